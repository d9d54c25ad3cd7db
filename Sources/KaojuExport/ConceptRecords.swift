import KaojuGraph

/// `concepts.jsonl`: the hierarchy of the concepts that claims name, one concept a line.
///
/// Members: `concept`, `labels`, and, where there are some, `is_a`, `opposite_of`, `donor_of` as lists of ids. Concepts
/// without a relation have no line; all that stand above one have.
package enum ConceptRecords {
    /// Writes the places in their order. Errors: those of the sink. O(places).
    package static func write<Sink: ByteSink & ~Copyable>(
        _ places: [ConceptPlace], to sink: inout Sink
    ) throws(ExportError) {
        var json = JSONWriter()
        for place in places {
            json.object { json in
                json.member("concept", place.concept.id)
                json.member("labels", zh: place.concept.zh, en: place.concept.en)
                let relations = [
                    ("is_a", place.broader), ("opposite_of", place.opposites), ("donor_of", place.donations),
                ]
                for (name, ids) in relations where !ids.isEmpty { json.member(name, ids) }
            }
            json.endLine()
            if json.count >= 1 << 16 { try sink.write(json.drain()) }
        }
        try sink.write(json.drain())
    }
}
