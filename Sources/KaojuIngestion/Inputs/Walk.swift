import KaojuText

/// One walk in progress.
struct Walk {
    private(set) var inputs: [InputFile] = []
    private(set) var failures: [ReadingError] = []
    private let excluded: FileStatus.Identity?
    /// The files and folders that were reached.
    private var visited: Set<FileStatus.Identity> = []
    /// Links wait until everything that needs none is known, so that a real path wins over a linked one.
    private var links: [InputFile] = []
    private var followsLinks = false

    init(excluded: FileStatus.Identity?) {
        self.excluded = excluded
    }

    /// Takes up what the user named; here a link is followed at once, for it is what the user asked for.
    mutating func enter(root: String, prefix: String) {
        let name = InputWalker.lastComponent(of: root)
        guard let status = FileStatus(following: root) else {
            let missing = FileStatus(of: root) == nil
            return fail(missing ? .missing(root, name) : .brokenLink(root, name))
        }
        if status.identity == excluded { return fail(.isOutput(root, name)) }
        if status.kind == .folder {
            enter(folder: InputFile(path: root, name: prefix), status: status)
        } else {
            enter(InputFile(path: root, name: name), status: status)
        }
    }

    /// Follows the links that were found, in the order of their names, and those found behind them.
    mutating func followLinks() {
        followsLinks = true
        while !links.isEmpty {
            let batch = links.sorted { InputWalker.precedes(($0.name, $0.path), ($1.name, $1.path)) }
            links = []
            for link in batch {
                guard let status = FileStatus(following: link.path) else {
                    fail(.brokenLink(link.path, link.name))
                    continue
                }
                if visited.contains(status.identity) {
                    fail(.repeatedLink(link.path, link.name))
                } else {
                    enter(link, status: status)
                }
            }
        }
    }

    private mutating func enter(_ entry: InputFile, status: FileStatus) {
        // What is reached without a link is read in every case; behind a link, only what was not reached before.
        guard status.identity != excluded, visited.insert(status.identity).inserted || !followsLinks else { return }
        switch status.kind {
        case .folder: enter(folder: entry, status: status)
        case .file: inputs.append(entry)
        case .link: links.append(entry)
        case .special: fail(.special(entry.path, entry.name))
        }
    }

    private mutating func enter(folder: InputFile, status: FileStatus) {
        visited.insert(status.identity)
        let listing: FolderListing
        switch FolderListing.list(folder.path) {
        case .success(let found): listing = found
        case .failure(let failure):
            let name = folder.name.isEmpty ? InputWalker.lastComponent(of: folder.path) : folder.name
            return fail(.unreadable(folder.path, name, number: failure.number, isFolder: true))
        }
        let base = folder.path.hasSuffix("/") ? folder.path : folder.path + "/"
        for entry in listing.names where !entry.hasPrefix(".") {
            let name = folder.name.isEmpty ? entry.inNFC : folder.name + "/" + entry.inNFC
            let child = InputFile(path: base + entry, name: name)
            if let status = FileStatus(of: child.path) {
                if status.kind == .link { links.append(child) } else { enter(child, status: status) }
            } else {
                fail(.missing(child.path, child.name))
            }
        }
        for name in listing.unnameable {
            fail(.badName(base + name, folder.name.isEmpty ? name : folder.name + "/" + name))
        }
    }

    private mutating func fail(_ failure: ReadingError) {
        failures.append(failure)
    }
}
