import KaojuText

/// The frame that the HTML files share: one file, no network, light and dark, for screen, telephone and paper.
enum Page {
    /// A whole page. `body` is HTML; `script` is put at its end.
    static func html(title: String, words: Words, body: String, style: String = "", script: String = "") -> String {
        html(title: title, language: words.language, body: body, style: common + style, script: script)
    }

    /// A whole page with a style of its own.
    static func html(title: String, language: Language, body: String, style: String, script: String) -> String {
        let language = language == .zh ? "zh-Hans" : "en"
        return """
            <!DOCTYPE html>
            <html lang="\(language)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
            script-src \(script.isEmpty ? "'none'" : "'unsafe-inline'"); img-src data:">
            <title>\(PlainText.html(title))</title>
            <style>
            \(style)</style>
            </head>
            <body>
            \(body)\(script.isEmpty ? "" : "<script>\n\(script)</script>\n")</body>
            </html>

            """
    }

    private static let common = """
        :root { color-scheme: light dark; --ink: #1c2429; --soft: #5c6a73; --ground: #fff; --panel: #f4f6f7; --rule: #d5dce0;
          --for: #00664b; --against: #b34700; --open: #5c6a73; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6eaec; --soft: #9aa8b0; --ground: #14191c; --panel: #1e2529;
          --rule: #37434a; --for: #4fc7a4; --against: #ff9a52; --open: #9aa8b0; } }
        body { margin: 0 auto; max-width: 64rem; padding: 1rem 1.2rem 4rem; color: var(--ink); background: var(--ground);
          font: 1rem/1.6 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere; }
        h1, h2, h3 { line-height: 1.3; }
        h2 { margin-top: 2.2rem; border-bottom: 1px solid var(--rule); }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; font-size: .92rem; }
        th, td { text-align: start; vertical-align: top; padding: .25rem .7rem .25rem 0; border-bottom: 1px solid var(--rule); }
        td.count { text-align: end; }
        blockquote { margin: .2rem 0 .8rem; padding: .1rem .8rem; border-inline-start: 3px solid var(--rule); unicode-bidi: isolate; }
        .soft { color: var(--soft); font-size: .92rem; }
        .for { color: var(--for); } .against { color: var(--against); } .undetermined { color: var(--open); }
        @media print { body { max-width: none; font-size: 10pt; } article { break-inside: avoid; } }

        """
}
