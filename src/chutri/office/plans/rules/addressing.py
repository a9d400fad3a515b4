"""Classes of bodies of a level that exists no longer, and the class that does their work since."""

from __future__ import annotations

from dataclasses import replace

from chutri.office.people.choices import AgencyLevel, TerritoryKind
from chutri.office.people.rules.addressees import AddresseeClass, AddresseeRule

_DISTRICTS = {TerritoryKind.URBAN_DISTRICT, TerritoryKind.RURAL_DISTRICT, TerritoryKind.TOWN}
_COMMUNES = (TerritoryKind.WARD, TerritoryKind.COMMUNE, TerritoryKind.SPECIAL_ZONE)


def communes_instead(rule: AddresseeRule) -> AddresseeRule | None:
    """Give the class with the communes in place of the districts; None for a class that names no district.

    Names of single districts (*trừ quận Hoàn Kiếm*) say nothing of communes, so the whole class is offered.
    """
    if not any(map(_is_district, rule.classes)):
        return None
    classes = [
        replace(part, levels=(AgencyLevel.COMMUNE,), territory_kinds=_COMMUNES) if _is_district(part) else part
        for part in rule.classes
    ]
    return replace(rule, classes=tuple(dict.fromkeys(classes)), without=(), only=(), stated=None)


def _is_district(part: AddresseeClass) -> bool:
    return AgencyLevel.DISTRICT in part.levels or bool(_DISTRICTS.intersection(part.territory_kinds))
