"""Figures as offices write them; what can be meant two ways is asked about."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chutri.office.reports.rules.numbers import NotANumber, figure, kept, written


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("1.234,5", "", "1234.5"),
        ("1234,5", "", "1234.5"),
        ("1.234.567", "", "1234567"),
        ("1.234", "", "1234"),
        ("1 234", "", "1234"),
        ("0,75", "", "0.75"),
        ("-12", "", "-12"),
        ("−3,5", "", "-3.5"),
        ("12 người", "người", "12"),
        ("85%", "%", "85"),
        ("  7 ", "", "7"),
    ],
)
def test_a_figure_is_read(typed: str, unit: str, value: str) -> None:
    assert figure(typed, unit=unit) == Decimal(value)


@pytest.mark.parametrize(
    ("typed", "unit", "words"),
    [
        ("nhiều", "", "“nhiều” không phải là số. Chỉ ghi chữ số, ví dụ 1.234,5 (không kèm chữ)."),
        ("12 xã", "người", "“12 xã” không phải là số. Chỉ ghi chữ số, ví dụ 1.234,5 (đơn vị người đã ghi sẵn)."),
        ("12.5", "", "“12.5” chưa rõ: số thập phân viết bằng dấu phẩy (12,5), dấu chấm chỉ ngăn hàng nghìn."),
        ("1,234,567", "", "“1,234,567” chưa rõ: hàng nghìn ngăn bằng dấu chấm (1.234.567)."),
        ("1" * 16, "", "“1111111111111111” dài quá 15 chữ số; hãy kiểm tra lại."),
        ("12-15", "", "“12-15” không phải là số. Chỉ ghi chữ số, ví dụ 1.234,5 (không kèm chữ)."),
    ],
)
def test_what_is_no_figure_is_said(typed: str, unit: str, words: str) -> None:
    with pytest.raises(NotANumber) as told:
        figure(typed, unit=unit)
    assert str(told.value) == words


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_what_is_written_is_read_again(value: Decimal) -> None:
    assert figure(written(value)) == value
    assert Decimal(kept(value)) == value
