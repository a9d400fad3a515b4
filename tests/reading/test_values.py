"""What a label's value says: bodies that lead and bodies that help."""

from __future__ import annotations

import pytest

from chutri.reading.values import bodies_of, list_of, unite
from tests.reading.flows import a_flow, names


@pytest.mark.parametrize(
    ("value", "leads", "partners"),
    [
        ("Sở Y tế.", ["Sở Y tế"], []),
        ("Sở Y tế, Sở Nội vụ;", ["Sở Y tế", "Sở Nội vụ"], []),
        ("Sở Y tế chủ trì.", ["Sở Y tế"], []),
        ("Sở Y tế chủ trì, phối hợp với Sở Nội vụ, UBND các xã.", ["Sở Y tế"], ["Sở Nội vụ", "UBND các xã"]),
        ("Sở Y tế phối hợp với Sở Nội vụ.", ["Sở Y tế"], ["Sở Nội vụ"]),
        ("Sở Y tế chủ trì; Sở Nội vụ, Công an tỉnh phối hợp.", ["Sở Y tế"], ["Sở Nội vụ", "Công an tỉnh"]),
        ("Sở Y tế; Sở Nội vụ phối hợp thực hiện.", ["Sở Y tế"], ["Sở Nội vụ"]),
        ("Sở Y tế chủ trì thực hiện.", ["Sở Y tế"], []),
        ("", [], []),
    ],
)
def test_bodies_of_a_label(value: str, leads: list[str], partners: list[str]) -> None:
    flow = a_flow(value)
    found, helping = bodies_of(flow, 0, len(flow.text))

    assert (names(found), names(helping)) == (leads, partners)


def test_list_without_its_full_stop() -> None:
    flow = a_flow("Sở Y tế, Sở Nội vụ .;")

    assert names(list_of(flow, 0, len(flow.text))) == ["Sở Y tế", "Sở Nội vụ"]


def test_unite_names_nobody_twice() -> None:
    one, other = (bodies_of(a_flow(text), 0, len(text))[0] for text in ("Sở Y tế, Sở Nội vụ", "SỞ Y TẾ, Công an tỉnh"))

    assert names(unite(one, other)) == ["Sở Y tế", "Sở Nội vụ", "Công an tỉnh"]
