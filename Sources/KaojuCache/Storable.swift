import KaojuText

/// What can be packed into a blob and taken out of it as it was.
package protocol Storable {
    /// Adds the value.
    func store(in blob: inout BlobWriter)
    /// Takes a value. Errors: `BlobDamage`.
    init(from blob: inout BlobReader) throws(BlobDamage)
}

extension BlobWriter {
    /// Adds a value.
    package mutating func write(_ value: some Storable) { value.store(in: &self) }

    /// Adds a case by its name.
    package mutating func name<Name: RawRepresentable>(_ value: Name) where Name.RawValue == String {
        write(value.rawValue)
    }

    /// A blob of one value. O(n).
    package static func blob(_ value: some Storable) -> [UInt8] {
        var blob = BlobWriter()
        blob.write(value)
        return blob.finish()
    }
}

extension BlobReader {
    /// Takes a value.
    package mutating func value<Value: Storable>() throws(BlobDamage) -> Value { try Value(from: &self) }

    /// Takes a case by its name.
    package mutating func name<Name: RawRepresentable>() throws(BlobDamage) -> Name where Name.RawValue == String {
        guard let value = Name(rawValue: try text()) else { throw BlobDamage() }
        return value
    }

    /// The one value of a blob. O(n). Errors: `BlobDamage`.
    package static func value<Value: Storable>(_ bytes: [UInt8], as type: Value.Type) throws(BlobDamage) -> Value {
        var blob = try BlobReader(bytes)
        let value = try Value(from: &blob)
        guard blob.isAtEnd else { throw BlobDamage() }
        return value
    }
}

extension Int: Storable {
    package func store(in blob: inout BlobWriter) { blob.write(self) }
    package init(from blob: inout BlobReader) throws(BlobDamage) { self = try blob.int() }
}

extension Double: Storable {
    package func store(in blob: inout BlobWriter) { blob.write(self) }
    package init(from blob: inout BlobReader) throws(BlobDamage) { self = try blob.double() }
}

extension String: Storable {
    package func store(in blob: inout BlobWriter) { blob.write(self) }
    package init(from blob: inout BlobReader) throws(BlobDamage) { self = try blob.text() }
}

extension Optional: Storable where Wrapped: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(self != nil)
        if let self { blob.write(self) }
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        self = try blob.bool() ? try Wrapped(from: &blob) : nil
    }
}

extension Array: Storable where Element: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(count)
        for element in self { blob.write(element) }
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let count = try blob.count()
        self = []
        reserveCapacity(count)
        for _ in 0..<count { append(try Element(from: &blob)) }
    }
}

extension ByteRange: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(start)
        blob.write(count)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let start = try blob.int()
        let count = try blob.int()
        self.init(start, start &+ count)
    }
}
