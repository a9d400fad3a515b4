"""Tasks follow mergers."""

from __future__ import annotations

from datetime import date

from chutri.office.history.queries import lines_about
from chutri.office.people.models import Agency, Succession, User
from chutri.office.tasks.models import Task, TaskChange
from chutri.office.tasks.operations import reevaluate, report_progress
from tests.factories.office import LATER
from tests.factories.readings import a_party, a_reading, a_task
from tests.factories.tracking import AGRICULTURE, FARMERS, agency, dung, first_task, tracked

JULY = date(2026, 7, 1)
BOTH = a_task("Vận động.", id="1", agencies=(a_party(AGRICULTURE), a_party(FARMERS)))


def end(name: str, *heirs: str) -> None:
    old = agency(name)
    Agency.objects.filter(pk=old.pk).update(closed_on=JULY)
    for heir in heirs:
        Succession.objects.create(predecessor=old, successor=agency(heir), effective_on=JULY, partly=len(heirs) > 1)


def shares() -> list[tuple[str, str]]:
    rows = Task.objects.exclude(parent=None).order_by("lead_order", "pk")
    return [(one.lead_words, one.stage) for one in rows]


def test_a_share_goes_to_the_one_successor_with_all_that_was_done(an: User) -> None:
    tracked(a_reading(tasks=(BOTH,)))
    share = Task.objects.select_related("plan__document__agency", "lead").get(lead=agency(AGRICULTURE))
    report_progress(task=share, percent=40, words="x", seen_version=1, by=dung(), at=LATER)
    end(AGRICULTURE, "Sở Nông nghiệp mới")
    assert reevaluate(on=date(2026, 6, 30), at=LATER) == 0
    assert reevaluate(on=JULY, at=LATER) == 1
    share.refresh_from_db()
    assert (share.lead_words, share.holder, share.percent, share.stage) == (
        "Sở Nông nghiệp mới",
        agency("Sở Nông nghiệp mới"),
        40,
        "under_way",
    )
    change = TaskChange.objects.get()
    assert (change.kind, change.on, change.before["lead_words"]) == ("succeeded", JULY, AGRICULTURE)
    head = Task.objects.get(parent=None)
    line = lines_about(head)[0]
    assert (line.actor_name, line.words) == (
        "Hệ thống",
        f"Theo sắp xếp tổ chức: {AGRICULTURE} → Sở Nông nghiệp mới",
    )
    assert reevaluate(on=JULY, at=LATER) == 0


def test_a_body_that_was_divided_leaves_a_share_to_each(an: User) -> None:
    tracked(a_reading(tasks=(BOTH,)))
    end(AGRICULTURE, "Sở A", "Sở B")
    reevaluate(on=JULY, at=LATER)
    assert sorted(shares()) == sorted(
        [(FARMERS, "not_started"), ("Sở A", "not_started"), ("Sở B", "not_started"), (AGRICULTURE, "cancelled")]
    )


def test_two_bodies_that_became_one_have_one_share(an: User) -> None:
    tracked(a_reading(tasks=(BOTH,)))
    end(AGRICULTURE, FARMERS)
    reevaluate(on=JULY, at=LATER)
    assert sorted(shares()) == sorted([(FARMERS, "not_started"), (AGRICULTURE, "cancelled")])


def test_a_part_goes_to_the_successor_with_its_day(an: User) -> None:
    task = first_task()
    end(FARMERS, "Hội Nông dân mới")
    assert reevaluate(on=JULY, at=LATER) == 1
    parts = [(one.agency.name, one.joined_on, one.left_on) for one in task.agencies.order_by("pk")]
    assert parts == [(FARMERS, date(2026, 3, 5), JULY), ("Hội Nông dân mới", JULY, None)]


def test_a_single_lead_is_asked_about_and_not_moved(an: User) -> None:
    task = first_task()
    end(AGRICULTURE, "Sở Nông nghiệp mới")
    assert reevaluate(on=JULY, at=LATER) == 0
    task.refresh_from_db()
    assert task.lead == agency(AGRICULTURE)
