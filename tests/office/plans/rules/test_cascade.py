"""What became of a duty, and what orders a plan."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.plans.choices import Adoption
from chutri.office.plans.rules.cascade import Above, Below, adoption, orders_a_plan

JUNE, JULY = date(2026, 6, 30), date(2026, 7, 31)


@pytest.mark.parametrize(
    ("above", "below", "became"),
    [
        (JUNE, [Below(JUNE, 100)], Adoption.ADOPTED),
        (None, [Below(JUNE, 95)], Adoption.ADOPTED),
        (None, [Below(None, 95)], Adoption.ADOPTED),
        (JULY, [Below(JUNE, 100)], Adoption.NARROWED),
        (JUNE, [Below(None, 100)], Adoption.NARROWED),
        (JUNE, [Below(JUNE, 70)], Adoption.NARROWED),
        (JUNE, [Below(JULY, 100)], Adoption.LATER),
        (JUNE, [Below(JUNE, 100), Below(JULY, 60)], Adoption.LATER),
        (JULY, [Below(JUNE, 60), Below(JULY, 100)], Adoption.ADOPTED),
        (JUNE, [], Adoption.FORGOTTEN),
    ],
)
def test_a_cell_says_what_became_of_a_duty(above: date | None, below: list[Below], became: Adoption) -> None:
    assert adoption(Above(above), below, sent=True) == became


def test_who_has_sent_nothing_has_forgotten_nothing() -> None:
    assert adoption(Above(JUNE), [], sent=False) == Adoption.UNSENT
    assert adoption(Above(JUNE), [], sent=True, left_out=True) == Adoption.LEFT_OUT


@pytest.mark.parametrize(
    ("action", "orders"),
    [
        ("Xây dựng kế hoạch triển khai thực hiện, gửi về Sở Khoa học và Công nghệ trước ngày 20/4/2026.", True),
        ("Xây dựng kế hoạch, tiêu chí chấm điểm; gửi Sở Nội vụ trước ngày 24/4/2026.", True),
        ("Xây dựng và ban hành Kế hoạch cụ thể của đơn vị, gửi về Sở Văn hóa trước ngày 29/02/2024.", True),
        ("Ban hành kế hoạch thực hiện trên địa bàn.", True),
        ("Thực hiện các nội dung của Kế hoạch này.", False),
        ("Lập danh sách hộ cần hỗ trợ; gửi Sở Nội vụ.", False),
        ("Xây dựng phóng sự; gửi xin ý kiến.", False),
    ],
)
def test_orders_to_make_a_plan_are_known(action: str, orders: bool) -> None:
    assert orders_a_plan(action) is orders
