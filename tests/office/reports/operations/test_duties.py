"""Duties: proposed from a plan's reading, understood, confirmed, edited, ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from chutri.office.history.models import HistoryLine
from chutri.office.people.models import Agency
from chutri.office.reports.choices import DutyState, ReporterKind, Rhythm
from chutri.office.reports.models import DutyReporter, ReportingDuty
from chutri.office.reports.operations import ReportChangedMeanwhile
from chutri.office.reports.operations.duties import (
    DutyFacts,
    UnableToSetUpDuty,
    add_duty,
    confirm_duty,
    edit_duty,
    end_duty,
    take_duties,
)
from chutri.office.reports.queries.duties import bodies_owing, plans_to_take
from tests.factories import agencies, reporting
from tests.factories.office import LATER, NOW, an

pytestmark = pytest.mark.django_db
FACTS = DutyFacts(title="Báo cáo nhanh", rhythm=Rhythm.AD_HOC, receiver=None, since=date(2026, 3, 1))


def test_a_plan_is_taken_over_once() -> None:
    plan = reporting.plan_with_reporting()
    assert list(plans_to_take()) == [plan]
    found = take_duties(plan=plan, at=NOW, by=an())
    assert [(one.rhythm, one.due_words, one.state) for one in found] == [
        (Rhythm.MONTH, "trước ngày 20", DutyState.PROPOSED),
        (Rhythm.FINAL, "trước ngày 10/11/2026", DutyState.PROPOSED),
    ]
    assert (take_duties(plan=plan, at=LATER, by=an()), list(plans_to_take())) == ([], [])
    assert HistoryLine.objects.filter(deed="take_duties").count() == 1


def test_a_class_is_evaluated_at_the_day() -> None:
    places = reporting.directory()
    duty = reporting.taken_duties()[0]
    (reporter,) = DutyReporter.objects.filter(duty=duty)
    assert (reporter.kind, reporter.text) == (ReporterKind.CLASS, "UBND các xã, phường")
    assert [body.territory for body in bodies_owing(duty, agencies.IN_2026)[0]] == ["Bạch Môn", "Sen Đông", "Sen Tây"]
    Agency.objects.filter(pk=places["Sen Tây"].pk).update(closed_on=date(2026, 6, 1))
    assert [body.territory for body in bodies_owing(duty, agencies.IN_2026)[0]] == ["Bạch Môn", "Sen Đông"]


def test_a_duty_runs_once_it_is_whole() -> None:
    duty = reporting.taken_duties()[0]
    with pytest.raises(UnableToSetUpDuty, match="Hãy chọn mẫu báo cáo"):
        confirm_duty(duty=duty, seen_version=1, by=an(), at=NOW)
    ReportingDuty.objects.filter(pk=duty.pk).update(template=reporting.small_template())
    fresh = confirm_duty(duty=duty, seen_version=1, by=an(), at=NOW)
    assert (fresh.state, fresh.version) == (DutyState.RUNNING, 2)
    with pytest.raises(ReportChangedMeanwhile):
        confirm_duty(duty=duty, seen_version=1, by=an(), at=NOW)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (FACTS, "Chưa xác định nơi nhận báo cáo"),
        (replace(FACTS, title=" "), "Hãy ghi tên báo cáo"),
        (replace(FACTS, until=date(2026, 2, 1)), "Ngày kết thúc phải sau ngày bắt đầu"),
        (replace(FACTS, reporters=("ông Ba",)), "Chưa xác định nơi nhận báo cáo"),
    ],
)
def test_what_is_missing_is_said(facts: DutyFacts, words: str) -> None:
    with pytest.raises(UnableToSetUpDuty, match=words):
        duty = add_duty(facts=facts, office=an().agency, by=an(), at=NOW)
        confirm_duty(duty=duty, seen_version=duty.version, by=an(), at=NOW)


def test_an_edit_keeps_what_names_were_understood_as() -> None:
    places = reporting.directory()
    template = reporting.small_template()
    facts = replace(FACTS, receiver=places["home"], template=template, reporters=("UBND xã Sen Đông", "ông Ba"))
    duty = add_duty(facts=facts, office=an().agency, by=an(), at=NOW)
    assert [one.kind for one in duty.reporters.order_by("place")] == [ReporterKind.AGENCY, ReporterKind.OPEN]
    edited = replace(facts, rhythm=Rhythm.QUARTER, due_day=25, reporters=("UBND xã Sen Tây", "UBND xã Sen Đông"))
    fresh = edit_duty(duty=duty, facts=edited, seen_version=duty.version, by=an(), at=LATER)
    assert (fresh.due_words, fresh.version) == ("trước ngày 25", duty.version + 1)
    assert [one.agency_id for one in fresh.reporters.order_by("place")] == [places["Sen Tây"].pk, places["Sen Đông"].pk]
    line = HistoryLine.objects.get(deed="edit_duty")
    assert line.changes["rhythm"] == ["ad_hoc", "quarter"]


def test_what_is_not_followed_is_dismissed_and_what_ran_ends() -> None:
    proposed = reporting.taken_duties()[0]
    with pytest.raises(UnableToSetUpDuty, match="Hãy ghi lý do"):
        end_duty(duty=proposed, reason=" ", seen_version=1, by=an(), at=NOW)
    assert end_duty(duty=proposed, reason="trùng", seen_version=1, by=an(), at=NOW).state == DutyState.DISMISSED
    running = reporting.monthly_duty()
    assert end_duty(duty=running, reason="hết", seen_version=1, by=an(), at=NOW).state == DutyState.ENDED


@pytest.mark.parametrize("count", [1, 3])
def test_bodies_are_asked_for_at_once(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    duty = reporting.monthly_duty()
    DutyReporter.objects.filter(duty=duty, place__gt=count).delete()
    with django_assert_num_queries(2):
        bodies, unknown = bodies_owing(duty, agencies.IN_2026)
    assert (len(bodies), unknown) == (count, [])
