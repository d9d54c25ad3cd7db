import COpenCC
import KaojuMatching
import KaojuText
import Synchronization

/// A text in traditional characters as it reads in simplified ones, by OpenCC. A character is replaced only by one of as many
/// bytes, so that every place in one text is the same place in the other.
enum SimplifiedText {
    /// What was made of a text.
    enum Result {
        /// The text is not in traditional characters, or has none.
        case same
        case simplified([UInt8])
        /// OpenCC's tables are not on this machine; the traditional forms that Kaoju knows itself still count.
        case unavailable
    }

    /// The text in simplified characters where most of it is in traditional ones. O(n).
    static func of(_ bytes: [UInt8]) -> Result {
        guard isTraditional(bytes) else { return .same }
        guard let converter = Converter.shared else { return .unavailable }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if !out.isEmpty || line.startIndex > 0 { out.append(0x0A) }
            out += simplified(line, converter)
        }
        return out.count == bytes.count ? .simplified(out) : .same
    }

    // MARK: Is it traditional?

    /// The characters that only one of the two scripts has, as far as Kaoju's own table knows.
    private static let forms: (traditional: ScalarSet, simplified: ScalarSet) = {
        var traditional: Set<UInt32> = []
        var simplified: Set<UInt32> = []
        for row in Table(Resource.bytes("terminology/traditional.tsv") ?? []).rows {
            for (from, to) in zip(row[0].unicodeScalars, row[1].unicodeScalars) where from != to {
                traditional.insert(from.value)
                simplified.insert(to.value)
            }
        }
        let both = traditional.intersection(simplified)
        return (ScalarSet(traditional.subtracting(both)), ScalarSet(simplified.subtracting(both)))
    }()

    /// Whether a text has traditional characters, and twice as many as simplified ones. O(n).
    static func isTraditional(_ bytes: [UInt8]) -> Bool {
        var traditional = 0
        var simplified = 0
        var at = 0
        let forms = forms
        while at < bytes.count {
            if bytes[at] < 0xE4 {
                at += 1
                continue
            }
            guard let character = UTF8Scanner.character(in: bytes, at: at) else { break }
            at += character.count
            if forms.traditional.contains(character.scalar) {
                traditional += 1
            } else if forms.simplified.contains(character.scalar) {
                simplified += 1
            }
        }
        return traditional >= 4 && traditional > 2 * simplified
    }

    // MARK: Conversion

    /// A line with each character that OpenCC has another form of, of as many bytes, replaced.
    private static func simplified(_ line: ArraySlice<UInt8>, _ converter: Converter) -> [UInt8] {
        guard line.contains(where: { $0 >= 0xE3 }), !line.contains(0), let converted = converter.convert(line) else {
            return Array(line)
        }
        let old = String(decoding: line, as: UTF8.self).unicodeScalars
        let new = String(decoding: converted, as: UTF8.self).unicodeScalars
        // A phrase that OpenCC makes longer or shorter would move what follows.
        guard old.count == new.count, old.reduce(0, { $0 + UTF8.width($1) }) == line.count else { return Array(line) }
        var out: [UInt8] = []
        out.reserveCapacity(line.count)
        for (old, new) in zip(old, new) {
            out += Array(String(UTF8.width(old) == UTF8.width(new) ? new : old).utf8)
        }
        return out
    }

    /// OpenCC's conversion to simplified characters, opened once.
    private final class Converter: Sendable {
        static let shared = Converter()

        private let handle: Mutex<Handle>

        @safe private struct Handle: @unchecked Sendable {
            var pointer: opencc_t
        }

        /// Nil where OpenCC finds no tables.
        private init?() {
            guard let handle = unsafe opencc_open("t2s.json"), unsafe kaoju_opencc_is_open(handle) != 0 else {
                return nil
            }
            self.handle = unsafe Mutex(Handle(pointer: handle))
        }

        func convert(_ line: ArraySlice<UInt8>) -> [UInt8]? {
            handle.withLock { handle in
                unsafe line.withUnsafeBytes { raw -> [UInt8]? in
                    guard let start = unsafe raw.bindMemory(to: CChar.self).baseAddress,
                        let found = unsafe opencc_convert_utf8(handle.pointer, start, raw.count)
                    else { return nil }
                    defer { unsafe opencc_convert_utf8_free(found) }
                    return unsafe Array(String(cString: found).utf8)
                }
            }
        }
    }

    /// What a document is told whose characters could not be converted.
    static func unavailable(_ document: String) -> Diagnostic {
        Diagnostic(
            code: "terminology.no-opencc", severity: .info, document: document,
            message: LocalizedText(
                zh: "此文为繁体中文，而本机没有 OpenCC 的转换表，部分术语可能未识别；请安装 opencc（Debian：libopencc-data）。",
                en:
                    "The text is in traditional characters and OpenCC's tables are not on this machine, so that some terms may be missed; install opencc (Debian: libopencc-data)."
            ))
    }
}
