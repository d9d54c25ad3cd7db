import Foundation

/// The program `kaoju` as the tests' build made it.
enum KaojuProgram {
    /// What a run left behind.
    struct Outcome {
        var status: Int32
        var output: String
        var errors: String
    }

    /// Where the program is: beside the tests' bundle; nil where it was not built.
    static let path: String? = {
        var folders = [URL(fileURLWithPath: CommandLine.arguments[0]), Bundle.main.bundleURL]
        folders += Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
        for folder in folders {
            for base in [folder, folder.deletingLastPathComponent()] {
                let path = base.appendingPathComponent("kaoju").path
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
                    FileManager.default.isExecutableFile(atPath: path)
                {
                    return path
                }
            }
        }
        return nil
    }()

    /// Runs it with these arguments and this input. Other tests go on meanwhile: no thread waits.
    ///
    /// - Parameter environment: what the environment has beside what it has anyway.
    /// - Parameter shell: a line for the shell that ends in `exec "$@"`; nil for none.
    static func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:], shell: String? = nil
    ) async throws -> Outcome {
        guard let path else { throw CocoaError(.fileNoSuchFile) }
        // Files instead of pipes: nothing can block, however much there is.
        let folder = try TemporaryFolder()
        let source = try folder.write("in", input)
        let output = try folder.write("out", "")
        let errors = try folder.write("err", "")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: shell == nil ? path : "/bin/sh")
        process.arguments = shell.map { ["-c", $0, "sh", path] + arguments } ?? arguments
        if !environment.isEmpty {
            process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        }
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: source))
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
        let status: Int32 = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do {
                try process.run()
            } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
        return Outcome(
            status: status, output: try folder.text("out"), errors: try folder.text("err"))
    }
}
