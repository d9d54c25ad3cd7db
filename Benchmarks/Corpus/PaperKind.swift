/// The make-up of a paper: its language, how it cites, its list, its layout.
enum PaperKind: String, CaseIterable {
    /// Chinese text copied out of a PDF: short lines with blank ones between, page furniture, no list.
    case zhCopied = "zh-copied"
    /// Chinese, a line a paragraph, with a list after GB/T 7714.
    case zhListed = "zh-listed"
    /// Chinese in full-width characters.
    case zhWide = "zh-wide"
    /// English in lines, hyphenated, brackets, Vancouver.
    case enVancouver = "en-vancouver"
    /// English with numbers in parentheses.
    case enParentheses = "en-parentheses"
    /// English with superscript numbers.
    case enSuperscript = "en-superscript"
    /// English by name and year, APA.
    case enAPA = "en-apa"
    /// English Markdown, IEEE.
    case enMarkdown = "en-markdown"

    /// The kind of the paper of that number: as many Chinese as English ones.
    init(_ dice: inout Dice) {
        let kinds: [PaperKind] = [
            .zhCopied, .zhCopied, .zhListed, .zhListed, .zhWide,
            .enVancouver, .enParentheses, .enSuperscript, .enAPA, .enMarkdown,
        ]
        self = dice.pick(kinds)
    }

    var tongue: Tongue { rawValue.hasPrefix("zh") ? .zh : .en }
    var isMarkdown: Bool { self == .enMarkdown }
    var hasList: Bool { self != .zhCopied }

    var markers: MarkerStyle {
        switch self {
        case .zhCopied, .enMarkdown: .brackets
        case .zhListed, .zhWide, .enVancouver: .list
        case .enParentheses: .parentheses
        case .enSuperscript: .superscript
        case .enAPA: .authorYear
        }
    }

    var references: ReferenceStyle {
        switch self {
        case .zhCopied, .zhListed, .zhWide: .national
        case .enVancouver, .enParentheses, .enSuperscript: .vancouver
        case .enAPA: .apa
        case .enMarkdown: .ieee
        }
    }

    /// The label of a list's entry.
    func label(_ number: Int) -> String {
        switch self {
        case .zhCopied, .zhListed, .zhWide, .enMarkdown: "[\(number)] "
        case .enVancouver, .enParentheses, .enSuperscript: "\(number). "
        case .enAPA: ""
        }
    }

    /// Columns of a line, an ideograph counting two; nil for a line a paragraph.
    var width: Int? {
        switch self {
        case .zhCopied: 90
        case .zhWide: 50
        case .enVancouver, .enParentheses: 96
        case .zhListed, .enSuperscript, .enAPA, .enMarkdown: nil
        }
    }

    /// Whether blank lines stand between the lines of a paragraph, and page furniture between paragraphs.
    var isCopied: Bool { self == .zhCopied || self == .zhWide }
}
