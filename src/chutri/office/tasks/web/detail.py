"""What the page of one task shows, alone or beside a list; deeds answer with the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from chutri.office.history.models import HistoryLine
from chutri.office.history.queries import lines_about
from chutri.office.people.models import User
from chutri.office.people.permissions import SignedIn
from chutri.office.plans.choices import PartyKind
from chutri.office.plans.queries import passages_in, plans_seen_by, text_between
from chutri.office.tasks.models import Task, TaskAgency, TaskParty
from chutri.office.tasks.permissions import (
    can_answer,
    can_comment,
    can_decide,
    can_describe_part,
    can_fix_deadline,
    can_hand,
    can_work_on,
)
from chutri.office.tasks.queries import (
    changes_of,
    children_of,
    comments_on,
    duty_above_of,
    extensions_of,
    parts_in,
    people_who_act,
    results_of,
    spells_of,
    successors_of,
    tasks_below,
)
from chutri.office.tasks.queries.duplicates import merged_into, stood_for
from chutri.office.tasks.rules.next_deeds import deciding_deeds, working_deeds
from chutri.office.tasks.rules.working_time import Wait, calendar, last_working_day, waiting_by_holder

SHOWN_LINES = 50
_LONGEST_SENTENCE = 4000


@dataclass(frozen=True, slots=True)
class ShownPart:
    """The part of an agency, and whether the person at the screen may answer for it."""

    part: TaskAgency
    mine: bool


def detail_context(request: SignedIn, task: Task) -> dict[str, Any]:
    """Give everything that the page of a task shows. The same number of queries for any number of rows."""
    person, today = request.user, timezone.localdate()
    extensions = list(extensions_of(task))
    asked = next((one for one in extensions if one.outcome == "waiting"), None)
    deeds = _deeds(person, task, asks_for_time=asked is not None)
    parts = [ShownPart(one, one.left_on is None and can_answer(person, one).allowed) for one in parts_in(task)]
    results = list(results_of(task))
    return {
        "task": task,
        "beside": bool(request.POST.get("beside")) or (request.method == "GET" and bool(request.htmx)),
        "plan": task.plan,
        "document": task.plan.document,
        "today": today,
        "deeds": deeds,
        "named": _named(task),
        "unknown": task.lead_id is None and not task.collective,
        "parts": parts,
        "describes": can_describe_part(person, task).allowed,
        "results": results,
        "waiting": next((one for one in results if one.outcome == "waiting"), None),
        "extensions": extensions,
        "asked": asked,
        "changes": list(changes_of(task)),
        "children": list(children_of(task)) if task.collective or task.duty_id else [],
        "above": duty_above_of(task),
        "below": list(tasks_below(task)),
        "merged_into": merged_into(task) if not task.counted else None,
        "stood_for": list(stood_for(task)) if task.counted else [],
        "comments": list(comments_on(task)),
        "comments_allowed": can_comment(person).allowed,
        "follows": task.followers.filter(person=person).exists(),
        "colleagues": list(people_who_act(task.lead_id)) if task.lead_id and deeds & {"hand", "divide"} else [],
        "waits": _waits(task, today),
        "last_working_day": last_working_day(task.last_day, calendar()) if task.last_day else None,
        "successors": list(successors_of(task.lead)) if task.lead and task.lead.closed_on else [],
        "lines": lines_about(task)[:SHOWN_LINES],
        **_sentence(task, person),
    }


def newer_lines(task: Task, seen_version: int) -> list[HistoryLine]:
    """Give what happened to a task since the version that somebody had on their screen, the newest first."""
    lines = lines_about(task)[:SHOWN_LINES]
    return [line for line in lines if line.changes.get("version", [0, 0])[1] > seen_version]


def _deeds(person: User, task: Task, *, asks_for_time: bool) -> frozenset[str]:
    facts = {"dated": task.last_day is not None, "asks_for_time": asks_for_time, "collective": task.collective}
    deeds: frozenset[str] = frozenset()
    works = can_work_on(person, task).allowed
    if works:
        deeds |= working_deeds(task.stage, **facts)
        if can_hand(person, task).allowed and "progress" in deeds:
            deeds |= {"hand"}
    if can_decide(person, task).allowed:
        deeds |= deciding_deeds(task.stage, **facts)
    if "fix" in deeds and not can_fix_deadline(person, task).allowed:
        deeds -= {"fix"}
    return deeds


def _named(task: Task) -> list[tuple[str, list[TaskParty]]]:
    groups = [(kind, [party for party in task.parties.all() if party.kind == kind]) for kind in PartyKind]
    return [(str(kind.label), names) for kind, names in groups if names]


def _sentence(task: Task, person: User) -> dict[str, Any]:
    """The words of the plan; a link to their place only for whoever may open the plan."""
    words = text_between(task.plan, task.span_start, min(task.span_end, task.span_start + _LONGEST_SENTENCE))
    opens = plans_seen_by(person).filter(pk=task.plan_id).exists()
    parts = passages_in(task.plan) if opens else []
    return {
        "words": words,
        "opens_plan": opens,
        "passage": max((number for number, start in parts if start <= task.span_start), default=1),
    }


def _waits(task: Task, today: date) -> list[tuple[str, int, bool]]:
    """Who held the task for how many working days, and who holds it now."""
    waits = [
        Wait(one.holder.name, timezone.localdate(one.began_at), timezone.localdate(one.ended_at))
        for one in spells_of(task)
    ]
    current = ""
    if task.holder and task.held_since:
        current = task.holder.name
        waits.append(Wait(current, timezone.localdate(task.held_since), today))
    return [(name, days, name == current) for name, days in waiting_by_holder(waits, calendar())]
