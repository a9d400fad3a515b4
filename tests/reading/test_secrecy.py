"""Documents that carry a stamp of secrecy are refused; the words alone are no stamp."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from chutri.reading import read_bytes, read_path, read_text
from chutri.reading.errors import ProtectedFile
from chutri.reading.secrecy import mark_in

LETTERHEAD = """\
ỦY BAN NHÂN DÂN
TỈNH MINH HẢI ĐÔNG

Số: 07/KH-UBND
{stamp}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Minh Hải Đông, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Công tác bảo vệ bí mật nhà nước năm 2026

I. MỤC ĐÍCH

{body}
"""


def a_plan(stamp: str = "", body: str = "Nâng cao ý thức bảo mật.") -> str:
    """A plan with what stands below its number, and the paragraph of its first part."""
    return LETTERHEAD.format(stamp=stamp, body=body)


@pytest.mark.parametrize(
    ("stamp", "degree"),
    [
        pytest.param("MẬT", "MẬT", id="mật"),
        pytest.param("TỐI MẬT", "TỐI MẬT", id="tối mật"),
        pytest.param("TUYỆT MẬT", "TUYỆT MẬT", id="tuyệt mật"),
        pytest.param("**TỐI MẬT**", "TỐI MẬT", id="in bold"),
        pytest.param("[ MẬT ]", "MẬT", id="in a frame"),
        pytest.param("M Ậ T", "MẬT", id="letters set apart"),
        pytest.param("TUYỆT  MẬT.", "TUYỆT MẬT", id="two spaces, a speck behind"),
        pytest.param("| MẬT | KHẨN |", "MẬT", id="cells of a letterhead"),
        pytest.param("        MẬT                Bình Lư, ngày 05/01/2026", "MẬT", id="a column of its own"),
        pytest.param("Độ mật: Tối mật", "TỐI MẬT", id="a label"),
        pytest.param("TUYET MAT", "TUYỆT MẬT", id="marks lost in a scan"),
        pytest.param("TỐI MẶT", "TỐI MẬT", id="marks mistaken in a scan"),
        pytest.param(unicodedata.normalize("NFD", "TỐI MẬT"), "TỐI MẬT", id="decomposed"),
    ],
)
def test_stamp_is_seen(stamp: str, degree: str) -> None:
    assert mark_in(a_plan(stamp)) == degree


@pytest.mark.parametrize(
    "stamp",
    [
        pytest.param("", id="none"),
        pytest.param("HỎA TỐC", id="a stamp of urgency"),
        pytest.param("Bảo vệ bí mật nhà nước", id="in the title"),
        pytest.param("BẢO MẬT", id="bảo mật in capitals"),
        pytest.param("BÍ MẬT NHÀ NƯỚC", id="bí mật nhà nước in capitals"),
        pytest.param("BAN CƠ YẾU, BẢO MẬT", id="in the name of a body"),
        pytest.param("Danh mục tài liệu MẬT", id="at the end of a line"),
        pytest.param("MẬT ONG RỪNG", id="honey"),
        pytest.param("Mật", id="a word with one capital"),
        pytest.param("MẶT", id="the half of Mặt trận"),
        pytest.param("MẬT\nĐÃ GIẢI MẬT", id="the secret is lifted"),
    ],
)
def test_other_words_are_no_stamp(stamp: str) -> None:
    assert mark_in(a_plan(stamp)) is None


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Bảo đảm an toàn, bảo mật thông tin; không để lộ bí mật nhà nước.", id="in a sentence"),
        pytest.param("Tài liệu chia ba mức:\n\nTUYỆT MẬT\n\nTỐI MẬT\n\nMẬT", id="below the first heading"),
    ],
)
def test_words_of_the_body_are_no_stamp(body: str) -> None:
    assert mark_in(a_plan(body=body)) is None


def test_far_below_a_letterhead_nothing_is_sought() -> None:
    assert mark_in("Biên bản làm việc.\n" * 60 + "MẬT\n") is None


def test_text_with_a_stamp_is_refused() -> None:
    with pytest.raises(ProtectedFile) as refused:
        read_text(a_plan("TỐI MẬT"))

    assert str(refused.value) == (
        "Văn bản đóng dấu “TỐI MẬT”: phần mềm không đọc tài liệu bí mật nhà nước; "
        "hãy xử lý theo Luật Bảo vệ bí mật nhà nước, trên máy không nối mạng."
    )


def test_file_with_a_stamp_is_refused_by_its_name(tmp_path: Path) -> None:
    plan = tmp_path / "ke-hoach.txt"
    plan.write_text(a_plan("MẬT"), encoding="utf-8")
    said = (
        "Tệp “ke-hoach.txt” đóng dấu “MẬT”: phần mềm không đọc tài liệu bí mật nhà nước; "
        "hãy xử lý theo Luật Bảo vệ bí mật nhà nước, trên máy không nối mạng."
    )

    with pytest.raises(ProtectedFile) as of_path:
        read_path(plan)
    with pytest.raises(ProtectedFile) as of_bytes:
        read_bytes(plan.read_bytes(), plan.name)

    assert [str(of_path.value), str(of_bytes.value)] == [said, said]


def test_plan_on_secrets_without_a_stamp_is_read() -> None:
    assert read_text(a_plan()).header.code == "07/KH-UBND"
