import Foundation
import KaojuExport
import KaojuGraph
import KaojuText
import KaojuWorks
import TestSupport
import Testing

@testable import KaojuCache

@Suite("The cache")
struct AnalysisCacheTests {
    private func withCache(_ body: (AnalysisCache, String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("kaoju-\(UUID().uuidString).sqlite")
            .path
        defer { AnalysisCache.remove(path) }
        try body(try AnalysisCache(path: path), path)
    }

    private let results = ["甲.txt", "乙.txt"].map { name in
        let analysis = SampleAnalyses.named(name)
        return DocumentResult(evidence: DocumentEvidence(analysis), records: DocumentRecords(analysis))
    }

    @Test("gives back what was stored, under its key and no other")
    func roundTrip() throws {
        try withCache { cache, _ in
            try cache.store([("in", ["甲.txt", "乙.txt"], StoredResults(key: "k", results))])
            let evidence = try cache.evidence(of: "in", key: "k", pool: TextPool())
            #expect(evidence.map(\.name) == ["甲.txt", "乙.txt"])
            for (found, result) in zip(evidence, results) {
                #expect(!found.claims.isEmpty)
                #expect(found.claims == result.evidence.claims)
                #expect(found.citations == result.evidence.citations)
                #expect(found.circumstances == result.evidence.circumstances)
                #expect(found.references == result.evidence.references)
                #expect(found.concepts == result.evidence.concepts)
            }
            #expect(try cache.references(of: "in", key: "k") == results.map(\.records.references))
            #expect(cache.records(of: [("in", "k")])[0]?.map(\.counts) == results.map(\.records.counts))
            #expect(cache.records(of: [("in", "other")])[0] == nil)
            #expect(throws: AnalysisCache.Failure.self) { try cache.evidence(of: "in", key: "other") }
            #expect(throws: AnalysisCache.Failure.self) { try cache.references(of: "elsewhere", key: "k") }
        }
    }

    @Test("keeps the names of a concept once for all documents")
    func sharedNames() throws {
        try withCache { cache, _ in
            try cache.store([("in", [], StoredResults(key: "k", results))])
            let evidence = try cache.evidence(of: "in", key: "k", pool: TextPool())
            let (one, other) = (try #require(evidence[0].claims.first), try #require(evidence[1].claims.first))
            #expect(one.subject.names == other.subject.names)
            #expect(one.subject.names === other.subject.names)
        }
    }

    @Test("gives back the works of a corpus, and what they were made of")
    func works() throws {
        try withCache { cache, _ in
            let documents = results.map(\.evidence)
            let works = CorpusMerger().merge(documents).works
            #expect(!works.items.isEmpty)
            var key = Fingerprint()
            key.add("corpus")
            try cache.keep(KeptWorks(key: key, works: works), as: "works")
            let kept = try #require(cache.state("works", as: KeptWorks.self))
            #expect(kept.key == key)
            #expect(kept.works.items == works.items)
            for entry in works.items.flatMap(\.entries) {
                #expect(kept.works.index(ofEntry: entry) == works.index(ofEntry: entry))
            }
        }
    }

    @Test("tells documents apart by what they cite, and by nothing else")
    func citing() throws {
        try withCache { cache, _ in
            func stored(_ change: (inout DocumentEvidence) -> Void) throws -> Fingerprint? {
                var result = results[0]
                change(&result.evidence)
                try cache.store([("in", [], StoredResults(key: "k", [result]))])
                return CorpusMerger.fingerprint(ofWorksOf: try cache.evidence(of: "in", key: "k"))
            }
            let plain = try #require(try stored { _ in })
            #expect(
                try stored {
                    $0.disputes = []; $0.findings = [Diagnostic](); $0.lexical = []
                } == plain)
            #expect(
                try stored {
                    $0.references[0] = CitedReference(id: $0.references[0].id, raw: "Other. 2001.")
                } != plain)
            #expect(try stored { $0.references = [] } != plain)
            #expect(try stored { $0.keys.titles.append(1) } != plain)
            #expect(CorpusMerger.fingerprint(ofWorksOf: [results[0].evidence]) == nil, "not known before it was stored")
        }
    }

    @Test("forgets files that are no more")
    func forgets() throws {
        try withCache { cache, _ in
            try cache.store([
                ("one", ["a"], StoredResults(key: "1", results)), ("two", ["b"], StoredResults(key: "2", results)),
            ])
            #expect(cache.documentNames().sorted() == ["a", "b"])
            try cache.keep(only: ["two"])
            #expect(cache.records(of: [("one", "1")])[0] == nil)
            #expect(cache.records(of: [("two", "2")])[0] != nil)
        }
    }

    @Test("keeps the last drawing of a name, for its graph only")
    func drawings() throws {
        try withCache { cache, _ in
            #expect(cache.drawing("svg", key: "a") == nil)
            cache.keep([1, 2, 3], as: "svg", key: "a")
            #expect(cache.drawing("svg", key: "a") == [1, 2, 3])
            #expect(cache.drawing("png", key: "a") == nil)
            cache.keep([], as: "svg", key: "b")
            #expect(cache.drawing("svg", key: "a") == nil)
            #expect(cache.drawing("svg", key: "b") == [])
        }
    }
}
