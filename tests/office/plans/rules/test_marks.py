"""What is underlined as what, and what it answers to."""

from __future__ import annotations

from chutri.office.plans.rules.marks import Found, Json, Mark, found, marks_of, with_findings


def spanned(start: int, end: int, **facts: object) -> Json:
    return {"span": [start, end], **facts}


BODY = spanned(0, 10, text="Sở Nội vụ")
READING: Json = {
    "tasks": [
        spanned(20, 60, agencies=[BODY], partners=[spanned(30, 40)], deadline=spanned(50, 60)),
        spanned(70, 90, agencies=[BODY], recurrence=spanned(80, 90)),
    ],
    "references": [spanned(12, 18)],
    "delegates": [spanned(100, 120, children=[spanned(105, 110), spanned(112, 118)]), spanned(130, 135)],
    "findings": [spanned(20, 25, related=[[70, 75]])],
    "unread": [spanned(5, 5)],
}


def test_marks_come_in_the_order_of_the_text_and_alike_ones_together() -> None:
    assert marks_of(READING) == [
        Mark(0, 10, "agency", "t1 t2"),
        Mark(12, 18, "reference", "c1"),
        Mark(20, 25, "finding", "k1"),
        Mark(20, 60, "task", "t1"),
        Mark(30, 40, "agency", "t1"),
        Mark(50, 60, "deadline", "t1"),
        Mark(70, 75, "finding", "k1"),
        Mark(70, 90, "task", "t2"),
        Mark(80, 90, "deadline", "t2"),
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


def test_a_task_knows_the_findings_that_concern_it() -> None:
    tasks = [{"id": "1/1"}, {"id": "1/2"}]
    findings: list[Json] = [{"task_ids": ["1/2"]}, {"task_ids": []}, {"task_ids": ["1/2", "1/1"]}]
    assert with_findings(tasks, findings) == [
        {"id": "1/1", "finding_refs": ["k3"]},
        {"id": "1/2", "finding_refs": ["k1", "k3"]},
    ]
