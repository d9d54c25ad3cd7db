/// Classes of ASCII bytes. All O(1).
extension UInt8 {
    /// `0` to `9`.
    @inlinable package var isASCIIDigit: Bool { self &- 0x30 < 10 }
    /// `A` to `Z`.
    @inlinable package var isASCIIUpper: Bool { self &- 0x41 < 26 }
    /// `a` to `z`.
    @inlinable package var isASCIILower: Bool { self &- 0x61 < 26 }
    /// A letter of ASCII.
    @inlinable package var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
    /// A letter or a digit of ASCII.
    @inlinable package var isASCIIWord: Bool { isASCIILetter || isASCIIDigit }
    /// Space, tab, line feed and their like.
    @inlinable package var isASCIISpace: Bool { self == 0x20 || self &- 0x09 < 5 }
    /// The lower-case form of a letter of ASCII, every other byte unchanged.
    @inlinable package var asciiLowercased: UInt8 { isASCIIUpper ? self | 0x20 : self }
    /// Whether the byte continues a UTF-8 sequence.
    @inlinable package var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }
}
