"""One run of the tracking benchmark on one database: ``CHUTRI_DATABASE_URL``, or SQLite in ``CHUTRI_HOME``.

Prints one JSON object: seconds of each measure, and the floors that raw SQL sets on the same rows in the same run.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from http import HTTPStatus
from itertools import cycle
from typing import Any

from chutri.office.project import start

ASKED = 60
WARMED = 5
SMALL, LARGE = 100_000, 1_000_000
IMPORTED = 10_000


def main() -> None:
    """Make an office of 100,000 tasks, measure, bring 10,000 more in; make it a million, measure again."""
    start.prepare()
    from benchmarks import _tracking_office as office

    people = office.found_office()
    told: dict[str, Any] = {}
    office.bring_in(people[0], office.TASKS_A_PLAN)
    for name, times in (("small", SMALL // office.TASKS_A_PLAN), ("large", LARGE // SMALL)):
        office.multiply(times)
        office.spread()
        told[name] = measured(people)
        print(json.dumps({name: told[name], "load": os.getloadavg()}), file=sys.stderr, flush=True)
        if name == "small":
            told |= imported(office, people[0])
            print(json.dumps({"read": told["read"], "import": told["whole import"]}), file=sys.stderr, flush=True)
    json.dump(told, sys.stdout)


def measured(people: Any) -> dict[str, float]:
    """Pages as a browser gets them, without the network; and what the database needs at least."""
    from django.conf import settings
    from django.test import Client
    from django.utils import timezone

    from chutri.office.tasks.operations.figures import figures_astray, reckon_figures
    from chutri.office.tasks.queries import agencies_leading

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    settings.SECURE_SSL_REDIRECT = False
    begun = time.perf_counter()
    reckon_figures(at=datetime.now(UTC))
    reckoned = time.perf_counter() - begun
    if figures_astray():
        raise RuntimeError("the figures that are kept are not those of a recount")
    an, dung = Client(), Client()
    an.force_login(people[0])
    dung.force_login(people[1])

    def ask(browser: Client) -> Callable[[str], None]:
        def asked(address: str) -> None:
            answer = browser.get(address)
            if answer.status_code != HTTPStatus.OK:
                raise RuntimeError(f"{address}: {answer.status_code}")

        return asked

    words = [word for word, _, _ in agencies_leading(people[0], timezone.localdate())]
    told = {"tasks": float(_count()), "reckoned": reckoned}
    for name, (browser, addresses) in _pages(words).items():
        told |= spent(name, ask(an if browser == "office" else dung), addresses)
    return {
        **told,
        **spent("list floor", _list_floor(timezone.localdate()), _leads()),
        **spent("overview floor", _overview_floor(timezone.localdate()), [""], rounds=20),
    }


def _pages(words: list[str]) -> dict[str, tuple[str, list[str]]]:
    """What is asked for: by whom, and under which addresses in turn."""
    from django.urls import reverse

    from chutri.office.plans.models import Plan

    tasks, plans = reverse("tasks:task-list"), list(Plan.objects.order_by("pk").values_list("pk", flat=True)[:50])
    read = Plan.objects.filter(reading__isnull=False).order_by("pk").values_list("pk", flat=True)  # not the copies
    return {
        "list": ("office", [f"{tasks}?co-quan={word}&han=qua-han&nhom=" for word in words]),
        "list grouped": ("office", [f"{tasks}?co-quan={word}&han=qua-han" for word in words]),
        "own list": ("department", [f"{tasks}?phan=chu-tri&han=qua-han"]),
        "whole list": ("office", [tasks]),
        "plan's tasks": ("office", [f"{tasks}?ke-hoach={pk}" for pk in plans]),
        "plan": ("office", [reverse("plans:plan-page", args=[pk]) for pk in read]),
        "overview": ("office", [reverse("dashboard:overview")]),
        "overview by plan": ("office", [reverse("dashboard:overview") + "?theo=ke-hoach"]),
        "leader's page": ("office", [reverse("dashboard:leader-page")]),
        "today": ("office", [reverse("dashboard:today")]),
        "department's day": ("department", [reverse("dashboard:today")]),
    }


def spent(name: str, ask: Callable[[Any], object], subjects: list[Any], rounds: int = ASKED) -> dict[str, float]:
    """Median and 95th percentile of asking for one subject after the other."""
    subject = cycle(subjects)
    for _ in range(WARMED):
        ask(next(subject))
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        ask(next(subject))
        times.append(time.perf_counter() - begun)
    return {f"{name} p50": statistics.median(times), f"{name} p95": statistics.quantiles(times, n=20)[-1]}


def imported(office: Any, person: Any) -> dict[str, float]:
    """A plan of 10,000 tasks becomes live, as text and as what was read of it; and 10,000 lines of history."""
    from chutri.office.history.operations import Entry, record_many
    from chutri.office.plans.operations import read_plan
    from chutri.office.rollout.operations import bring_in
    from chutri.office.tasks.models import Task

    text = office.plan_text(IMPORTED)
    begun = time.perf_counter()
    read_plan(data=text, name="ke-hoach.txt")
    read = time.perf_counter()
    plan = bring_in(data=text + b"\n", name="ke-hoach.txt", issue=True, by=person, at=office.NOW)
    live = time.perf_counter()
    tasks = list(Task.objects.filter(plan=plan))
    listed = time.perf_counter()
    record_many(by=person, at=office.NOW, entries=(Entry("import_task", task, task.action[:200]) for task in tasks))
    recorded = time.perf_counter()
    if plan.task_count != IMPORTED:
        raise RuntimeError(f"{plan.task_count} tasks were read")
    return {"read": read - begun, "whole import": live - read, "history": recorded - listed}


def _count() -> int:
    from chutri.office.tasks.models import Task

    return Task.objects.count()


def _leads() -> list[int]:
    from chutri.office.tasks.models import Task

    return list(Task.objects.exclude(lead=None).order_by("lead").values_list("lead", flat=True).distinct()[:300])


def _list_floor(today: date) -> Callable[[int], object]:
    return _rows(
        f"SELECT * FROM tasks_task WHERE lead_id = %s AND last_day < '{today}' AND stage NOT IN ('done', 'cancelled') "  # noqa: S608
        "ORDER BY last_day, plan_id, ordinal LIMIT 50"
    )


def _overview_floor(today: date) -> Callable[[str], object]:
    return _rows(
        f"SELECT lead_id, count(*), sum(CASE WHEN last_day < '{today}' AND stage NOT IN ('done', 'cancelled') THEN 1 ELSE 0 END) "  # noqa: S608
        "FROM tasks_task WHERE %s = '' GROUP BY lead_id"
    )


def _rows(statement: str) -> Callable[[Any], object]:
    from django.db import connection

    def ask(value: Any) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(statement, [value])
            rows: list[Any] = cursor.fetchall()
            return rows

    return ask


if __name__ == "__main__":
    main()
