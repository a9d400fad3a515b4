"""Rounds open by themselves, once, also for days on which nothing ran."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from chutri.office.people.models import Notice
from chutri.office.plans.choices import Stage
from chutri.office.reports.choices import DutyState, Rhythm
from chutri.office.reports.jobs import open_rounds, take_over
from chutri.office.reports.models import PeriodRule, Report, ReportingDuty, ReportRound
from chutri.office.reports.operations.period_rules import UnableToFixRule, add_rule, end_rule
from chutri.office.reports.operations.rounds import (
    UnableToOpenRound,
    add_body,
    open_due_rounds,
    open_now,
    open_round,
    remind,
)
from chutri.office.reports.rules.periods import Period
from tests.factories import reporting
from tests.factories.office import NOW, an

pytestmark = pytest.mark.django_db
MAY = datetime(2026, 5, 12, 6, 30, tzinfo=reporting.ZONE)


def numbers(duty: ReportingDuty) -> list[int]:
    return list(ReportRound.objects.filter(duty=duty).order_by("pk").values_list("number", flat=True))


def test_forms_open_and_what_was_missed_is_opened_too_and_nothing_twice() -> None:
    duty = reporting.monthly_duty()
    assert [str(one.period) for one in open_due_rounds(at=MAY)] == ["tháng 3/2026", "tháng 4/2026", "tháng 5/2026"]
    assert open_due_rounds(at=MAY + timedelta(hours=1)) == []
    assert open_due_rounds(at=MAY + timedelta(days=20)) == []
    assert numbers(duty) == [3, 4, 5]
    assert Report.objects.filter(round__duty=duty).count() == 9


def test_the_jobs_may_run_twice() -> None:
    reporting.plan_with_reporting()
    for _ in range(2):
        take_over()
        open_rounds()
    assert (ReportingDuty.objects.count(), ReportRound.objects.count()) == (2, 0)


def test_a_round_has_its_days_and_their_source() -> None:
    one = reporting.opened()
    assert (one.starts_on, one.closes_on, one.last_day) == (date(2026, 2, 15), date(2026, 3, 14), date(2026, 3, 19))
    assert one.closing_source == "Nghị định 09/2019/NĐ-CP, Điều 12"


def test_an_offices_own_rule_goes_before_the_law_and_a_duty_before_both() -> None:
    duty = reporting.monthly_duty()
    hanh = reporting.at_home()
    own = PeriodRule(
        rhythm=Rhythm.MONTH, closing_day=31, valid_from=date(2026, 4, 1), source="Quy chế", office=hanh.agency
    )
    add_rule(rule=own, by=hanh, at=NOW)
    assert reporting.opened(duty).closes_on == date(2026, 3, 14)
    april = reporting.opened(duty, reporting.APRIL)
    assert (april.closes_on, april.closing_source) == (date(2026, 4, 30), "Quy chế")
    again = PeriodRule(rhythm=Rhythm.MONTH, closing_day=9, valid_from=date(2026, 4, 1), source="x", office=hanh.agency)
    with pytest.raises(UnableToFixRule):
        add_rule(rule=again, by=hanh, at=NOW)
    end_rule(rule=own, by=hanh, at=NOW)
    assert list(PeriodRule.objects.filter(office=hanh.agency)) == []
    ReportingDuty.objects.filter(pk=duty.pk).update(closing_day=10)
    duty.refresh_from_db()
    may = open_round(duty=duty, period=Period(2026, 5, Rhythm.MONTH), at=NOW)
    assert may is not None
    assert (may.starts_on, may.closes_on) == (date(2026, 4, 11), date(2026, 5, 10))


def test_everybody_concerned_is_told_once() -> None:
    khoa = reporting.of_commune()
    one = reporting.opened()
    told = Notice.objects.filter(person=khoa)
    assert [notice.words for notice in told] == [f"Mẫu báo cáo đã mở: {one.duty} – tháng 3/2026, hạn 19/03/2026"]
    assert remind(round_=one, by=reporting.at_home(), at=NOW) == 3
    remind(round_=one, by=reporting.at_home(), at=NOW)
    assert told.all().count() == 2


def test_nothing_opens_for_what_does_not_run() -> None:
    duty = reporting.monthly_duty()
    ReportingDuty.objects.filter(pk=duty.pk).update(state=DutyState.ENDED)
    assert open_due_rounds(at=MAY) == []
    with pytest.raises(UnableToOpenRound):
        open_round(duty=duty, period=reporting.MARCH, at=NOW)


def test_a_recalled_plan_asks_for_nothing_more() -> None:
    plan = reporting.plan_with_reporting()
    duty = reporting.monthly_duty(plan=plan)
    plan.stage = Stage.RECALLED
    plan.save(update_fields=["stage"])
    assert open_due_rounds(at=MAY) == []
    duty.refresh_from_db()
    with pytest.raises(UnableToOpenRound):
        open_round(duty=duty, period=reporting.MARCH, at=NOW)


def test_a_final_report_opens_once_before_its_day() -> None:
    duty = reporting.monthly_duty()
    facts = {"rhythm": Rhythm.FINAL, "due_day": None, "due_date": date(2026, 11, 10)}
    ReportingDuty.objects.filter(pk=duty.pk).update(**facts)
    assert open_due_rounds(at=MAY) == []
    (one,) = open_due_rounds(at=datetime(2026, 11, 1, 7, tzinfo=reporting.ZONE))
    assert (str(one.period), one.last_day) == ("tổng kết", date(2026, 11, 9))
    assert open_due_rounds(at=datetime(2026, 11, 20, 7, tzinfo=reporting.ZONE)) == []


def test_an_ad_hoc_report_is_asked_for_and_bodies_are_added() -> None:
    duty = reporting.monthly_duty()
    ReportingDuty.objects.filter(pk=duty.pk).update(rhythm=Rhythm.AD_HOC, due_day=None)
    duty.refresh_from_db()
    with pytest.raises(UnableToOpenRound):
        open_now(duty=duty, due_on=date(2026, 3, 1), by=an(), at=NOW)
    first = open_now(duty=duty, due_on=date(2026, 3, 9), by=an(), at=NOW)
    second = open_now(duty=duty, due_on=date(2026, 3, 10), by=an(), at=NOW)
    assert [str(one.period) for one in (first, second)] == ["đột xuất lần 1 năm 2026", "đột xuất lần 2 năm 2026"]
    add_body(round_=first, agency=an().agency, by=an(), at=NOW)
    with pytest.raises(UnableToOpenRound, match="đã có trong kỳ"):
        add_body(round_=first, agency=an().agency, by=an(), at=NOW)
    assert first.reports.count() == 4
