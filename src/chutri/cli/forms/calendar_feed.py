"""A reading as an iCalendar file: every deadline and every event that has a date, each over the days that it covers.

A month or a quarter stays one: its entry spans all its days, for the document names no single one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from chutri.cli.checked import CheckedReading
from chutri.cli.wording import names, plain, said_document, said_role, said_time, time_words
from chutri.office.lib.stated_dates import StatedDate, stated_date
from chutri.reading.model import Event as PlannedEvent
from chutri.reading.model import Task

SUMMARY_LIMIT = 120  # what a calendar shows of an entry's name; the whole stands in its description
_MONTHS = {"day": 0, "month": 1, "quarter": 3, "year": 12}


def render(plans: Iterable[CheckedReading], *, at: datetime) -> bytes:
    """The calendar of one or several documents; ``at`` is the moment that it is made (RFC 5545, DTSTAMP)."""
    calendar = Calendar()
    calendar.add("prodid", "-//Chu Tri//chutri read//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Thời hạn trong kế hoạch")
    for plan in plans:
        for entry in _entries(plan):
            entry.add("dtstamp", at)
            calendar.add_component(entry)
    made: bytes = calendar.to_ical()
    return made


def first_day(stated: StatedDate) -> date:
    """The first of the days that a stated date covers."""
    months = _MONTHS[stated.precision]
    last = stated.last_day
    return date(last.year, last.month - months + 1, 1) if months else last


def _entries(plan: CheckedReading) -> Iterator[Event]:
    reading = plan.reading
    document = said_document(reading.header, plan.file)
    for task in reading.tasks:
        stated = stated_date(task.deadline.date) if task.deadline else None
        if stated:
            agencies = names(task.agencies)
            entry = _entry(
                f"Hạn: {agencies + ': ' if agencies else ''}{plain(task.action)}", first_day(stated), stated.last_day
            )
            entry.add("uid", f"{reading.source.sha256[:32]}-{_slug(task.id)}@chutri")
            entry.add("description", _told(task, document))
            yield entry
    for number, event in enumerate(reading.events, start=1):
        start = stated_date(event.start)
        if start:
            end = stated_date(event.end)
            entry = _entry(
                plain(event.title), first_day(start), max(start.last_day, end.last_day if end else start.last_day)
            )
            entry.add("uid", f"{reading.source.sha256[:32]}-event-{number}@chutri")
            entry.add("description", _announced(event, document))
            if event.venue:
                entry.add("location", plain(event.venue))
            yield entry


def _entry(summary: str, first: date, last: date) -> Event:
    """An all-day entry from the first day to the last (DTEND names the day after it)."""
    entry = Event()
    entry.add("summary", summary if len(summary) <= SUMMARY_LIMIT else summary[: SUMMARY_LIMIT - 1] + "…")
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    return entry


def _told(task: Task, document: str) -> str:
    words = time_words(task)
    lines = [
        plain(task.action),
        f"Cơ quan: {names(task.agencies)} ({said_role(task)})",
        f"Phối hợp với: {names(task.partners)}" if task.partners else "",
        f"Thời hạn: {said_time(task)}" + (f" (“{words}”)" if words else ""),
        f"Theo {document}, mục {task.section}",
    ]
    return "\n".join(line for line in lines if line)


def _announced(event: PlannedEvent, document: str) -> str:
    time = " ".join(part for part in (event.time, event.window) if part)
    return "\n".join(line for line in (f"Thời gian: {plain(time)}" if time else "", f"Theo {document}") if line)


def _slug(task_id: str) -> str:
    """A task's id in the letters that every calendar program keeps as they are."""
    return "".join(char if char.isascii() and char.isalnum() else f"_{ord(char):x}_" for char in task_id)
