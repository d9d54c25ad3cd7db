import KaojuText

/// What Chinese clause analysis reads from the order of a clause's parts, without a trigger's word.
///
/// The table `constructions.zh.tsv` documents each with examples, which a test runs.
package enum Construction: String, Sendable, CaseIterable {
    /// «通过 P», «具有 P 作用», «机制包括 P».
    case means
    /// «S 抑制 A，从而减轻 B»: A and B.
    case chain
    /// «S 组的 O 低于对照组», «D 患者的 O 高于健康人».
    case comparison
    /// «X 越高，Y 越低», «随 X 的下降，Y 升高».
    case proportional
    /// «S 在 O 中起重要作用».
    case part
    /// «诊断为 D，给予 S».
    case given
    /// «…危险因素，如 A、B».
    case riskFactors = "risk-factors"
    /// «使 O 转位至核内».
    case make
    /// «S 组 O 发生率为 2%，安慰剂组为 6%».
    case rates

    /// The name that claims carry.
    package var rule: String { "zh." + rawValue }

    /// The examples of the table. O(table).
    package var examples: [String] {
        Self.rows.first { $0[0] == rawValue }.map { $0[1].components(separatedBy: "||") } ?? []
    }

    private static let rows = Table(Resource.bytes("claims/constructions.zh.tsv") ?? []).rows
}
