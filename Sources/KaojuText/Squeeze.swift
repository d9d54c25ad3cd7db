import Foundation

/// The dashes that comparison ignores; wave dashes mean «to» and stay.
private let dashes: Set<Unicode.Scalar> = ["-", "‐", "‑", "‒", "–", "—", "−"]

extension String {
    /// NFKC, lower case, without white space, dashes and control, format and private-use characters: the form in which
    /// the contract compares quotes and names. O(n).
    package var squeezed: String {
        var out = String.UnicodeScalarView()
        for scalar in precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
            if scalar.properties.isWhitespace || dashes.contains(scalar) { continue }
            switch scalar.properties.generalCategory {
            case .privateUse, .control, .format: continue
            default: out.append(scalar)
            }
        }
        return String(out)
    }
}
