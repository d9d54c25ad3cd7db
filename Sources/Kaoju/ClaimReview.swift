import KaojuCuration
import KaojuExport
import KaojuQuery
import KaojuRecords
import KaojuText

/// A review of a build's claims by a reader, whose decisions go into a table that later builds apply.
public struct ClaimReview: Sendable {
    /// Which claims are shown, and in which order.
    public struct Options: Sendable {
        /// Names of concepts: the claim's subject or object is one of them; empty for all.
        public var concepts: [String] = []
        /// A part of the documents' names; nil for all.
        public var document: String?
        /// Only claims of topics that are contested or disputed.
        public var contestedOnly = false
        /// The least sure extractions first, instead of document order.
        public var leastSureFirst = false

        /// All claims in document order.
        public init() {}
    }

    /// What a reader sees of a claim.
    public struct Item: Sendable {
        /// Its place in the walk, from 1.
        public var number: Int
        /// The number of claims in the walk.
        public var count: Int
        /// The claim's id.
        public var id: String
        /// The document's name.
        public var document: String
        /// The title of the innermost section.
        public var section: String
        /// What the sentence has before the quotation.
        public var before: String
        /// The quotation.
        public var quote: String
        /// What the sentence has behind it.
        public var after: String
        /// The words for the subject, with the reader's changes.
        public var subject: String
        /// The predicate, with the reader's changes.
        public var predicate: String
        /// The words for the object, with the reader's changes.
        public var object: String
        /// Denial and certainty, with the reader's changes.
        public var stance: String
        /// What the subject was taken for.
        public var subjectConcept: String
        /// What the object was taken for.
        public var objectConcept: String
        /// Whether the reader changed it.
        public var isChanged: Bool
        /// References, design, attribution.
        public var facts: [String]
        /// The topic's status.
        public var status: String
        /// What the reader noted.
        public var note: String
    }

    /// What an entered line did.
    public enum Reply: Sendable, Equatable {
        /// A decision was saved, or the walk went on.
        case next
        /// The claim at hand changed; it should be shown again.
        case changed
        /// A claim was added.
        case added
        /// There is nothing to take back.
        case nothingToUndo
        /// The commands should be listed.
        case help
        /// The line is no command: what was expected.
        case fault(LocalizedText)
        /// The reader wants to stop.
        case quit
    }

    private var session: ReviewSession
    private let network: ClaimNetwork
    private let facts: [String: Int]
    private let folder: BuildFolder
    private let file: CurationFile

    /// Opens a build and the table of decisions, which is made with the first decision where it is missing.
    /// - Throws: `BuildError`: `input` where there is no build, `usage` for a faulty table or an unknown name.
    public init(output: String, curation: String, _ options: Options = Options()) throws(BuildError) {
        folder = BuildFolder(output)
        file = CurationFile(curation)
        let network: ClaimNetwork
        do throws(RecordError) { network = try ClaimNetwork(folder) } catch { throw BuildError(error) }
        self.network = network
        facts = Dictionary(network.facts.enumerated().map { ($1.claim.id, $0) }) { first, _ in first }
        var wanted: Set<Int> = []
        for name in options.concepts {
            let found = network.names.concepts(named: name)
            if found.isEmpty {
                let names = network.names.suggestions(for: name).joined(separator: ", ")
                throw .usage(
                    "query.name", LocalizedText(zh: "没有论断提到「\(name)」", en: "No claim names \"\(name)\""),
                    LocalizedText(zh: names, en: names))
            }
            wanted.formUnion(found)
        }
        var chosen = network.facts.filter { fact in
            (options.concepts.isEmpty || wanted.contains(fact.subject) || wanted.contains(fact.object))
                && (options.document.map { fact.claim.document.contains($0) } ?? true)
                && (!options.contestedOnly || fact.status == "contested" || fact.status == "disputed")
        }.map(\.claim)
        if options.leastSureFirst {
            chosen = chosen.enumerated().sorted {
                let (a, b) = ($0.element.confidence ?? 0, $1.element.confidence ?? 0)
                return a != b ? a < b : $0.offset < $1.offset
            }.map(\.element)
        }
        session = ReviewSession(claims: chosen, table: file.exists ? try file.table() : CurationTable())
    }

    /// The number of decisions in the table.
    public var decisions: Int { session.table.rows.count }

    /// The claim at hand; nil when all are seen.
    public var item: Item? {
        guard let claim = session.current, let statement = session.statement else { return nil }
        let sentence = sentence(of: claim)
        let evidence = claim.evidence
        let design = evidence?.design.flatMap { $0 == "unspecified" ? nil : $0 }
        return Item(
            number: session.position + 1, count: session.claims.count, id: claim.id, document: claim.document,
            section: claim.section?.last ?? "", before: sentence.before, quote: claim.quote, after: sentence.after,
            subject: statement.subject, predicate: statement.predicate.rawValue, object: statement.object,
            stance: statement.stance.text, subjectConcept: Self.concept(claim.subject),
            objectConcept: Self.concept(claim.object), isChanged: session.draft != nil,
            facts: network.citations(of: claim)
                + [design, evidence?.species, claim.attribution?.name].compactMap { $0 },
            status: facts[claim.id].map { network.facts[$0].status } ?? "", note: session.note)
    }

    /// Does what a line says, and saves decisions at once.
    /// - Throws: `BuildError` of the kind `output` where the table cannot be written.
    public mutating func enter(_ line: String) throws(BuildError) -> Reply {
        let command: ReviewCommand
        do throws(ReviewCommand.Fault) { command = try ReviewCommand(line) } catch {
            return .fault(Self.wording(error))
        }
        let table = session.table
        var reply = Reply.next
        switch command {
        case .quit: return .quit
        case .help: return .help
        case .accept: session.accept()
        case .reject(let reason): session.reject(reason)
        case .skip: session.skip()
        case .undo: if !session.undo() { return .nothingToUndo }
        case .subject(let name):
            session.edit { $0.subject = name }
            reply = .changed
        case .object(let name):
            session.edit { $0.object = name }
            reply = .changed
        case .predicate(let predicate):
            session.edit { $0.predicate = predicate }
            reply = .changed
        case .stance(let stance):
            session.edit { $0.stance = stance }
            reply = .changed
        case .note(let text):
            session.annotate(text)
            reply = .changed
        case .add(let statement):
            session.add(statement)
            reply = .added
        }
        if session.table != table { try file.write(session.table) }
        return reply
    }

    /// Writes the curated claims of a build as a gold standard for `kaoju evaluate`; how many there are.
    /// - Throws: `BuildError`: `input` where there is no build or none of its claims is curated, `output`.
    public static func writeGold(of output: String, to folder: String) throws(BuildError) -> Int {
        let build = BuildFolder(output)
        var gold = CuratedGold()
        do throws(RecordError) {
            let claims = Dictionary(grouping: try build.listedClaims(), by: \.document)
            for document in try build.documents() {
                guard let mine = claims[document] else { continue }
                gold.add(document: document, text: try build.text(of: document), claims: mine)
            }
        } catch {
            throw BuildError(error)
        }
        guard gold.count > 0 else {
            throw .about(
                .input, "curation.none",
                LocalizedText(zh: "\(output)：没有经人工判断的论断", en: "\(output): no claim was decided on"),
                LocalizedText(
                    zh: "请先运行 kaoju review，再以 --curation 构建", en: "Run kaoju review, then build with --curation"))
        }
        do throws(ExportError) {
            let target = try OutputFolder(folder)
            try target.write("concepts.tsv", gold.concepts)
            try target.write("relations.tsv", gold.relations)
        } catch {
            throw BuildError(error)
        }
        return gold.count
    }

    // MARK: Parts

    /// What the sentence has around the quotation; empty where the quotation is made of several pieces.
    private func sentence(of claim: ClaimRecord) -> (before: String, after: String) {
        guard let text = try? folder.text(of: claim.document), claim.sentence.end <= text.count,
            claim.sentence.contains(claim.span)
        else { return ("", "") }
        func part(_ start: Int, _ end: Int) -> String {
            PlainText.oneLine(String(decoding: text[start..<max(start, end)], as: UTF8.self))
        }
        return (part(claim.sentence.start, claim.span.start), part(claim.span.end, claim.sentence.end))
    }

    private static func concept(_ part: ClaimRecord.Participant) -> String {
        let names = [part.labels?["zh"], part.labels?["en"]].compactMap { $0 }
        return (names.isEmpty ? part.label : names.joined(separator: " / ")) + " · " + part.concept
    }

    private static func wording(_ fault: ReviewCommand.Fault) -> LocalizedText {
        switch fault {
        case .unknown(let word):
            LocalizedText(zh: "没有命令「\(word)」；? 列出全部", en: "There is no command \"\(word)\"; ? lists them")
        case .missing(let what):
            LocalizedText(zh: "后面应写 \(what)", en: "Write the \(what) behind it")
        case .predicate(let word):
            LocalizedText(
                zh: "没有关系「\(word)」；可用 " + predicates, en: "There is no predicate \"\(word)\"; there are " + predicates)
        case .stance(let word):
            LocalizedText(
                zh: "没有「\(word)」；可用 affirmed、negated、asserted、hedged、hypothesis、disputed，以逗号连接",
                en:
                    "There is no stance \"\(word)\"; there are affirmed, negated, asserted, hedged, hypothesis, disputed, joined by commas"
            )
        case .addition:
            LocalizedText(
                zh: "写法：+ 主语 | 关系 | 宾语 [| 立场]", en: "Write: + subject | predicate | object [| stance]")
        }
    }

    private static var predicates: String {
        [
            "treats", "prevents", "acts_via", "increases", "decreases", "causes", "correlates_positively",
            "correlates_negatively", "associated", "predicts", "produces", "binds",
        ].joined(separator: ", ")
    }
}
