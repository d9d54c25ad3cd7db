import KaojuTerminology

/// Reads NLM's MeSH XML: descriptors (desc20XX.xml) and supplementary records (supp20XX.xml).
enum MeSHReader {
    static func read(_ bytes: [UInt8], _ reading: inout VocabularyReading) throws(LexiconError) {
        var terms: [VocabularyTerm] = []
        var trees: [[String]] = []
        var owners: [String: String] = [:]
        var record = Record()
        try XMLPath.read(bytes, reading) { event, path in
            switch event {
            case .start(let attributes): record.open(path, attributes)
            case .end(let text):
                record.close(path, text)
                guard path.last == "DescriptorRecord" || path.last == "SupplementalRecord", path.count == 2 else {
                    return
                }
                for tree in record.trees { owners[tree] = record.term.id }
                terms.append(record.term)
                trees.append(record.trees)
            }
        }
        // A tree number's parent is the number without its last part; which descriptor that is, the whole file says.
        for (index, var term) in terms.enumerated() {
            for tree in trees[index] {
                guard let dot = tree.lastIndex(of: "."), let parent = owners[String(tree[..<dot])] else { continue }
                if parent != term.id, !term.parents.contains(parent) { term.parents.append(parent) }
            }
            if term.id.isEmpty || term.en.isEmpty {
                reading.report(
                    "a record without identifier or name", line: 0, zh: "DescriptorUI 和名称",
                    en: "an identifier and a name")
            } else {
                reading.emit(term)
            }
        }
    }

    /// One record while it is read.
    private struct Record {
        var term = VocabularyTerm(id: "")
        var trees: [String] = []
        private var isPreferred = true
        private var isPermuted = false
        private var isAbbreviation = false

        mutating func open(_ path: [String], _ attributes: [String: String]) {
            switch path.last {
            case "DescriptorRecord", "SupplementalRecord":
                self = Record()
                if path.last == "SupplementalRecord" {
                    term.category = VocabularyTables.standard.category(
                        of: "MESH:", branches: ["class" + (attributes["SCRClass"] ?? "1")])
                }
            case "Concept": isPreferred = attributes["PreferredConceptYN"] != "N"
            case "Term":
                isPermuted = attributes["IsPermutedTermYN"] == "Y"
                isAbbreviation = ["ABB", "ACR", "ABX", "ACX"].contains(attributes["LexicalTag"] ?? "")
            default: break
            }
        }

        mutating func close(_ path: [String], _ text: String) {
            guard path.count >= 3 else {
                if term.category.isEmpty {
                    term.category = VocabularyTables.standard.category(of: term.id, branches: trees)
                }
                return
            }
            switch (path[path.count - 2], path[path.count - 1]) {
            case ("DescriptorRecord", "DescriptorUI"), ("SupplementalRecord", "SupplementalRecordUI"):
                term.id = "MESH:" + text
            case ("DescriptorName", "String") where path.count == 4: term.en = text
            case ("SupplementalRecordName", "String"): term.en = text
            case ("TreeNumberList", "TreeNumber"): trees.append(text)
            case ("DescriptorReferredTo", "DescriptorUI"):
                if path.contains("HeadingMappedTo") {
                    term.parents.append("MESH:" + text.drop { $0 == "*" })
                }
            case ("Term", "String"):
                guard !text.isEmpty, !isPermuted, text != term.en else { return }
                if isAbbreviation {
                    term.names.append(.symbol(text))
                } else {
                    term.names.append(.init(text, isPreferred ? .exact : .narrow))
                }
            case ("RegistryNumber", _): break
            default: break
            }
        }
    }
}
