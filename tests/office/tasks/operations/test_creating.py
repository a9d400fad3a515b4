"""Reviewed duties become tasks: one lead each, several bodies one share each, two ends one obligation."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from chutri.office.history.queries import lines_about
from chutri.office.people.choices import AgencyKind, AgencyLevel, TerritoryKind
from chutri.office.people.models import User
from chutri.office.people.operations.agencies import enter_agency
from chutri.office.people.queries.facts import AgencyFacts
from chutri.office.people.rules.addressees import addressee_rule
from chutri.office.plans.choices import PartyKind, Resolution
from chutri.office.plans.models import Duty, DutyParty
from chutri.office.tasks.models import Task, TaskAgency
from chutri.reading.model import Recurrence
from tests.factories.office import NOW, bring_in, with_tasks
from tests.factories.readings import LIST, MOBILISE, a_party, a_reading, a_task
from tests.factories.tracking import AGRICULTURE, FARMERS, agency, live, resolve, reviewed, tracked


def facts(task: Task) -> tuple[object, ...]:
    return (task.deadline_date, task.deadline_precision, task.last_day, task.deadline_words, task.deadline)


def test_a_task_is_what_the_document_says(an: User) -> None:
    task = bring_in(an).tasks.get(ordinal=1)
    assert (task.section, task.role, task.mode, task.stage, task.version) == ("1", "lead", "assigned", "not_started", 1)
    assert facts(task) == (date(2026, 3, 10), "day", date(2026, 3, 9), "trước ngày 10/3/2026", "trước 10/03/2026")
    parties = [(party.kind, party.text, party.key) for party in task.parties.order_by("kind")]
    assert parties == [
        (PartyKind.AGENCY, "Sở Nông nghiệp và Môi trường", "so nong nghiep va moi truong"),
        (PartyKind.PARTNER, "Hội Nông dân tỉnh", "hoi nong dan tinh"),
    ]


def test_a_month_stays_a_month_and_a_proposed_day_binds_nobody(an: User) -> None:
    every = Recurrence("month", 20, "before", "trước ngày 20 hằng tháng", (0, 1))
    plan = bring_in(
        an, a_reading(tasks=(a_task("Báo cáo kết quả trong tháng 4/2026."), MOBILISE, a_task("x", recurrence=every)))
    )
    proposed = (date(2026, 3, 27), "day", None, "trước ngày 27/3/2026", "trước 27/03/2026")  # that of the conference
    assert [facts(task) for task in plan.tasks.order_by("ordinal")] == [
        proposed,
        proposed,
        (None, "", None, "trước ngày 20 hằng tháng", "trước ngày 20 hằng tháng"),
    ]
    month = bring_in(an, data=b"khac").tasks.get(ordinal=2)
    assert facts(month) == (date(2026, 4, 30), "month", date(2026, 4, 30), "trong tháng 4/2026", "trong tháng 04/2026")


def test_a_name_that_the_directory_does_not_know_stays_a_name(an: User) -> None:
    task = bring_in(an).tasks.get(ordinal=1)
    assert (task.lead, task.lead_words, task.holder, task.held_since, task.agencies.count()) == (
        None,
        AGRICULTURE,
        an.agency,
        NOW,
        0,
    )


def test_a_known_body_leads_and_the_task_waits_for_it(an: User) -> None:
    task = tracked().tasks.get(ordinal=1)
    assert (task.lead, task.lead_words, task.holder, task.held_since) == (
        agency(AGRICULTURE),
        AGRICULTURE,
        agency(AGRICULTURE),
        NOW,
    )
    assert [(part.agency.name, part.part, part.answer, part.joined_on) for part in task.agencies.all()] == [
        (FARMERS, "support", "waiting", date(2026, 3, 5))
    ]


def test_a_mere_suggestion_is_no_lead(an: User) -> None:
    plan = reviewed()
    DutyParty.objects.filter(duty__plan=plan).update(agency=agency(AGRICULTURE), resolution=Resolution.SUGGESTED)
    assert [task.lead for task in live(plan).tasks.all()] == [None, None, None]


def test_a_date_that_is_only_proposed_does_not_bind(an: User) -> None:
    plan = reviewed()
    Duty.objects.filter(plan=plan, ordinal=1).update(deadline_confirmed=False)
    task = live(plan).tasks.get(ordinal=1)
    assert (task.deadline_date, task.last_day) == (date(2026, 3, 10), None)


def test_a_duty_of_several_bodies_is_shared_out(an: User) -> None:
    both = a_task("Vận động.", id="1", agencies=(a_party("Sở Nông nghiệp và Môi trường"), a_party("Hội Nông dân tỉnh")))
    head = tracked(a_reading(tasks=(both,))).tasks.get(parent=None)
    assert (head.collective, head.counted, head.lead, head.holder, head.lead_words) == (
        True,
        False,
        None,
        None,
        f"{AGRICULTURE}; {FARMERS}",
    )
    children = head.children.order_by("lead_order")
    assert [(one.lead_words, one.counted, one.holder, one.ordinal) for one in children] == [
        (FARMERS, True, agency(FARMERS), 1),
        (AGRICULTURE, True, agency(AGRICULTURE), 1),
    ]


def test_of_several_bodies_one_that_is_unknown_has_its_share_too(an: User) -> None:
    both = a_task("Vận động.", id="1", agencies=(a_party("Sở Nông nghiệp và Môi trường"), a_party("Hội Nông dân tỉnh")))
    plan = reviewed(a_reading(tasks=(both,)))
    resolve(plan, {AGRICULTURE: AGRICULTURE})
    children = live(plan).tasks.exclude(parent=None).order_by("lead_order")
    assert [(one.lead_words, one.lead_id is None) for one in children] == [(FARMERS, True), (AGRICULTURE, False)]


def test_a_class_of_bodies_is_evaluated_on_the_day(an: User) -> None:
    province = enter_agency(
        AgencyFacts(
            name="UBND tỉnh Minh Hải Đông",
            kind=AgencyKind.PEOPLES_COMMITTEE,
            territory="Minh Hải Đông",
            territory_kind=TerritoryKind.PROVINCE,
        )
    )
    for name, closed in (("Bình Lư", None), ("Tân Phú", None), ("Cũ", date(2025, 7, 1))):
        enter_agency(
            AgencyFacts(
                name=f"UBND phường {name}",
                kind=AgencyKind.PEOPLES_COMMITTEE,
                level=AgencyLevel.COMMUNE,
                parent=province,
                territory=name,
                territory_kind=TerritoryKind.WARD,
                closed_on=closed,
            )
        )
    plan = reviewed(a_reading(tasks=(a_task("Treo cờ.", id="1"),)))
    rule = addressee_rule("UBND các phường")
    assert rule
    DutyParty.objects.filter(duty__plan=plan).update(
        text="UBND các phường", resolution=Resolution.CLASS, rule=rule.to_json()
    )
    head = live(plan).tasks.get(parent=None)
    assert (head.collective, [one.lead_words for one in head.children.order_by("lead_order")]) == (
        True,
        ["UBND phường Bình Lư", "UBND phường Tân Phú"],
    )


def test_two_ends_of_a_two_sided_duty_are_one_obligation(an: User) -> None:
    end = a_task(
        "Phối hợp với Sở Nông nghiệp và Môi trường lập danh sách.",
        id="2/1",
        agencies=(a_party("Hội Nông dân tỉnh"),),
        role="coordinate",
        partners=(a_party("Sở Nông nghiệp và Môi trường"),),
    )
    plan = reviewed(a_reading(tasks=(LIST, end)), ends={end.id: LIST.id})
    resolve(plan)
    (task,) = live(plan).tasks.all()
    (part,) = task.agencies.all()
    assert (part.agency.name, part.own_part, part.duty and part.duty.read_id) == (FARMERS, end.action, end.id)
    assert lines_about(plan)[0].words == "Lập 1 nhiệm vụ từ kế hoạch 46/KH-UBND"


def test_a_supporters_end_of_an_unknown_body_stays_a_task(an: User) -> None:
    end = a_task("Phối hợp lập danh sách.", id="2/1", agencies=(a_party("Hội Nông dân tỉnh"),), role="coordinate")
    plan = reviewed(a_reading(tasks=(LIST, end)), ends={end.id: LIST.id})
    resolve(plan, {AGRICULTURE: AGRICULTURE})
    assert live(plan).tasks.count() == 2


def test_all_tasks_of_a_plan_are_one_line_of_its_history(an: User) -> None:
    assert lines_about(bring_in(an))[0].words == "Lập 3 nhiệm vụ từ kế hoạch 46/KH-UBND"


@pytest.mark.parametrize("count", [1, 20])
def test_any_number_of_tasks_takes_the_same_queries(an: User, count: int) -> None:
    plan = reviewed(with_tasks(count))
    resolve(plan)
    with CaptureQueriesContext(connection) as queries:
        live(plan)
    assert len(queries) == QUERIES


QUERIES = 24


def test_the_database_knows_the_stages(an: User) -> None:
    task = bring_in(an).tasks.get(ordinal=1)
    for wrong in ({"stage": "half"}, {"stage": "done"}, {"percent": 101}, {"collective": True}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Task.objects.filter(pk=task.pk).update(**wrong)
    assert Task.objects.get(pk=task.pk).stage == "not_started"


def test_a_long_action_is_named_by_its_beginning(an: User) -> None:
    (task,) = bring_in(an, a_reading(tasks=(a_task("Việc " * 60),))).tasks.all()
    assert (len(str(task)), str(task)[-1]) == (120, "…")
    assert str(Task(action="Họp")) == "Họp"


def test_parts_name_their_agency(an: User) -> None:
    assert [str(part) for part in TaskAgency.objects.filter(task__plan=tracked())] == [f"{FARMERS}: Phối hợp"]
