import KaojuRecords
import KaojuText

/// Pairs the claims of two builds: by id, then those left by quote and ends, so that a claim whose predicate or denial is
/// read otherwise counts as changed.
struct ClaimPairing {
    private(set) var part: BuildDifference.Part

    /// O(n log n).
    init(old: [ClaimRecord], new: [ClaimRecord]) {
        part = BuildDifference.part(
            old.map { ($0.id, $0) }, new.map { ($0.id, $0) }, item: Self.item, changes: Self.changes)
        let before = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
        let after = Dictionary(new.map { ($0.id, $0) }) { first, _ in first }
        var waiting: [String: [String]] = [:]
        for item in part.went {
            if let claim = before[item.id] { waiting[Self.key(claim), default: []].append(item.id) }
        }
        var paired: Set<String> = []
        var came: [BuildDifference.Item] = []
        for item in part.came {
            guard let claim = after[item.id], let earlier = waiting[Self.key(claim)]?.first, let other = before[earlier]
            else {
                came.append(item)
                continue
            }
            waiting[Self.key(claim)]?.removeFirst()
            paired.insert(earlier)
            part.changed.append(
                .init(
                    id: item.id, document: item.document, title: item.title,
                    changes: [.init(member: "id", old: earlier, new: item.id)] + Self.changes(other, claim)))
        }
        part.came = came
        part.went.removeAll { paired.contains($0.id) }
    }

    private static func key(_ claim: ClaimRecord) -> String {
        func name(_ part: ClaimRecord.Participant) -> String { (part.surface ?? part.label).squeezed }
        return [claim.document, claim.quote.squeezed, name(claim.subject), name(claim.object)]
            .joined(separator: "\u{1F}")
    }

    private static func item(_ claim: ClaimRecord) -> BuildDifference.Item {
        let title = [claim.subject.label, (claim.negated ? "not " : "") + claim.predicate, claim.object.label]
        return .init(
            id: claim.id, document: claim.document, title: title.joined(separator: " "), quote: claim.quote)
    }

    private static func changes(_ a: ClaimRecord, _ b: ClaimRecord) -> [BuildDifference.Change] {
        func numbers(_ claim: ClaimRecord) -> String {
            claim.citations.flatMap { $0.numbers.isEmpty ? [$0.surface] : $0.numbers.map(String.init) }
                .joined(separator: ",")
        }
        let rows: [(String, String, String)] = [
            ("subject", a.subject.concept, b.subject.concept), ("predicate", a.predicate, b.predicate),
            ("object", a.object.concept, b.object.concept), ("negated", "\(a.negated)", "\(b.negated)"),
            ("certainty", a.certainty, b.certainty), ("citations", numbers(a), numbers(b)),
            ("design", a.evidence?.design ?? "", b.evidence?.design ?? ""),
            (
                "sample_size", a.evidence?.sampleSize.map(String.init) ?? "",
                b.evidence?.sampleSize.map(String.init) ?? ""
            ),
            ("attribution", a.attribution?.name ?? "", b.attribution?.name ?? ""),
            ("curation", a.curation?.status ?? "", b.curation?.status ?? ""),
        ]
        return rows.filter { $0.1 != $0.2 }.map { .init(member: $0.0, old: $0.1, new: $0.2) }
    }
}
