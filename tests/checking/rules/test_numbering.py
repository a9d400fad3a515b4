"""Numbers that skip or repeat."""

import pytest

from chutri.checking import check
from chutri.reading.model import Node
from tests.factories.readings import a_reading


def said_of(*markers: str | None) -> list[tuple[str, str]]:
    """What is said of neighbours with these markers: the code and the marker where it shows."""
    nodes = tuple(
        Node(str(place), marker, 1, "item", "…", (place * 10, place * 10 + 9)) for place, marker in enumerate(markers)
    )
    findings = check(a_reading(outline=nodes, tasks=()))
    return [
        (finding.code, str(markers[finding.span[0] // 10])) for finding in findings if finding.code.startswith("CT6")
    ]


@pytest.mark.parametrize(
    ("markers", "told"),
    [
        (["I.", "II.", "III.", "IV.", "V."], []),
        (["I.", "II.", "IV."], [("CT601", "IV.")]),
        (["I.", "II.", "II.", "III."], [("CT602", "II.")]),
        (["I.", "II.", "II.", "IV.", "V."], [("CT602", "II.")]),
        (["1.", "2.", "4.", "5."], [("CT601", "4.")]),
        (["1.1.", "1.2.", "1.4."], [("CT601", "1.4.")]),
        (["1.", "2.", "7."], []),
        (["1.", "2.", "1.", "2."], []),
        (["a)", "b)", "c)", "d)", "đ)", "e)", "g)"], []),
        (["a)", "b)", "c)", "d)", "e)"], []),
        (["a)", "b)", "d)"], [("CT601", "d)")]),
        (["1.", "-", None, "2.", "a)", "3."], []),
        (["Điều 1.", "Điều 2.", "Điều 2."], [("CT602", "Điều 2.")]),
        (["Phần I", "Phần II", "Mục 1"], []),
    ],
)
def test_neighbours(markers: list[str | None], told: list[tuple[str, str]]) -> None:
    assert said_of(*markers) == told


def test_blank_forms_behind_the_signature_are_left_alone() -> None:
    reading = a_reading()
    end = reading.signature.span[1] if reading.signature else 0
    forms = tuple(
        Node(marker, marker, 1, "item", "…", (end + place, end + place + 1))
        for place, marker in enumerate(("1.", "3."))
    )
    assert [finding.code for finding in check(a_reading(outline=forms)) if finding.code.startswith("CT6")] == []


def test_children_are_counted_by_themselves() -> None:
    children = tuple(Node(f"1.{place}", f"{place}.", 2, "item", "…", (place, place + 1)) for place in (1, 3))
    reading = a_reading(outline=(Node("1", "I.", 1, "heading", "…", (0, 9), children),), tasks=())
    assert [finding.message for finding in check(reading) if finding.code == "CT601"] == [
        "Số thứ tự nhảy từ “1.” đến “3.”."
    ]


TREE = (
    Node("I", "I.", 1, "heading", "…", (0, 9)),
    Node("II", "II.", 1, "heading", "…", (10, 19), (Node("II.2", "2.", 2, "item", "…", (12, 19)),)),
)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("(Tại mục 2, Phần II, Kế hoạch này)", []),
        ("theo Mục II.2 Kế hoạch này", []),
        ("tại khoản 2 Mục II của Kế hoạch này", []),
        ("thực hiện tại mục II Kế hoạch này", []),
        ("(Tại mục 3, Phần II, Kế hoạch này)", ["mục 3, Phần II,"]),
        ("theo Mục IV Kế hoạch này", ["Mục IV"]),
        ("theo Mục IV Kế hoạch số 09/KH-UBND", []),
        ("nhiệm vụ của Kế hoạch này", []),
    ],
)
def test_a_place_that_is_cited_is_there(words: str, told: list[str]) -> None:
    reading = a_reading(text=words, outline=TREE, tasks=())
    findings = [finding for finding in check(reading) if finding.code == "CT603"]
    assert [words[slice(*finding.span)].strip() for finding in findings] == told
