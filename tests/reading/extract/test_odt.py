"""OpenDocument texts: lists, tables, notes, deleted text."""

from __future__ import annotations

import pytest

from chutri.reading.errors import BrokenFile, ProtectedFile, ReadingError, TooLarge
from chutri.reading.extract.limits import Limits
from chutri.reading.extract.odt import read_odt
from tests.reading.extract.files import open_document, zipped

LISTS = """
<text:list-style style:name="L1">
  <text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>
  <text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/>
  <text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="." text:display-levels="2"/>
</text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
<style:style style:name="C" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="C2" style:family="paragraph" style:parent-style-name="C"/>
<style:style style:name="B" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid"/></style:style>
"""


def text_of(body: str, automatic: str = LISTS, styles: str = "") -> str:
    return read_odt(open_document(body, automatic, styles), "a.odt", Limits()).text


def item(text: str, more: str = "") -> str:
    return f"<text:list-item><text:p>{text}</text:p>{more}</text:list-item>"


def test_lists_are_numbered_through_their_levels() -> None:
    deep = f"<text:list>{item('sâu')}</text:list>"
    inner = f"<text:list>{item('Sở A', deep)}{item('Sở B')}</text:list>"
    body = (
        f'<text:list text:style-name="L1">{item("MỘT")}{item("HAI", inner)}</text:list><text:p>giữa</text:p>'
        f'<text:list text:style-name="L1" text:continue-numbering="true">{item("BA")}</text:list>'
        f'<text:list text:style-name="L1">{item("LẠI TỪ ĐẦU")}</text:list>'
        f'<text:list text:style-name="L2">{item("chấm")}</text:list>'
    )
    assert text_of(body).split("\n\n") == [
        "I. MỘT", "II. HAI", "1. Sở A", "1.1. sâu", "2. Sở B", "giữa", "III. BA", "I. LẠI TỪ ĐẦU", "- chấm",
    ]  # fmt: skip


def test_only_the_first_paragraph_of_an_item_is_marked() -> None:
    assert (
        text_of(
            '<text:list text:style-name="L1"><text:list-item><text:p>a</text:p><text:p>b</text:p></text:list-item></text:list>'
        )
        == "I. a\n\nb"
    )


def test_headings_take_their_numbers_from_the_outline() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format="1" style:num-suffix="."/></text:outline-style>'
    )
    body = "".join(
        f'<text:h text:outline-level="{level}">{text}</text:h>'
        for level, text in ((1, "A"), (2, "B"), (2, "C"), (1, "D"), (2, "E"))
    )
    assert text_of(body, styles=outline).split("\n\n") == ["I. A", "1. B", "2. C", "II. D", "1. E"]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d", "a   b\tc\nd"),
        ("  một\n   <text:span>hai</text:span> ba", "một hai ba"),
        ("a<office:annotation><text:p>lời bình</text:p></office:annotation>b", "ab"),
        ("<text:a>liên kết</text:a> sau", "liên kết sau"),
    ],
)
def test_what_a_paragraph_says(inside: str, text: str) -> None:
    assert text_of(f"<text:p>{inside}</text:p>") == text


def test_notes_boxes_and_deleted_text() -> None:
    body = (
        "<text:tracked-changes><text:deletion><text:p>đã xóa</text:p></text:deletion></text:tracked-changes>"
        "<text:p>chữ<text:note><text:note-body><text:p>chú thích</text:p></text:note-body></text:note> sau"
        "<draw:frame><draw:text-box><text:p>trong khung</text:p></draw:text-box></draw:frame></text:p>"
    )
    assert text_of(body) == "chữ[1] sau\n\ntrong khung\n\n[1] chú thích"


def test_tables_and_centred_titles() -> None:
    cell = '<table:table-cell table:style-name="{}"><text:p>{}</text:p></table:table-cell>'

    def grid(style: str, *rows: tuple[str, ...]) -> str:
        return (
            "<table:table>"
            + "".join(
                f"<table:table-row>{''.join(cell.format(style, text) for text in row)}</table:table-row>"
                for row in rows
            )
            + "</table:table>"
        )

    body = (
        grid("", ("Số: 5/KH", "Độc lập - Tự do - Hạnh phúc"))
        + '<text:p text:style-name="C">Tên dòng một</text:p><text:p text:style-name="C2">dòng hai</text:p>'
        + grid("B", ("a", "b"), ("c", "d"))
    )
    assert text_of(body) == "Số: 5/KH\n\nĐộc lập - Tự do - Hạnh phúc\n\nTên dòng một\ndòng hai\n\n| a | b |\n| c | d |"


def test_covered_cells_are_empty() -> None:
    body = (
        '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>a</text:p></table:table-cell>'
        "<table:covered-table-cell/></table:table-row><table:table-row><table:table-cell><text:p>b</text:p></table:table-cell>"
        "<table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table><text:p>x</text:p><text:p>y</text:p>"
    )
    assert text_of("<text:p>w</text:p>" + body) == "w\n\n| a |  |\n| b | c |\n\nx\n\ny"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (
            zipped(
                {"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<encryption-data/>"}
            ),
            ProtectedFile,
        ),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), BrokenFile),
        (open_document("<text:p>" * 400), BrokenFile),
        (open_document("<text:p>xxx</text:p>" * 5)[:300], BrokenFile),
    ],
    ids=["encrypted", "no content", "deep", "truncated"],
)
def test_what_cannot_be_read_is_refused(data: bytes, error: type[ReadingError]) -> None:
    with pytest.raises(error):
        read_odt(data, "a.odt", Limits())


def test_too_many_cells() -> None:
    body = '<table:table><table:table-row><table:table-cell table:number-columns-repeated="9"/></table:table-row></table:table>'
    with pytest.raises(TooLarge):
        read_odt(open_document(body), "a.odt", Limits(blocks=8))
