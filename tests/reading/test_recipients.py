"""Nơi nhận: who is listed, in every way that the list is set."""

from __future__ import annotations

import pytest

from chutri.reading.lines import Sheet
from chutri.reading.recipients import find_recipients, read_recipients


def listed(text: str) -> list[str]:
    """Who stands in the list that a foot's text holds."""
    sheet = Sheet(text)
    at = find_recipients(sheet, 0)
    assert at is not None
    return [recipient.text for recipient in read_recipients(sheet, at)[0]]


@pytest.mark.parametrize(
    ("foot", "wanted"),
    [
        pytest.param(
            "Nơi nhận:\n- Thường trực Tỉnh ủy (để báo cáo);\n- Các sở, ban, ngành;\n- Lưu: VT, KT (Thảo).",
            ["Thường trực Tỉnh ủy (để báo cáo)", "Các sở, ban, ngành", "Lưu: VT, KT (Thảo)"],
            id="one a line",
        ),
        pytest.param("***Nơi nhận:***\n- Như trên;\n- Lưu: VT.", ["Như trên", "Lưu: VT"], id="in bold and italics"),
        pytest.param("Nơi nhận\n– Như trên;\n– Lưu: VT.", ["Như trên", "Lưu: VT"], id="long dashes, no colon"),
        pytest.param("Nơi nhận:\nNhư Điều 3;\nLưu: VT.", ["Như Điều 3", "Lưu: VT"], id="without dashes"),
        pytest.param(
            "Nơi nhận:\n- Ban Thường trực Ủy ban Mặt trận\nTổ quốc Việt Nam tỉnh;\n- Lưu: VT.",
            ["Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Lưu: VT"],
            id="an entry over two lines",
        ),
        pytest.param(
            "Nơi nhận: - Như trên; - UBND các xã; - Lưu: VT.", ["Như trên", "UBND các xã", "Lưu: VT"], id="on one line"
        ),
        pytest.param(
            "Nơi nhận:                       TM. ỦY BAN NHÂN DÂN\n- Như trên;                         CHỦ TỊCH\n- Lưu: VT.",
            ["Như trên", "Lưu: VT"],
            id="beside the signature",
        ),
        pytest.param(
            "| Nơi nhận: - Như trên; - Lưu: VT. | TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Trần Văn Ánh |",
            ["Như trên", "Lưu: VT"],
            id="in a row",
        ),
        pytest.param("Nơi nhận:\n- Như trên;\n12\n- Lưu: VT.", ["Như trên", "Lưu: VT"], id="over a page's end"),
        pytest.param(
            "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nPHỤ LỤC\nDanh sách xã", ["Như trên", "Lưu: VT"], id="before an annex"
        ),
        pytest.param(
            "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
            ["Như trên", "Lưu: VT"],
            id="before TM.",
        ),
        pytest.param("Nơi nhân:\n- Như trên;\n- Lưu: VT.", ["Như trên", "Lưu: VT"], id="a mark mistaken in a scan"),
        pytest.param("Nơi nhận:", [], id="empty"),
    ],
)
def test_recipients(foot: str, wanted: list[str]) -> None:
    assert listed(foot) == wanted


@pytest.mark.parametrize(
    "text",
    ["Gửi về nơi nhận hồ sơ.", "- Nơi nhận hồ sơ: Sở Nội vụ.", "Kế hoạch", ""],
    ids=["sentence", "item", "title", "nothing"],
)
def test_no_list(text: str) -> None:
    assert find_recipients(Sheet(text), 0) is None


def test_spans_point_at_the_entries() -> None:
    text = "Nơi nhận:\n- Thường trực Tỉnh ủy;\n- Lưu: VT."
    recipients, after, label = read_recipients(Sheet(text), 0)

    assert [text[slice(*recipient.span)] for recipient in recipients] == ["Thường trực Tỉnh ủy;", "Lưu: VT."]
    assert (text[slice(*label)], after) == ("Nơi nhận:", 3)
