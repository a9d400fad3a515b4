"""Cards of tasks."""

from __future__ import annotations

from typing import Any

import pytest

from chutri.office.plans.choices import Role
from chutri.office.plans.rules.cards import Card, Due, card_groups, card_of, due_of
from chutri.office.plans.rules.passages import Numbered

TASK: dict[str, Any] = {
    "id": "1/1",
    "section": "1",
    "agencies": [{"text": "Sở Nội vụ"}],
    "partners": [{"text": "Sở Y tế"}, {"text": "các đơn vị liên quan"}],
    "consults": [{"text": "Ban Tuyên giáo"}],
    "submits_to": [{"text": "UBND tỉnh"}],
    "action": "Chủ trì lập danh sách",
    "context": "Dự thảo các văn bản",
    "mode": "requested",
    "role": "lead",
    "deliverables": [{"text": "danh sách"}],
    "start": "2026-02",
    "deadline": {"date": "2026-03-10", "relation": "before", "text": "trước ngày 10/3/2026"},
    "recurrence": {"text": "hằng tháng"},
    "confidence": 0.97,
    "finding_refs": ["k1"],
}
BARE: dict[str, Any] = {"id": "2/1", "action": "Họp", "mode": "assigned", "role": "own"}


def test_a_card_says_all_that_was_read() -> None:
    card = card_of(Numbered(3, TASK))
    assert card == Card(
        ordinal=3,
        read_id="1/1",
        action="Chủ trì lập danh sách",
        context="Dự thảo các văn bản",
        agencies="Sở Nội vụ",
        role=Role.LEAD,
        requested=True,
        partners=["Sở Y tế", "các đơn vị liên quan"],
        consults=["Ban Tuyên giáo"],
        submits_to=["UBND tỉnh"],
        deliverables=["danh sách"],
        begins="tháng 02/2026",
        due=Due("trước 10/03/2026", "trước ngày 10/3/2026"),
        recurrence="hằng tháng",
        confidence=0.97,
        finding_refs=["k1"],
    )
    assert (card.ref, card.role_label, card.percent) == ("t3", "Chủ trì", 97)


def test_what_the_document_does_not_say_stays_empty() -> None:
    card = card_of(Numbered(1, BARE))
    assert (card.agencies, card.partners, card.begins, card.due, card.recurrence, card.requested) == (
        "", [], "", None, "", False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("confidence", "certainty", "label"),
    [
        (0.97, "sure", "Chắc chắn"),
        (0.9, "sure", "Chắc chắn"),
        (0.7, "fair", "Khá chắc"),
        (0.5, "doubtful", "Cần xem lại"),
    ],
)
def test_certainty_is_said_in_words(confidence: float, certainty: str, label: str) -> None:
    card = card_of(Numbered(1, {**BARE, "confidence": confidence}))
    assert (card.certainty, card.certainty_label) == (certainty, label)


@pytest.mark.parametrize(
    ("date", "relation", "label"),
    [
        ("2026-03-10", "before", "trước 10/03/2026"),
        ("2026-03-10", "by", "chậm nhất 10/03/2026"),
        ("2026-03-10", "on", "10/03/2026"),
        ("2026-03-10", "within", "trong ngày 10/03/2026"),
        ("2026-04", "within", "trong tháng 04/2026"),
        ("2026-Q2", "within", "trong quý II/2026"),
        (None, "by", ""),
        ("2026-02-31", "by", ""),
    ],
)
def test_a_deadline_is_said_as_an_official_writes_it(date: str | None, relation: str, label: str) -> None:
    assert due_of({"date": date, "relation": relation, "text": "lời"}) == Due(label, "lời")


def test_a_window_is_said_by_its_end() -> None:
    deadline = {"date": "2026-03-31", "relation": "within", "text": "từ ngày 02/3/2026 đến ngày 31/3/2026"}
    assert due_of(deadline, start="2026-03-02") == Due("đến 31/03/2026", deadline["text"])


def test_tasks_of_one_heading_stand_together() -> None:
    other = {**BARE, "section": "1", "agencies": [{"text": "Sở Y tế"}]}
    groups = card_groups([Numbered(1, TASK), Numbered(2, TASK), Numbered(3, other), Numbered(4, TASK)])
    assert [(group.section, group.agencies, [card.ordinal for card in group.cards]) for group in groups] == [
        ("1", "Sở Nội vụ", [1, 2]),
        ("1", "Sở Y tế", [3]),
        ("1", "Sở Nội vụ", [4]),
    ]
