import KaojuClaims
import KaojuGraph
import KaojuText

/// `explorer.html` where the build has no D3: the diagram and every claim with its quote. The list is plain HTML,
/// so that it can be read without its script, which only searches.
package struct ClaimListPage: Sendable {
    private let words: Words
    private let contested: Set<String>
    private var rows = ""
    private var count = 0

    /// A page for the claims of this graph; add documents, then take `text`.
    package init(_ graph: EvidenceGraph, language: Language) {
        words = Words(language)
        let topics = graph.topics
        contested = Set(
            topics.indices.filter { topics.status(at: $0) == .contested }.map {
                let (subject, object) = topics.pair(at: $0)
                return subject + "\u{1F}" + object
            })
    }

    /// Adds a document's claims. O(claims).
    package mutating func add(_ document: DocumentEvidence) {
        for claim in document.claims { add(claim, citing: document.citations[claim.citations]) }
    }

    /// The whole file around the drawn diagram; without one, the relations are listed. O(claims + edges).
    package func text(svg: [UInt8]?, graph: EvidenceGraph) -> String {
        var out = "<h1>\(esc(words["explorer.title"]))</h1>\n"
        if let svg = svg.flatMap(Self.element) {
            out += "<div class=\"diagram\">\n\(svg)</div>\n"
        } else {
            relations(graph, to: &out)
        }
        out += "<h2>\(esc(words["explorer.claims"]))</h2>\n"
        out += "<form id=\"tools\" hidden><input id=\"query\" type=\"search\" autocomplete=\"off\" "
        out += "aria-label=\"\(esc(words["explorer.search"]))\" placeholder=\"\(esc(words["explorer.search"]))\">\n"
        out += "<label><input id=\"only\" type=\"checkbox\"> \(esc(words["explorer.contested"]))</label></form>\n"
        out +=
            "<p class=\"soft\" aria-live=\"polite\"><span id=\"count\">\(count)</span> \(esc(words["explorer.count"]))</p>\n"
        out += "<div id=\"claims\">\n\(rows)</div>\n"
        return Page.html(
            title: words["explorer.title"], words: words, body: out, style: Self.style, script: Self.script)
    }

    // MARK: Parts

    private func esc(_ text: String) -> String { PlainText.html(text) }

    private func name(_ end: CorpusClaim.End) -> String {
        let own = words.language == .zh ? end.names.zh : end.names.en
        return own.isEmpty ? end.names.label : own
    }

    private mutating func add(_ claim: CorpusClaim, citing citations: [Claim.Citation]) {
        count += 1
        let predicate = words["predicate.\(claim.predicate.rawValue)"]
        let said = claim.negated ? words.filled("negated", predicate) : predicate
        let isContested = contested.contains(claim.subject.concept + "\u{1F}" + claim.object.concept)
        let facts = [
            citations.map(\.surface).joined(separator: " "), words["design.\(claim.design.rawValue)"],
            words["certainty.\(claim.certainty.rawValue)"], claim.document,
        ].filter { !$0.isEmpty }
        rows += "<article\(isContested ? " class=\"contested\"" : "") id=\"\(esc(claim.id))\">"
        rows +=
            "<p><b><bdi>\(esc(name(claim.subject)))</bdi></b> \(esc(said)) <b><bdi>\(esc(name(claim.object)))</bdi></b>"
        rows +=
            " <span class=\"soft\">· " + facts.map { "<bdi>\(esc($0))</bdi>" }.joined(separator: " · ")
            + "</span></p>\n"
        rows += "<blockquote dir=\"auto\">\(esc(claim.quote))</blockquote></article>\n"
    }

    private func relations(_ graph: EvidenceGraph, to out: inout String) {
        var names: [String: String] = [:]
        for node in graph.nodes {
            let own = words.language == .zh ? node.zh : node.en
            names[node.id] = own.isEmpty ? node.name : own
        }
        out += "<h2>\(esc(words["explorer.relations"]))</h2>\n<ul>\n"
        for edge in graph.edges {
            out += "<li><bdi>\(esc(names[edge.subject] ?? edge.subject))</bdi> "
            out +=
                "\(esc(words["predicate.\(edge.predicate.rawValue)"])) <bdi>\(esc(names[edge.object] ?? edge.object))</bdi> "
            out += "<span class=\"soft\">\(edge.supporting) / \(edge.opposing)</span></li>\n"
        }
        out += "</ul>\n"
    }

    /// The `svg` element of a drawn file, without what stands before it.
    private static func element(_ svg: [UInt8]) -> String? {
        let text = String(decoding: svg, as: UTF8.self)
        guard let start = text.range(ofFirst: "<svg") else { return nil }
        return String(text[start...])
    }

    private static let style = """
        .diagram { overflow: auto; background: #fff; border: 1px solid var(--rule); }
        .diagram svg { max-width: 100%; height: auto; min-width: 40rem; }
        #tools { display: flex; flex-wrap: wrap; gap: .8rem; position: sticky; top: 0; padding: .5rem 0; background: var(--ground); }
        #tools[hidden] { display: none; }
        #query { flex: 1 1 16rem; font: inherit; padding: .35rem .6rem; }
        article { border-top: 1px solid var(--rule); } article p { margin: .5rem 0 .1rem; }
        article.contested { border-inline-start: 3px solid var(--against); padding-inline-start: .7rem; }

        """

    private static let script = """
        (function () {
          var tools = document.getElementById("tools"), query = document.getElementById("query");
          var only = document.getElementById("only"), count = document.getElementById("count");
          var rows = Array.prototype.map.call(document.querySelectorAll("#claims > article"), function (row) {
            return { row: row, text: row.textContent.toLowerCase(), contested: row.className === "contested" };
          });
          function search() {
            var parts = query.value.toLowerCase().split(/\\s+/).filter(Boolean), shown = 0;
            rows.forEach(function (item) {
              var hit = (!only.checked || item.contested) && parts.every(function (p) { return item.text.indexOf(p) >= 0; });
              item.row.hidden = !hit;
              if (hit) shown += 1;
            });
            count.textContent = shown;
          }
          tools.hidden = false;
          tools.addEventListener("submit", function (event) { event.preventDefault(); });
          query.addEventListener("input", search);
          only.addEventListener("change", search);
        })();

        """
}

extension String {
    /// The index where `needle` first stands.
    fileprivate func range(ofFirst needle: String) -> Index? {
        var at = startIndex
        while let found = self[at...].firstIndex(of: needle.first ?? " ") {
            if self[found...].hasPrefix(needle) { return found }
            at = index(after: found)
        }
        return nil
    }
}
