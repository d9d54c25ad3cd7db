import KaojuClaims
import KaojuExport
import KaojuText

/// An explanation as people and programs read it.
package struct ExplanationReport: Sendable {
    private let network: ClaimNetwork
    private let explanation: Explanation
    /// The most ways over one concept that are shown in each direction.
    private let limit: Int

    package init(_ explanation: Explanation, of network: ClaimNetwork, limit: Int = 20) {
        self.explanation = explanation
        self.network = network
        self.limit = limit
    }

    // MARK: Text

    /// The text, quotations broken at `width` columns.
    package func text(_ language: Language, width: Int = 100) -> String {
        let words = Words(language)
        var out = ""
        for (title, from, to, facts, folded, ways) in [
            (
                "explain.forward", explanation.subjects, explanation.objects, explanation.forward, explanation.folded,
                explanation.ways
            ),
            (
                "explain.backward", explanation.objects, explanation.subjects, explanation.backward,
                explanation.foldedBack, explanation.waysBack
            ),
        ] {
            let count = words.filled(facts.count == 1 ? "explain.claim" : "explain.claims", "\(facts.count)")
            out += "\(words[title]): \(full(from, language)) → \(full(to, language))\n  \(count)"
            if !facts.isEmpty { out += " · " + balance(facts, words) }
            out += "\n\n"
            for (number, fact) in facts.enumerated() {
                out += claim(network.facts[fact], number + 1, words, width)
            }
            for (number, item) in folded.enumerated() {
                out += claim(network.facts[item.fact], facts.count + number + 1, words, width, folded: item)
            }
            if ways.isEmpty { continue }
            out += "  \(words["explain.paths"])\n"
            for way in ways.prefix(limit) { out += line(way, words) }
            if ways.count > limit { out += "    " + words.filled("explain.more", "\(ways.count - limit)") + "\n" }
            out += "\n"
        }
        return out
    }

    private func full(_ concepts: [Int], _ language: Language) -> String {
        concepts.map { index in
            let concept = network.concepts[index]
            let other = concept.name(language == .zh ? .en : .zh)
            let name = concept.name(language)
            return "\(name) (" + (other == name ? "" : other + ", ") + concept.id + ")"
        }.joined(separator: " | ")
    }

    /// The status of the topic, and its distinct sources by stance.
    private func balance(_ facts: [Int], _ words: Words) -> String {
        let counts = ["for", "against", "undetermined"].map { stance in
            "\(network.sources(of: facts.filter { network.facts[$0].stance == stance }).count)"
        }
        let statuses = facts.map { network.facts[$0].status }.filter { !$0.isEmpty }
        let status = statuses.first.map { words["status.\($0)"] + " · " } ?? ""
        return status + words.filled("explain.sides", counts[0], counts[1], counts[2])
    }

    private func claim(
        _ fact: ClaimNetwork.Fact, _ number: Int, _ words: Words, _ width: Int, folded: ClaimNetwork.Folded? = nil
    ) -> String {
        let claim = fact.claim
        let verb = words["predicate.\(claim.predicate)"]
        let facts =
            [
                claim.negated ? words.filled("negated", verb) : verb, words["audit.\(folded?.stance ?? fact.stance)"],
                words["design.\(claim.evidence?.design ?? "unspecified")"], words["certainty.\(claim.certainty)"],
            ] + (claim.evidence.map { [$0.species, $0.system].compactMap { $0 } } ?? [])
        let cited = network.citations(of: claim)
        var lines = ["  \(number). " + facts.joined(separator: " · ")]
        if let folded {
            let ends = [fact.subject, fact.object].map { network.concepts[$0].name(words.language) }
            lines.append("     \(words["via.\(folded.via)"]): \(ends[0]) → \(ends[1])")
        }
        if !cited.isEmpty {
            lines += DisplayWidth.wrapped(cited.joined(separator: "; "), into: width - 5).map { "     " + $0 }
        }
        lines += DisplayWidth.wrapped("«" + PlainText.oneLine(claim.quote) + "»", into: width - 7).map {
            "       " + $0
        }
        let section = claim.section?.last.map { " · " + PlainText.oneLine($0) } ?? ""
        lines.append("     \(claim.document):\(claim.span.start)-\(claim.span.end)\(section) · \(claim.id)")
        return lines.joined(separator: "\n") + "\n\n"
    }

    private func line(_ way: Explanation.Way, _ words: Words) -> String {
        let arrows = [way.first, way.second].map { index in
            let edge = network.edges[index]
            let numbers = Set(edge.facts.flatMap { network.facts[$0].claim.citations.flatMap(\.numbers) }).sorted()
            let shown =
                numbers.prefix(4).map { "[\($0)]" }.joined() + (numbers.count > 4 ? "+\(numbers.count - 4)" : "")
            return " —" + words["predicate.\(edge.predicate)"] + shown + "→ "
        }
        let ends = [network.edges[way.first].subject, way.middle, network.edges[way.second].object]
            .map { network.concepts[$0].name(words.language) }
        let count = words.filled(way.sources == 1 ? "query.source" : "query.sources.count", "\(way.sources)")
        let sign =
            switch way.direction {
            case .plus: "+"
            case .minus: "−"
            case .neutral: "="
            }
        return "    (\(sign)) \(ends[0])\(arrows[0])\(ends[1])\(arrows[1])\(ends[2]) · \(count)\n"
    }

    // MARK: JSON

    /// The explanation as JSON.
    package func json() -> [UInt8] {
        var json = JSONWriter()
        json.object(lines: true) { json in
            for (name, concepts) in [("subjects", explanation.subjects), ("objects", explanation.objects)] {
                json.key(name)
                json.array { json in for concept in concepts { json.concept(network.concepts[concept]) } }
            }
            for (name, facts) in [("forward", explanation.forward), ("backward", explanation.backward)] {
                json.key(name)
                json.array(lines: true) { json in for fact in facts { write(network.facts[fact], to: &json) } }
            }
            for (name, folded) in [("folded", explanation.folded), ("folded_back", explanation.foldedBack)] {
                json.key(name)
                json.array(lines: true) { json in
                    for item in folded {
                        json.object { json in
                            json.member("claim", network.facts[item.fact].claim.id)
                            json.member("via", item.via)
                            json.member("stance", item.stance)
                            json.member("quote", network.facts[item.fact].claim.quote)
                        }
                    }
                }
            }
            for (name, ways) in [("paths", explanation.ways), ("paths_back", explanation.waysBack)] {
                json.key(name)
                json.array(lines: true) { json in for way in ways { write(way, to: &json) } }
            }
        }
        json.endLine()
        return json.drain()
    }

    private func write(_ fact: ClaimNetwork.Fact, to json: inout JSONWriter) {
        let claim = fact.claim
        json.object { json in
            json.member("claim", claim.id)
            json.member("predicate", claim.predicate)
            json.member("negated", claim.negated)
            json.member("stance", fact.stance)
            json.member(nonempty: "status", fact.status)
            json.member("certainty", claim.certainty)
            json.member("design", claim.evidence?.design)
            json.member("species", claim.evidence?.species)
            json.member("system", claim.evidence?.system)
            json.member("document", claim.document)
            json.member("section", claim.section ?? [])
            json.member("span", claim.span)
            json.member("quote", claim.quote)
            json.member("sources", fact.sources)
            json.member("numbers", claim.citations.flatMap(\.numbers))
            json.member("citations", network.citations(of: claim))
        }
    }

    private func write(_ way: Explanation.Way, to json: inout JSONWriter) {
        json.object { json in
            json.member("direction", way.direction.rawValue)
            json.member("sources", way.sources)
            json.member("via", network.concepts[way.middle].id)
            json.member("label", network.concepts[way.middle].label)
            json.key("edges")
            json.array { json in
                for index in [way.first, way.second] {
                    let edge = network.edges[index]
                    json.object { json in
                        json.member("subject", network.concepts[edge.subject].id)
                        json.member("predicate", edge.predicate)
                        json.member("object", network.concepts[edge.object].id)
                        json.member("claims", edge.facts.map { network.facts[$0].claim.id })
                    }
                }
            }
        }
    }
}
