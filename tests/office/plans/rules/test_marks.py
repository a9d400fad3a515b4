"""What is underlined as what, and what it answers to."""

from __future__ import annotations

from chutri.office.plans.rules.marks import DutyPlace, Found, Json, Mark, duty_marks, found, marks_of, together


def spanned(start: int, end: int, **facts: object) -> Json:
    return {"span": [start, end], **facts}


BODY = spanned(0, 10, text="Sở Nội vụ")
DUTIES = [
    DutyPlace("t1", (20, 60), [(0, 10), (30, 40)], (50, 60)),
    DutyPlace("t2", (70, 90), [(0, 10), (0, 0)], None),
]
READING: Json = {
    "tasks": [spanned(20, 60)],
    "references": [spanned(12, 18)],
    "delegates": [spanned(100, 120, children=[spanned(105, 110), spanned(112, 118)]), spanned(130, 135)],
    "findings": [spanned(20, 25, related=[[70, 75]])],
    "unread": [spanned(5, 5)],
}


def test_marks_come_in_the_order_of_the_text_and_alike_ones_together() -> None:
    assert together([*marks_of(READING), *duty_marks(DUTIES)]) == [
        Mark(0, 10, "agency", "t1 t2"),
        Mark(12, 18, "reference", "c1"),
        Mark(20, 25, "finding", "k1"),
        Mark(20, 60, "task", "t1"),
        Mark(30, 40, "agency", "t1"),
        Mark(50, 60, "deadline", "t1"),
        Mark(70, 75, "finding", "k1"),
        Mark(70, 90, "task", "t2"),
        Mark(100, 120, "event", "g1"),
        Mark(105, 110, "event", "g2"),
        Mark(112, 118, "event", "g3"),
        Mark(130, 135, "event", "g4"),
    ]


def test_a_reading_of_nothing_has_no_marks() -> None:
    assert marks_of({}) == []


def test_groups_within_groups_are_counted_in_the_order_of_the_text() -> None:
    assert [(one.ref, one.value["span"]) for one in found(READING, "delegates")] == [
        ("g1", [100, 120]),
        ("g2", [105, 110]),
        ("g3", [112, 118]),
        ("g4", [130, 135]),
    ]
    assert found({"events": None}, "events") == []
    assert found({"events": [BODY]}, "events") == [Found("e1", BODY)]


def test_a_note_of_the_checker_answers_but_is_not_underlined() -> None:
    findings = [spanned(1, 2, severity="note"), spanned(3, 4, severity="warning")]
    assert marks_of({"findings": findings}) == [Mark(1, 2, "note", "k1"), Mark(3, 4, "finding", "k2")]


def test_a_reading_has_no_marks_of_its_tasks() -> None:
    assert marks_of({"tasks": READING["tasks"]}) == []
