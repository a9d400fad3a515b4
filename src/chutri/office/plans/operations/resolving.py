"""Whom the names in duties mean: filled in where it is certain, offered where it is not, asked where a body has ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from chutri.office.people.models import Agency, User
from chutri.office.people.operations import remember_choice
from chutri.office.people.queries import Resolved, agencies_under, resolve, successors_at
from chutri.office.people.rules.addressees import AddresseeRule
from chutri.office.plans.choices import DutyState, Resolution
from chutri.office.plans.models import Duty, DutyParty, Plan
from chutri.office.plans.operations.deadlines import level_ended_on
from chutri.office.plans.operations.steps import UnableToReview, review_step
from chutri.office.plans.queries import duties_of
from chutri.office.plans.rules.addressing import communes_instead
from chutri.office.plans.rules.marks import Json

OUTSIDE, OPEN = "outside", "open"
# what may be said of a class of a level that has ended: its heirs' class, or the class as it is written
HEIRS, AS_WRITTEN = "heirs", "as_written"


@dataclass(frozen=True, slots=True)
class AgencyChoice:
    """What somebody chose for a name: agencies (several where a body's work went to a set), or that it is none here.

    ``everywhere`` applies it to every duty of the plan that writes the name so.
    """

    key: str
    agencies: tuple[int, ...] = ()
    kept: str = ""
    everywhere: bool = False


def resolve_parties(*, plan: Plan, parties: Iterable[DutyParty], on: date) -> None:
    """Say of parties that are not saved yet whom they mean at a date; a few queries for any number of them."""
    waiting = list(parties)
    office, issuer = plan.document.agency, plan.document.issuer
    found = resolve((party.text for party in waiting), office=office, issuer=issuer, on=on)
    heirs = _heirs(found.values(), on)
    rules = {text: _rule(one, plan, on) for text, one in found.items()}
    for party in waiting:
        _resolve(party, found[party.text], rules[party.text], heirs, on)


def choose_agency(*, duty: Duty, choice: AgencyChoice, seen_version: int, by: User, at: datetime) -> int:
    """Say which agency a name means. Gives how many other duties of the plan write it so and are not settled so.

    Raises DutyChangedMeanwhile, UnableToReview when an agency is not in the directory.
    """
    agencies = list(Agency.objects.filter(pk__in=choice.agencies).order_by("name_order", "pk"))
    if len(agencies) != len(set(choice.agencies)) or not (
        agencies or choice.kept in (OUTSIDE, OPEN, HEIRS, AS_WRITTEN)
    ):
        raise UnableToReview("Cơ quan được chọn không có trong danh bạ.")
    with review_step(plan=duty.plan, by=by, at=at) as step:
        first = step.take(duty.pk, seen_version)
        mention = next((party.text for party in first.parties.all() if party.key == choice.key), None)
        if mention is None:
            raise UnableToReview("Nhiệm vụ này không còn nêu tên đó.")
        others = _elsewhere(step.plan, first, choice)
        duties = [first]
        for other in others if choice.everywhere else ():
            step.remember(other)
            duties.append(other)
        for one in duties:
            step.save(one, list(_chosen(one, choice, agencies)))
        step.words = _words(mention, duties, agencies, choice)
        if len(agencies) == 1:
            document = step.plan.document
            remember_choice(
                office=document.agency, issuer=document.issuer, mention=mention, agency=agencies[0], by=by, at=at
            )
    return 0 if choice.everywhere else len(others)


def _words(mention: str, duties: list[Duty], agencies: list[Agency], choice: AgencyChoice) -> str:
    said = {OUTSIDE: "ngoài danh bạ", HEIRS: "nhóm cơ quan kế thừa", AS_WRITTEN: "nhóm như văn bản viết"}
    names = "; ".join(agency.name for agency in agencies) or said.get(choice.kept, "để sau")
    places = f"ở {len(duties)} nhiệm vụ" if len(duties) > 1 else f"ở nhiệm vụ {duties[0].ordinal}"
    return f"Xác định “{mention}” {places}: {names}"


def _elsewhere(plan: Plan, first: Duty, choice: AgencyChoice) -> list[Duty]:
    """Give the other duties of a plan that write the name so, and are not settled as was chosen."""
    others = duties_of(plan).exclude(pk=first.pk).exclude(state=DutyState.REPLACED)
    return [duty for duty in others.filter(parties__key=choice.key).distinct() if not _settled(duty, choice)]


def _settled(duty: Duty, choice: AgencyChoice) -> bool:
    named = [party for party in duty.parties.all() if party.key == choice.key]
    wanted: set[int | None] = set(choice.agencies) or {None}
    return {one.agency_id for one in named} == wanted and {one.resolution for one in named} == {_resolution(choice)}


def _resolution(choice: AgencyChoice) -> Resolution:
    if choice.agencies:
        return Resolution.CHOSEN
    if choice.kept in (HEIRS, AS_WRITTEN):
        return Resolution.CLASS
    return Resolution.OUTSIDE if choice.kept == OUTSIDE else Resolution.OPEN


def _chosen(duty: Duty, choice: AgencyChoice, agencies: list[Agency]) -> Iterable[DutyParty]:
    """Give a duty's parties with the name settled: once for each agency that has its work."""
    done: set[str] = set()
    for party in duty.parties.all():
        if party.key != choice.key:
            yield party
        elif party.kind not in done:  # a name that was parted before is settled as one
            done.add(party.kind)
            if not agencies:
                party.agency = None
                party.rule = _rule_chosen(party.rule, choice.kept)
                party.resolution = _resolution(choice)
                yield party
            for agency in agencies:
                yield _of(party, agency)


def _rule_chosen(rule: Json | None, kept: str) -> Json | None:
    ended = (rule or {}).get("ended")
    if rule is None or not ended or kept not in (HEIRS, AS_WRITTEN):
        return rule
    return dict(ended["instead"]) if kept == HEIRS else {name: rule[name] for name in rule if name != "ended"}


def _of(party: DutyParty, agency: Agency) -> DutyParty:
    return DutyParty(
        kind=party.kind,
        text=party.text,
        key=party.key,
        span_start=party.span_start,
        span_end=party.span_end,
        resolution=Resolution.CHOSEN,
        agency=agency,
        candidates=party.candidates,
    )


def _heirs(found: Iterable[Resolved], on: date) -> dict[int, tuple[Agency, ...]]:
    closed = {one.agency_id for each in found for one in each.candidates if one.closed_on and one.closed_on <= on}
    return successors_at(Agency.objects.filter(pk__in=closed), on=on) if closed else {}


def _rule(found: Resolved, plan: Plan, on: date) -> Json | None:
    if found.rule is None:
        return None
    document = plan.document

    def covered(rule: AddresseeRule) -> Json:
        count = agencies_under(rule, issuer=document.issuer, office=document.agency, on=on).count()
        return {**rule.to_json(), "covered": count}

    kept = covered(found.rule)
    instead = communes_instead(found.rule)
    ended = level_ended_on("huyện", on)
    if instead and ended and not kept["covered"]:
        kept["ended"] = {"on": ended.isoformat(), "instead": covered(instead)}
    return kept


def _resolve(
    party: DutyParty, found: Resolved, rule: Json | None, heirs: dict[int, tuple[Agency, ...]], on: date
) -> None:
    certain = found.certain
    if found.rule is not None and found.candidates and found.candidates[0].exact:
        certain = found.candidates[0]  # one body whose very name reads like several: Báo và Phát thanh, truyền hình
    if certain and certain.closed_on and certain.closed_on <= on:
        certain = None  # a body that has ended is asked about, whoever chose it before
    party.candidates = [
        {
            "agency": one.agency_id,
            "name": one.name,
            "percent": round(100 * one.score),
            "why": one.why,
            "closed_on": one.closed_on.isoformat() if one.closed_on and one.closed_on <= on else "",
            "heirs": [{"agency": heir.pk, "name": heir.name} for heir in heirs.get(one.agency_id, ())],
        }
        for one in found.candidates
    ]
    if certain:
        party.resolution, party.agency_id = Resolution.CHOSEN, certain.agency_id
    elif rule is not None:
        party.resolution, party.rule = (Resolution.SUGGESTED if "ended" in rule else Resolution.CLASS), rule
    else:
        party.resolution = Resolution.SUGGESTED if found.candidates else Resolution.OPEN


def day_of(at: datetime) -> date:
    """Give the day at which names are understood: that on which the deed is done, in the office's own time."""
    return localdate(at)
