"""Which duty above a duty below carries out."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.plans.rules.matching import LowerDuty, Match, UpperDuty, likeness, matches

TEAMS = UpperDuty(1, ("Kiện toàn tổ công nghệ số cộng đồng ở từng ấp, khóm.",), last_day=date(2026, 4, 29))
LISTS = UpperDuty(
    2,
    ("Lập danh sách hộ cần hỗ trợ tại nhà; gửi Sở Nội vụ.",),
    products=("danh sách hộ cần hỗ trợ",),
    last_day=date(2026, 7, 14),
)
CODES = UpperDuty(3, ("Niêm yết mã QR của 25 thủ tục.", "Niêm yết mã QR."), made="Dán mã QR ở bến phà.")
UPPERS = (TEAMS, LISTS, CODES)


@pytest.mark.parametrize(
    ("lower", "upper"),
    [
        (LowerDuty(9, "Kiện toàn tổ công nghệ số cộng đồng ở từng ấp.", last_day=date(2026, 4, 29)), 1),
        (LowerDuty(9, "Lập, gửi danh sách hộ cần được hỗ trợ tại nhà về Sở Nội vụ.", ("Danh sách hộ cần hỗ trợ",)), 2),
        (LowerDuty(9, "niem yet ma qr cua 25 thu tuc"), 3),
        (LowerDuty(9, "Mở lớp dạy đặt vé tàu trên điện thoại cho ngư dân."), None),
        (LowerDuty(9, "Thực hiện các nhiệm vụ khác theo phân công."), None),
        (LowerDuty(9, ""), None),
    ],
)
def test_words_product_and_date_tell(lower: LowerDuty, upper: int | None) -> None:
    assert matches([lower], UPPERS)[0].upper == upper


def test_what_our_own_draft_wrote_is_certain() -> None:
    assert matches([LowerDuty(9, "Dán mã QR ở bến phà")], UPPERS) == [
        Match(9, 3, 100, 100, ("đúng câu chữ của bản soạn",))
    ]


def test_the_reasons_say_what_speaks_for_it() -> None:
    lower = LowerDuty(9, LISTS.texts[0], LISTS.products, date(2026, 7, 30))
    assert matches([lower], UPPERS)[0].reasons == ("câu chữ giống 100%", "cùng sản phẩm", "thời hạn cách 16 ngày")


def test_several_below_may_carry_out_one_above() -> None:
    found = matches([LowerDuty(8, TEAMS.texts[0]), LowerDuty(9, TEAMS.texts[0])], UPPERS)
    assert [(one.lower, one.upper) for one in found] == [(8, 1), (9, 1)]


def test_likeness_is_that_of_the_likest_text() -> None:
    assert likeness("Niêm yết mã QR", CODES.texts) == 100
    assert likeness("Niêm yết mã QR", ()) == 0
