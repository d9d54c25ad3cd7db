import Foundation
import FuzzSurfaces

/// libFuzzer's own way to be called by a program that has a `main`: SwiftPM gives every executable one.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What is run: `KAOJU_SURFACE` names it.
let surface: Surface = {
    let name = ProcessInfo.processInfo.environment["KAOJU_SURFACE"] ?? ""
    guard let surface = Surface(rawValue: name) else {
        let names = Surface.allCases.map(\.rawValue).joined(separator: ", ")
        fatalError("KAOJU_SURFACE names none of " + names)
    }
    return surface
}()

/// The entry that libFuzzer's own `main` would call, which linkers look for.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    surface.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(runDriver(&count, &arguments) { fuzz($0, $1) })
