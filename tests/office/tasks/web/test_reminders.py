"""One's own reminders and calendar on the screen; the feed."""

from __future__ import annotations

import re
from datetime import date

import time_machine
from django.test import Client
from icalendar import Calendar

from chutri.office.people.models import User
from chutri.office.tasks.models import CalendarKey, ReminderChoice
from tests.factories.office import NOW, browser_of
from tests.factories.tracking import dung, first_task

URL = "/viec-cua-toi/nhac-viec/"


def test_a_choice_is_kept_and_shown(as_an: Client, an: User) -> None:
    assert as_an.get(URL).content.decode().count(" checked") == 7
    assert as_an.post(URL, {"days": ["1", "x"], "by_mail": "on"}).status_code == 302
    kept = ReminderChoice.objects.get()
    assert (kept.days, kept.weekly, kept.in_app, kept.by_mail) == ([1], False, False, True)
    assert as_an.get(URL).content.decode().count(" checked") == 2
    refused = as_an.post(URL, {"days": ["1"]})
    assert (refused.status_code, "ít nhất một cách nhận" in refused.content.decode()) == (422, True)


@time_machine.travel(NOW)
def test_a_calendar_program_gets_ones_own_tasks_without_logging_in(an: User) -> None:
    task = first_task()
    page = browser_of(dung()).post("/viec-cua-toi/lich/tao").content.decode()
    found = re.search(r'value="http[^"]*?(/lich/[^"]+\.ics)"', page)
    assert found
    answer = Client().get(found[1])
    events = list(Calendar.from_ical(answer.content).walk("VEVENT"))
    assert (answer.headers["Content-Type"], len(events)) == ("text/calendar; charset=utf-8", 2)
    assert (str(events[0]["summary"]), events[0].decoded("dtstart")) == (f"Hạn: {task}", date(2026, 3, 9))
    assert browser_of(dung()).post("/viec-cua-toi/lich/thoi").status_code == 302
    assert (Client().get(found[1]).status_code, CalendarKey.objects.count()) == (404, 0)
