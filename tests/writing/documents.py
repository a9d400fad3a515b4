"""A plan of the invented province, to be written in every form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from chutri.writing.model import Annex, Article, Column, Enclosed, Grid, Heading, Letterhead, Official, Signature, Text

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


HEAD = PLAN.letterhead


def plan(**changes: Any) -> Official:
    """The plan with some of it changed."""
    return replace(PLAN, **changes)


def with_annex() -> Official:
    """The plan with a long table on pages of its own."""
    return plan(annexes=(Annex(number="I", title="Bảng phân công", blocks=(TABLE,)),))


def every_kind() -> dict[str, Official]:
    """One document of each form that the product writes."""
    director = Signature(authority=("Giám đốc",), name="Lê Thị Mai")
    chairman = Signature(authority=("Chủ tịch",), name="Trần Văn Hải")
    power = "Chủ tịch Ủy ban nhân dân tỉnh Minh Hải Đông"
    law = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025"
    department = replace(HEAD, superior=HEAD.issuer, issuer="Sở Nội vụ", symbol="TTr-SNV")
    party = Letterhead(
        superior="Tỉnh ủy Minh Hải Đông",
        issuer="Ban Tuyên giáo và Dân vận",
        number=7,
        symbol="KH/BTGDVTU",
        place="Bình Lư",
        on=date(2026, 9, 5),
    )
    return {
        "ke-hoach": PLAN,
        "bao-cao": plan(kind="Báo cáo", title="Kết quả thực hiện Kế hoạch số 05/KH-UBND", basis=()),
        "thong-bao": plan(kind="Thông báo", title="Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh", basis=()),
        "to-trinh": plan(
            kind="Tờ trình",
            title="Về việc phê duyệt kinh phí tổ chức Hội nghị",
            letterhead=department,
            addressees=(HEAD.issuer,),
            signature=director,
        ),
        "quyet-dinh": plan(
            kind="Quyết định",
            layout="decision",
            title="Về việc tặng Bằng khen",
            authority=power,
            basis=(law,),
            preamble=("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 02/02/2026.",),
            blocks=(Article(1, "Tặng Bằng khen cho 12 tập thể."), Article(2, "Quyết định có hiệu lực từ ngày ký.")),
            signature=chairman,
        ),
        "quyet-dinh-ban-hanh": plan(
            kind="Quyết định",
            layout="decision",
            title="Ban hành Quy chế phối hợp",
            authority=HEAD.issuer,
            basis=(law,),
            blocks=(Article(1, "Ban hành kèm theo Quyết định này Quy chế phối hợp."),),
            enclosed=Enclosed(kind="Quy chế", title="Phối hợp giữa các cơ quan", blocks=(Text("Quy định chung."),)),
        ),
        "cong-van": plan(
            kind="Công văn",
            layout="letter",
            title="báo cáo kết quả thực hiện Kế hoạch",
            basis=(),
            addressees=("Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"),
        ),
        "giay-moi": plan(
            kind="Giấy mời",
            layout="invitation",
            title="Dự Hội nghị biểu dương hợp tác xã tiêu biểu",
            basis=(),
            blocks=(
                Text("Ủy ban nhân dân tỉnh trân trọng kính mời: Ông Nguyễn Văn Bình."),
                Text("**Thời gian:** 08 giờ 00, ngày 20/3/2026."),
                Text("**Địa điểm:** Trung tâm Hội nghị tỉnh."),
            ),
        ),
        "bien-ban": plan(
            kind="Biên bản",
            layout="minutes",
            title="Họp Hội đồng Thi đua - Khen thưởng tỉnh",
            basis=(),
            blocks=(
                Text("Thời gian bắt đầu: 08 giờ 00, ngày 10/3/2026."),
                Text("Cuộc họp kết thúc vào 10 giờ 30, ngày 10/3/2026."),
            ),
            co_signature=Signature(authority=("Thư ký",), name="Lê Thị Bình"),
            signature=Signature(authority=("Chủ tọa",), name="Trần Văn Hải"),
            recipients=("Lưu: VT, Hồ sơ.",),
        ),
        "dang": plan(
            system="party",
            letterhead=party,
            basis=(),
            signature=Signature(authority=("K/T Trưởng ban", "Phó trưởng ban"), name="Phạm Văn An"),
            recipients=("Thường trực Tỉnh ủy", "Lưu Ban Tuyên giáo và Dân vận"),
        ),
    }
