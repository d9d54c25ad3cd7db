import KaojuEvaluation
import KaojuRecords
import KaojuText

/// Makes a gold standard of corrected annotations: concepts by their identifiers, statements as relations.
package struct GoldTables: Sendable {
    private var sheets = GoldSheets()

    /// Tables without a row.
    package init() {}

    /// Adds the annotations of a document. O(n).
    package mutating func add(document: String, text: [UInt8], annotations: BratReader) {
        let squeezed = SqueezedPlaces(text)
        for (_, entity) in annotations.entities.sorted(by: { ($0.value.span, $0.key) < ($1.value.span, $1.key) }) {
            note(entity, text)
        }
        for (_, statement) in annotations.statements {
            guard let subject = annotations.entities[statement.subject],
                let object = annotations.entities[statement.object]
            else { continue }
            let trigger = statement.trigger.flatMap { annotations.entities[$0]?.span }
            let span = [object.span, trigger].compactMap { $0 }.reduce(subject.span) { $0.union($1) }
            guard let place = squeezed.place(of: span) else { continue }
            sheets.add(
                [
                    document, id(of: subject, text), Self.predicate(statement), id(of: object, text),
                    GoldAttributes(statement.notes).values["cites"] ?? "", Self.attributes(statement),
                    "@\(place.lowerBound)-\(place.upperBound)",
                ])
        }
    }

    /// `concepts.tsv`, ordered by identifier.
    package var concepts: [UInt8] { sheets.concepts }

    /// `relations.tsv`, in the order of the documents.
    package var relations: [UInt8] { sheets.relations }

    private mutating func note(_ entity: BratReader.Entity, _ text: [UInt8]) {
        // Triggers are text-bound as well; they have no identifier and are noted only where a statement needs them.
        guard !entity.concept.isEmpty else { return }
        for name in [surface(entity, text), Self.cell(entity.name)] {
            sheets.note(entity.concept, type: entity.type, name: name)
        }
    }

    private mutating func id(of entity: BratReader.Entity, _ text: [UInt8]) -> String {
        if !entity.concept.isEmpty { return entity.concept }
        // An entity that an annotator added without an identifier is known by its words.
        let name = surface(entity, text)
        sheets.note(name, type: entity.type, name: name)
        return name
    }

    private func surface(_ entity: BratReader.Entity, _ text: [UInt8]) -> String {
        Self.cell(String(decoding: text[entity.span.indices.clamped(to: 0..<text.count)], as: UTF8.self))
    }

    private static func predicate(_ statement: BratReader.Statement) -> String {
        statement.negated ? "no_effect" : statement.predicate
    }

    private static func attributes(_ statement: BratReader.Statement) -> String {
        var notes = GoldAttributes(statement.notes)
        if statement.certainty != "asserted" { notes.values["cert"] = cell(statement.certainty) }
        return cell(notes.cell)
    }

    private static func cell(_ text: String) -> String {
        text.split(whereSeparator: { $0.isWhitespace || $0 == "|" }).joined(separator: " ")
    }
}
