import KaojuCitations
import KaojuText

/// Says whose finding a place of a text tells: the author named before it, until another is named, or the text turns to
/// what others hold.
struct StudyCredit {
    let text: SegmentedText
    let citations: Citations
    let studies: Studies
    let tracker: StudyTracker

    private static let turns = StudyWords("contrast")
    private static let others = StudyWords("others")

    /// The study that a finding belongs to; nil where it is told before its author is named, behind a turn to others, or
    /// rests on markers that are not the author's. O(names and markers of the sentence).
    /// - Parameters:
    ///   - trigger: where the finding's verb stands.
    ///   - markers: the finding's markers, none where nobody knows yet.
    func study(of trigger: ByteRange, markers: [Int], sentence index: Int) -> Study? {
        guard studies.ofSentence[index] >= 0 else { return nil }
        let study = studies.list[studies.ofSentence[index]]
        guard let names = studies.names[index], let first = names.first else { return study }
        guard let own = names.last(where: { $0.range.start <= trigger.start }) else {
            // «一般认为 A；然而周明等[1]发现 B»: A is nobody's; «A 由周明等[1]报道» is theirs.
            return isParted(trigger.end, first.range.start) ? nil : study
        }
        if turnsAway(from: own.end, to: trigger.start) || isForeign(markers, to: own, index) { return nil }
        if own.range == first.range { return study }
        // A second author: only what the sentence says from the name on.
        let next = names.first { $0.range.start > own.range.start }?.range.start ?? text.sentences[index].range.end
        var other = Study(
            attribution: Claim.Attribution(name: own.text, year: tracker.year(ByteRange(own.range.start, next))),
            sentences: index...index)
        other.markers = citations.markers(in: ByteRange(own.range.start, next)).map { $0 }
        return other
    }

    /// Whom a finding is credited to.
    func attribution(of trigger: ByteRange, markers: [Int], sentence index: Int) -> Claim.Attribution? {
        study(of: trigger, markers: markers, sentence: index)?.attribution
    }

    /// Whether a marker stands right behind an author's name.
    func isNamed(marker: Int, sentence index: Int) -> Bool { owner(of: marker, index) != nil }

    /// Whether a marker stands at the name of an author who is named behind a place.
    func isOthers(marker: Int, behind offset: Int, sentence index: Int) -> Bool {
        owner(of: marker, index).map { $0.range.start >= offset } ?? false
    }

    private func owner(of marker: Int, _ index: Int) -> NameScanner.Name? {
        let start = citations.markers[marker].range.start
        return studies.names[index]?.first { $0.end <= start && start - $0.end <= 3 }
    }

    /// Whether a name has markers of its own and none of a finding's is among them.
    private func isForeign(_ markers: [Int], to name: NameScanner.Name, _ index: Int) -> Bool {
        guard let first = markers.first, let last = markers.last else { return false }
        let own = citations.markers(in: text.sentences[index].range).first {
            let start = citations.markers[$0].range.start
            return name.end <= start && start - name.end <= 3
        }
        guard let own, !markers.contains(own) else { return false }
        // A run behind the name is one list.
        let cited = Set(citations.markers[own].numbers)
        return own < first && citations.markers[first].range.start > citations.markers[own].range.end + 3
            && (first...last).allSatisfy { cited.isDisjoint(with: citations.markers[$0].numbers) }
    }

    /// Whether a semicolon, a stop or a word of contrast stands between two places.
    private func isParted(_ start: Int, _ end: Int) -> Bool {
        guard start < end else { return false }
        let between = ByteRange(start, end)
        return hasStop(between) || Self.turns.occur(in: between, of: text.reading.bytes)
    }

    /// Whether a clause between two places opens with what others hold («，但一般认为…»).
    private func turnsAway(from start: Int, to end: Int) -> Bool {
        guard start < end else { return false }
        let bytes = text.reading.bytes
        var at = start
        while at < end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            at += length
            guard value == 0xFF0C || value == 0xFF1B || value == 0x3002 || value == 0x2C || value == 0x3B else {
                continue
            }
            let clause = ByteRange(at, min(end, at + 36))
            let near = clause.start < clause.end && Self.others.occur(in: clause, of: bytes)
            if near { return true }
        }
        return false
    }

    private func hasStop(_ range: ByteRange) -> Bool {
        var at = range.start
        while at < range.end {
            let (value, length) = UTF8Scanner.scalar(text.reading.bytes, at: at)
            if value == 0xFF1B || value == 0x3002 || value == 0x3B { return true }
            at += length
        }
        return false
    }
}
