import KaojuText

/// Text, links and raised figures of the innermost open block.
extension MarkupComposer {
    /// Appends text to the open block, white space collapsed; without one it is lost. O(n).
    mutating func append(_ text: some StringProtocol) {
        let top = streams.count - 1
        guard let last = streams[top].frames.indices.last else { return }
        for byte in text.utf8 {
            if byte <= 0x20 {
                needsBlank = true
                continue
            }
            if needsBlank {
                needsBlank = false
                if let end = streams[top].frames[last].bytes.last, end != 0x20 {
                    streams[top].frames[last].bytes.append(0x20)
                }
            }
            streams[top].frames[last].bytes.append(byte)
        }
    }

    /// Parts what comes from what was.
    mutating func part() { needsBlank = true }

    /// Appends a separator between parts of the open block; none behind a colon.
    mutating func separate(by separator: String) {
        guard let piece = streams[streams.count - 1].frames.last, piece.bytes.last != UInt8(ascii: ":") else { return }
        needsBlank = false
        append(separator)
    }

    /// Appends a mark where the open block ends with none.
    mutating func endPhrase(with mark: String) {
        guard let bytes = streams[streams.count - 1].frames.last?.bytes,
            let end = UTF8Scanner.scalar(bytes, before: bytes.count)?.value
        else { return }
        let isMark = [0x2E, 0x3A, 0x3F, 0x21, 0x3B, 0x2C, 0x3002, 0xFF1A, 0xFF1F, 0xFF0E].contains(end)
        if isMark { return }
        needsBlank = false
        append(mark)
    }

    /// The offset in the open block where the next character will stand.
    mutating func settledOffset() -> Int {
        let top = streams.count - 1
        guard let last = streams[top].frames.indices.last else { return 0 }
        if needsBlank, let end = streams[top].frames[last].bytes.last, end != 0x20 {
            streams[top].frames[last].bytes.append(0x20)
        }
        needsBlank = false
        return streams[top].frames[last].bytes.count
    }

    // MARK: Links and raised text

    /// Begins a stretch that leads to entries with these ids.
    mutating func beginLink(_ targets: [String]) {
        endLink()
        guard isInBlock else { return }
        linkStart = (settledOffset(), targets)
    }

    /// Ends the stretch.
    mutating func endLink() {
        guard let start = linkStart else { return }
        linkStart = nil
        let top = streams.count - 1
        guard let last = streams[top].frames.indices.last else { return }
        var range = ByteRange(start.offset, streams[top].frames[last].bytes.count)
        while !range.isEmpty, streams[top].frames[last].bytes[range.start] == 0x20 { range.start += 1 }
        guard !range.isEmpty else { return }
        streams[top].frames[last].links.append((range, start.targets))
        let isGlued = raisedStarts.isEmpty && GluedNumber.isRaised(range, in: streams[top].frames[last].bytes)
        if isGlued { raise(from: range.start) }
    }

    /// Begins raised text.
    mutating func beginRaised() {
        raisedStarts.append(settledOffset())
    }

    /// Ends raised text.
    mutating func endRaised() {
        guard let start = raisedStarts.popLast(), raisedStarts.isEmpty else { return }
        raise(from: start)
    }

    private var blockLength: Int { streams[streams.count - 1].frames.last?.bytes.count ?? 0 }

    /// Rewrites the end of the open block as raised text.
    private mutating func raise(from start: Int) {
        let top = streams.count - 1
        guard let last = streams[top].frames.indices.last, start < streams[top].frames[last].bytes.count else { return }
        let holdsLink = linkStart != nil || (streams[top].frames[last].links.last?.range.end ?? 0) > start
        guard let raised = RaisedText.raised(streams[top].frames[last].bytes[start...], holdsLink: holdsLink) else {
            return
        }
        streams[top].frames[last].bytes.replaceSubrange(start..., with: raised.bytes)
        for index in streams[top].frames[last].links.indices.reversed() {
            let range = streams[top].frames[last].links[index].range
            guard range.end > start else { break }
            streams[top].frames[last].links[index].range = ByteRange(
                range.start < start ? range.start : start + raised.offsets[range.start - start],
                start + raised.offsets[range.end - start])
        }
        if let link = linkStart, link.offset > start {
            linkStart = (start + raised.offsets[link.offset - start], link.targets)
        }
    }

    /// Puts blanks around what was appended since `offset` where it is a sign that stands between terms.
    mutating func spaceSign(from offset: Int) {
        let top = streams.count - 1
        guard let last = streams[top].frames.indices.last, offset <= streams[top].frames[last].bytes.count else {
            return
        }
        let sign = String(decoding: streams[top].frames[last].bytes[offset...], as: UTF8.self).collapsed
        guard MathSigns.spaced.contains(sign) else { return }
        streams[top].frames[last].bytes.removeSubrange(offset...)
        needsBlank = true
        append(sign)
        needsBlank = true
    }

    /// The length of the open block's text so far.
    var offset: Int { blockLength }
}
