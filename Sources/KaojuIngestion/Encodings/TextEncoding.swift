import KaojuText

/// An encoding that texts are read in.
package enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    /// UTF-16 in the byte order that its mark or its content shows.
    case utf16 = "utf-16"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    /// GB18030, which includes GBK and GB 2312.
    case gb18030 = "gb18030"
    /// Big5 with the Hong Kong supplement.
    case big5 = "big5"

    /// Names that users know, beside the raw values. As in the WHATWG Encoding Standard, the older GB sets are read as
    /// the newest, which has them all.
    private static let aliases: KeyValuePairs<String, TextEncoding> = [
        "utf8": .utf8, "utf16": .utf16, "gbk": .gb18030, "gb2312": .gb18030, "cp936": .gb18030,
        "big5-hkscs": .big5, "cp950": .big5,
    ]

    /// The names that `--encoding` takes.
    package static let names = ["utf-8", "utf-16", "utf-16le", "utf-16be", "gb18030", "gbk", "gb2312", "big5"]

    /// The encoding of this name, in any case.
    ///
    /// - Throws: `InputError` (`encoding.unknown-name`), which lists the known names.
    package init(named name: String) throws(InputError) {
        let key = name.lowercased()
        if let encoding = TextEncoding(rawValue: key) ?? Self.aliases.first(where: { $0.key == key })?.value {
            self = encoding
            return
        }
        let known = Self.names.joined(separator: ", ")
        throw InputError(
            code: "encoding.unknown-name",
            cause: LocalizedText(zh: "不认识的编码「\(name)」", en: "Unknown encoding \"\(name)\""),
            advice: LocalizedText(zh: "可用的编码:\(known)", en: "Known encodings: \(known)"))
    }

    /// Whether it is one of the forms of UTF-16.
    var isWide: Bool { self == .utf16 || self == .utf16LittleEndian || self == .utf16BigEndian }

    /// The name by which iconv knows the encoding.
    var iconvName: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16, .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        case .gb18030: "GB18030"
        case .big5: "BIG5-HKSCS"
        }
    }

    /// The mark that may stand at the beginning of a file in this encoding.
    var byteOrderMark: [UInt8] {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16, .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        case .gb18030: [0x84, 0x31, 0x95, 0x33]
        case .big5: []
        }
    }
}
