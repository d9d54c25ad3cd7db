/// The traditional spelling of words that resource files give in simplified characters, so that each word is kept once.
package struct TraditionalForms: Sendable {
    /// The table that the terminology's names are folded by.
    package static let builtIn = TraditionalForms()
    private let forms: [Unicode.Scalar: Unicode.Scalar]

    private init() {
        var forms: [Unicode.Scalar: Unicode.Scalar] = [:]
        for row in Table(Resource.bytes("terminology/traditional.tsv") ?? []).rows {
            for (traditional, simplified) in zip(row[0].unicodeScalars, row[1].unicodeScalars) {
                // The first form is the usual one.
                if forms[simplified] == nil { forms[simplified] = traditional }
            }
        }
        self.forms = forms
    }

    /// The word in traditional characters; nil where it is the same. O(characters).
    package func form(of word: String) -> String? {
        var out = String.UnicodeScalarView()
        var isChanged = false
        for scalar in word.unicodeScalars {
            let form = forms[scalar] ?? scalar
            isChanged = isChanged || form != scalar
            out.append(form)
        }
        return isChanged ? String(out) : nil
    }

    /// The words and, behind each, its traditional form where it has one.
    package func withForms(_ words: [String]) -> [String] { words.flatMap { [$0, form(of: $0)].compactMap { $0 } } }
}
