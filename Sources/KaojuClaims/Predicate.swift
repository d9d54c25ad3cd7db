/// What a claim says of its subject and object: the contract's closed list.
public enum Predicate: String, Sendable, Hashable, CaseIterable {
    case treats, prevents
    case actsVia = "acts_via"
    case increases, decreases, causes
    case correlatesPositively = "correlates_positively"
    case correlatesNegatively = "correlates_negatively"
    case associated, predicts, produces, binds

    /// The direction of a claim (the contract's table).
    public var direction: Direction {
        switch self {
        case .treats, .prevents, .decreases, .correlatesNegatively: .minus
        case .increases, .causes, .produces, .correlatesPositively: .plus
        case .actsVia, .associated, .predicts, .binds: .neutral
        }
    }

    /// The Biolink Model's predicate, without its prefix.
    public var biolink: String {
        switch self {
        case .treats: "treats"
        case .prevents: "preventative_for_condition"
        case .decreases, .increases, .actsVia: "affects"
        case .causes: "causes"
        case .produces: "produces"
        case .correlatesPositively: "positively_correlated_with"
        case .correlatesNegatively: "negatively_correlated_with"
        case .associated: "associated_with"
        case .predicts: "biomarker_for"
        case .binds: "physically_interacts_with"
        }
    }
}

/// The sign of an effect.
public enum Direction: String, Sendable, Hashable {
    case plus = "+"
    case minus = "-"
    case neutral = "="

    /// The other sign; a neutral direction stays neutral.
    public var turned: Direction {
        switch self {
        case .plus: .minus
        case .minus: .plus
        case .neutral: .neutral
        }
    }
}

/// How certain a claim is in its author's words.
public enum Certainty: String, Sendable, Hashable, CaseIterable {
    case asserted, hedged, hypothesis, disputed
}

/// Where a claim's evidence stands.
public enum ClaimSource: String, Sendable, Hashable {
    /// A citation marker is in its scope.
    case cited
    /// The document's own finding.
    case own
    /// Said without a source.
    case background
}

/// The design of the study behind a claim (the contract's names), with its term in the Evidence and Conclusion Ontology.
public enum StudyDesign: String, Sendable, Hashable, CaseIterable {
    case metaAnalysis = "meta_analysis"
    case systematicReview = "systematic_review"
    case rct, cohort
    case caseControl = "case_control"
    case crossSectional = "cross_sectional"
    case caseSeries = "case_series"
    case caseReport = "case_report"
    case animal
    case inVitro = "in_vitro"
    case exVivo = "ex_vivo"
    case guideline, review, unspecified
}
