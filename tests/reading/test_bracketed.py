"""Who does it, in a bracket behind the work."""

from __future__ import annotations

import pytest

from tests.reading.tasks import lines

HEAD = "II. NHIỆM VỤ\n\n"


@pytest.mark.parametrize(
    ("bracket", "wanted"),
    [
        pytest.param("(Sở Y tế chủ trì)", "Sở Y tế | lead |  |  |  |", id="a body and its verb"),
        pytest.param(
            "(Sở Y tế chủ trì, phối hợp với Sở Nội vụ)", "Sở Y tế | lead | Sở Nội vụ |  |  |", id="and a partner"
        ),
        pytest.param(
            "(Sở Y tế chủ trì; hoàn thành trước ngày 15/3/2026).", "Sở Y tế | lead |  |  | 2026-03-15 |", id="and a day"
        ),
        pytest.param(
            "(Đơn vị chủ trì: Sở Y tế; đơn vị phối hợp: Sở Nội vụ; thời hạn: Quý I/2026).",
            "Sở Y tế | lead | Sở Nội vụ |  | 2026-Q1 |",
            id="labels",
        ),
        pytest.param("(Sở Y tế thực hiện)", "Sở Y tế | lead |  |  |  |", id="who does it"),
    ],
)
def test_bracket_names_who_does_it(bracket: str, wanted: str) -> None:
    text = f"{HEAD}1. Văn bản\n\n- Rà soát các trạm y tế {bracket}\n"

    assert lines(text) == [f"II.1 | {wanted} Rà soát các trạm y tế"]


@pytest.mark.parametrize(
    "bracket",
    [
        "(có danh sách kèm theo)",
        "(do Sở Y tế ban hành)",
        "(sau đây gọi tắt là Đề án)",
        "(Sở Y tế)",
        "(12 trạm, chủ trì 3 xã)",
    ],
)
def test_bracket_that_names_nobody_who_does_it(bracket: str) -> None:
    assert lines(f"{HEAD}1. Văn bản\n\n- Rà soát các trạm y tế {bracket}\n") == []


def test_bracket_of_its_own_below_a_heading() -> None:
    text = f"{HEAD}1. Rà soát các trạm y tế\n\n(Sở Y tế chủ trì; hoàn thành trong Quý I/2026)\n\n2. Việc khác\n"

    assert lines(text) == ["II.1 | Sở Y tế | lead |  |  | 2026-Q1 | Rà soát các trạm y tế"]
