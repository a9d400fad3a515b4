"""Who signs, on whose behalf and for whom (Decree 30/2020, article 13), and the Party's ways."""

from __future__ import annotations

import pytest

from chutri.reading.closing import find_closing
from chutri.reading.lines import Sheet
from chutri.reading.signature import in_capitals

LIST = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n"
Signed = tuple[str | None, str | None, str | None, str | None]


def signed(foot: str) -> Signed | None:
    """On whose behalf, for whom, position, name, as the foot of a document says."""
    closing = find_closing(Sheet("1. Sở Y tế rà soát.\n\n" + foot), 1)
    signature = closing.signature if closing else None
    if signature is None:
        return None
    return (signature.on_behalf_of, signature.signing_for, signature.position, signature.name)


@pytest.mark.parametrize(
    ("block", "wanted"),
    [
        pytest.param(
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nLưu Đình Chấn",
            ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lưu Đình Chấn"),
            id="the head himself",
        ),
        pytest.param(
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nLưu Đình Chấn",
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lưu Đình Chấn"),
            id="a deputy for the head",
        ),
        pytest.param(
            "T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\n\nLưu Đình Chấn",
            (None, "T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Lưu Đình Chấn"),
            id="the Party's by order, without a stop",
        ),
        pytest.param(
            "TL. GIÁM ĐỐC\nGIÁM ĐỐC TRUNG TÂM\n(Họ và tên)\nPHỤ LỤC\nDỰ KIẾN CHƯƠNG TRÌNH",
            (None, "TL. GIÁM ĐỐC", "GIÁM ĐỐC TRUNG TÂM", None),
            id="a draft before its annex",
        ),
        pytest.param(
            "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nLưu Đình Chấn",
            (None, "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Lưu Đình Chấn"),
            id="a ministry",
        ),
        pytest.param(
            "TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\nLưu Đình Chấn",
            (None, "TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Lưu Đình Chấn"),
            id="by order",
        ),
        pytest.param(
            "TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ\n\nLưu Đình Chấn",
            (None, "TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ", "Lưu Đình Chấn"),
            id="by proxy",
        ),
        pytest.param("GIÁM ĐỐC\n\nLưu Đình Chấn", (None, None, "GIÁM ĐỐC", "Lưu Đình Chấn"), id="a director"),
        pytest.param("Q. GIÁM ĐỐC\n\nLưu Đình Chấn", (None, None, "Q. GIÁM ĐỐC", "Lưu Đình Chấn"), id="an acting one"),
        pytest.param(
            "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nLưu Đình Chấn",
            ("T/M BAN THƯỜNG VỤ", None, "PHÓ BÍ THƯ", "Lưu Đình Chấn"),
            id="the Party",
        ),
        pytest.param(
            "T/M ĐẢNG ĐOÀN\nPHÓ BÍ THƯ\n\nLưu Đình Chấn",
            ("T/M ĐẢNG ĐOÀN", None, "PHÓ BÍ THƯ", "Lưu Đình Chấn"),
            id="a Party group",
        ),
        pytest.param(
            "TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH\n\nLưu Đình Chấn",
            ("TM. BAN THƯỜNG TRỰC", None, "CHỦ TỊCH", "Lưu Đình Chấn"),
            id="the Front",
        ),
        pytest.param(
            "TM. TIỂU BAN\nTRƯỞNG TIỂU BAN\n\nLưu Đình Chấn",
            ("TM. TIỂU BAN", None, "TRƯỞNG TIỂU BAN", "Lưu Đình Chấn"),
            id="a sub-committee",
        ),
        pytest.param(
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Đã ký)\nLưu Đình Chấn",
            ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lưu Đình Chấn"),
            id="signed, it says",
        ),
        pytest.param(
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTS. Lưu Đình Chấn",
            ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "TS. Lưu Đình Chấn"),
            id="a doctor",
        ),
        pytest.param(
            "GIÁM ĐỐC\n\nĐại tá Lưu Đình Chấn", (None, None, "GIÁM ĐỐC", "Đại tá Lưu Đình Chấn"), id="a colonel"
        ),
        pytest.param(
            "**TM. ỦY BAN NHÂN DÂN**\n**CHỦ TỊCH**\n\n**Lưu Đình Chấn**",
            ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Lưu Đình Chấn"),
            id="in bold",
        ),
        pytest.param(
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", None), id="not signed yet"
        ),
        pytest.param("Lưu Đình Chấn", (None, None, None, "Lưu Đình Chấn"), id="only a name below the stamp"),
    ],
)
def test_signature_behind_the_recipients(block: str, wanted: Signed) -> None:
    assert signed(LIST + block) == wanted


@pytest.mark.parametrize(
    "foot",
    [
        pytest.param(
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLưu Đình Chấn\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.",
            id="before the recipients",
        ),
        pytest.param("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLưu Đình Chấn", id="without any recipients"),
        pytest.param(
            "Nơi nhận:                         TM. ỦY BAN NHÂN DÂN\n- Như trên;                           KT. CHỦ TỊCH\n"
            "- Lưu: VT.                            PHÓ CHỦ TỊCH\n\n                                     Lưu Đình Chấn",
            id="in a second column",
        ),
        pytest.param(
            "| Nơi nhận: - Như trên; - Lưu: VT. | TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lưu Đình Chấn |",
            id="in a row",
        ),
    ],
)
def test_signature_wherever_it_stands(foot: str) -> None:
    assert signed(foot) == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lưu Đình Chấn")


def test_signature_in_a_second_column_points_at_its_last_line() -> None:
    text = "Nơi nhận:                         GIÁM ĐỐC\n- Như trên;                       Lưu Đình Chấn\n"
    closing = find_closing(Sheet(text), 0)

    assert closing is not None
    assert closing.signature is not None
    assert text[slice(*closing.signature.span)] == "Lưu Đình Chấn"


@pytest.mark.parametrize(
    "foot",
    [
        pytest.param("", id="nothing"),
        pytest.param("TM là viết tắt của thay mặt.", id="a sentence"),
        pytest.param(LIST, id="only recipients"),
    ],
)
def test_no_signature(foot: str) -> None:
    assert signed(foot) is None


@pytest.mark.parametrize(
    ("text", "capitals"),
    [("CHỦ TỊCH", True), ("PHÓ CHỦ TịCH", True), ("Chủ tịch", False), ("A", False), ("12/", False)],
)
def test_in_capitals(text: str, capitals: bool) -> None:
    assert in_capitals(text) is capitals


def test_position_on_the_line_of_the_label() -> None:
    assert signed("Nơi nhận: GIÁM ĐỐC\n- Như trên;\n- Lưu: VT.\n\nLưu Đình Chấn") == (
        None,
        None,
        "GIÁM ĐỐC",
        "Lưu Đình Chấn",
    )
