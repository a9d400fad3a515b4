"""An office's own days on which periods close: from a day on, by a text of its own."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from chutri.office.history.operations import record
from chutri.office.people.models import User
from chutri.office.reports.models import PeriodRule
from chutri.office.reports.operations import UnableToReport


class UnableToFixRule(UnableToReport):
    """The rule can't be so."""


@transaction.atomic
def add_rule(*, rule: PeriodRule, by: User, at: datetime) -> PeriodRule:
    """Fix on which day periods close from a day on; the office's rule before it ends the day before."""
    older = PeriodRule.objects.filter(office=rule.office, rhythm=rule.rhythm, valid_from__lt=rule.valid_from)
    older.filter(valid_to=None).update(valid_to=rule.valid_from - timedelta(days=1))
    try:
        with transaction.atomic():
            rule.save(force_insert=True)
    except IntegrityError:
        raise UnableToFixRule("Đã có quy định áp dụng từ đúng ngày này cho kỳ báo cáo này.") from None
    words = f"{rule} áp dụng từ {rule.valid_from:%d/%m/%Y}, theo {rule.source}"
    record(by=by, at=at, deed="add_period_rule", about=rule, words=words)
    return rule


@transaction.atomic
def end_rule(*, rule: PeriodRule, by: User, at: datetime) -> None:
    """Let a rule of the office's own end; one that was to begin later is taken away. Rounds that are open keep their days."""
    yesterday = localdate(at) - timedelta(days=1)
    record(by=by, at=at, deed="end_period_rule", about=rule, words=f"Thôi áp dụng: {rule}")
    if rule.valid_from > yesterday:
        rule.delete()
    else:
        PeriodRule.objects.filter(pk=rule.pk).update(valid_to=yesterday)
