"""Tasks as an iCalendar feed: one entry a task, on its last day in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event


@dataclass(frozen=True, slots=True)
class Entry:
    """One task of a calendar."""

    key: int
    last: date
    words: str
    lead: str
    address: str
    done: bool


def feed(entries: Iterable[Entry], *, at: datetime) -> bytes:
    """Write the calendar; ``at`` is the moment that it is made (RFC 5545, DTSTAMP)."""
    calendar = Calendar()
    calendar.add("prodid", "-//Chu Tri//viec cua toi//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Việc của tôi – Chủ Trì")
    for one in entries:
        event = Event()
        event.add("uid", f"task-{one.key}@chutri")
        event.add("dtstamp", at)
        event.add("dtstart", one.last)
        event.add("dtend", one.last + timedelta(days=1))
        event.add("summary", ("Đã xong: " if one.done else "Hạn: ") + one.words)
        event.add("description", f"{one.lead}\n{one.address}")
        event.add("url", one.address)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made
