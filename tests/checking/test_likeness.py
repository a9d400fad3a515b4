"""Whether two tasks are about the same matter."""

import pytest

from chutri.checking.likeness import Weights, pairs_of
from chutri.reading.fold import fold

TITLE = "Tổ chức Hội nghị biểu dương hợp tác xã tiêu biểu"
TRAFFIC = "phối hợp với sở xây dựng phân luồng giao thông, hướng dẫn vị trí đỗ xe phục vụ hội nghị"
PARKING = "phối hợp với công an tỉnh phân luồng giao thông trên đường bến cá; sắp xếp vị trí đỗ xe"
INVITE = "gửi giấy mời, xác nhận đại biểu dự hội nghị biểu dương hợp tác xã"
SEATS = "đón tiếp, bố trí chỗ ngồi cho đại biểu dự hội nghị biểu dương hợp tác xã"
PLAN = [fold(action) for action in (TRAFFIC, PARKING, INVITE, SEATS)]
WEIGHTS = Weights(PLAN, TITLE)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (TRAFFIC, PARKING, True),
        (INVITE, SEATS, False),
        (TRAFFIC, INVITE, False),
        (SEATS, SEATS, True),
    ],
)
def test_the_same_matter_in_other_words(one: str, other: str, alike: bool) -> None:
    contents = pairs_of(fold(one), ["sở xây dựng"]), pairs_of(fold(other), ["công an tỉnh"])
    assert (WEIGHTS.likeness(*contents) >= 0.4) is alike


def test_likeness_is_symmetric_and_overlap_is_less() -> None:
    one, other = pairs_of(fold(TRAFFIC)), pairs_of(fold(PARKING))
    assert WEIGHTS.likeness(one, other) == WEIGHTS.likeness(other, one)
    assert 0 < WEIGHTS.overlap(one, other) < WEIGHTS.likeness(one, other)
    assert WEIGHTS.overlap(one, one) == 1.0


def test_nothing_is_like_nothing() -> None:
    nothing = pairs_of("")
    assert (WEIGHTS.likeness(nothing, nothing), WEIGHTS.overlap(nothing, pairs_of(PLAN[0]))) == (0.0, 0.0)


def test_names_marks_particles_and_numbers_say_nothing() -> None:
    pairs = pairs_of(fold("Chủ trì, phối hợp với Sở Y tế (02, 03) và các đơn vị"), [fold("Sở Y tế")])
    assert WEIGHTS.telling(pairs) == []
