import KaojuClaims
import KaojuGraph
import KaojuText

extension Inspection {
    /// Each block with its kind and sections, below it its sentences, clauses parted by bars. O(n).
    static func segments(of analysis: DocumentAnalysis) -> [String] {
        let text = analysis.text
        var sentences = text.sentences[...]
        var out: [String] = []
        for (index, block) in text.blocks.enumerated() {
            let titles = text.titles(ofSection: block.section).joined(separator: " > ")
            out.append("[\(block.kind.rawValue)]" + (titles.isEmpty ? "" : " " + titles))
            let own = sentences.prefix { $0.block == index }
            sentences = sentences.dropFirst(own.count)
            if own.isEmpty { out.append("    " + text[block.range]) }
            for sentence in own {
                out.append("    " + sentence.clauses.map { text[text.clauses[$0].range] }.joined(separator: " | "))
            }
        }
        return out
    }

    /// The style and how sure it is; each marker with its place and the entries that it leads to; each entry. O(citations).
    static func citations(of analysis: DocumentAnalysis) -> [String] {
        let text = analysis.text
        let citations = analysis.citations
        let raws = Dictionary(citations.references.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var out = ["[style] " + (citations.style.map { "\($0.style.rawValue)\t\($0.confidence)" } ?? "-")]
        for marker in citations.markers {
            let numbers = marker.numbers.map(String.init).joined(separator: ",")
            out.append(
                [place(text.source(of: marker.range)), text[marker.range], marker.style.rawValue, numbers]
                    .joined(separator: "\t"))
            out += marker.references.map { "    " + (raws[$0]?.raw ?? "") }.filter { $0 != "    " }
        }
        out += citations.references.map { reference in
            let label = reference.number.map { "[\($0)]" } ?? "[-]"
            let where_ = reference.range.map { place(text.source(of: $0)) } ?? "-"
            return "\(label)\t\(where_)\t\(reference.citedAt.count)\t\(reference.raw)"
        }
        return out
    }

    /// Each mention: its place in the text, its words, the concept, how it was recognised. O(mentions · log runs).
    static func mentions(of analysis: DocumentAnalysis) -> [String] {
        let text = analysis.text
        return analysis.mentions.items.map { mention in
            let concept = analysis.mentions.concepts[mention.concept]
            let fields = [
                place(text.source(of: mention.range)), text[mention.range], concept.id,
                concept.label(text.language), concept.category, mention.source.rawValue, "\(mention.score)",
            ]
            return fields.joined(separator: "\t")
        }
    }

    /// Each claim: what it says, then what stands behind it, then its quote. O(claims).
    static func claims(of analysis: DocumentAnalysis) -> [String] {
        analysis.claims.flatMap { claim in
            let predicate = (claim.negated ? "not " : "") + claim.predicate.rawValue
            var facts = [claim.certainty.rawValue, claim.source.rawValue, claim.evidence.design.rawValue]
            facts += claim.citations.map(\.surface)
            if let who = claim.attribution {
                facts += [[who.name, who.year.map(String.init)].compactMap { $0 }.joined(separator: " ")]
            }
            return [
                "\(place(claim.quote.span))\t\(claim.subject.label) — \(predicate) → \(claim.object.label)",
                "    " + facts.joined(separator: ", ") + "; «\(claim.trigger.surface)», rule \(claim.rule)",
                "    " + claim.quote.text,
            ]
        }
    }

    private static func place(_ range: ByteRange) -> String { "\(range.start)-\(range.end)" }
}
