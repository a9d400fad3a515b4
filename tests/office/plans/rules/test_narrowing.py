"""A duty narrowed to one body, and deadlines as a plan below says them."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.plans.rules.narrowing import (
    as_support,
    basis_items,
    deadline_in_time,
    narrowed,
    points_elsewhere,
    typed_deadline,
    without_deadline,
    written,
)


@pytest.mark.parametrize(
    ("action", "deadline", "bare"),
    [
        ("Kiện toàn tổ công nghệ trước ngày 30/4/2026.", "trước ngày 30/4/2026", "Kiện toàn tổ công nghệ."),
        ("Bố trí 02 điểm, xong trước ngày 01/6/2026.", "trước ngày 01/6/2026", "Bố trí 02 điểm."),
        ("Khảo sát; hoàn thành trước ngày 15/6/2026.", "hoàn thành trước ngày 15/6/2026", "Khảo sát."),
        ("Gửi danh sách trước ngày 12/3/2026 để tổng hợp.", "trước ngày 12/3/2026", "Gửi danh sách trước ngày 12/3/2026 để tổng hợp."),
        ("Kiểm tra, đánh giá.", "", "Kiểm tra, đánh giá."),
        ("Xong trong tháng 6", "trong tháng 6", "Xong trong tháng 6"),
    ],
)  # fmt: skip
def test_a_deadline_at_the_end_goes_to_its_own_column(action: str, deadline: str, bare: str) -> None:
    assert without_deadline(action, deadline) == bare


def test_the_class_becomes_the_body() -> None:
    words = "Giao UBND các xã, phường, đặc khu và UBND các xã rà soát."
    classes = ["UBND các xã", "UBND các xã, phường, đặc khu"]
    assert (
        narrowed(words, classes=classes, body="UBND xã Sen Đông")
        == "Giao UBND xã Sen Đông và UBND xã Sen Đông rà soát."
    )


@pytest.mark.parametrize(
    ("action", "named", "support"),
    [
        ("Chủ trì, phối hợp với UBND các xã và các đơn vị liên quan làm sạch bãi biển.", ["UBND các xã", "các đơn vị liên quan"], "Phối hợp với Sở Y tế làm sạch bãi biển."),
        ("Lắp đặt 12 cụm pa-nô", ["UBND các xã"], "Phối hợp với Sở Y tế thực hiện: lắp đặt 12 cụm pa-nô"),
        ("UBND tỉnh họp báo", [], "Phối hợp với Sở Y tế thực hiện: UBND tỉnh họp báo"),
        ("Phối hợp với Sở Nội vụ rà soát.", [], "Phối hợp với Sở Nội vụ rà soát."),
    ],
)  # fmt: skip
def test_a_supporter_hears_whom_it_helps(action: str, named: list[str], support: str) -> None:
    assert as_support(action, leads=["Sở Y tế"], named=named) == support


@pytest.mark.parametrize(
    ("facts", "said", "last"),
    [
        ({"on": date(2026, 9, 15), "precision": "day", "relation": "before"}, "Chậm nhất ngày 14/9/2026", date(2026, 9, 14)),
        ({"on": date(2026, 9, 15), "precision": "day", "relation": "by"}, "Chậm nhất ngày 15/9/2026", date(2026, 9, 15)),
        ({"on": date(2026, 9, 30), "precision": "month", "relation": "within"}, "Trong tháng 9/2026", date(2026, 9, 30)),
        ({"on": date(2026, 9, 30), "precision": "quarter", "relation": "within"}, "Trong quý III/2026", date(2026, 9, 30)),
        ({"on": date(2026, 9, 30), "precision": "quarter", "relation": "before"}, "Trước quý III/2026", date(2026, 9, 29)),
        ({"on": None, "precision": "", "relation": "", "rhythm": "Hằng quý"}, "Hằng quý", None),
    ],
)  # fmt: skip
def test_before_a_day_ends_with_the_day_before(facts: dict[str, object], said: str, last: date | None) -> None:
    assert deadline_in_time(**{"words": "", **facts}) == (said, last)  # type: ignore[arg-type]


def test_a_window_keeps_the_words_of_the_parent() -> None:
    facts = {"on": date(2026, 12, 31), "precision": "month", "relation": "within", "begins": "tháng 05/2026"}
    assert deadline_in_time(words="từ tháng 5 đến tháng 12/2026", **facts) == (  # type: ignore[arg-type]
        "Từ tháng 5 đến tháng 12/2026",
        date(2026, 12, 31),
    )


@pytest.mark.parametrize(
    ("typed", "said", "last"),
    [
        ("20/7/2026", "Chậm nhất ngày 20/7/2026", date(2026, 7, 20)),
        ("trước ngày 20/7/2026", "trước ngày 20/7/2026", date(2026, 7, 19)),
        ("Chậm nhất ngày 05/02/2026.", "Chậm nhất ngày 05/02/2026.", date(2026, 2, 5)),
        ("Trong tháng 8/2026", "Trong tháng 8/2026", date(2026, 8, 31)),
        ("Thường xuyên", "Thường xuyên", None),
        ("trước ngày khai mạc", "trước ngày khai mạc", None),
    ],
)
def test_deadlines_are_typed_as_officials_write_them(typed: str, said: str, last: date | None) -> None:
    assert typed_deadline(typed) == (said, last)


def test_grounds_of_the_level_above_stay_and_its_own_letters_go() -> None:
    opening = (
        "KẾ HOẠCH\nCăn cứ Luật A ngày 16/6/2025; Nghị định số 1/2025/NĐ-CP;\nCăn cứ Tờ trình số 4/TTr-SNV;\n"
        "Theo đề nghị của Sở Nội vụ"
    )
    cited = [
        ("1/2025/NĐ-CP", "Nghị định số 1/2025/NĐ-CP"),
        ("08-CT/TU", "Chỉ thị số 08-CT/TU"),
        ("4/TTr-SNV", "Tờ trình số 4/TTr-SNV"),
    ]
    assert basis_items(opening, cited) == [
        "Căn cứ Luật A ngày 16/6/2025",
        "Căn cứ Nghị định số 1/2025/NĐ-CP",
        "Căn cứ Chỉ thị số 08-CT/TU",
    ]


def test_what_only_points_to_an_annex_is_told_apart() -> None:
    assert points_elsewhere("Thực hiện nhiệm vụ tại Phụ lục kèm theo Kế hoạch này.")
    assert not points_elsewhere("Lập phụ lục số liệu gửi Sở Nội vụ.")


def test_days_are_written_as_documents_do() -> None:
    assert [written(date(2026, 2, 5)), written(date(2026, 10, 5))] == ["05/02/2026", "05/10/2026"]
