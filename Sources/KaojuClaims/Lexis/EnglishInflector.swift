/// Makes the forms of regular English verbs, so that a rule file lists a verb once.
package enum EnglishInflector {
    /// `~inhibit` stands for inhibit, inhibits, inhibited, inhibiting; any other word for itself.
    package static func forms(of entry: String) -> [String] {
        guard entry.hasPrefix("~") else { return [entry] }
        let parts = entry.dropFirst().split(separator: " ", maxSplits: 1)
        guard let verb = parts.first.map(String.init) else { return [] }
        let tail = parts.count > 1 ? " " + parts[1] : ""
        return verbForms(verb).map { $0 + tail }
    }

    private static func verbForms(_ verb: String) -> [String] {
        let letters = Array(verb)
        guard let last = letters.last, letters.count > 2 else { return [verb] }
        let isVowel = { (c: Character) in "aeiou".contains(c) }
        let stem: String
        if last == "e" {
            stem = String(letters.dropLast())
            return [verb, verb + "s", verb + "d", stem + "ing"]
        }
        if last == "y", !isVowel(letters[letters.count - 2]) {
            stem = String(letters.dropLast())
            return [verb, stem + "ies", stem + "ied", verb + "ing"]
        }
        let sibilant = ["s", "x", "ch", "sh"].contains { verb.hasSuffix($0) }
        return [verb, verb + (sibilant ? "es" : "s"), verb + "ed", verb + "ing"]
    }
}
