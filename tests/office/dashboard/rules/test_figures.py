"""The figures: a bar that adds up, a share that waits for its day, addresses that keep the right rows."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from chutri.office.dashboard.rules.figures import FIGURES, STANDINGS, in_time_share, slices


@dataclass(frozen=True)
class Tally:
    on_time: int = 0
    late: int = 0
    running: int = 0
    overdue: int = 0
    undated: int = 0
    waiting: int = 0
    silent: int = 0

    @property
    def total(self) -> int:
        return self.on_time + self.late + self.running + self.overdue + self.undated


@pytest.mark.parametrize(
    ("tally", "expected"),
    [
        (Tally(), []),
        (Tally(running=3), [("running", 3, 0.0, 100.0)]),
        (
            Tally(on_time=1, overdue=2, undated=1),
            [("on_time", 1, 0.0, 25.0), ("overdue", 2, 25.0, 50.0), ("undated", 1, 75.0, 25.0)],
        ),
        (Tally(running=1, waiting=9, silent=9), [("running", 1, 0.0, 100.0)]),
    ],
)
def test_a_bar_is_cut_among_the_standings(tally: Tally, expected: list[tuple[str, int, float, float]]) -> None:
    assert [(one.figure.key, one.count, one.begins, one.wide) for one in slices(tally)] == expected


@pytest.mark.parametrize(
    ("tally", "share"),
    [
        (Tally(running=5, undated=2), None),
        (Tally(on_time=1), 100),
        (Tally(on_time=2, late=1, overdue=1, running=7), 50),
        (Tally(overdue=4), 0),
    ],
)
def test_the_share_in_time_counts_what_has_come_due(tally: Tally, share: int | None) -> None:
    assert in_time_share(tally) == share


def test_a_figure_leads_to_its_rows() -> None:
    overdue = next(figure for figure in FIGURES if figure.key == "overdue")
    assert overdue.address("/nhiem-vu/", co_quan=7, ke_hoach=None, phan="da-giao") == (
        "/nhiem-vu/?tinh-trang=qua-han&co-quan=7&phan=da-giao"
    )


def test_every_figure_says_how_it_is_counted() -> None:
    assert [figure.key for figure in FIGURES if len(figure.rule) < 40 or not figure.asks] == []
    assert len({figure.asks for figure in STANDINGS}) == len(STANDINGS)
