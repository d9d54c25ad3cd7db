import Foundation

/// Standard error, and what is known of the terminal behind it.
enum Terminal {
    /// Writes a line to standard error. What names and texts of files hold cannot steer the terminal, nor begin a line.
    static func report(_ line: String) { write(visible(line) + "\n") }

    /// The text with controls, and marks that turn the writing direction, as `\u{1B}`. O(n).
    static func visible(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09: out.append(" ")
            case 0x00...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
                out.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
            default: out.append(scalar)
            }
        }
        return String(out)
    }

    /// Writes to standard error.
    static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

    /// Writes bytes to standard output.
    static func print(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }

    /// Whether someone watches standard error.
    static var isWatched: Bool {
        isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// The number of columns; 80 where it is not known.
    static var columns: Int {
        var size = winsize()
        let found = unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return found ? Int(size.ws_col) : 80
    }

    /// As much of a text as fits into the columns; Han and full-width characters take two.
    static func fitting(_ text: String, into columns: Int) -> String {
        var out = ""
        var used = 0
        for character in text {
            let value = character.unicodeScalars.first?.value ?? 0
            if value < 0x20 || value == 0x7F { continue }
            used += (0x1100...0x115F).contains(value) || (0x2E80...0xFFE6).contains(value) || value > 0x1_F000 ? 2 : 1
            if used > columns { return out }
            out.append(character)
        }
        return out
    }
}
