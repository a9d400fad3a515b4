"""The pipeline of the checks, in the order of their codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chutri.checking.case import Case
from chutri.checking.knowledge import DEFAULT, Knowledge
from chutri.checking.model import Finding
from chutri.checking.rules import addressees, calendar, citations, counts, form, numbering, when, who
from chutri.reading.model import Reading

Rule = Callable[[Case], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    who.supports,
    who.two_lead,
    who.nobody_named,
    who.catch_all,
    who.several_leads,
    who.supports_itself,
    when.no_deadline,
    when.past_deadline,
    when.day_off,
    when.after_event,
    when.dossiers_too_early,
    calendar.no_such_day,
    when.report_without_date,
    when.ends_before_it_starts,
    calendar.wrong_weekday,
    counts.delegates,
    addressees.missing_recipients,
    addressees.ended_bodies,
    citations.annexes,
    citations.two_dates,
    citations.newer_than_itself,
    numbering.order,
    numbering.dangling,
    form.parts,
    form.unread,
    form.kind_and_symbol,
)


def check(reading: Reading, *, known: Knowledge = DEFAULT) -> tuple[Finding, ...]:
    """What is to be mended in a document, in the order of its text.

    ``known`` are the dated tables to check against. Raises nothing for any reading.
    """
    case = Case(reading, known)
    findings = (finding for rule in RULES for finding in rule(case))
    return tuple(sorted(findings, key=lambda finding: (finding.span, finding.code)))
