import KaojuText

/// Finds the files to read in what the user named, and names their documents.
///
/// The result depends on the files and their names alone: not on the order of the arguments, nor on the order in which
/// the file system lists a folder. Hidden files in a folder are left out. A symbolic link is followed after everything
/// that is reached without one; what it leads to is read once, so a loop ends and no paper counts twice.
package struct InputWalker: Sendable {
    /// Creates a walker; it has no settings.
    package init() {}

    /// The files below `paths`, by the bytes of their names, and what could not be used, by name and code.
    ///
    /// - Parameter excluding: the build's output folder, which is never read as input.
    /// - Throws: `InputError` (`input.collision`) where two files would have one document name, or one text file.
    /// - Complexity: O(n log n) for n files.
    package func walk(
        paths: [String], excluding: String? = nil
    ) throws(InputError) -> (inputs: [InputFile], failures: [ReadingError]) {
        var walk = Walk(excluded: excluding.flatMap { FileStatus(following: $0)?.identity })
        let roots = Self.roots(of: paths)
        for root in roots {
            walk.enter(root: root, prefix: roots.count > 1 ? Self.lastComponent(of: root) : "")
        }
        walk.followLinks()
        let inputs = walk.inputs.sorted { Self.precedes(($0.name, $0.path), ($1.name, $1.path)) }
        try Self.checkCollisions(inputs)
        let failures = walk.failures.sorted {
            Self.precedes(($0.name, $0.code + $0.path), ($1.name, $1.code + $1.path))
        }
        return (inputs, failures)
    }

    /// Whether `a` stands before `b` by the UTF-8 bytes of both parts.
    static func precedes(_ a: (String, String), _ b: (String, String)) -> Bool {
        if a.0.utf8.elementsEqual(b.0.utf8) { return a.1.utf8.lexicographicallyPrecedes(b.1.utf8) }
        return a.0.utf8.lexicographicallyPrecedes(b.0.utf8)
    }

    /// The arguments, each place once, in the order of their bytes.
    private static func roots(of paths: [String]) -> [String] {
        var seen: Set<String> = []
        return paths.sorted { precedes(($0, ""), ($1, "")) }
            .filter { seen.insert(FileStatus.realPath(of: $0) ?? $0).inserted }
    }

    /// The name by which a user knows an input: `papers` for `papers/`, the folder's own name for `.`.
    static func lastComponent(of path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? ""
        guard last.isEmpty || last == "." || last == ".." else { return last.inNFC }
        let real = FileStatus.realPath(of: path)?.split(separator: "/").last.map(String.init) ?? ""
        return (real.isEmpty ? "root" : real).inNFC
    }

    /// Two files may share neither a name nor the place of their texts (`a.txt` for `a`, which must not be the folder
    /// of `a.txt/b`).
    private static func checkCollisions(_ inputs: [InputFile]) throws(InputError) {
        var places: [String: String] = [:]
        for input in inputs {
            if let other = places.updateValue(input.path, forKey: input.name + ".txt") {
                throw .collision(other, input.path, name: input.name)
            }
        }
        for input in inputs {
            var folder = input.name[...]
            while let slash = folder.lastIndex(of: "/") {
                folder = folder[..<slash]
                if let other = places[String(folder)] { throw .collision(other, input.path, name: String(folder)) }
            }
        }
    }
}

extension InputError {
    fileprivate static func collision(_ a: String, _ b: String, name: String) -> InputError {
        InputError(
            code: "input.collision", paths: [a, b],
            cause: LocalizedText(
                zh: "两个文件会得到同一个文档名「\(name)」:\(a) 与 \(b)",
                en: "Two files would have the same document name \"\(name)\": \(a) and \(b)"),
            advice: LocalizedText(
                zh: "请将其中之一改名,或改用它们的上级文件夹作为输入",
                en: "Rename one of them, or give a folder that holds both as the input"))
    }
}
