"""Files for tests, made by hand: zips, Word and OpenDocument parts, containers of old Office."""

from __future__ import annotations

import io
import zipfile


def name_of(value: object) -> str | None:
    """The name of a test's case: bytes give none."""
    return "" if isinstance(value, bytes) else None


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name)  # of 1980, so that the same members are the same bytes
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def word(body: str, **parts: str) -> bytes:
    """A .docx with this body; other parts of word/ by their names without ``.xml``."""
    members: dict[str, str | bytes] = {
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    }
    members |= {f"word/{name}.xml": content for name, content in parts.items()}
    return zipped(members)


def paragraph(text: str, properties: str = "") -> str:
    """A Word paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(rows: list[list[str]], *, ruled: bool = True) -> str:
    """A Word table; a cell that begins with ``<w:tcPr>`` brings its own properties."""
    border = '<w:tblBorders><w:insideV w:val="single"/></w:tblBorders>' if ruled else ""
    lines = "".join("<w:tr>" + "".join(map(_cell, row)) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{border}</w:tblPr>{lines}</w:tbl>"


def _cell(content: str) -> str:
    properties, end, text = content.rpartition("</w:tcPr>")
    inner = text if text.startswith("<w:") else paragraph(text)
    return f"<w:tc>{properties}{end}{inner}</w:tc>"


def open_document(body: str, automatic: str = "", styles: str = "") -> bytes:
    """An .odt with this body and these automatic and named styles."""
    names = " ".join(
        f'xmlns:{short}="{_ODF}{long}:1.0"'
        for short, long in (
            ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
        )
    )  # fmt: skip
    content = (
        f"<office:document-content {names}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    members: dict[str, str | bytes] = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    if styles:
        members["styles.xml"] = f"<office:document-styles {names}>{styles}</office:document-styles>"
    return zipped(members)
