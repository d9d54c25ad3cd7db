/// Looks for start tags with so many attributes that libxml2, which compares each with all others, would take minutes.
enum TagSurvey {
    /// No element of any format has nearly as many.
    static let mostAttributes = 4_000

    /// Whether a start tag has more attributes than that. O(n).
    static func exceedsLimit(_ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            var at = 0
            while at + 1 < bytes.count {
                guard unsafe bytes[at] == UInt8(ascii: "<"), unsafe (0x61...0x7A).contains(bytes[at + 1] | 0x20) else {
                    at += 1
                    continue
                }
                var parts = 0
                var quote: UInt8 = 0
                at += 1
                while at < bytes.count {
                    let byte = unsafe bytes[at]
                    if quote != 0 {
                        if byte == quote { quote = 0 }
                    } else if byte == UInt8(ascii: ">") {
                        break
                    } else if byte == 0x22 || byte == 0x27,
                        unsafe bytes[at - 1] == UInt8(ascii: "=") || bytes[at - 1] <= 0x20
                    {
                        quote = byte
                    } else if byte > 0x20,
                        unsafe bytes[at - 1] <= 0x20 || bytes[at - 1] == 0x22 || bytes[at - 1] == 0x27
                    {
                        parts += 1
                        if parts > mostAttributes { return true }
                    }
                    at += 1
                }
            }
            return false
        }
    }
}
