import Foundation
import KaojuTerminology
import KaojuText
import TestSupport
import Testing

@testable import KaojuTagging

/// Data of invented names: stems that are drawn anew, in sentences whose words tell drugs and diseases apart.
private struct Sentences {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func pick<T>(_ list: [T]) -> T {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return list[Int(state >> 33) % list.count]
    }

    mutating func text(_ count: Int) -> AnnotatedText {
        var bytes: [UInt8] = []
        var names: [AnnotatedText.Name] = []
        for _ in 0..<count {
            let syllables = ["茜", "柘", "槲", "蔺", "缬", "蒺", "菪", "茚", "喃", "噻", "吲", "哌", "嗪", "呋"]
            let drug = pick(syllables) + pick(syllables) + pick(syllables) + pick(["洛宁", "替嗪", "米啉"])
            let disease = pick(syllables) + pick(syllables) + pick(["样风疹", "性弛缓", "型郁滞"])
            for part in pick(Self.patterns) {
                switch part {
                case "D": names.append(.init(range: range(of: drug, at: bytes.count), label: "dru"))
                case "S": names.append(.init(range: range(of: disease, at: bytes.count), label: "dis"))
                default: break
                }
                bytes += Array((part == "D" ? drug : part == "S" ? disease : part).utf8)
            }
            bytes.append(0x0A)
        }
        return AnnotatedText(file: "made", bytes: bytes, names: names)
    }

    private func range(of name: String, at start: Int) -> ByteRange { ByteRange(start, start + name.utf8.count) }

    private static let patterns = [
        ["予", "D", "口服后，", "S", "好转。"], ["医生诊断为", "S", "，加用", "D", "。"], ["今天天气很好，没有人说话。"],
        ["D", "和", "D", "都没有用。"], ["他的", "S", "在夏天加重。"],
    ]
}

@Suite("Training", .enabled(if: NameTagger.isAvailable, "built without CRFsuite: run Scripts/setup"))
struct TrainingTests {
    private func temporary(_ name: String) -> String { NSTemporaryDirectory() + "kaoju-" + UUID().uuidString + name }

    private func train(to path: String) throws -> NameTrainer.Report {
        var sentences = Sentences(seed: 7)
        return try NameTrainer(recognizer: Recognizer()).train(
            AnnotatedCorpus([sentences.text(160)]), to: path)
    }

    @Test func learnsNamesThatNoLexiconHas() throws {
        let path = temporary(".model")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let report = try train(to: path)
        #expect(report.labels.map(\.category) == ["biolink:Drug", "biolink:Disease"])
        var other = Sentences(seed: 99)
        let scores = TaggingScore.scores(
            of: AnnotatedCorpus([other.text(60)]), tagger: try NameTagger(path: path), recognizer: Recognizer(),
            categories: LabelCategories())
        #expect(scores.model.all.f1 > 0.9)
        #expect(scores.model.all.f1 > scores.lexicon.all.f1 + 0.3)
        #expect(scores.model.labels["dru"]!.f1 > 0.9 && scores.model.labels["dis"]!.f1 > 0.9)
    }

    @Test func theSameDataMakeTheSameModel() throws {
        let paths = [temporary("a"), temporary("b")]
        defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
        for path in paths { _ = try train(to: path) }
        let models = paths.map { FileManager.default.contents(atPath: $0) }
        #expect(models[0] != nil && models[0] == models[1])
    }

    @Test func refusesForeignAndDamagedModels() throws {
        let path = temporary(".model")
        defer { try? FileManager.default.removeItem(atPath: path) }
        _ = try train(to: path)
        let whole = try #require(FileManager.default.contents(atPath: path))
        func code(_ data: Data) throws -> TaggerError.Code? {
            try data.write(to: URL(fileURLWithPath: path))
            do throws(TaggerError) {
                _ = try NameTagger(path: path)
                return nil
            } catch {
                return error.code
            }
        }
        #expect(try code(Data("no model".utf8)) == .foreign)
        #expect(try code(Data()) == .foreign)
        #expect(try code(whole.dropLast(9)) == .damaged)
        for place in stride(from: 64, to: whole.count, by: max(1, whole.count / 40)) {
            var changed = whole
            changed[place] ^= 0x5A
            #expect(try code(changed) != nil)
        }
        #expect(throws: TaggerError.self) { try NameTagger(path: path + ".none") }
    }

    @Test func refusesDataWithoutNames() {
        #expect(throws: TaggerError.self) {
            try NameTrainer(recognizer: Recognizer()).train(AnnotatedCorpus(), to: temporary(".model"))
        }
    }

    @Test func aModelStandsBesideTheLexicon() throws {
        let path = temporary(".model")
        defer { try? FileManager.default.removeItem(atPath: path) }
        _ = try train(to: path)
        let text = SegmentedText.sample("患者予茜蔺槲替嗪口服后，高血压好转。")
        let mentions = Recognizer(tagger: try NameTagger(path: path)).mentions(in: text)
        let found = mentions.items.map { text[$0.range] + " " + $0.source.rawValue }
        #expect(found.contains("茜蔺槲替嗪 model"))
        #expect(found.contains("高血压 lexicon"))
        let drug = try #require(mentions.items.first { $0.source == .model })
        #expect(drug.label == "dru" && mentions.concepts[drug.concept].category == "biolink:Drug")
        #expect(mentions.concepts[drug.concept].id == "kaoju:茜蔺槲替嗪")
    }
}
