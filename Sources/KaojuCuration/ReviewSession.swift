import KaojuClaims
import KaojuRecords
import KaojuText

/// A walk through claims on which someone decides: what was decided, what comes next, how to take it back. A value, so
/// that it can be driven from a terminal, a pipe or a test.
package struct ReviewSession: Sendable {
    /// The claims that were not yet decided when the session began, in the order of the walk.
    package let claims: [ClaimRecord]
    /// The place in `claims`; behind the last one, all are seen.
    package private(set) var position = 0
    /// All decisions, those of earlier sessions too.
    package private(set) var table: CurationTable
    /// What the reader has changed of the current claim and not yet saved.
    package private(set) var draft: CuratedStatement?
    package private(set) var note = ""
    private var history: [Step] = []

    /// What undoing restores.
    private struct Step: Sendable {
        var position: Int
        var draft: CuratedStatement?
        var note: String
        /// Whether a row was put at the table's end, and which rows it took the place of, with their indices.
        var isAppended = false
        var removed: [(index: Int, row: CurationRow)] = []
    }

    /// A session over the claims on which the table has no decision yet. O(claims + rows).
    package init(claims: [ClaimRecord], table: CurationTable) {
        self.table = table
        let ids = Set(table.rows.map(\.claim))
        let keys = Set(table.rows.flatMap { row in [row.said, row.meant ?? row.said].map { Self.key(row, $0) } })
        self.claims = claims.filter { claim in
            !ids.contains(claim.id) && !keys.contains(Self.key(Self.row(of: claim, .accepted), Self.statement(claim)))
        }
    }

    /// The claim to decide on; nil behind the last one.
    package var current: ClaimRecord? { position < claims.count ? claims[position] : nil }

    /// What the current claim says, with the reader's changes.
    package var statement: CuratedStatement? { draft ?? current.map(Self.statement) }

    // MARK: Decisions

    /// Saves the claim as right; with changes, as corrected.
    package mutating func accept() {
        guard let claim = current else { return }
        remember()
        var row = Self.row(of: claim, .accepted)
        if let draft, draft != row.said { (row.status, row.meant) = (.corrected, draft) }
        row.note = note
        save(row)
    }

    /// Saves that the text does not say so.
    package mutating func reject(_ reason: String = "") {
        guard let claim = current else { return }
        remember()
        var row = Self.row(of: claim, .rejected)
        row.note = [note, reason].filter { !$0.isEmpty }.joined(separator: "; ")
        save(row)
    }

    /// Goes on without a decision: the claim comes again in the next session.
    package mutating func skip() {
        guard current != nil else { return }
        remember()
        advance()
    }

    /// Changes what the current claim says, until it is accepted.
    package mutating func edit(_ body: (inout CuratedStatement) -> Void) {
        guard var statement else { return }
        remember()
        body(&statement)
        draft = statement
    }

    /// Notes something that is saved with the decision.
    package mutating func annotate(_ text: String) {
        remember()
        note = text
    }

    /// Adds a claim that was missed beside the current one, with the same quotation. Where none is current, nothing
    /// happens.
    package mutating func add(_ statement: CuratedStatement) {
        guard let claim = current ?? claims.last else { return }
        remember()
        append(
            CurationRow(status: .added, claim: "", document: claim.document, quote: claim.quote, said: statement))
    }

    /// Takes the last step back; false where there is none.
    package mutating func undo() -> Bool {
        guard let step = history.popLast() else { return false }
        (position, draft, note) = (step.position, step.draft, step.note)
        if step.isAppended { table.rows.removeLast() }
        for (index, row) in step.removed { table.rows.insert(row, at: index) }
        return true
    }

    private mutating func remember() {
        history.append(Step(position: position, draft: draft, note: note))
    }

    private mutating func save(_ row: CurationRow) {
        let replaced = table.rows.indices.filter { table.rows[$0].claim == row.claim }
        if !replaced.isEmpty {
            history[history.count - 1].removed = replaced.map { ($0, table.rows[$0]) }
            table.rows.removeAll { $0.claim == row.claim }
        }
        append(row)
        advance()
    }

    private mutating func append(_ row: CurationRow) {
        table.rows.append(row)
        history[history.count - 1].isAppended = true
    }

    private mutating func advance() {
        position += 1
        (draft, note) = (nil, "")
    }

    // MARK: Rows

    /// What a claim says.
    package static func statement(_ claim: ClaimRecord) -> CuratedStatement {
        CuratedStatement(
            subject: claim.subject.surface ?? claim.subject.label,
            predicate: Predicate(rawValue: claim.predicate) ?? .associated,
            object: claim.object.surface ?? claim.object.label,
            stance: .init(isNegated: claim.negated, certainty: Certainty(rawValue: claim.certainty) ?? .asserted))
    }

    private static func row(of claim: ClaimRecord, _ status: CurationRow.Status) -> CurationRow {
        CurationRow(
            status: status, claim: claim.id, document: claim.document, quote: claim.quote, said: statement(claim))
    }

    private static func key(_ row: CurationRow, _ statement: CuratedStatement) -> String {
        [
            row.document, row.quote.squeezed, statement.subject.squeezed, statement.predicate.rawValue,
            statement.object.squeezed, statement.stance.isNegated ? "1" : "0",
        ].joined(separator: "\u{1F}")
    }
}
