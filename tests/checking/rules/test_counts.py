"""Delegates: parts and whole."""

import pytest

from chutri.checking import check
from chutri.reading.model import DelegateGroup
from tests.factories.readings import a_reading


def a_group(count: int | None, *children: DelegateGroup, total: bool = False, about: bool = False) -> DelegateGroup:
    """A group of delegates with the parts given."""
    return DelegateGroup("Đại biểu", count, about, total, (0, 1), children)


def said_of(*groups: DelegateGroup) -> list[str]:
    """What is said of a list of delegates."""
    return [finding.message for finding in check(a_reading(delegates=groups)) if finding.code == "CT301"]


GUESTS = a_group(330, a_group(20), a_group(40), a_group(100), a_group(170), about=True)


@pytest.mark.parametrize(
    ("groups", "told"),
    [
        pytest.param((GUESTS, a_group(550), a_group(20), a_group(900, total=True)), [], id="right at both levels"),
        pytest.param(
            (GUESTS, a_group(550), a_group(30), a_group(900, total=True)),
            ["“Đại biểu” ghi 900 đại biểu, nhưng các thành phần cộng lại là 910 (330 + 550 + 30)."],
            id="the total is wrong",
        ),
        pytest.param(
            (a_group(330, a_group(20), a_group(40), about=True), a_group(330, total=True)),
            ["“Đại biểu” ghi 330 đại biểu, nhưng các thành phần cộng lại là 60 (20 + 40)."],
            id="a group is wrong",
        ),
        pytest.param((a_group(100), a_group(None), a_group(300, total=True)), [], id="a part without a number"),
        pytest.param((a_group(100), a_group(120)), [], id="no total"),
        pytest.param((a_group(327), a_group(3), a_group(900)), [], id="no total at all"),
        pytest.param((a_group(120), a_group(207), a_group(330, total=True, about=True)), [], id="about, and rounded"),
        pytest.param(
            (a_group(120), a_group(207), a_group(330, total=True)),
            ["“Đại biểu” ghi 330 đại biểu, nhưng các thành phần cộng lại là 327 (120 + 207)."],
            id="rounded without saying so",
        ),
        pytest.param((a_group(120), a_group(120, total=True)), [], id="one part is its own total"),
    ],
)
def test_parts_add_up(groups: tuple[DelegateGroup, ...], told: list[str]) -> None:
    assert said_of(*groups) == told
