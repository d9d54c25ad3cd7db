import KaojuClaims
import KaojuGraph
import KaojuTerminology
import KaojuText

/// Applies people's decisions to the claims of a corpus, also after rules, lexicon or texts have changed: a decision finds
/// its claim by id, else by the quotation and the two names. What a decision was about is never forgotten in silence:
/// what finds no place is a diagnostic.
///
/// Diagnostics: `curation.unplaced` (no document has the quotation any more), `curation.moved` (another document has it),
/// `curation.restored` (an accepted claim that is no longer extracted was put back), `curation.obsolete` (a rejected
/// claim is no longer extracted).
package struct Curator: Sendable {
    private let table: CurationTable
    private let lexicon: Lexicon
    /// The shortest quotation, squeezed, that can tell that a document was renamed.
    private static let shortestTelling = 12

    package init(_ table: CurationTable, lexicon: Lexicon) {
        self.table = table
        self.lexicon = lexicon
    }

    /// The corpus with the decisions, in their order: a later one on the same claim wins. O(claims + rows · document).
    package func curated(
        _ analyses: [DocumentAnalysis]
    ) -> (analyses: [DocumentAnalysis], diagnostics: [Diagnostic]) {
        var documents = analyses.map { CuratedDocument($0) }
        let byName = Dictionary(analyses.enumerated().map { ($1.text.document.name, $0) }) { first, _ in first }
        var diagnostics: [Diagnostic] = []
        var homeless: [CurationRow] = []
        for row in table.rows {
            if let index = byName[row.document], apply(row, to: &documents[index], &diagnostics) { continue }
            homeless.append(row)
        }
        for (row, found) in zip(homeless, homes(of: homeless, in: documents)) {
            guard let index = found else {
                diagnostics.append(Self.unplaced(row))
                continue
            }
            diagnostics.append(
                Self.diagnostic(
                    "curation.moved", .info, row, document: analyses[index].text.document.name,
                    zh: "文档「\(row.document)」的决定用于此文档", en: "a decision on \"\(row.document)\" was applied here"))
            if !apply(row, to: &documents[index], &diagnostics) { diagnostics.append(Self.unplaced(row)) }
        }
        return (documents.map { $0.finished() }, diagnostics)
    }

    /// For each row the only document that has its quotation: all texts are searched once, for the quotations'
    /// beginnings. O(text + rows).
    private func homes(of rows: [CurationRow], in documents: [CuratedDocument]) -> [Int?] {
        var waiting: [ArraySlice<UInt32>: [Int]] = [:]
        let quotes = rows.map { $0.quote.squeezed.unicodeScalars.map(\.value) }
        for (row, quote) in quotes.enumerated() where quote.count >= Self.shortestTelling {
            waiting[quote.prefix(Self.shortestTelling), default: []].append(row)
        }
        var found = [Set<Int>](repeating: [], count: rows.count)
        if waiting.isEmpty { return found.map { _ in nil } }
        for (index, document) in documents.enumerated() {
            let scalars = SqueezedText(document.analysis.text.reading.bytes).scalars
            guard scalars.count >= Self.shortestTelling else { continue }
            for start in 0...(scalars.count - Self.shortestTelling) {
                guard let here = waiting[scalars[start..<(start + Self.shortestTelling)]] else { continue }
                for row in here where scalars[start...].starts(with: quotes[row]) { found[row].insert(index) }
            }
        }
        return found.map { $0.count == 1 ? $0.first : nil }
    }

    /// Applies a decision to a document; false where the document has no place for it.
    private func apply(
        _ row: CurationRow, to document: inout CuratedDocument, _ diagnostics: inout [Diagnostic]
    ) -> Bool {
        let final = row.meant ?? row.said
        if !row.claim.isEmpty, let index = document.index(ofID: row.claim) {
            decide(row, final, index, &document)
            return true
        }
        let place = document.place(of: row.quote)
        if let index = match(row.said, row, place, document, strictly: true) {
            decide(row, final, index, &document)
            return true
        }
        if row.status == .rejected {
            if place == nil { return false }
            diagnostics.append(
                Self.diagnostic(
                    "curation.obsolete", .info, row, document: document.analysis.text.document.name,
                    zh: "已否决的论断不再被抽取", en: "the rejected claim is no longer extracted"))
            return true
        }
        if let index = match(final, row, place, document, strictly: true)
            ?? match(
                row.said, row, place, document, strictly: false)
        {
            decide(row, final, index, &document)
            return true
        }
        guard let place else { return false }
        var claim = ClaimMaker(lexicon: lexicon).claim(final, at: place, in: document.analysis, id: row.claim)
        claim.curation = Claim.Curation(status: row.status.rawValue, changed: [])
        document.add(claim)
        if row.status == .added { return true }
        diagnostics.append(
            Self.diagnostic(
                "curation.restored", .info, row, document: claim.document, zh: "已接受的论断不再被抽取，已按决定补回",
                en: "an accepted claim that is no longer extracted was put back"))
        return true
    }

    /// The claim that says a statement at a quotation; without strictness, whatever it says of the two.
    private func match(
        _ statement: CuratedStatement, _ row: CurationRow, _ place: ByteRange?, _ document: CuratedDocument,
        strictly: Bool
    ) -> Int? {
        document.indices(statement, near: row.quote, at: place).first { index in
            let claim = document.analysis.claims[index]
            // What was decided by its own id is no other row's.
            if claim.curation != nil, claim.rule != ClaimMaker.rule { return false }
            return !strictly
                || claim.predicate == statement.predicate && claim.negated == statement.stance.isNegated
        }
    }

    private func decide(
        _ row: CurationRow, _ final: CuratedStatement, _ index: Int, _ document: inout CuratedDocument
    ) {
        let before = document.analysis.claims[index]
        if row.status == .rejected {
            document.change(index) {
                if !row.claim.isEmpty { $0.id = row.claim }
                $0.curation = Claim.Curation(status: "rejected", changed: [])
            }
            document.reject(index)
            return
        }
        document.keep(index)
        var after = before
        var changed: [Claim.Curation.Change] = []
        let maker = ClaimMaker(lexicon: lexicon)
        // A name is changed only where the row asks for it: a better lexicon may know the same words better.
        if final.subject != row.said.subject, !Self.isNamed(before.subject, final.subject) {
            after.subject = participant(final.subject, for: before.subject, maker, row, &document)
            changed.append(.init(member: "subject", old: before.subject.concept))
        }
        if final.predicate != before.predicate {
            after.predicate = final.predicate
            changed.append(.init(member: "predicate", old: before.predicate.rawValue))
        }
        if final.object != row.said.object, !Self.isNamed(before.object, final.object) {
            after.object = participant(final.object, for: before.object, maker, row, &document)
            changed.append(.init(member: "object", old: before.object.concept))
        }
        if final.stance.isNegated != before.negated {
            after.negated = final.stance.isNegated
            changed.append(.init(member: "negated", old: before.negated ? "true" : "false"))
        }
        if final.stance != row.said.stance, final.stance.certainty != before.certainty {
            after.certainty = final.stance.certainty
            changed.append(.init(member: "certainty", old: before.certainty.rawValue))
        }
        after.id = row.claim.isEmpty ? before.id : row.claim
        after.curation = Claim.Curation(
            status: changed.isEmpty ? (row.status == .added ? "added" : "accepted") : "corrected", changed: changed)
        document.change(index) { $0 = after }
    }

    private func participant(
        _ name: String, for part: Claim.Participant, _ maker: ClaimMaker, _ row: CurationRow,
        _ document: inout CuratedDocument
    ) -> Claim.Participant {
        let place = document.place(of: row.quote) ?? ByteRange(0, 0)
        return maker.participant(name, at: place, in: document.analysis, instead: part)
    }

    private static func isNamed(_ part: Claim.Participant, _ name: String) -> Bool {
        let wanted = name.squeezed
        return part.concept == name || part.label.squeezed == wanted || part.surface.squeezed == wanted
    }

    // MARK: Diagnostics

    private static func unplaced(_ row: CurationRow) -> Diagnostic {
        diagnostic(
            "curation.unplaced", .warning, row, document: row.document, zh: "原文中找不到引句，决定未能应用",
            en: "no text has the quotation, so that the decision could not be applied")
    }

    private static func diagnostic(
        _ code: String, _ severity: Diagnostic.Severity, _ row: CurationRow, document: String, zh: String, en: String
    ) -> Diagnostic {
        let name = row.claim.isEmpty ? "" : " " + row.claim
        let statement = "\(row.said.subject) \(row.said.predicate.rawValue) \(row.said.object)"
        let quote = String(row.quote.prefix(80))
        return Diagnostic(
            code: code, severity: severity, document: document,
            message: LocalizedText(
                zh: "\(zh)（\(row.status.rawValue)\(name)：\(statement)；「\(quote)」）",
                en: "\(en) (\(row.status.rawValue)\(name): \(statement); \"\(quote)\")"))
    }
}
