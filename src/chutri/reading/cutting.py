"""Cutting a paragraph into tasks: whose clause each is, in which role, with whom, by when."""

from __future__ import annotations

from chutri.reading.dates import NOTHING, when_ordered
from chutri.reading.drafts import Draft
from chutri.reading.flow import Flow
from chutri.reading.fold import fold
from chutri.reading.orders import Subject, parts_of, party_of
from chutri.reading.predicates import partners_in, role_of_clause
from chutri.reading.scope import Scope, bare_name


def cut_tasks(flow: Flow, start: int, subject: Subject, scope: Scope, year: str | None) -> list[Draft]:
    """The tasks of a paragraph that names ``subject``; a later clause with a subject of its own is that body's."""
    end = len(flow.text)
    opening = when_ordered(flow, start, subject.begin, year) if subject.begin > start + 8 else NOTHING
    drafts = []
    for begin, stop, part in parts_of(flow, start, end, subject, scope.named):
        if part is None or part is subject:
            draft = task_of(flow, begin, stop, subject.clause, scope, year)
        else:
            draft = task_of(flow, begin, stop, part.clause, scope.but(agencies=(party_of(flow, part),)), year)
        if draft.when == NOTHING and begin > start:
            draft.when = opening  # "Trước ngày …: A làm …; B làm …" binds both
        drafts.append(draft)
    return drafts


def split_task(flow: Flow, at: int, clause: int, scope: Scope, year: str | None) -> list[Draft]:
    """The heading's task; a clause behind it whose subject is somebody else is that body's."""
    if "; " not in flow.low:
        return [task_of(flow, at, len(flow.text), clause, scope, year)]
    named = bare_name(fold("; ".join(party.text for party in scope.agencies)))
    parts = parts_of(flow, at, len(flow.text), None, named)
    drafts = [task_of(flow, parts[0][0], parts[0][1], clause, scope, year)]
    for begin, stop, part in parts[1:]:
        if part is not None:
            drafts.append(task_of(flow, begin, stop, part.clause, scope.but(agencies=(party_of(flow, part),)), year))
    return drafts


def task_of(flow: Flow, start: int, end: int, clause: int, scope: Scope, year: str | None) -> Draft:
    """One task from the words between two positions; its predicate begins at ``clause``."""
    action, span = flow.cut(start, end)
    partners = partners_in(flow, start, end)
    role = role_of_clause(flow, clause, end)
    if scope.forced and role == "own" and not partners:
        role, partners = scope.forced, scope.partners
    return Draft(
        form="item",
        section=scope.section,
        agencies=scope.agencies,
        mode=scope.mode,
        role=role,
        partners=partners,
        action=action,
        when=when_ordered(flow, start, end, year) if end > start else NOTHING,
        context=scope.context,
        parent=scope.parent,
        flow=flow,
        start=start,
        end=end,
        span=span,
        certain=0.97 if scope.role == "organise" or scope.directive else 0.8,
    )
