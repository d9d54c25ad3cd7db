/// Reads which encoding an XML file or a web page declares.
enum DeclaredEncoding {
    /// The name in lower case: of the XML declaration, else of a page's `meta` element; nil where there is none. O(1).
    static func name(in bytes: [UInt8]) -> String? {
        // ASCII in every encoding that can be read this way.
        let head = bytes.prefix(2048).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        if let start = position(of: "<?xml", in: head, from: 0) {
            let end = position(of: "?>", in: head, from: start) ?? head.count
            if let name = value(of: "encoding", in: head, from: start, to: end) { return name }
        }
        return value(of: "charset", in: head, from: 0, to: head.count)
    }

    /// The word behind `key`, an equals sign and a quotation mark, if one stands there.
    private static func value(of key: StaticString, in head: [UInt8], from start: Int, to end: Int) -> String? {
        guard var at = position(of: key, in: head, from: start).map({ $0 + key.utf8CodeUnitCount }) else { return nil }
        func skip(_ bytes: UInt8...) { while at < end, bytes.contains(head[at]) || head[at] <= 0x20 { at += 1 } }
        skip()
        guard at < end, head[at] == UInt8(ascii: "=") else { return nil }
        at += 1
        skip(UInt8(ascii: "\""), UInt8(ascii: "'"))
        let first = at
        while at < end, head[at] > 0x20, !"\"'>;/".utf8.contains(head[at]) { at += 1 }
        return at > first ? String(decoding: head[first..<at], as: UTF8.self) : nil
    }

    private static func position(of word: StaticString, in head: [UInt8], from start: Int) -> Int? {
        word.withUTF8Buffer { word in
            guard head.count >= word.count, start <= head.count - word.count else { return nil }
            return (start...(head.count - word.count)).first { unsafe head[$0..<($0 + word.count)].elementsEqual(word) }
        }
    }
}
