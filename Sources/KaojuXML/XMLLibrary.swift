import CLibXML2

/// The library's state of the process, and what it reports.
enum XMLLibrary {
    /// Starts libxml2 once, whichever thread comes first, and closes the network to it.
    static let started: Bool = {
        kaoju_xml_start()
        return true
    }()

    /// The message without the line feed that the library ends it with.
    static func text(_ message: UnsafePointer<CChar>?) -> String {
        guard let message = unsafe message else { return "unknown error" }
        var text = unsafe String(cString: message)
        while text.last == "\n" { text.removeLast() }
        return text
    }
}

/// Collects structured errors while a reader or a schema parser runs.
@safe final class XMLListener {
    /// What was heard, in order.
    private(set) var problems: [XMLProblem] = []
    /// The C side of this object; valid as long as the object lives.
    let pointer: UnsafeMutablePointer<kaoju_xml_listener>

    init() {
        unsafe pointer = .allocate(capacity: 1)
        unsafe pointer.initialize(to: kaoju_xml_listener())
        unsafe pointer.pointee.context = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe pointer.pointee.hear = { context, code, line, message in
            guard let context = unsafe context else { return }
            let listener = unsafe Unmanaged<XMLListener>.fromOpaque(context).takeUnretainedValue()
            unsafe listener.problems.append(
                XMLProblem(code: Int(code), line: Int(line), message: XMLLibrary.text(message)))
        }
    }

    deinit { unsafe pointer.deallocate() }

    /// The first thing heard as an error of this kind.
    func error(_ code: XMLError.Code) -> XMLError {
        XMLError(code: code, line: problems.first?.line, message: problems.first?.message ?? "unknown error")
    }
}

/// One complaint of the parser or of the schema validator.
package struct XMLProblem: Sendable, Hashable {
    /// libxml2's number of the error.
    package var code: Int
    /// The line in the input.
    package var line: Int
    /// The library's words.
    package var message: String
}
