import KaojuText

/// A range is an array of its two ends, as in all records.
extension ByteRange: Decodable {
    /// Reads `[start, end]`. Errors: another shape, or an end before the start.
    public init(from decoder: any Decoder) throws {
        var ends = try decoder.unkeyedContainer()
        let start = try ends.decode(Int.self)
        let end = try ends.decode(Int.self)
        guard start >= 0, end >= start else {
            throw DecodingError.dataCorruptedError(in: ends, debugDescription: "a span is [start, end)")
        }
        self.init(start, end)
    }
}
