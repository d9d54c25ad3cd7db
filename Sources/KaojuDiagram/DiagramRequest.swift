import KaojuText

/// What a diagram is asked to show.
package struct DiagramRequest: Sendable {
    /// The kinds of diagram.
    package enum View: String, Sendable, CaseIterable {
        /// What acts on what, from drugs to diseases.
        case mechanism
        /// Which designs of studies stand for and against each relation.
        case evidence
        /// The sources for and against each contested relation.
        case controversy
        /// Which documents cite which works.
        case citations
    }

    /// The languages of labels.
    package enum Labels: String, Sendable, CaseIterable { case zh, en, both }

    package var view = View.mechanism
    /// Names of concepts that it is about; empty for all.
    package var focus: [String] = []
    /// Names of concepts in which its paths end; empty for any.
    package var diseases: [String] = []
    /// How many steps it goes from the focus.
    package var depth = 2
    /// The most arrows, relations or works.
    package var top = 30
    package var labels = Labels.zh

    package init() {}

    /// The language of legends.
    var language: Language { labels == .en ? .en : .zh }
}
