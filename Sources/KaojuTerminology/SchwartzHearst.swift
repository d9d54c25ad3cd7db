import KaojuMatching

/// The algorithm of Schwartz and Hearst (Pac Symp Biocomput 2003) for the long form of an abbreviation.
enum SchwartzHearst {
    /// Where the long form begins in `text`, which ends where the long form ends; nil where the abbreviation's letters
    /// are not found in order, the first of them at the start of a word. O(text).
    static func longFormStart(in text: [UInt8], of abbreviation: [UInt8]) -> Int? {
        var at = text.count - 1
        for index in abbreviation.indices.reversed() {
            let letter = abbreviation[index].asciiLowercased
            guard letter.isASCIIWord else { continue }
            let isFirst = !abbreviation[..<index].contains(where: \.isASCIIWord)
            while at >= 0, text[at].asciiLowercased != letter || isFirst && at > 0 && text[at - 1].isASCIIWord {
                at -= 1
            }
            guard at >= 0 else { return nil }
            if isFirst { return at }
            at -= 1
        }
        return nil
    }

    /// Whether the letters of the abbreviation stand in the long form, in order, the first at its start. O(text).
    static func agrees(_ long: [UInt8], _ abbreviation: [UInt8]) -> Bool {
        var letters = abbreviation[...]
        // «VSMCs»: the plural's s is no initial.
        if letters.count > 2, letters.last == UInt8(ascii: "s"), letters.dropLast().allSatisfy({ !$0.isASCIILower }) {
            letters = letters.dropLast()
        }
        guard let start = longFormStart(in: long, of: Array(letters)) else { return false }
        return start == 0 || !long[..<start].contains(where: \.isASCIIWord)
    }
}
