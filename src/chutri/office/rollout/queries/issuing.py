"""What issuing a plan would do, and what stands in its way."""

from __future__ import annotations

from dataclasses import dataclass, field

from chutri.office.people.choices import Role
from chutri.office.people.models import User
from chutri.office.people.queries import people_of
from chutri.office.plans.choices import DutyState, PartyKind, Resolution, Severity
from chutri.office.plans.models import Duty, DutyParty, Plan
from chutri.office.plans.queries import live_duties, notes_of
from chutri.office.plans.queries.review import not_understood
from chutri.office.tasks.models import Task, TaskAgency

# who hears first of what an agency is given to do
FIRST_TO_HEAR = (Role.LEADER, Role.OFFICE, Role.FOCAL)


@dataclass(slots=True)
class IssueSummary:
    """What is issued: duties, bodies, what is doubtful; each list names the duties by their numbers."""

    duties: list[Duty] = field(default_factory=list)
    waiting: list[Duty] = field(default_factory=list)
    undated: list[Duty] = field(default_factory=list)
    proposed: list[Duty] = field(default_factory=list)
    unresolved: list[Duty] = field(default_factory=list)
    leaderless: list[Duty] = field(default_factory=list)
    ended: list[Duty] = field(default_factory=list)
    errors: list[tuple[Duty, str]] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    classes: list[tuple[str, int]] = field(default_factory=list)
    unclear: int = 0
    dismissed: int = 0

    @property
    def hindered(self) -> bool:
        """Say whether something must be mended first."""
        return not self.duties or bool(self.ended)


def issue_summary(plan: Plan) -> IssueSummary:
    """Look through the duties of a plan under review. Seven queries for any number of them."""
    summary = IssueSummary(unclear=not_understood(plan))
    summary.dismissed = Duty.objects.filter(plan=plan, state=DutyState.DISMISSED).count()
    notes = notes_of(plan)
    agencies: dict[str, None] = {}
    classes: dict[str, int] = {}
    for duty in live_duties(plan):
        summary.duties.append(duty)
        if duty.state == DutyState.PROPOSED:
            summary.waiting.append(duty)
        if duty.deadline_date is None and not duty.deadline_words:
            summary.undated.append(duty)
        elif not duty.deadline_confirmed:
            summary.proposed.append(duty)
        _look_at_parties(summary, duty, agencies, classes)
        errors = (note for note in notes.get(duty.read_id, ()) if note.severity == Severity.ERROR)
        summary.errors += [(duty, note.message) for note in errors]
    summary.agencies = list(agencies)
    summary.classes = list(classes.items())
    return summary


def _look_at_parties(summary: IssueSummary, duty: Duty, agencies: dict[str, None], classes: dict[str, int]) -> None:
    parties = list(duty.parties.all())
    if not any(party.kind == PartyKind.AGENCY for party in parties):
        summary.leaderless.append(duty)
    for party in parties:
        if party.agency:
            agencies[party.agency.name] = None
        if party.resolution == Resolution.CLASS:
            classes[party.text] = int((party.rule or {}).get("covered", 0))
    open_leads = [
        party
        for party in parties
        if party.kind == PartyKind.AGENCY and party.resolution in (Resolution.OPEN, Resolution.SUGGESTED)
    ]
    if any(_has_ended(party) for party in open_leads):
        summary.ended.append(duty)
    elif open_leads:
        summary.unresolved.append(duty)


def _has_ended(party: DutyParty) -> bool:
    closed = bool(party.candidates) and bool(party.candidates[0]["closed_on"])
    return closed or "ended" in (party.rule or {})


def people_named(plan: Plan) -> list[User]:
    """Give who is told of a plan's tasks: the leaders, offices and focal points of all that have a part in one."""
    leads = Task.objects.filter(plan=plan, lead__isnull=False).values_list("lead", flat=True)
    parts = TaskAgency.objects.filter(task__plan=plan, left_on=None).values_list("agency", flat=True)
    agencies = {*leads, *parts}
    return list(people_of(sorted(agencies), FIRST_TO_HEAR)) if agencies else []
