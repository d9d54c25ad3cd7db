import KaojuText
import Testing

@testable import KaojuWorks

@Suite struct MergingTests { @Test func nothing() { #expect(WorkMerger().works(of: []).items.isEmpty) } }
