"""Texts in notes that a Markdown reader, Obsidian or GitHub would act on.

Here each of them is only a name.
"""

from __future__ import annotations

ATOMS = (
    # HTML and addresses
    "<b>", "</td>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- gone -->", "<!--", "-->", "<?php ?>", "<!DOCTYPE x>", "<![CDATA[x]]>", "<a href='x'>",
    "<https://evil.example>", "<ann@evil.example>", "https://evil.example/a_b?c=d&e=f#g", "http://evil.com", "ftp://evil.com/x", "www.evil.com", "WWW.evil.example", "evil.com",
    "evil.co.uk/path", "//evil.com", "//localhost/x", "ann@evil.com", "mailto:ann@evil.com", "xmpp:ann@evil.com/x", "javascript:alert(1)", "data:text/html,x", "тест.рф", "пример.com",
    "http://[::1]/", "https://a.b.c.d.com:80/~x", "news:a.b", "tel:+1202", "obsidian://open?vault=x", "http://localhost:8080", "http://127.0.0.1/", "1@2.com", "a.b+c@d-e.com",
    # emphasis, code, links
    "*", "**", "***", "_", "__", "*a*", "**a**", "_a_", "__a__", "a_b_c", "a*b*c", "`", "``", "```", "`a`", "```sh", "~", "~~", "~~a~~", "~a~", "~~~", "[", "]", "[]", "[a]", "[a](b)",
    "[a](<b>)", "[a][b]", "[a]: /b", "[a]: https://evil.example 'x'", "![a](b)", "![a](https://evil.example/p.png)", "!", "![", "](", "](<", ">)", ")", "(", "(a)", "[x](javascript:alert(1))",
    "[[Note]]", "[[Note|shown]]", "![[Embed]]", "![[p.png|100]]", "[[", "]]", "[[a]](b)", "[^1]", "[^1]: foot", "^[inline]", "^block", "text ^abc123",
    # blocks
    "# head", "## head", "###### h", "#", "#tag", "#tag/sub", "(#tag)", "C#", "F# and #x", "-", "- item", "+ item", "* item", "- [ ] task", "- [x] done", "1. one", "1) one", "12345678. x", "1986. A year",
    "> quote", ">", "> [!WARNING]", "> [!NOTE]- folded", "[!IMPORTANT]", "---", "***", "___", "===", "- - -", "| a | b |", "|", "||", "|---|", "|:-:|", "a|b", "a\\|b", "a\\\\|b", ":---", "    code", "\tcode",
    "term\n: definition", "a\nb", "a\r\nb", "a\n\nb", "a\n---", "a\n===", "\n# head", "\n- item", "\n| x |\n|---|", "a\x0bb", "a\x0cb", "\u2028", "a\u2028# b", "a\u2029- b", "a\u0085b",
    # escapes and entities
    "\\", "\\\\", "\\*", "\\|", "\\n", "a\\", "C:\\new\\table", "&amp;", "&lt;b&gt;", "&#35;", "&#x3c;", "&copy;", "&nbsp;", "&", "AT&T", "a & b", "&amp", "&zwnj;", "%3Cb%3E", "%20", "%%", "%% gone %%", "100%",
    # math, highlights, mentions, emoji, attributes, templates, inline fields
    "$", "$$", "$a$", "$$a$$", "$5 and $6", "==", "==a==", "=", "@ann", "@org/team", "a@b", ":smile:", ":+1:", ":100:", "::", "key:: value", "(key:: value)", "12:30", "{.class}", "{: #id}", "{{x}}", "{% raw %}",
    "{{ cycler.__init__ }}", "{#", "<%", "%>", "<% tp.file %>", "=cmd()", "+1 202 555", "-5", "'quoted'", '"quoted"', "#1", "GH-1", "a/b#1", "deadbeefdeadbeef", "(c)", "(tm)", "--", "...", "``` mermaid",
    # invisible and odd
    "\u202eevil", "a\u202db", "\u2066a", "a\u2069", "\u200ea", "\u061ca", "a\u200bb", "\u200b", "a\u200db", "\ufeffa", "\x00", "a\x00b", "\x1b[31mred", "\x07", "\x7f", "\x9b31m", "\ud800", "a\udcffb", "\ufffe", "\U000e0041",
    "é", "e\u0301", "\u0301", "山田　太郎", "👩‍👩‍👧", "🏴", "ﷺ", "Ana Núñez", "O'Brien-Smith", "J.R.R. Tolkien", "St.John", "Dr. Ada", "a  b", " a ", "\u00a0a\u00a0", "\u3000", "x" * 300, "😀" * 40,
)  # fmt: skip

HOSTILE = tuple(
    dict.fromkeys(
        form
        for atom in ATOMS
        for form in (
            atom,
            f"Ann {atom}",
            f"{atom} Lee",
            f"A{atom}B",
            f"{atom}{atom}",
            f"{atom} and {atom}",
        )
    )
)
