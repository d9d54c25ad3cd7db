import Foundation
import KaojuExport
import KaojuGraph
import KaojuText
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
            #expect(cache.records(of: "in", key: "k")?.map(\.counts) == results.map(\.records.counts))
            #expect(cache.records(of: "in", key: "other") == nil)
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

    @Test("forgets files that are no more")
    func forgets() throws {
        try withCache { cache, _ in
            try cache.store([
                ("one", ["a"], StoredResults(key: "1", results)), ("two", ["b"], StoredResults(key: "2", results)),
            ])
            #expect(cache.documentNames().sorted() == ["a", "b"])
            try cache.keep(only: ["two"])
            #expect(cache.records(of: "one", key: "1") == nil)
            #expect(cache.records(of: "two", key: "2") != nil)
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
