import Foundation

/// Other programs that tests check results with.
package enum Programs {
    /// Whether a program of this name is in the search path.
    package static func has(_ name: String) -> Bool { path(of: name) != nil }

    /// Whether Python can import a module.
    package static func python(has module: String) -> Bool {
        guard has("python3") else { return false }
        return (try? run("python3", ["-c", "import \(module)"]).status) == 0
    }

    /// Runs a program on input and returns its output and exit status.
    package static func run(
        _ name: String, _ arguments: [String], input: [UInt8] = []
    ) throws -> (output: String, status: Int32) {
        guard let path = path(of: name) else { throw CocoaError(.fileNoSuchFile) }
        // Files instead of pipes: nothing can block, however much there is.
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kaoju-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appendingPathComponent("in")
        let sink = folder.appendingPathComponent("out")
        try Data(input).write(to: source)
        try Data().write(to: sink)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardInput = try FileHandle(forReadingFrom: source)
        process.standardOutput = try FileHandle(forWritingTo: sink)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return (String(decoding: try Data(contentsOf: sink), as: UTF8.self), process.terminationStatus)
    }

    /// Writes a file and returns its path.
    package static func file(_ text: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("kaoju-\(UUID().uuidString)").path
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// Writes an executable file and returns its path.
    package static func script(_ text: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("kaoju-\(UUID().uuidString).sh").path
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return path
    }

    /// Where a program is: in the search path; Python where `KAOJU_PYTHON` says, for `make test` may install one.
    private static func path(of name: String) -> String? {
        let environment = ProcessInfo.processInfo.environment
        if name == "python3", let python = environment["KAOJU_PYTHON"], !python.isEmpty { return python }
        let folders = (environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
