"""A plan as a page of a document portal."""

from __future__ import annotations

from html import escape

from tests.layouts.parts import Lines, is_table, layout_of, lines_with_markup, table_rows


def as_html(text: str) -> bytes:
    """The plan as a page of a document portal: the text between a menu and a footer."""
    made = layout_of(text)

    def inner(lines: Lines) -> str:
        tags = {"b": ("<strong>", "</strong>"), "i": ("<em>", "</em>"), "": ("", "")}
        return "<br>\n".join(
            "".join(tags[emphasis][0] + escape(piece) + tags[emphasis][1] for piece, emphasis in line)
            for line in lines_with_markup(lines)
        )

    def put(blocks: list[Lines]) -> str:
        out = []
        for block in blocks:
            if is_table(block):
                rows = "".join(
                    "<tr>" + "".join(f"<td>{inner(content.split('<br>'))}</td>" for content in row) + "</tr>"
                    for row in table_rows(block)
                )
                out.append(f'<table border="1">{rows}</table>')
            else:
                out.append(f"<p style='text-align:justify'>{inner(block)}</p>")
        return "\n".join(out)

    def columns(left: Lines, right: Lines) -> str:
        return f'<table style="width:100%;border:none"><tr><td>{inner(left)}</td><td align="center">{inner(right)}</td></tr></table>'

    title = "".join(f'<p align="center"><b>{inner(block)}</b></p>' for block in made.title)
    return (
        "<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>Văn bản</title><style>p{margin:6pt}</style>"
        "<script>var x = '<p>không đọc</p>';</script></head><body><nav><a href='/'>Trang chủ</a></nav>"
        + columns(made.left, made.right) + title + put(made.body) + columns(made.recipients, made.signature) + put(made.annex)
        + "</body></html>"
    ).encode()  # fmt: skip
