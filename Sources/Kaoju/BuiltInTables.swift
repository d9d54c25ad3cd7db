import KaojuCitations
import KaojuClaims
import KaojuText
import KaojuWorks

/// The tables that every analysis reads. A build of a single page spends a third of its time on making them.
enum BuiltInTables {
    /// Makes them side by side; whoever needs one before it is made waits for it. O(tables).
    static func load() async {
        await withTaskGroup(of: Void.self) { group in
            for language in Language.allCases { group.addTask { _ = ClaimLexis.builtIn(language) } }
            group.addTask { _ = DocumentHeadReader() }
            group.addTask { CitationResolver.loadTables() }
        }
    }
}
