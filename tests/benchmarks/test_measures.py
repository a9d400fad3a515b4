"""What a benchmark says of its measures."""

from pathlib import Path

import pytest

from benchmarks import _measures
from benchmarks._measures import MARKS, Measure, as_markdown, record, seconds


@pytest.mark.parametrize(
    ("value", "bar", "better", "ok"),
    [
        (11.0, 12.0, "lower", True),
        (12.0, 12.0, "lower", True),
        (12.1, 12.0, "lower", False),
        (1.7, 1.7, "higher", True),
        (1.6, 1.7, "higher", False),
        (99.0, None, "lower", True),
    ],
)
def test_a_measure_reaches_its_bar_or_does_not(value: float, bar: float | None, better: str, ok: bool) -> None:
    assert Measure("x", value, "s", bar, better).ok is ok  # type: ignore[arg-type]


def test_seconds_is_the_least_of_the_rounds() -> None:
    ticks = iter([0.0, 5.0, 10.0, 12.0, 20.0, 23.0])
    assert seconds(lambda: None, rounds=3, clock=lambda: next(ticks)) == 2.0


RESULT = {
    "benchmark": "reading",
    "machine": {},
    "measures": [
        {
            "name": "speed",
            "value": 11.2,
            "unit": "x floor",
            "bar": 12,
            "better": "lower",
            "ok": True,
            "note": "goal 12",
        },
        {"name": "size", "value": 40.0, "unit": "MB", "bar": None, "better": "lower", "ok": True, "note": ""},
    ],
}
TABLE = """\
| benchmark | measured | bar |
|---|---|---|
| speed (goal 12) | 11.2 x floor | ≤ 12 |
| size | 40 MB |  |"""


def test_the_documents_show_what_was_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_measures, "ROOT", tmp_path)
    monkeypatch.setattr(_measures, "RECORD", tmp_path / "measured.json")
    for name in ("README.md", "README.vi.md"):
        (tmp_path / name).write_text(f"before\n{MARKS[0]}\nold\n{MARKS[1]}\nafter\n", "utf-8")
    record(RESULT)
    record(RESULT)
    assert as_markdown({"reading": RESULT}) == TABLE
    for name in ("README.md", "README.vi.md"):
        assert (tmp_path / name).read_text("utf-8") == f"before\n{MARKS[0]}\n{TABLE}\n{MARKS[1]}\nafter\n"
