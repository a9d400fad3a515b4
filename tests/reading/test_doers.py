"""Who does it where no name at the head says so: named last, or whoever has the duty."""

from __future__ import annotations

import pytest

from chutri.reading.doers import done_by, liable
from chutri.reading.orders import party_of
from tests.reading.flows import a_flow


@pytest.mark.parametrize(
    ("order", "whom"),
    [
        ("Lắp đặt 30 thùng rác, do Hội Nông dân xã thực hiện.", "Hội Nông dân xã"),
        ("Tổ chức tổng vệ sinh hằng tháng, do các thôn tự tổ chức.", "các thôn"),
        ("Lắp đặt thùng rác, do Đoàn Thanh niên xã phối hợp với Ban quản lý chợ thực hiện.", "Đoàn Thanh niên xã"),
        ("Mở lớp tập huấn do Sở Y tế tổ chức.", None),
        ("Xây dựng cầu, do Nhân dân đóng góp.", None),
        ("Thùng rác, do Hội Nông dân xã thực hiện.", None),
    ],
)
def test_order_that_names_last_who_does_it(order: str, whom: str | None) -> None:
    flow = a_flow(order)
    subject = done_by(flow, 0)

    assert (subject and party_of(flow, subject).text) == whom


@pytest.mark.parametrize(
    ("order", "whom"),
    [
        ("Học sinh khối 9 có trách nhiệm chăm sóc vườn trường.", "Học sinh khối 9"),
        ("Cán bộ, đảng viên, người lao động có trách nhiệm đeo thẻ.", "Cán bộ, đảng viên, người lao động"),
        ("Giao Tư pháp - Hộ tịch chủ trì rà soát sổ bộ.", "Tư pháp - Hộ tịch"),
        ("Giao Tài chính - Kế toán xã lập dự toán.", "Tài chính - Kế toán xã"),
        ("Giao chỉ tiêu lập dự toán cho các xã.", None),
        ("Giao Kế hoạch. Lập dự toán.", None),
        ("Đề nghị Ca đoàn họ đạo chịu trách nhiệm âm thanh.", "Ca đoàn họ đạo"),
        ("Việc trực lễ có trách nhiệm của mọi người.", None),
        ("Kinh phí do các đội chịu trách nhiệm.", None),
        ("Tổ chức gian hàng, ai bán người ấy có trách nhiệm.", None),
        ("những ai vắng mặt chịu trách nhiệm.", None),
        ("100% hộ dân chủ trì.", None),
    ],
)
def test_whoever_has_the_duty(order: str, whom: str | None) -> None:
    flow = a_flow(order)
    subject = liable(flow, 0)

    assert (subject and party_of(flow, subject).text) == whom
