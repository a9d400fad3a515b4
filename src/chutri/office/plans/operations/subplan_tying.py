"""Putting a plan under another one, and its duties under that plan's, as the matching proposes and a person says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from chutri.office.history.operations import record
from chutri.office.people.models import Agency, User
from chutri.office.plans.choices import Stage, SubplanOrigin, TieState
from chutri.office.plans.models import Duty, DutyTie, Plan, Subplan, SubplanDraft
from chutri.office.plans.queries.duties import LIVE, live_duties
from chutri.office.plans.queries.subplans import lower_duty, uppers_to_match
from chutri.office.plans.rules.matching import EXACT, Match, UpperDuty, likeness, matches

# No chain of plans is longer: Government, ministry, province, district, commune, village.
_LONGEST_CHAIN = 12


class UnableToNameParent(Exception):
    """The plan can't stand under the other; the message is Vietnamese and fit for the screen."""


class UnableToTie(Exception):
    """The duties can't be tied so; the message is Vietnamese and fit for the screen."""


@transaction.atomic
def name_parent(*, plan: Plan, parent: Plan, body: Agency, by: User, at: datetime) -> Subplan:
    """Put a plan under another one as the plan of a body, in place of where it stood; what was read is matched at once.

    Raises UnableToNameParent where the parent is not issued, stands below this very plan, or has a plan of the body already.
    """
    above = _locked_chain(plan, parent)
    if parent.pk == plan.pk or plan.pk in above:
        raise UnableToNameParent("Kế hoạch cấp trên không thể nằm dưới chính kế hoạch này.")
    if parent.stage != Stage.ISSUED:
        raise UnableToNameParent("Kế hoạch cấp trên chưa giao việc hoặc đã thu hồi.")
    other = Subplan.objects.select_related("plan__document").filter(parent=parent, body=body).exclude(plan=plan).first()
    if other is not None:
        raise UnableToNameParent(f"{body} đã có kế hoạch triển khai kế hoạch này: {other.plan}.")
    DutyTie.objects.filter(duty__plan=plan).delete()
    made = SubplanDraft.objects.filter(parent=parent, body=body).exists()
    values = {
        "parent": parent,
        "body": body,
        "origin": SubplanOrigin.MADE if made else SubplanOrigin.NAMED,
        "tied_by": by,
        "tied_at": at,
    }
    subplan, _ = Subplan.objects.update_or_create(plan=plan, defaults=values)
    match_duties(subplan=subplan, on=localdate(at))
    record(by=by, at=at, deed="name_parent", about=plan, words=f"Gắn {plan} của {body} dưới kế hoạch {parent}")
    return subplan


@transaction.atomic
def leave_parent(*, plan: Plan, by: User, at: datetime) -> None:
    """Take a plan away from under its parent, with the ties of its duties. Nothing happens to one that stands under none."""
    subplan = Subplan.objects.select_related("parent__document").filter(plan=plan).first()
    if subplan is None:
        return
    DutyTie.objects.filter(duty__plan=plan).delete()
    words = f"Gỡ {plan} khỏi kế hoạch {subplan.parent}"
    subplan.delete()
    record(by=by, at=at, deed="leave_parent", about=plan, words=words)


@transaction.atomic
def match_duties(*, subplan: Subplan, on: date) -> list[DutyTie]:
    """Propose for each standing duty that nobody has tied yet what it carries out; what our own draft wrote is certain."""
    waiting = list(live_duties(subplan.plan).filter(tie__isnull=True).order_by("ordinal"))
    if not waiting:
        return []
    found = matches(map(lower_duty, waiting), uppers_to_match(subplan.parent, subplan.body, on))
    return DutyTie.objects.bulk_create(map(_tie, found), batch_size=500)


@transaction.atomic
def confirm_ties(*, subplan: Subplan, chosen: Mapping[int, int | None], by: User, at: datetime) -> int:
    """Keep what a person says: for each duty below the parent's duty that it carries out, None for one that the body added.

    Gives how many ties differ from before. Raises UnableToTie for duties of other plans.
    """
    lowers = {duty.pk: duty for duty in live_duties(subplan.plan)}
    uppers = {one.pk: one for one in uppers_to_match(subplan.parent, subplan.body, localdate(at))}
    if not chosen.keys() <= lowers.keys() or not {one for one in chosen.values() if one} <= uppers.keys():
        raise UnableToTie("Một nhiệm vụ được chọn không còn trong kế hoạch; hãy tải lại trang.")
    there = {tie.duty_id: tie for tie in DutyTie.objects.select_for_update().filter(duty__in=lowers)}
    changed = 0
    for pk, upper in chosen.items():
        tie = there.get(pk) or DutyTie(duty=lowers[pk])
        state = TieState.CONFIRMED if upper else TieState.OWN
        if tie.pk and (tie.upper_id, tie.state) == (upper, state):
            continue
        changed += tie.upper_id != upper or tie.pk is None
        match = _said(lowers[pk], uppers[upper]) if upper else Match(pk, None, 0, 0)
        tie.upper_id, tie.state = upper, state
        tie.score, tie.likeness, tie.reasons = match.score, match.likeness, list(match.reasons)
        tie.said_by, tie.said_at = by, at
        tie.full_clean(exclude=("duty", "upper"))
        tie.save()
    tied = sum(upper is not None for upper in chosen.values())
    words = f"Xác nhận {tied} nhiệm vụ gắn với kế hoạch {subplan.parent}, {len(chosen) - tied} việc thêm"
    record(by=by, at=at, deed="confirm_ties", about=subplan.plan, words=words)
    return changed


@transaction.atomic
def settle_ties(*, plan: Plan, by: User, at: datetime) -> Subplan | None:
    """Make a plan below ready to be looked at from above when it is issued: all duties matched, their words compared anew."""
    subplan = Subplan.objects.select_related("parent__document__agency", "body").filter(plan=plan).first()
    if subplan is None:
        return None
    on = localdate(at)
    match_duties(subplan=subplan, on=on)
    texts = {one.pk: one for one in uppers_to_match(subplan.parent, subplan.body, on)}
    ties = list(DutyTie.objects.filter(duty__plan=plan, duty__state__in=LIVE, upper__in=texts).select_related("duty"))
    for tie in ties:
        upper = texts[tie.upper_id]  # type: ignore[index]  # filtered: each has one
        tie.likeness = likeness(lower_duty(tie.duty).words, _words_of(upper))
    DutyTie.objects.bulk_update(ties, ["likeness"], batch_size=500)
    record(
        by=by,
        at=at,
        deed="settle_ties",
        about=plan,
        words=f"Gửi {plan} của {subplan.body} lên kế hoạch {subplan.parent}",
    )
    return subplan


@transaction.atomic
def note_amended(*, plan: Plan, days: Mapping[int, date], at: datetime) -> None:
    """Remember that a later plan changed tasks of this one: plans below that were made before say so.

    ``days`` are the new last days in time by the keys of this plan's duties: plans below are judged by these.
    """
    Plan.objects.filter(pk=plan.pk).update(amended_at=at)
    duties = list(Duty.objects.filter(plan=plan, pk__in=days))
    for duty in duties:
        duty.amended_last_day = days[duty.pk]
    Duty.objects.bulk_update(duties, ["amended_last_day"], batch_size=500)


def _tie(match: Match) -> DutyTie:
    state = TieState.OWN
    if match.upper is not None:
        state = TieState.CONFIRMED if match.score == EXACT else TieState.PROPOSED
    return DutyTie(
        duty_id=match.lower,
        upper_id=match.upper,
        state=state,
        score=match.score,
        likeness=match.likeness,
        reasons=list(match.reasons),
    )


def _said(duty: Duty, upper: UpperDuty) -> Match:
    lower = lower_duty(duty)
    match = matches([lower], [upper])[0]
    if match.upper is None:  # a person sees what the words do not say
        return Match(duty.pk, upper.pk, 0, likeness(lower.words, _words_of(upper)), ("người dùng chọn",))
    return match


def _words_of(upper: UpperDuty) -> tuple[str, ...]:
    return (*upper.texts, upper.made) if upper.made else upper.texts


def _locked_chain(plan: Plan, parent: Plan) -> set[int]:
    """Lock both plans and all that stand above, in the order of the chain, so that two who tie at once can't close a ring."""
    list(Plan.objects.select_for_update().filter(pk__in=(plan.pk, parent.pk)).order_by("pk").values_list("pk"))
    chain: set[int] = set()
    at: int | None = parent.pk
    for _ in range(_LONGEST_CHAIN):
        at = Subplan.objects.filter(plan=at).values_list("parent", flat=True).first()
        if at is None or at in chain:
            return chain
        list(Plan.objects.select_for_update().filter(pk=at).values_list("pk"))
        chain.add(at)
    raise UnableToNameParent("Chuỗi kế hoạch cấp trên dài bất thường; hãy kiểm tra lại các kế hoạch đã gắn.")
