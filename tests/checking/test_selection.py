"""Choosing findings by the beginnings of their codes."""

import pytest

from chutri.checking.codes import finding
from chutri.checking.selection import Selection, UnknownCode

ASKED = ("CT101", "CT106", "CT201", "CT402")


@pytest.mark.parametrize(
    ("select", "ignore", "kept"),
    [
        ([], [], ["CT101", "CT106", "CT201", "CT402"]),
        (["CT1"], [], ["CT101", "CT106"]),
        (["ct1, CT402"], [], ["CT101", "CT106", "CT402"]),
        ([], ["CT1"], ["CT201", "CT402"]),
        (["CT1"], ["CT106"], ["CT101"]),
        (["CT101"], ["CT1"], ["CT101"]),
        (["CT101"], ["CT101"], []),
        (["CT"], ["CT2"], ["CT101", "CT106", "CT402"]),
    ],
)
def test_the_longest_prefix_decides(select: list[str], ignore: list[str], kept: list[str]) -> None:
    selection = Selection.of(select, ignore)
    assert [code for code in ASKED if selection.keeps(code)] == kept


def test_findings_are_kept_in_their_order() -> None:
    findings = [finding(code, "…", (0, 1)) for code in ("CT402", "CT101", "CT106")]
    assert Selection.of(["CT1"], []).of_findings(findings) == (findings[1], findings[2])


def test_a_mistyped_prefix_is_told() -> None:
    with pytest.raises(UnknownCode, match="Không có mã kiểm tra nào bắt đầu bằng “CT9”"):
        Selection.of(["CT1", "ct9"])
