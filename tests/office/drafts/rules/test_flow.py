"""Whose turn it is, what an edit makes be done again, which orders make sense: tables."""

from __future__ import annotations

import pytest

from chutri.office.drafts.choices import Edit, StepKind, StepState
from chutri.office.drafts.rules.flow import Link, chain_problem, is_fixed, open_places, places_to_redo, writing_place

KINDS = {
    "d": StepKind.DRAFT,
    "c": StepKind.CONSULT,
    "r": StepKind.REVISE,
    "a": StepKind.APPRAISE,
    "p": StepKind.APPROVE,
    "s": StepKind.SIGN,
    "n": StepKind.NUMBER,
    "i": StepKind.ISSUE,
}


def chain(drawn: str) -> list[Link]:
    """A chain drawn as letters: ``d+`` is a draft step that is done, ``c*`` an open consultation, ``p`` an approval to come."""
    links: list[Link] = []
    for letter in drawn:
        if letter in "+*":
            state = StepState.DONE if letter == "+" else StepState.OPEN
            links[-1] = Link(links[-1].kind, state)
        elif letter != " ":
            links.append(Link(KINDS[letter]))
    return links


@pytest.mark.parametrize(
    ("drawn", "places"),
    [
        ("d c c r p", [0]),
        ("d+ c c r p", [1, 2]),
        ("d+ c+ c r p", [2]),
        ("d+ c c+ c r", [1, 3]),
        ("d+ c+ c+ r p", [3]),
        ("d+ a a p", [1, 2]),
        ("d+ p p", [1]),
        ("d+ c a p", [1]),
        ("d+ p+ s+ n+ i+", []),
        ("", []),
    ],
)
def test_the_first_step_that_is_not_done_is_open_and_those_abreast(drawn: str, places: list[int]) -> None:
    assert open_places(chain(drawn)) == places


@pytest.mark.parametrize(
    ("drawn", "edit", "places"),
    [
        # after approval: approved and signed again; what was consulted stays
        ("d+ c+ r+ a+ p+ s*", Edit.SUBSTANCE, [3, 4]),
        ("d+ c+ r+ a+ p+ s*", Edit.WORDING, [4]),
        ("d+ c+ r+ a+ p+ s+ n*", Edit.SUBSTANCE, [3, 4, 5]),
        ("d+ c+ r+ a+ p+ s+ n*", Edit.WORDING, [4, 5]),
        # an appraisal before the drafter's turn stands: the turn came after it
        ("d+ a+ c+ r+ p+ s*", Edit.SUBSTANCE, [4]),
        ("d+ a+ c+ r* p", Edit.SUBSTANCE, []),
        # while others are asked nothing is done again
        ("d+ c* r p", Edit.SUBSTANCE, []),
        ("d* c r p", Edit.SUBSTANCE, []),
        # an approval between two of the drafter's turns stands once the second has come
        ("d+ p+ c+ r+ p+ s*", Edit.SUBSTANCE, [4]),
        ("d+ p+ c* r p", Edit.SUBSTANCE, [1]),
    ],
)
def test_an_edit_opens_only_what_vouched_for_the_words_after_the_turn(
    drawn: str, edit: Edit, places: list[int]
) -> None:
    assert places_to_redo(chain(drawn), edit) == places


@pytest.mark.parametrize(
    ("drawn", "before", "place"),
    [("d+ c+ r+ a+ p*", 4, 2), ("d+ a+ p*", 2, 0), ("d+ c+ r p", None, 0), ("d+ c+ r* p", None, 2), ("", None, -1)],
)
def test_a_return_goes_to_the_drafters_last_turn(drawn: str, before: int | None, place: int) -> None:
    assert writing_place(chain(drawn), before=before) == place


@pytest.mark.parametrize(("drawn", "fixed"), [("d+ p+ s+ n*", False), ("d+ p+ s+ n+ i*", True), ("d+ p", False)])
def test_a_numbered_text_no_longer_changes(drawn: str, fixed: bool) -> None:
    assert is_fixed(chain(drawn)) is fixed


@pytest.mark.parametrize(
    ("drawn", "problem"),
    [
        ("d c r a p s n i", ""),
        ("d p", ""),
        ("d p p s", ""),
        ("d", ""),
        ("c d p", "Bước đầu tiên phải là Soạn thảo."),
        ("", "Bước đầu tiên phải là Soạn thảo."),
        ("d d p", "Chỉ có một bước Soạn thảo; lần sửa sau là bước Tiếp thu, hoàn thiện."),
        ("d s p", "Bước Ký phải đứng sau bước Phê duyệt."),
        ("d p n s", "Bước Cấp số phải đứng sau bước Ký."),
        ("d p s i n", "Bước Ban hành phải đứng sau bước Cấp số."),
        ("d p i", "Văn bản ban hành phải được cấp số: hãy thêm bước Cấp số trước bước Ban hành."),
        ("d n n", "Chỉ có một bước Cấp số."),
    ],
)
def test_orders_that_make_no_sense_say_why(drawn: str, problem: str) -> None:
    assert chain_problem([one.kind for one in chain(drawn)]) == problem
