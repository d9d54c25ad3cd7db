import KaojuText
import KaojuWorks

/// `works.jsonl`: one cited work a line, with what all entries that cite it say together.
package enum WorkRecords {
    /// Writes the works in the order of their ids. Errors: those of the sink. O(entries).
    package static func write<Sink: ByteSink & ~Copyable>(
        _ works: Works, to sink: inout Sink
    ) throws(ExportError) {
        var json = JSONWriter()
        for work in works.items {
            json.object { write(work, to: &$0) }
            json.endLine()
            if json.count >= 1 << 16 { try sink.write(json.drain()) }
        }
        try sink.write(json.drain())
    }

    private static func write(_ work: Work, to json: inout JSONWriter) {
        json.member("id", work.id)
        let others = work.sameAs()
        if !others.isEmpty { json.member("same_as", others) }
        json.member("references", work.entries)
        json.member("cited_by", work.documents)
        if !work.merges.isEmpty {
            json.key("merges")
            json.array { json in
                for merge in work.merges {
                    json.object {
                        $0.member("references", [merge.first, merge.second])
                        $0.member("by", merge.reason.rawValue)
                    }
                }
            }
        }
        json.member("document", work.document)
        if work.isRetracted { json.member("retracted", true) }
        CSLRecords.write(work.item, to: &json)
    }
}
