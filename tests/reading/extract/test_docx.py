"""Word files: order, numbering, tables, revisions, notes, text boxes."""

from __future__ import annotations

import pytest

from chutri.reading.errors import BrokenFile, ProtectedFile, ReadingError, TooLarge
from chutri.reading.extract.docx import read_docx
from chutri.reading.extract.limits import Limits
from tests.reading.extract.files import W, paragraph, table, word, zipped

NUMBERING = f"""<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%4"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="+"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="MucCon"><w:basedOn w:val="Muc"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Ten"><w:pPr><w:jc w:val="center"/></w:pPr></w:style>
</w:styles>"""


def numbered(text: str, list_id: int, level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def text_of(body: str, **parts: str) -> str:
    return read_docx(word(body, **parts), "a.docx", Limits()).text


def test_paragraphs_and_tables_keep_their_order() -> None:
    body = paragraph("một") + table([["a", "b"], ["c", "d"]]) + paragraph("hai")
    assert text_of(body) == "một\n\n| a | b |\n| c | d |\n\nhai"


def test_numbers_are_drawn_as_word_draws_them() -> None:
    body = (
        numbered("MỤC ĐÍCH", 1) + numbered("NỘI DUNG", 1) + numbered("Sở A", 1, 1) + numbered("việc", 1, 2)
        + numbered("việc", 1, 2) + numbered("Sở B", 1, 1) + numbered("việc", 1, 2) + numbered("sâu", 1, 3)
        + numbered("chấm", 2) + numbered("cộng", 2, 1) + numbered("Sở C", 3, 1) + numbered("TỔ CHỨC", 1)
    )  # fmt: skip
    assert text_of(body, numbering=NUMBERING).split("\n\n") == [
        "I. MỤC ĐÍCH", "II. NỘI DUNG", "1. Sở A", "a) việc", "b) việc", "2. Sở B", "a) việc", "2.2.1 sâu",
        "- chấm", "+ cộng", "1. Sở C", "III. TỔ CHỨC",
    ]  # fmt: skip


def test_styles_bring_numbers_and_centring() -> None:
    body = (
        paragraph("MỘT", '<w:pStyle w:val="Muc"/>') + paragraph("hai", '<w:pStyle w:val="MucCon"/>')
        + paragraph("ba", '<w:pStyle w:val="MucCon"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph("Tên dòng một", '<w:pStyle w:val="Ten"/>') + paragraph("dòng hai", '<w:pStyle w:val="Ten"/>')
    )  # fmt: skip
    expected = "I. MỘT\n\n1. hai\n\nba\n\nTên dòng một\ndòng hai"
    assert text_of(body, numbering=NUMBERING, styles=STYLES) == expected


def test_a_number_without_its_list_is_left_out() -> None:
    assert text_of(numbered("việc", 7)) == "việc"
    assert text_of(numbered("việc", 1), numbering="<broken") == "việc"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
        ("<w:r><w:t>31</w:t><w:noBreakHyphen/><w:t>CT</w:t></w:r>", "31-CT"),
        ("<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins>", "mới"),
        ("<w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>mới</w:t></w:r></w:moveTo>", "mới"),
        ("<w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink>", "liên kết"),
        ("<w:sdt><w:sdtContent><w:r><w:t>ô nhập</w:t></w:r></w:sdtContent></w:sdt>", "ô nhập"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r>", "hiện"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>hiện</w:t></w:r>', "hiện"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>5</w:t></w:r>", "5"),
        ("<w:r><w:t>ke\u0302\u0301</w:t></w:r><w:r><w:t>\u00a0hoạch</w:t></w:r>", "kế hoạch"),
        ("<w:r><w:t>KÕ ho¹ch tæ chøc thùc hiÖn</w:t></w:r>", "Kế hoạch tổ chức thực hiện"),
        ("<!-- lời bình --><w:r><w:t>chữ</w:t></w:r>", "chữ"),
    ],
)
def test_what_a_paragraph_says(inside: str, text: str) -> None:
    assert text_of(f"<w:p>{inside}</w:p>") == text


def test_tab_stops_are_no_tabs() -> None:
    assert text_of(paragraph("chữ", '<w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs>')) == "chữ"


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    body = paragraph("một ", "<w:rPr><w:del/></w:rPr>") + paragraph("hai")
    assert text_of(body) == "một hai"


def test_text_boxes_follow_their_paragraph_once() -> None:
    box = "<w:txbxContent>" + paragraph("HỎA TỐC") + "</w:txbxContent>"
    body = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box.replace('HỎA TỐC', '')}</mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>Số: 5/KH</w:t></w:r></w:p>"
    )
    assert text_of(body) == "Số: 5/KH\n\nHỎA TỐC"


def test_notes_stand_at_the_end() -> None:
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{paragraph("Theo Quyết định số 1.")}</w:footnote></w:footnotes>'
    body = '<w:p><w:r><w:t>chữ</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + paragraph("tiếp")
    assert text_of(body, footnotes=notes) == "chữ[1]\n\ntiếp\n\n[1] Theo Quyết định số 1."


LETTERHEAD = [["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 5/KH-UBND", "Bình Lư, ngày 01 tháng 3"]]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_letterhead_is_read_column_by_column(ruled: bool) -> None:
    left = "ỦY BAN NHÂN DÂN\nSố: 5/KH-UBND"
    right = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBình Lư, ngày 01 tháng 3"
    assert text_of(table(LETTERHEAD, ruled=ruled) + paragraph("x")) == f"{left}\n\n{right}\n\nx"


def test_recipients_stand_before_the_signature() -> None:
    recipients = paragraph("Nơi nhận:") + paragraph("- Như trên;") + paragraph("- Lưu: VT.")
    signature = paragraph("TM. ỦY BAN NHÂN DÂN") + paragraph("CHỦ TỊCH") + paragraph("") + paragraph("Lê Văn An")
    assert text_of(paragraph("x") + table([[recipients, signature]], ruled=False)) == (
        "x\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An"
    )


def test_merged_cells_say_their_text_once() -> None:
    start, goes_on = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>"
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    rows = [[start + "1", "a", "b"], [goes_on, "c", "d"], ["2", wide + "e"]]
    assert text_of(table(rows)) == "| 1 | a | b |\n|  | c | d |\n| 2 | e |  |"


def test_cells_join_their_lines_and_keep_pipes_apart() -> None:
    two = paragraph("- một;") + paragraph("- hai")
    assert text_of(table([[two, "a|b"], ["c", "d"]])) == "| - một;<br>- hai | a¦b |\n| c | d |"


def test_a_table_in_a_table_flows_into_its_cell() -> None:
    inner = table([["x", "y"]])
    assert text_of(table([["a", inner], ["b", "c"]])) == "| a | x<br>y |\n| b | c |"


def test_a_frame_of_one_cell_is_no_table() -> None:
    assert text_of(table([["GHI CHÚ"]]) + paragraph("x")) == "GHI CHÚ\n\nx"


def test_strict_files_and_other_part_names() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    document = f'<w:document xmlns:w="{strict}"><w:body><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>chữ</w:t></w:r></w:p></w:body></w:document>'
    rels = '<Relationships><Relationship Target="/word/document2.xml"/></Relationships>'
    data = zipped({"_rels/.rels": rels, "word/document2.xml": document})
    assert read_docx(data, "a.docx", Limits()).text == "chữ"


BOMB = word("<w:p/>" * 6_000_000)
DTD = zipped({"word/document.xml": '<!DOCTYPE d [<!ENTITY a "lol">]><w:document xmlns:w="x">&a;</w:document>'})


@pytest.mark.parametrize(
    ("data", "limits", "error", "says"),
    [
        (BOMB, Limits(), TooLarge, "bung ra tới 36 MB"),
        (DTD, Limits(), BrokenFile, "DTD"),
        (word("<w:tbl><w:tr><w:tc>" * 200), Limits(), BrokenFile, "XML bên trong sai"),
        (word("<w:p>"), Limits(), BrokenFile, "XML bên trong sai"),
        (zipped({"other": ""}), Limits(), BrokenFile, "thiếu phần word/document.xml"),
        (word(paragraph("x" * 50))[:200], Limits(), BrokenFile, "bị hỏng hoặc tải về chưa đủ"),
        (word(paragraph("x" * 50) * 3), Limits(characters=100), TooLarge, "dài quá"),
        (word(paragraph("x") * 5), Limits(blocks=4), TooLarge, "đoạn và ô bảng"),
        (zipped({str(number): "" for number in range(9)}), Limits(members=8), TooLarge, "quá nhiều phần (9)"),
        (word(paragraph("x")), Limits(expanded=50), TooLarge, "bung ra tới"),
    ],
    ids="bomb dtd deep cut-xml no-part truncated characters blocks members expanded".split(),
)
def test_hostile_files_are_refused(data: bytes, limits: Limits, error: type[ReadingError], says: str) -> None:
    with pytest.raises(error) as caught:
        read_docx(data, "a.docx", limits)
    assert (type(caught.value), says in str(caught.value)) == (error, True)


def test_an_encrypted_member_is_protected() -> None:
    data = bytearray(word(paragraph("x")))
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1  # the flag of the central directory
    with pytest.raises(ProtectedFile):
        read_docx(bytes(data), "a.docx", Limits())
