"""The template that an office starts from: the prescribed form with tags where the words go."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph

from chutri.writing.form_check.setting import paragraphs_of
from chutri.writing.model import Column, Grid, Letterhead, Official, Signature, Text
from chutri.writing.templates.fields import FIELDS
from chutri.writing.word import write_docx
from chutri.writing.word_package import same_bytes

_COLUMNS = (("TT", 1.0), ("Nội dung", 6.0), ("Cơ quan", 3.0), ("Thời hạn", 2.0), ("Kết quả", 3.0))
_LISTS = {"BODY": "noi_dung", "BASIS": "can_cu", "RECIPIENT": "noi_nhan", "AUTHORITY": "quyen_han"}
# how an item of a list is written, with the mark behind it (Decree 30/2020, Phụ lục I, II.9)
_ITEMS = {
    "noi_nhan": "- {{ mot }}{% if loop.last %}.{% else %};{% endif %}",
    "noi_dung": "{{ mot }}{% if loop.last %}./.{% endif %}",
    "can_cu": "{{ mot }};",
}


def standard_template() -> bytes:
    """Give a template of a report with a table, in the form in force."""
    parts = next(field.parts for field in FIELDS if field.name == "bang")
    official = Official(
        kind="KIND",
        title="{{ trich_yeu }}",
        letterhead=Letterhead(issuer="ISSUER", superior="SUPERIOR", symbol="X"),
        basis=("BASIS",),
        blocks=(
            Text("BODY"),
            Grid(tuple(Column(title, share) for title, share in _COLUMNS), [("ROW", *[""] * 4)]),
        ),
        signature=Signature(authority=("AUTHORITY",), name="{{ nguoi_ky }}"),
        recipients=("RECIPIENT",),
    )
    word = docx.Document(BytesIO(write_docx(official)))
    _retype(word)
    _tag_rows(word, parts)
    out = BytesIO()
    word.save(out)
    return same_bytes(out.getvalue())


def _retype(word: WordDocument) -> None:
    lines = {
        "SUPERIOR": "{{ co_quan_chu_quan }}",
        "ISSUER": "{{ co_quan }}",
        "KIND": "{{ ten_loai }}",
        "./.": "",
    }
    for paragraph, _ in list(paragraphs_of(word)):
        text = paragraph.text.strip()
        if text in lines:
            _say(paragraph, lines[text])
        elif text.startswith("Số:"):
            _say(paragraph, "{{ so_ky_hieu }}")
        elif text.startswith("Ngày"):
            _say(paragraph, "{{ dia_danh_ngay }}")
        else:
            name = _LISTS.get(text.strip("-;. ").removesuffix(";"))
            if name:
                _repeat(paragraph, name, _ITEMS.get(name, "{{ mot }}"))


def _repeat(paragraph: Paragraph, name: str, item: str) -> None:
    """Stand a paragraph between the tags of a loop over a list of texts."""
    opening, closing = paragraph.insert_paragraph_before(), deepcopy(paragraph._p)
    _say(opening, f"{{%p for mot in {name} %}}")
    paragraph._p.addnext(closing)
    _say(Paragraph(closing, paragraph._parent), "{%p endfor %}")
    _say(paragraph, item)


def _tag_rows(word: WordDocument, parts: tuple[str, ...]) -> None:
    table = next(table for table in word.tables if table.cell(0, 0).text == "TT")
    row = table.rows[1]
    for cell, part in zip(row.cells, parts, strict=True):
        _say(cell.paragraphs[0], f"{{{{ dong.{part} }}}}")
    row._tr.addprevious(deepcopy(row._tr))
    row._tr.addnext(deepcopy(row._tr))
    first, last = table.rows[1], table.rows[3]
    for tagged_row, tag in ((first, "{%tr for dong in bang %}"), (last, "{%tr endfor %}")):
        for number, cell in enumerate(tagged_row.cells):
            _say(cell.paragraphs[0], "" if number else tag)


def _say(paragraph: Paragraph, words: str) -> None:
    """Replace a paragraph's words, in the setting of its first run."""
    runs = paragraph.runs
    if not runs:
        paragraph.add_run(words)
        return
    runs[0].text = words
    for run in runs[1:]:
        run.text = ""
