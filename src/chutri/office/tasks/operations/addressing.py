"""From the names of a duty to agencies of the directory on a day; classes are evaluated once each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from chutri.office.people.models import Agency
from chutri.office.people.queries import agencies_under
from chutri.office.people.rules.addressees import AddresseeRule
from chutri.office.plans.choices import Resolution
from chutri.office.plans.models import Plan


class Named(Protocol):
    """A name with what a person said that it means: of a duty under review, or of a task."""

    text: str
    resolution: str
    agency_id: int | None
    rule: Any


class Addressees:
    """The agencies that names of one plan mean on a day."""

    def __init__(self, *, plan: Plan, on: date) -> None:
        """``on`` is the day at which classes are evaluated."""
        self.plan = plan
        self.on = on
        self._classes: dict[str, list[Agency]] = {}
        self._agencies: dict[int, Agency] = {}

    def agencies(self, named: Iterable[Named]) -> list[Agency]:
        """Give the agencies that these names mean, each once, in the order of the names."""
        found: dict[int, Agency] = {}
        for one in named:
            for agency in self._meant(one):
                found.setdefault(agency.pk, agency)
        return list(found.values())

    def unknown(self, named: Iterable[Named]) -> list[Named]:
        """Give the names that lead to no agency: they are shown as written."""
        return [one for one in named if not self._meant(one)]

    def any_class(self, named: Iterable[Named]) -> bool:
        """Say whether one of the names is a class of bodies that has members."""
        return any(one.rule and one.resolution == Resolution.CLASS and self._meant(one) for one in named)

    def _meant(self, one: Named) -> list[Agency]:
        if one.resolution == Resolution.CHOSEN and one.agency_id is not None:
            return [self._agency(one.agency_id)]
        if one.resolution == Resolution.CLASS and one.rule:
            key = json.dumps(one.rule, sort_keys=True)
            if key not in self._classes:
                self._classes[key] = self._members(one.rule)
            return self._classes[key]
        return []

    def _members(self, rule: Any) -> list[Agency]:
        document = self.plan.document
        members = agencies_under(
            AddresseeRule.from_json(rule), issuer=document.issuer, office=document.agency, on=self.on
        )
        return list(members.order_by("name_order", "pk"))

    def _agency(self, pk: int) -> Agency:
        if not self._agencies:
            self._agencies = Agency.objects.only("name", "name_order").in_bulk()
        return self._agencies[pk]
