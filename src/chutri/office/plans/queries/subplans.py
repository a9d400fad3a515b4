"""Plans below plans: parents to choose from, ties to confirm, the drafts of a body, what stands above and below a duty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from chutri.office.people.models import Agency, User
from chutri.office.people.queries import agencies_of
from chutri.office.people.rules.names import name_key
from chutri.office.plans.choices import LinePart, Stage, TieState
from chutri.office.plans.models import Duty, DutyTie, Plan, Subplan, SubplanDraft, SubplanLine
from chutri.office.plans.queries.covering import Concerns, concerns
from chutri.office.plans.queries.duties import LIVE, live_duties
from chutri.office.plans.queries.plans import plans_seen_by
from chutri.office.plans.queries.sources import parts_of_reading
from chutri.office.plans.rules.matching import LowerDuty, Match, UpperDuty, matches
from chutri.office.plans.rules.narrowing import as_support, narrowed, without_deadline

PARENTS_SHOWN = 200


@dataclass(frozen=True, slots=True)
class TieRow:
    """One duty of a plan below on the page that ties it: what it carries out now or most likely does."""

    duty: Duty
    upper: int | None
    score: int
    reasons: list[str]
    state: str


def parents_for(plan: Plan | None, person: User) -> QuerySet[Plan]:
    """Give the issued plans that the person sees and that another plan may stand under, the newest first."""
    found = plans_seen_by(person).filter(stage=Stage.ISSUED).order_by("-issued_at", "-pk")
    return found if plan is None else found.exclude(pk=plan.pk)


def cited_codes(plan: Plan) -> list[str]:
    """Give the numbers and symbols of the plans that a plan cites. One query."""
    references = parts_of_reading(plan, ("references",)).get("references") or ()
    return [one["code"] for one in references if (one.get("kind") or "").casefold() == "kế hoạch"]


def likely_parent(plan: Plan, person: User) -> Plan | None:
    """Give the issued plan that a plan cites, where it cites just one that the person sees."""
    codes = cited_codes(plan)
    found = list(parents_for(plan, person).filter(document__code__in=codes)[:2]) if codes else []
    return found[0] if len(found) == 1 else None


def cites_another(subplan: Subplan) -> list[str]:
    """Give the plans that a plan cites where the one that it was put under is not among them; empty when all is well."""
    codes = cited_codes(subplan.plan)
    code = subplan.parent.document.code
    return codes if codes and code and code not in codes else []


def subplan_of(plan: Plan) -> Subplan | None:
    """Give what a plan stands under, with the parent's document and the body."""
    return Subplan.objects.select_related("parent__document__agency", "body").filter(plan=plan).first()


def drafts_of(person: User) -> QuerySet[SubplanDraft]:
    """Give the drafts that the person's agencies write."""
    return SubplanDraft.objects.filter(holder__in=agencies_of(person)).select_related(
        "parent__document__agency", "body", "holder"
    )


def drafts_under(parent: Plan, person: User) -> QuerySet[SubplanDraft]:
    """Give the drafts that the person's agencies write below a plan."""
    return drafts_of(person).filter(parent=parent).order_by("body__name_order", "pk")


def lines_of(draft: SubplanDraft) -> QuerySet[SubplanLine]:
    """Give the lines of a draft with the parent's duties, in order."""
    return SubplanLine.objects.filter(draft=draft).select_related("duty").order_by("place")


def upper_duties(parent: Plan) -> list[Duty]:
    """Give the duties of a parent plan that stand, with their parties, in the order of their numbers."""
    return list(live_duties(parent).order_by("ordinal"))


def concerned_bodies(parent: Plan, on: date) -> tuple[list[Duty], Concerns]:
    """Give the duties of a plan and whom each concerns on a day."""
    duties = upper_duties(parent)
    return duties, concerns(parent, duties, on)


def bodies_among(keys: Iterable[int]) -> list[Agency]:
    """Give agencies in the order of the alphabet."""
    return list(Agency.objects.filter(pk__in=list(keys)).order_by("name_order", "pk"))


def narrowed_words(duty: Duty, part: str, names: tuple[str, ...], body: str) -> str:
    """Give the words of a parent's duty as the body's own plan says them. The duty comes with its parties."""
    words = without_deadline(duty.action, duty.deadline_words)
    if part == LinePart.SUPPORT:
        leads = [party.text for party in duty.parties.all() if party.kind == "agency"]
        named = [party.text for party in duty.parties.all() if party.kind == "partner"]
        return as_support(words, leads=leads, named=named)
    return narrowed(words, classes=names, body=body)


def uppers_to_match(parent: Plan, body: Agency, on: date) -> list[UpperDuty]:
    """Give the parent's duties as a plan of the body may word them: its own words, narrowed ones, those of our draft."""
    duties, who = concerned_bodies(parent, on)
    made = dict(
        SubplanLine.objects.filter(draft__parent=parent, draft__body=body, kept=True, duty__isnull=False)
        .order_by("draft_id")
        .values_list("duty_id", "words")
    )
    found = []
    for duty in duties:
        concern = who[duty.pk].get(body.pk)
        texts = [without_deadline(duty.action, duty.deadline_words), duty.action]
        if concern:
            texts.insert(0, narrowed_words(duty, concern.part, concern.names, body.name))
        found.append(
            UpperDuty(
                duty.pk,
                tuple(dict.fromkeys(texts)),
                made=made.get(duty.pk, ""),
                products=tuple(duty.deliverables),
                last_day=duty.last_day,
            )
        )
    return found


def lower_duty(duty: Duty) -> LowerDuty:
    """Give a duty of a plan below as the matching compares it."""
    words = without_deadline(duty.action, duty.deadline_words)
    return LowerDuty(duty.pk, words, tuple(duty.deliverables), duty.last_day)


def tie_rows(subplan: Subplan, on: date) -> list[TieRow]:
    """Give each standing duty of a plan below with its tie; what has none yet is matched for the page alone."""
    duties = list(live_duties(subplan.plan).order_by("ordinal"))
    ties = {tie.duty_id: tie for tie in DutyTie.objects.filter(duty__in=duties)}
    missing = [lower_duty(duty) for duty in duties if duty.pk not in ties]
    fresh: dict[int, Match] = {}
    if missing:
        fresh = {one.lower: one for one in matches(missing, uppers_to_match(subplan.parent, subplan.body, on))}
    return [_tie_row(duty, ties.get(duty.pk), fresh.get(duty.pk)) for duty in duties]


def _tie_row(duty: Duty, tie: DutyTie | None, match: Match | None) -> TieRow:
    if tie is not None:
        return TieRow(duty, tie.upper_id, tie.score, list(tie.reasons), tie.state)
    if match is not None and match.upper is not None:
        return TieRow(duty, match.upper, match.score, list(match.reasons), TieState.PROPOSED)
    return TieRow(duty, None, 0, [], TieState.OWN)


def tie_counts(plan: Plan) -> tuple[int, int, int]:
    """Count the standing duties of a plan below: tied, of these confirmed, and all. One query."""
    rows = list(Duty.objects.filter(plan=plan, state__in=LIVE).values_list("tie__state", "tie__upper"))
    tied = [state for state, upper in rows if upper]
    return len(tied), sum(state == TieState.CONFIRMED for state in tied), len(rows)


def duty_above(duty: int) -> Duty | None:
    """Give the parent's duty that one carries out, with its plan's document."""
    return Duty.objects.select_related("plan__document").filter(lower_ties__duty=duty).first()


def duties_below(duty: int) -> QuerySet[Duty]:
    """Give the duties of issued plans below that carry one out."""
    return Duty.objects.filter(
        tie__upper=duty, state__in=LIVE, plan__stage=Stage.ISSUED, plan__above__isnull=False
    ).order_by("plan__above__body__name_order", "ordinal")


def units_of(draft: SubplanDraft) -> list[str]:
    """Give the names of the body's own units, from the directory and from what was typed in other drafts of the body."""
    known = Agency.objects.filter(parent=draft.body_id, closed_on__isnull=True).order_by("name_order")
    typed = SubplanLine.objects.filter(draft__body=draft.body_id).exclude(unit="").order_by("unit")
    names = [*known.values_list("name", flat=True)[:50], *typed.values_list("unit", flat=True).distinct()[:50]]
    return list(dict.fromkeys(names))


def likely_body(plan: Plan, bodies: Iterable[Agency]) -> int | None:
    """Give the body whose plan this is: whoever its head names as issuer, else the agency that holds it."""
    there = {name_key(body.name): body.pk for body in bodies}
    issuer = name_key(plan.document.issuer)
    if issuer in there:
        return there[issuer]
    return plan.document.agency_id if plan.document.agency_id in there.values() else None


def subplan_count(parent: Plan) -> int:
    """Count the plans that stand directly below one."""
    return Subplan.objects.filter(parent=parent).count()
