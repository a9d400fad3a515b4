"""The figures of the dashboard: what each is called, how it is counted, and the filter that lists its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlencode


class Counted(Protocol):
    """A tally: one number a figure, under the figure's key."""

    @property
    def total(self) -> int:
        """How many tasks in all."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. ``asks`` are the parameters by which the list of tasks keeps exactly these rows.

    ``tone`` and ``icon`` only repeat what ``label`` says; ``rule`` says in Vietnamese how it is counted.
    """

    key: str
    label: str
    tone: str
    icon: str
    rule: str
    asks: tuple[tuple[str, str], ...]

    def address(self, rows: str, **kept: object) -> str:
        """Give the address of the rows: ``rows`` is the list's, ``kept`` what narrows it besides (None narrows nothing)."""
        asked = [(name.replace("_", "-"), str(value)) for name, value in kept.items() if value not in (None, "")]
        return f"{rows}?{urlencode([*self.asks, *asked])}"


# Standings part all tasks but the cancelled ones among them; the others are looks at the same tasks from elsewhere.
STANDINGS: tuple[Figure, ...] = (
    Figure(
        "on_time",
        "Xong đúng hạn",
        "good",
        "circle-check",
        "Nhiệm vụ đã được nghiệm thu và kết quả được nộp chậm nhất vào ngày cuối còn trong hạn.",
        (("tinh-trang", "dung-han"),),
    ),
    Figure(
        "late",
        "Xong quá hạn",
        "warn",
        "clock",
        "Nhiệm vụ đã được nghiệm thu nhưng kết quả nộp sau ngày cuối còn trong hạn.",
        (("tinh-trang", "xong-muon"),),
    ),
    Figure(
        "running",
        "Trong hạn",
        "run",
        "circle-half-2",
        "Nhiệm vụ chưa xong, ngày cuối còn trong hạn chưa qua; kết quả đã nộp trong hạn và đang chờ nghiệm thu cũng tính ở đây.",
        (("tinh-trang", "trong-han"),),
    ),
    Figure(
        "overdue",
        "Quá hạn, chưa xong",
        "bad",
        "alert-triangle",
        "Nhiệm vụ chưa xong mà ngày cuối còn trong hạn đã qua. “Trước ngày X” có ngày cuối là ngày liền trước ngày X.",
        (("tinh-trang", "qua-han"),),
    ),
    Figure(
        "undated",
        "Không thời hạn",
        "none",
        "circle-dashed",
        "Văn bản không nêu thời hạn, hoặc thời hạn mới được đề xuất mà lãnh đạo chưa chốt.",
        (("tinh-trang", "khong-thoi-han"),),
    ),
)
LOOKS: tuple[Figure, ...] = (
    Figure(
        "waiting",
        "Chờ nghiệm thu",
        "run",
        "send",
        "Kết quả đã nộp, cơ quan giao việc chưa nghiệm thu hoặc trả lại.",
        (("giai-doan", "submitted"),),
    ),
    Figure(
        "silent",
        "Im lặng",
        "warn",
        "bell",
        "Nhiệm vụ chưa xong và không có cập nhật nào lâu hơn nhịp thường ngày của chính cơ quan chủ trì (xem cách tính nhịp).",
        (("im-lang", "1"),),
    ),
)
FIGURES = (*STANDINGS, *LOOKS)


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of a bar of 100 units: where it begins, how wide it is, and of which figure."""

    figure: Figure
    count: int
    begins: float
    wide: float


def slices(tally: Counted) -> list[Slice]:
    """Cut a bar among the standings that are there, in their order; empty for nothing."""
    counts = [(figure, int(getattr(tally, figure.key))) for figure in STANDINGS]
    whole = sum(count for _, count in counts)
    cut: list[Slice] = []
    begins = 0.0
    for figure, count in counts:
        if count:
            wide = 100 * count / whole
            cut.append(Slice(figure, count, round(begins, 3), round(wide, 3)))
            begins += wide
    return cut


def in_time_share(tally: Counted) -> int | None:
    """Give how many in a hundred of those whose day has come were done in time; None before any day has come."""
    on_time, late, overdue = (int(getattr(tally, key)) for key in ("on_time", "late", "overdue"))
    due = on_time + late + overdue
    return None if due == 0 else round(100 * on_time / due)
