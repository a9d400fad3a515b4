"""Which two tasks of a plan are the two ends of one obligation."""

from __future__ import annotations

import pytest

from chutri.checking import other_ends
from tests.factories.framed_plans import a_plan, assigned

POLICE, BUILDING, HEALTH = "Công an tỉnh", "Sở Xây dựng", "Sở Y tế"
TRAFFIC = "phân luồng giao thông, hướng dẫn vị trí đỗ xe quanh khu hội chợ"


@pytest.mark.parametrize(
    ("sections", "pairs"),
    [
        pytest.param(
            (
                (POLICE, f"Chủ trì, phối hợp với Sở Xây dựng {TRAFFIC}."),
                (BUILDING, "Phối hợp với Công an tỉnh phân luồng giao thông, sắp xếp vị trí đỗ xe."),
            ),
            {1: 0},
            id="each names the other",
        ),
        pytest.param(
            (
                (BUILDING, f"Phối hợp với Công an tỉnh {TRAFFIC}."),
                (POLICE, f"Chủ trì {TRAFFIC}."),
            ),
            {0: 1},
            id="only the supporter names the lead, in the same words",
        ),
        pytest.param(
            (
                (POLICE, f"Chủ trì, phối hợp với Sở Xây dựng {TRAFFIC}."),
                (BUILDING, "Phối hợp với Công an tỉnh kiểm tra an toàn cháy nổ các gian hàng trưng bày."),
            ),
            {},
            id="another matter",
        ),
        pytest.param(
            (
                (POLICE, f"Chủ trì {TRAFFIC}."),
                (BUILDING, f"Phối hợp với Sở Y tế {TRAFFIC}."),
            ),
            {},
            id="it supports somebody else",
        ),
        pytest.param(
            (
                (POLICE, f"Chủ trì, phối hợp với Sở Xây dựng {TRAFFIC}."),
                (BUILDING, f"Phối hợp với Công an tỉnh:\n- {TRAFFIC.capitalize()}."),
            ),
            {},
            id="under a heading it is a piece of work of its own",
        ),
        pytest.param(
            (
                (POLICE, f"Phối hợp với Sở Xây dựng {TRAFFIC}."),
                (BUILDING, f"Phối hợp với Công an tỉnh {TRAFFIC}."),
            ),
            {},
            id="nobody leads",
        ),
        pytest.param(
            (
                (POLICE, f"Chủ trì, phối hợp với Sở Xây dựng, Sở Y tế {TRAFFIC}."),
                (BUILDING, f"Phối hợp với Công an tỉnh {TRAFFIC}."),
                (HEALTH, f"Phối hợp với Công an tỉnh {TRAFFIC}."),
            ),
            {1: 0, 2: 0},
            id="two supporters of one lead",
        ),
    ],
)
def test_ends_meet(sections: tuple[tuple[str, str], ...], pairs: dict[int, int]) -> None:
    reading = a_plan(assigned(*sections))
    ids = [task.id for task in reading.tasks]
    assert other_ends(reading) == {ids[support]: ids[lead] for support, lead in pairs.items()}
