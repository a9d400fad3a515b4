"""Which wider deadline binds a task that states none: its parent's, its section's, the event's, the period's, the rhythm's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal

from chutri.checking.days import Days, days_of, in_words, written_in
from chutri.reading.fold import fold, rx
from chutri.reading.model import Event, Node, Reading, Relation, Span, Task

Kind = Literal["section", "event", "period", "rhythm"]

_PERIOD = rx(r"(?:\d+[.)]\s*|[-+*]\s*)?thời gian\s+(thi đua|phát động|thực hiện|triển khai|tổ chức)")
_DUE = rx(r"(?:trước|chậm nhất|hoàn thành|xong|đến hết|hạn)\b[^.;:]{0,25}$")
_YEARLY = rx(r"\bnăm (20\d\d)$")


@dataclass(frozen=True, slots=True)
class Period:
    """A period that the plan sets for the whole of its work: ``ends`` are the days that its last date may mean."""

    first: date
    ends: Days
    text: str
    movement: bool
    span: Span
    stated: str


@dataclass(frozen=True, slots=True)
class WiderDeadline:
    """A deadline that binds a task from outside: the date as stated, in words, why it applies, and where it stands.

    ``kind`` is what sets it: the section or the task above, the event, the period of the plan, the rhythm of reports.
    """

    stated: str | None
    text: str
    reason: str
    span: Span | None
    kind: Kind
    relation: Relation = "by"


class WiderDeadlines:
    """The deadlines of one plan that bind its tasks from outside."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods that headings and items such as ``Thời gian thi đua: Từ tháng 02/2024 đến tháng 10/2024`` set."""
        stated = [period for node in _walk(self._reading.outline) if (period := _period(node))]
        return (*stated, *(period for event in self._reading.events if (period := _of_movement(event))))

    @cached_property
    def _general(self) -> WiderDeadline | None:
        reading = self._reading
        found = _of_event(reading) or _of_period(self.periods) or _of_campaign(reading)
        return found or _of_rhythm(reading, dated=True) or _of_title(reading)

    @cached_property
    def _for_all(self) -> tuple[WiderDeadline, ...]:
        reading = self._reading
        period = _of_period(self.periods)
        if period:
            period = replace(period, stated=self.periods[0].stated)
        found = (_of_event(reading), period or _of_campaign(reading) or _of_title(reading), _of_rhythm(reading))
        return tuple(one for one in found if one)

    def all_of(self, task: Task) -> tuple[WiderDeadline, ...]:
        """Every wider deadline of a task from the nearest outwards: its whole's or section's, event's, period's, rhythm's.

        A report follows the rhythm of reports before all others.
        """
        near = self._nearest(task)
        found = (near, *self._for_all) if near else self._for_all
        reports = any(product.kind == "report" for product in task.deliverables)
        return tuple(sorted(found, key=lambda one: one.kind != "rhythm")) if reports else found

    def of(self, task: Task) -> WiderDeadline | None:
        """The nearest wider deadline of a task that states none itself; ``None`` if the plan sets none."""
        rhythm = _of_rhythm(self._reading)
        if rhythm and any(product.kind == "report" for product in task.deliverables):
            return rhythm
        return self._nearest(task) or self._general

    @cached_property
    def _by_id(self) -> dict[str, Task]:
        return {task.id: task for task in self._reading.tasks}

    def _nearest(self, task: Task) -> WiderDeadline | None:
        return _of_parent(self._by_id.get(task.parent or "")) or _of_section(self._reading, task)


def wider_deadline(reading: Reading, task: Task) -> WiderDeadline | None:
    """The nearest wider deadline of one task; for many tasks of a plan keep a ``WiderDeadlines``."""
    return WiderDeadlines(reading).of(task)


def _of_parent(parent: Task | None) -> WiderDeadline | None:
    if parent is None or parent.deadline is None:
        return None
    return WiderDeadline(
        parent.deadline.date,
        parent.deadline.text,
        "hạn của việc mà việc này thuộc về",
        parent.deadline.span,
        "section",
        parent.deadline.relation,
    )


def _of_section(reading: Reading, task: Task) -> WiderDeadline | None:
    for node in reversed(_around(reading.outline, task.span)):
        if node.span == task.span or node.kind == "paragraph":
            continue
        for written in written_in(node.text):
            due = _DUE.search(fold(node.text[: written.start]))
            if due:
                relation: Relation = "before" if due[0].startswith("trước") else "by"
                words = in_words(written.stated)
                return WiderDeadline(written.stated, words, f"hạn của mục {node.id}", node.span, "section", relation)
    return None


def _around(nodes: tuple[Node, ...], span: Span) -> list[Node]:
    """The nodes from the outermost inwards whose text or children hold ``span``."""
    chain: list[Node] = []
    while True:
        inner = None
        for node in nodes:
            if node.span[0] > span[0]:
                break
            inner = node
        if inner is None:
            return chain
        chain.append(inner)
        nodes = inner.children


def _of_event(reading: Reading) -> WiderDeadline | None:
    held = meetings_of(reading)
    if len(held) != 1:
        return None
    event = held[0]
    if event.start and days_of(event.start):
        words = f"trước {in_words(event.start)}"
        return WiderDeadline(event.start, words, "ngày tổ chức sự kiện", event.span, "event", "before")
    return WiderDeadline(None, "trước ngày tổ chức", "sự kiện mà kế hoạch này phục vụ", event.span, "event", "before")


def meetings_of(reading: Reading) -> list[Event]:
    """The events that people come to: not movements and campaigns, which go on for months."""
    return [event for event in reading.events if event.kind not in ("movement", "campaign")]


def _of_period(periods: tuple[Period, ...]) -> WiderDeadline | None:
    period = next(iter(periods), None)
    if period is None:
        return None
    return WiderDeadline(None, f"đến {period.text}", "thời gian thực hiện của kế hoạch", period.span, "period")


def _of_campaign(reading: Reading) -> WiderDeadline | None:
    channel = next((channel for channel in reading.channels if days_of(channel.end)), None)
    if channel is None or channel.end is None:
        return None
    words = f"đến {in_words(channel.end)}"
    return WiderDeadline(channel.end, words, "thời gian của đợt tuyên truyền", channel.span, "period")


def _of_rhythm(reading: Reading, *, dated: bool = False) -> WiderDeadline | None:
    """The rhythm or the day of reports; ``dated`` asks for one that names a day, which also bounds what is reported on."""
    for duty in reading.reporting:
        rhythm, due = duty.recurrence, duty.deadline
        if rhythm and (rhythm.day or not dated):
            text = rhythm.text + ")" if rhythm.text.count("(") > rhythm.text.count(")") else rhythm.text
            return WiderDeadline(None, text, "nhịp báo cáo của kế hoạch", rhythm.span, "rhythm")
        if due and due.date:
            return WiderDeadline(due.date, due.text, "hạn báo cáo của kế hoạch", due.span, "rhythm", due.relation)
    return None


def _of_title(reading: Reading) -> WiderDeadline | None:
    match = _YEARLY.search(fold(reading.header.title or ""))
    year = match and match[1]
    if not year:
        return None
    return WiderDeadline(year, f"hết năm {year}", "năm của kế hoạch", reading.header.span, "period")


def _period(node: Node) -> Period | None:
    if "hời gian" not in node.text[:16]:
        return None
    match = _PERIOD.match(fold(node.text))
    dates = written_in(node.text) if match else ()
    if match is None or len(dates) != 2:
        return None
    first, ends = days_of(dates[0].stated), days_of(dates[1].stated)
    if first is None or ends is None or first.first > ends.last:
        return None
    return Period(
        first.first, ends, in_words(dates[1].stated), match[1] in ("thi đua", "phát động"), node.span, dates[1].stated
    )


def _of_movement(event: Event) -> Period | None:
    first, ends = days_of(event.start), days_of(event.end)
    if event.kind != "movement" or event.end is None or first is None or ends is None or first.first > ends.last:
        return None
    return Period(first.first, ends, in_words(event.end), True, event.span, event.end)


def _walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _walk(node.children)
