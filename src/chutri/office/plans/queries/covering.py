"""Which bodies the duties of a plan concern on a day: named ones, and those that a class covers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chutri.office.people.queries import agencies_under
from chutri.office.people.rules.addressees import AddresseeRule
from chutri.office.plans.choices import LinePart, PartyKind, Resolution
from chutri.office.plans.models import Duty, DutyParty, Plan
from chutri.office.plans.rules.marks import Json

_PARTS = {PartyKind.AGENCY.value: LinePart.LEAD, PartyKind.PARTNER.value: LinePart.SUPPORT}


@dataclass(frozen=True, slots=True)
class Concern:
    """What a body has to do with a duty, and the names in the document that mean it."""

    part: LinePart
    names: tuple[str, ...]


Concerns = dict[int, dict[int, Concern]]


def concerns(plan: Plan, duties: Iterable[Duty], on: date) -> Concerns:
    """Give by the keys of duties and of bodies who leads (or does) and who supports what. A few queries a class.

    The duties come with their parties. A supporter who has a sentence of its own in the plan (``Duty.supports``) is concerned
    by that one alone.
    """
    duties = list(duties)
    classes = _Classes(plan, on)
    found: Concerns = {}
    for duty in duties:
        here = found.setdefault(duty.pk, {})
        for party in duty.parties.all():
            if party.kind not in _PARTS:
                continue
            for body in classes.covered(party):
                _add(here, body, _PARTS[party.kind], party.text)
    for duty in duties:  # the other end of a two-sided duty says the same once more
        if duty.supports_id in found:
            for body in found[duty.pk]:
                above = found[duty.supports_id].get(body)
                if above is not None and above.part == LinePart.SUPPORT:
                    del found[duty.supports_id][body]
    return found


def _add(here: dict[int, Concern], body: int, part: LinePart, name: str) -> None:
    there = here.get(body)
    if there is None:
        here[body] = Concern(part, (name,))
    elif there.part == part or part == LinePart.LEAD:
        names = (*there.names, name) if there.part == part else (name,)
        here[body] = Concern(part, names)


class _Classes:
    """The classes of addressees of one plan, each evaluated once."""

    def __init__(self, plan: Plan, on: date) -> None:
        self.plan, self.on = plan, on
        self.known: dict[str, frozenset[int]] = {}

    def covered(self, party: DutyParty) -> frozenset[int]:
        if party.resolution == Resolution.CHOSEN and party.agency_id:
            return frozenset((party.agency_id,))
        if party.resolution != Resolution.CLASS or not party.rule:
            return frozenset()
        return self.under(party.rule)

    def under(self, rule: Json) -> frozenset[int]:
        stored = AddresseeRule.from_json(rule)
        key = json.dumps(stored.to_json(), sort_keys=True)
        if key not in self.known:
            document = self.plan.document
            found = agencies_under(stored, issuer=document.issuer, office=document.agency, on=self.on)
            self.known[key] = frozenset(found.values_list("pk", flat=True))
        return self.known[key]


def covers(plan: Plan, rule: AddresseeRule, on: date) -> frozenset[int]:
    """Give the keys of the bodies that a class covers when this plan names it."""
    return _Classes(plan, on).under(rule.to_json())
