"""Districts have ended; their class is offered as that of the communes."""

from __future__ import annotations

import pytest

from chutri.office.people.choices import AgencyLevel, TerritoryKind
from chutri.office.people.rules.addressees import addressee_rule
from chutri.office.plans.rules.addressing import communes_instead


@pytest.mark.parametrize("text", ["UBND các quận, huyện, thị xã", "UBND các huyện, trừ huyện Ba Vì"])
def test_a_class_of_districts_becomes_one_of_communes(text: str) -> None:
    rule = addressee_rule(text)
    assert rule is not None
    instead = communes_instead(rule)
    assert instead is not None
    assert {part.levels for part in instead.classes} == {(AgencyLevel.COMMUNE,)}
    assert {kind for part in instead.classes for kind in part.territory_kinds} == {
        TerritoryKind.WARD, TerritoryKind.COMMUNE, TerritoryKind.SPECIAL_ZONE,
    }  # fmt: skip
    assert instead.without == ()


@pytest.mark.parametrize("text", ["các sở, ban, ngành", "UBND các xã, phường"])
def test_other_classes_stay(text: str) -> None:
    rule = addressee_rule(text)
    assert rule is not None
    assert communes_instead(rule) is None
