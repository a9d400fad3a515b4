"""Cards of duties."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chutri.office.plans.choices import DeadlineBasis, DutyState, Role
from chutri.office.plans.rules.cards import Card, Chip, Due, Note, card_groups, due_of
from chutri.office.plans.rules.ladder import Rung


def a_chip(text: str, resolution: str = "open") -> Chip:
    return Chip(pk=1, text=text, resolution=resolution, agency="", candidates=[], rule=None)


CARD = Card(
    pk=7,
    ordinal=3,
    version=1,
    state=DutyState.PROPOSED,
    reason="",
    origin="read",
    section="1",
    action="Chủ trì lập danh sách",
    context="",
    leads=[a_chip("Sở Nội vụ"), a_chip("Sở Y tế")],
    partners=[a_chip("Hội Nông dân")],
    consults=[],
    submits_to=[a_chip("UBND tỉnh")],
    role=Role.LEAD,
    requested=False,
    deliverables=[],
    begins="",
    due=None,
    recurrence="",
    confidence=0.97,
    notes=[Note("k1", "note", "a", "", "CT1"), Note("k2", "warning", "b", "", "CT2")],
    start=10,
)


def test_a_card_says_who_is_named_and_what_was_found() -> None:
    assert (CARD.ref, CARD.role_label, CARD.percent, CARD.agencies) == ("t3", "Chủ trì", 97, "Sở Nội vụ; Sở Y tế")
    assert [(label, [chip.text for chip in chips]) for label, chips in CARD.named] == [
        ("Phối hợp", ["Hội Nông dân"]),
        ("Trình, báo cáo", ["UBND tỉnh"]),
    ]
    assert ([note.ref for note in CARD.grave_notes], [note.ref for note in CARD.slight_notes]) == (["k2"], ["k1"])


@pytest.mark.parametrize(
    ("confidence", "resolutions", "certain"),
    [
        (0.95, ["chosen"], True),
        (0.9, ["chosen", "class"], True),
        (0.89, ["chosen"], False),
        (0.95, ["chosen", "suggested"], False),
        (0.95, ["outside"], False),
        (0.95, [], False),
    ],
)
def test_certain_is_what_the_reader_and_the_directory_are_sure_of(
    confidence: float, resolutions: list[str], certain: bool
) -> None:
    leads = [a_chip("Sở Nội vụ", one) for one in resolutions]
    assert replace(CARD, confidence=confidence, leads=leads).certain is certain


def test_a_proposed_deadline_says_why_it_binds() -> None:
    rung = Rung("event", "trước ngày 27/3/2026", "2026-03-27", "before", "ngày tổ chức sự kiện")
    due = Due("trước 27/03/2026", rung.words, DeadlineBasis.EVENT, False, date(2026, 3, 26), date(2026, 3, 26), [rung])
    assert (due.proposed, due.reason, due.ends_early) == (True, "ngày tổ chức sự kiện", False)
    assert (Due("", "lời").proposed, Due("", "lời").reason) == (False, "")
    assert replace(due, last_working_day=date(2026, 3, 25)).ends_early


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
    card = replace(CARD, confidence=confidence)
    assert (card.certainty, card.certainty_label) == (certainty, label)


@pytest.mark.parametrize(
    ("written", "relation", "label"),
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
def test_a_deadline_is_said_as_an_official_writes_it(written: str | None, relation: str, label: str) -> None:
    assert due_of({"date": written, "relation": relation, "text": "lời"}) == Due(label, "lời")


def test_a_window_is_said_by_its_end() -> None:
    deadline = {"date": "2026-03-31", "relation": "within", "text": "từ ngày 02/3/2026 đến ngày 31/3/2026"}
    assert due_of(deadline, start="2026-03-02") == Due("đến 31/03/2026", deadline["text"])


def test_duties_of_one_heading_stand_together() -> None:
    cards = [replace(CARD, ordinal=number) for number in range(1, 5)]
    cards[2] = replace(cards[2], leads=[a_chip("Sở Y tế")])
    assert [
        (group.section, group.agencies, [card.ordinal for card in group.cards]) for group in card_groups(cards)
    ] == [
        ("1", "Sở Nội vụ; Sở Y tế", [1, 2]),
        ("1", "Sở Y tế", [3]),
        ("1", "Sở Nội vụ; Sở Y tế", [4]),
    ]
