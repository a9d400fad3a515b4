"""Templates that an office changes: the standard one fills and keeps the form; a broken tag is pointed at."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from chutri.writing import WritingError
from chutri.writing.form_check import check_form
from chutri.writing.form_check.setting import paragraphs_of
from chutri.writing.templates import TEMPLATE_CODES, check_template, fill_template, standard_template
from chutri.writing.templates.fields import samples


def template(*paragraphs: str, cells: tuple[str, ...] = ()) -> bytes:
    word = docx.Document()
    for text in paragraphs:
        word.add_paragraph(text)
    if cells:
        table = word.add_table(rows=1, cols=len(cells))
        for cell, text in zip(table.rows[0].cells, cells, strict=True):
            cell.text = text
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def texts(data: bytes) -> list[str]:
    return [one.text for one, _ in paragraphs_of(docx.Document(BytesIO(data))) if one.text]


def test_the_standard_template_is_whole_fills_and_keeps_the_form() -> None:
    assert check_template(standard_template()) == ()
    filled = fill_template(standard_template(), samples())
    assert check_form(filled) == ()
    assert texts(filled)[-6:] == [
        "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Hải",
    ]  # fmt: skip


def test_a_table_grows_with_its_rows() -> None:
    row = samples()["bang"][0]
    filled = fill_template(standard_template(), {**samples(), "bang": [{**row, "tt": str(n)} for n in range(1, 31)]})
    (table,) = (one for one in docx.Document(BytesIO(filled)).tables if one.cell(0, 0).text == "TT")
    assert [one.cells[0].text for one in table.rows] == ["TT", *map(str, range(1, 31))]


def test_equal_values_give_equal_bytes() -> None:
    assert fill_template(standard_template(), samples()) == fill_template(standard_template(), samples())


def test_a_tag_that_word_split_over_runs_is_joined_again() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph()
    for piece, bold in (("{", False), ("{ trich", True), ("_yeu }", False), ("}", True)):
        paragraph.add_run(piece).bold = bold
    out = BytesIO()
    word.save(out)
    assert check_template(out.getvalue()) == ()
    assert texts(fill_template(out.getvalue(), samples())) == ["Kết quả thực hiện Kế hoạch"]


def test_values_are_text_and_never_markup_or_tags() -> None:
    values = {**samples(), "trich_yeu": "<w:p>{{ nguoi_ky }} & Co"}
    assert texts(fill_template(template("{{ trich_yeu }}"), values)) == ["<w:p>{{ nguoi_ky }} & Co"]


@pytest.mark.parametrize(
    ("paragraphs", "cells", "expected"),
    [
        (("Tốt", "{{ trich_yeu"), (), [("MAU01", 2)]),
        (("trich_yeu }}",), (), [("MAU01", 1)]),
        (("{{ trich_yêu }}",), (), [("MAU02", 1)]),
        (("{%p for dong in bang %}", "{{ dong.tt }} {{ dong.han }}", "{%p endfor %}"), (), [("MAU02", 2)]),
        (("{%p for doan in noi_dung %}", "{{ doan }}"), (), [("MAU03", 1)]),
        (("{{ trich_yeu }}", "{%p endfor %}"), (), [("MAU03", 2)]),
        (("{% if nguoi_ky %}", "{% endfor %}", "{% endif %}"), (), [("MAU03", 2)]),
        (("{% else %}",), (), [("MAU03", 1)]),
        (("{{ trich yeu }}",), (), [("MAU04", 1)]),
        (("{%p for doan %}", "{%p endfor %}"), (), [("MAU04", 1)]),
        (("{%tr for dong in bang %}", "{%tr endfor %}"), (), [("MAU05", 1), ("MAU05", 2)]),
        (("Các đoạn: {%p for doan in noi_dung %}", "{%p endfor %}"), (), [("MAU06", 1)]),
        (("{{ nguoi_ky.__class__ }}",), (), [("MAU07", 1)]),
        (("{{ nguoi_ky.upper() }}",), (), [("MAU07", 1)]),
        (("{{ range(9) }}",), (), [("MAU07", 1)]),
        (("{% include 'x' %}",), (), [("MAU07", 1)]),
        ((), ("{%tr for dong in bang %}", "{{ dong.tt }}"), [("MAU03", 1)]),
    ],
)
def test_a_broken_tag_is_pointed_at(
    paragraphs: tuple[str, ...], cells: tuple[str, ...], expected: list[tuple[str, int]]
) -> None:
    assert [(one.code, one.place) for one in check_template(template(*paragraphs, cells=cells))] == expected


def test_a_mistyped_field_is_told_its_neighbour() -> None:
    (found,) = check_template(template("{{ trich_yeux }}"))
    assert (found.message, found.words) == ("Không có trường “trich_yeux”; có phải “trich_yeu”.", "{{ trich_yeux }}")


def test_every_code_has_a_case() -> None:
    marks = test_a_broken_tag_is_pointed_at.pytestmark  # type: ignore[attr-defined]
    assert {code for row in marks[0].args[1] for code, _ in row[2]} == set(TEMPLATE_CODES)


def test_a_broken_template_is_not_filled() -> None:
    with pytest.raises(WritingError, match=r"Mẫu hỏng ở đoạn 1, thẻ “\{\{ so \}\}”: Không có trường “so”"):
        fill_template(template("{{ so }}"), samples())


def test_a_field_without_a_value_is_said() -> None:
    with pytest.raises(WritingError, match="Không điền được mẫu: 'trich_yeu' is undefined"):
        fill_template(template("{{ trich_yeu }}"), {})
