import KaojuText

extension Document {
    /// A plain-text document with this text.
    package static func sample(_ text: String, name: String = "sample.txt") -> Document {
        Document(name: name, text: Array(text.utf8), digest: Digest.sha256(Array(text.utf8)))
    }
}
