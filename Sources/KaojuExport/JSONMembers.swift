import KaojuText

/// Members that many records share: a key and its value in one call; nil leaves the key out.
extension JSONWriter {
    package mutating func member(_ name: String, _ text: String?) {
        guard let text else { return }
        key(name)
        value(text)
    }

    /// A text, left out where it is empty.
    package mutating func member(nonempty name: String, _ text: String?) {
        if let text, !text.isEmpty { member(name, text) }
    }

    package mutating func member(_ name: String, _ number: Int?) {
        guard let number else { return }
        key(name)
        value(number)
    }

    package mutating func member(_ name: String, _ number: Double?) {
        guard let number, number.isFinite else { return }
        key(name)
        value(number)
    }

    package mutating func member(_ name: String, _ flag: Bool) {
        key(name)
        value(flag)
    }

    package mutating func member(_ name: String, _ texts: [String]) {
        key(name)
        array { json in for text in texts { json.value(text) } }
    }

    package mutating func member(_ name: String, _ numbers: [Int]) {
        key(name)
        array { json in for number in numbers { json.value(number) } }
    }

    /// A range as `[start, end]`.
    package mutating func member(_ name: String, _ range: ByteRange?) {
        guard let range else { return }
        key(name)
        self.range(range)
    }

    /// Ranges as `[[start, end], …]`.
    package mutating func member(_ name: String, _ ranges: [ByteRange]) {
        key(name)
        array { json in for range in ranges { json.range(range) } }
    }

    /// A range as an element of an array.
    package mutating func range(_ range: ByteRange) {
        pair(range.start, range.end)
    }

    /// A text in both languages, those that there are; left out where there is neither.
    package mutating func member(_ name: String, zh: String, en: String) {
        if zh.isEmpty && en.isEmpty { return }
        key(name)
        object { json in
            json.member(nonempty: "zh", zh)
            json.member(nonempty: "en", en)
        }
    }

    /// An object of its own.
    package mutating func member(_ name: String, _ body: (inout JSONWriter) -> Void) {
        key(name)
        object(body)
    }

    /// A diagnostic as a finding of the audit or a line of the manifest.
    package mutating func diagnostic(_ item: Diagnostic) {
        object { json in
            json.member("code", item.code)
            json.member("severity", item.severity.rawValue)
            json.member(nonempty: "document", item.document)
            json.member("span", item.span)
            json.member("offset", item.sourceOffset)
            json.member("message", zh: item.message.zh, en: item.message.en)
        }
    }
}
