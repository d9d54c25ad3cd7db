import Foundation
import KaojuText
import KaojuXML

/// Texts in which people marked names: files in columns (BIO and its kin), brat, BioC (XML, JSON), PubTator, JSON.
package struct AnnotatedCorpus: Sendable {
    /// The texts, in the order of their files' paths.
    package private(set) var texts: [AnnotatedText] = []
    /// Files that are none of the formats, and lines of the others that were passed over.
    package private(set) var unread: [TaggerError] = []

    /// A corpus of these texts.
    package init(_ texts: [AnnotatedText] = []) { self.texts = texts }

    /// Reads the bytes of one file; its name tells brat's files (`.ann`, with the `.txt` beside it) from others. O(n).
    package init(bytes: [UInt8], file: String) {
        var notes = CorpusNotes(file: file)
        texts = Self.texts(of: bytes, file: file, &notes) ?? []
        unread = notes.errors
    }

    /// Reads a file, or all files below a folder. Files and folders with a leading dot are passed over. O(n).
    ///
    /// Throws a `TaggerError` of the code `corpus.format` where the path cannot be read.
    package init(path: String) throws(TaggerError) {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw TaggerError(.data, file: path, zh: "没有这个文件或文件夹", en: "there is no such file or folder")
        }
        var files = [path]
        if isFolder.boolValue {
            let names = FileManager.default.subpaths(atPath: path) ?? []
            files = names.filter { name in !name.split(separator: "/").contains { $0.hasPrefix(".") } }
                .sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
                .map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
        }
        let all = Set(files)
        for file in files {
            var isInner: ObjCBool = false
            guard unsafe FileManager.default.fileExists(atPath: file, isDirectory: &isInner), !isInner.boolValue else {
                continue
            }
            // The text beside an .ann file comes with it.
            if file.hasSuffix(".txt"), all.contains(file.dropLast(4) + ".ann") { continue }
            guard let data = FileManager.default.contents(atPath: file) else {
                unread.append(TaggerError(.data, file: file, zh: "不能读取", en: "cannot be read"))
                continue
            }
            var notes = CorpusNotes(file: file)
            let found = Self.texts(of: Array(data), file: file, &notes)
            unread += notes.errors
            if let found {
                texts += found
            } else if notes.errors.isEmpty, !Self.isAbout(file) {
                unread.append(
                    TaggerError(
                        .data, file: file, zh: "不是 BIO 列式、brat、BioC 或 PubTator 数据，已略过",
                        en: "is neither BIO columns nor brat, BioC or PubTator, and was left out"))
            }
        }
    }

    private static func texts(of bytes: [UInt8], file: String, _ notes: inout CorpusNotes) -> [AnnotatedText]? {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        if file.hasSuffix(".ann") {
            guard let text = FileManager.default.contents(atPath: file.dropLast(4) + ".txt") else {
                notes.note(line: 0, zh: "旁边有同名的 .txt 文件", en: "a .txt file of the same name beside it")
                return nil
            }
            return [BratNames.text(Array(text), annotations: bytes, file: file, &notes)]
        }
        switch bytes.first(where: { $0 > 0x20 }) {
        case UInt8(ascii: "<"):
            do throws(XMLError) {
                let found = try BioCXMLNames.texts(of: bytes, file: file, &notes)
                return found.isEmpty ? nil : found
            } catch {
                notes.note(line: error.line ?? 0, found: error.message, zh: "格式正确的 XML", en: "well-formed XML")
                return nil
            }
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            if let found = BioCJSONNames.texts(of: bytes, file: file, &notes)
                ?? EntityJSON.texts(of: bytes, file: file, &notes)
            {
                return found
            }
        default: break
        }
        if PubTatorReader.accepts(bytes) { return PubTatorReader.texts(of: bytes, file: file, &notes) }
        return ColumnReader.accepts(bytes) ? ColumnReader.texts(of: bytes, file: file, &notes) : nil
    }

    /// Whether a file only says something of the data (README, licence, brat's settings).
    private static func isAbout(_ file: String) -> Bool {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        return name.hasSuffix(".md") || name.hasSuffix(".conf") || name.uppercased().hasPrefix("README")
            || name.uppercased().hasPrefix("LICEN")
    }

    /// The number of marked names.
    package var nameCount: Int { texts.reduce(0) { $0 + $1.names.count } }
    /// The number of sequences.
    package var sequenceCount: Int { texts.reduce(0) { $0 + $1.sequences.count } }

    /// The corpus without every `n`th sequence, and these: no text is in both. O(n).
    package func split(every n: Int) -> (training: AnnotatedCorpus, heldOut: AnnotatedCorpus) {
        var parts: [[AnnotatedText]] = [[], []]
        var number = 0
        for text in texts {
            var sequences: [[ByteRange]] = [[], []]
            for sequence in text.sequences {
                number += 1
                sequences[number % n == 0 ? 1 : 0].append(sequence)
            }
            for part in 0...1 where !sequences[part].isEmpty {
                parts[part].append(text.part(sequences[part]))
            }
        }
        return (AnnotatedCorpus(parts[0]), AnnotatedCorpus(parts[1]))
    }
}

extension AnnotatedText {
    /// The sequences alone, one behind another, with their names.
    func part(_ chosen: [ByteRange]) -> AnnotatedText {
        var bytes: [UInt8] = []
        var places: [ByteRange] = []
        var names: [Name] = []
        var at = 0
        for sequence in chosen {
            let shift = bytes.count - sequence.start
            while at < self.names.count, self.names[at].range.start < sequence.start { at += 1 }
            while at < self.names.count, self.names[at].range.end <= sequence.end {
                var name = self.names[at]
                name.range = ByteRange(name.range.start + shift, name.range.end + shift)
                names.append(name)
                at += 1
            }
            bytes += self.bytes[sequence.indices]
            places.append(ByteRange(sequence.start + shift, sequence.end + shift))
            if bytes.last != 0x0A { bytes.append(0x0A) }
        }
        return AnnotatedText(file: file, bytes: bytes, names: names, sequences: places)
    }
}
