"""A plan of the invented province, to be written in every form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from chutri.writing.model import Annex, Column, Grid, Heading, Letterhead, Official, Signature, Text

TASK = "1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát, lựa chọn hợp tác xã tiêu biểu trước ngày 20/3/2026."
PLAN = Official(
    kind="Kế hoạch",
    title="Tổ chức Hội nghị biểu dương hợp tác xã tiêu biểu tỉnh Minh Hải Đông năm 2026",
    letterhead=Letterhead(
        issuer="Ủy ban nhân dân tỉnh Minh Hải Đông",
        number=5,
        symbol="KH-UBND",
        place="Bình Lư",
        on=date(2026, 2, 5),
    ),
    basis=("Căn cứ Chương trình công tác năm 2026 của Ủy ban nhân dân tỉnh",),
    blocks=(
        Text("Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"),
        Heading(1, "I.", "Mục đích"),
        Text("Biểu dương các hợp tác xã có thành tích; **khơi dậy** tinh thần *thi đua*."),
        Heading(1, "II.", "Tổ chức thực hiện"),
        Text(TASK),
        Text("Các đơn vị báo cáo Ủy ban nhân dân tỉnh xem xét, quyết định."),
    ),
    signature=Signature(authority=("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"), name="Trần Văn Hải"),
    recipients=("Các sở, ban, ngành", "UBND các xã, phường;", "Lưu: VT, NC."),
)
TABLE = Grid(
    (Column("TT", 1, "center"), Column("Nội dung", 6), Column("Cơ quan", 3)),
    [(str(number), f"Việc thứ {number}", "Sở Nội vụ") for number in range(1, 61)],
)


def plan(**changes: Any) -> Official:
    """The plan with some of it changed."""
    return replace(PLAN, **changes)


def with_annex() -> Official:
    """The plan with a long table on pages of its own."""
    return plan(annexes=(Annex(number="I", title="Bảng phân công", blocks=(TABLE,)),))
