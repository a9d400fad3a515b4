"""Plans of an invented commune as texts, for tests that read: a letterhead, the sections given, a foot."""

from __future__ import annotations

from chutri.reading import Reading, read_text

HEAD = """\
ỦY BAN NHÂN DÂN
XÃ THẠNH LÂM

Số: 15/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Thạnh Lâm, ngày 05 tháng 5 năm 2026

KẾ HOẠCH
{title}

Căn cứ Kế hoạch số 55/KH-UBND ngày 20/4/2026 của Ủy ban nhân dân tỉnh, Ủy ban nhân dân xã xây dựng Kế hoạch như sau:
"""
FOOT = """\
Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Bền
"""


def a_plan_text(*paragraphs: str, title: str = "Phát triển vùng trồng dừa năm 2026", behind: str = "") -> str:
    """A plan with these paragraphs between its opening and its foot; ``behind`` stands after the signature."""
    return "\n\n".join((HEAD.format(title=title).rstrip(), *paragraphs, FOOT.rstrip(), behind)).rstrip() + "\n"


def read_plan(*paragraphs: str, title: str = "Phát triển vùng trồng dừa năm 2026", behind: str = "") -> Reading:
    """The reading of such a plan."""
    return read_text(a_plan_text(*paragraphs, title=title, behind=behind), "ke-hoach.txt")
