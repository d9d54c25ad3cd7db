import KaojuMatching
import KaojuText

/// Ids for concepts that no vocabulary names: `kaoju:` and the name in a stable, readable form.
package enum Slug {
    /// The id for a name: ASCII letters and digits in lower case, Greek letters by name, Chinese characters as they are,
    /// everything else one hyphen. O(n).
    package static func id(_ name: String) -> String {
        var out: [UInt8] = []
        var pending = false
        let folded = NameFolder.standard.fold(name)
        for (index, byte) in folded.bytes.enumerated() {
            guard byte.isASCIIWord || byte >= 0x80 else {
                pending = true
                continue
            }
            if (pending || folded.origins[index].gap != 0) && !out.isEmpty { out.append(UInt8(ascii: "-")) }
            pending = false
            out.append(byte)
        }
        return "kaoju:" + String(decoding: out, as: UTF8.self)
    }
}
