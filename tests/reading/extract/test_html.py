"""Web pages: what a reader sees, as text."""

from __future__ import annotations

import pytest

from chutri.reading.errors import ReadingError, TooLarge, UnsupportedFile
from chutri.reading.extract.html import read_html
from chutri.reading.extract.limits import Limits
from tests.reading.extract.files import name_of


def text_of(page: str | bytes) -> str:
    return read_html(page if isinstance(page, bytes) else page.encode(), "a.html", Limits()).text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>một<br>hai</p><p>ba\n  bốn</p>", "một\nhai\n\nba bốn"),
        ("<div>một<div>hai</div>ba</div>", "một\n\nhai\n\nba"),
        ("<p>a <b>đậm</b>, <i>nghiêng</i></p>", "a đậm, nghiêng"),
        ("<nav>menu</nav><script>x</script><style>y</style><footer>z</footer><p>chữ</p>", "chữ"),
        ("<p style='display:none'>ẩn</p><p hidden>ẩn</p><p>hiện</p>", "hiện"),
        ("<ol><li>a</li><li>b</li></ol><ul><li>c</li></ul>", "1. a\n\n2. b\n\n- c"),
        ("<ol type='I' start='3'><li>a</li><li value='7'>b</li></ol>", "III. a\n\nVII. b"),
        ("<ol style='list-style-type: none'><li>1. a</li></ol>", "1. a"),
        ("<center><p>TÊN LOẠI</p></center><p align=center>Tên gọi</p><p style='text-align:center'>dòng hai</p>", "TÊN LOẠI\n\nTên gọi\ndòng hai"),
        ("<pre>một\nhai</pre>", "một\nhai"),
        ("<p>một&nbsp;hai &amp; ba</p><!-- lời bình -->", "một hai & ba"),
        ("<?xml version='1.0' encoding='x'?><html><body><p>chữ</p></body></html>", "chữ"),
        ("<table border=1><tr><td>a<td>b<tr><td>c|d<td>e<p>f</table>", "| a | b |\n| c¦d | e<br>f |"),
        ("<table border=1><tr><th rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>", "| a | b |  |\n|  | c | d |"),
        ("<p>x</p><table><tr><td>Nơi nhận:<br>- Lưu: VT.</td><td>TM. ỦY BAN</td></tr></table>", "x\n\nNơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN"),
        ("<table style='border:none'><tr><td>Số: 5/KH<td>Hạnh phúc</table><p>x", "Số: 5/KH\n\nHạnh phúc\n\nx"),
    ],
)  # fmt: skip
def test_a_page_as_text(page: str, text: str) -> None:
    assert text_of(page) == text


@pytest.mark.parametrize(
    "page",
    [
        "<meta charset='utf-16'><p>Kế hoạch tổ chức</p>".encode(),
        "<meta charset=utf-8><p>Kế hoạch tổ chức</p>".encode(),
        "<p>Kế hoạch tổ chức</p>".encode("utf-16"),
        "<meta charset='no-such'><p>Kế hoạch tổ chức</p>".encode(),
        "<meta charset='windows-1252'><p>KÕ ho¹ch tæ chøc</p>".encode("cp1252"),
    ],
    ids=name_of,
)
def test_the_encoding_is_found(page: bytes) -> None:
    assert text_of(page) == "Kế hoạch tổ chức"


def test_what_lies_very_deep_is_not_lost() -> None:
    assert text_of("<div>" * 230 + "chữ" + "</div>" * 230) == "chữ"


@pytest.mark.parametrize(
    ("data", "limits", "error"),
    [
        (b"<p>" * 50, Limits(blocks=10), TooLarge),
        (b"<p>" + b"x" * 100, Limits(characters=50), TooLarge),
        (b"<html>\x00\x01\x02\x03", Limits(), UnsupportedFile),
    ],
    ids=name_of,
)
def test_bounds(data: bytes, limits: Limits, error: type[ReadingError]) -> None:
    with pytest.raises(error):
        read_html(data, "a.html", limits)
