"""The history only grows, and shows when somebody reached behind it."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from chutri.office.history.models import HistoryLine
from chutri.office.history.operations import Entry, record, record_many
from chutri.office.history.queries import lines_about, verify_history
from chutri.office.history.rules import FIRST, Fault, Noted, Problem, Verification, seal
from chutri.office.people.models import User
from tests.factories.office import LATER, NOW


@pytest.fixture
def lines(an: User) -> list[HistoryLine]:
    """The line of An's coming and two more about them."""
    for deed in ("first", "second"):
        record(by=an, at=LATER, deed=deed, about=an, words=f"Việc {deed}", changes={"x": [1, 2]})
    return list(HistoryLine.objects.order_by("pk"))


def test_a_line_says_who_did_what_to_what_when(an: User, lines: list[HistoryLine]) -> None:
    line = lines[-1]
    assert (line.actor_id, line.actor_name, line.deed, line.subject_type, line.subject_id, line.at, line.changes) == (
        an.pk,
        "Nguyễn Thị An",
        "second",
        "people.user",
        str(an.pk),
        LATER,
        {"x": [1, 2]},
    )
    assert str(line) == "Nguyễn Thị An: Việc second"


def test_lines_are_chained(lines: list[HistoryLine]) -> None:
    assert [line.previous for line in lines] == [FIRST, lines[0].seal, lines[1].seal]
    assert verify_history() == Verification(3, lines[2].seal, ())


def test_lines_about_something_come_newest_first(an: User, lines: list[HistoryLine]) -> None:
    assert [line.deed for line in lines_about(an)] == ["second", "first", "add_person"]


def test_many_lines_are_chained_as_if_each_had_been_added_alone(
    an: User, lines: list[HistoryLine], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    entries = [Entry("third", an, f"Việc {number}", {"full_name": ["a", date(2026, 3, 5)]}) for number in range(1_500)]
    # savepoint and release, head read and moved on; then the rows, of which Django gives SQLite 99 at a time
    with django_assert_num_queries(4 + {"postgresql": 2, "sqlite": 16}[connection.vendor]):
        added = record_many(by=an, at=LATER, entries=entries)
    record(by=an, at=LATER, deed="fourth", about=an, words="Việc cuối")
    assert [line.words for line in added] == [entry.words for entry in entries]
    assert verify_history().problems == ()
    assert verify_history().count == len(lines) + 1_501
    assert HistoryLine.objects.filter(deed="third").last().changes == {"full_name": ["a", "2026-03-05"]}  # type: ignore[union-attr]


def test_nothing_to_add_adds_nothing(an: User, lines: list[HistoryLine]) -> None:
    assert (record_many(by=an, at=LATER, entries=[]), verify_history().count) == ([], len(lines))


def test_a_line_without_words_is_refused(an: User) -> None:
    with pytest.raises(ValidationError):
        record(by=an, at=LATER, deed="x", about=an, words="")
    assert verify_history().problems == ()


def test_a_line_is_added_in_few_queries(an: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(5):
        line = record(by=an, at=LATER, deed="x", about=an, words="x")
    assert line.pk


def test_the_story_of_several_rows_is_one(an: User, binh: User, chi: User) -> None:
    about = {line.subject_id for line in lines_about(an, chi)}
    assert (about, lines_about().count()) == ({str(an.pk), str(chi.pk)}, 0)


def execute(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


LINES, HEAD = "history_historyline", "history_historyhead"
EMPTYING = "TRUNCATE {}" if connection.vendor == "postgresql" else "DELETE FROM {}"


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {LINES} SET words = 'khác'",
        f"DELETE FROM {LINES} WHERE id = (SELECT max(id) FROM {LINES})",
        EMPTYING.format(LINES),
        f"UPDATE {HEAD} SET count = count - 1",
        f"UPDATE {HEAD} SET seal = previous FROM (SELECT previous FROM {LINES} ORDER BY id DESC LIMIT 1) AS last",
        f"DELETE FROM {HEAD}",
        EMPTYING.format(HEAD),
    ],
)
def test_the_database_refuses_to_change_or_remove_what_was_written(lines: list[HistoryLine], statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        execute(statement)
    assert list(HistoryLine.objects.order_by("pk").values_list("words", flat=True)) == [line.words for line in lines]
    assert verify_history().problems == ()


def behind_its_back(*statements: str) -> None:
    """Do what only somebody who may change the database itself can do: first take the triggers away."""
    if connection.vendor == "postgresql":
        execute(f"ALTER TABLE {LINES} DISABLE TRIGGER ALL", f"ALTER TABLE {HEAD} DISABLE TRIGGER ALL", *statements)
    else:
        triggers = ("history_no_update", "history_no_delete", "history_head_forward", "history_head_no_delete")
        execute(*(f"DROP TRIGGER {name}" for name in triggers), *statements)


def faults() -> list[tuple[str, int | None]]:
    return [(problem.fault.value, problem.line) for problem in verify_history().problems]


def test_a_changed_line_is_named(lines: list[HistoryLine]) -> None:
    behind_its_back(f"UPDATE {LINES} SET words = 'khác' WHERE id = {lines[1].pk}")
    (problem,) = verify_history().problems
    assert problem == Problem(
        Fault.CHANGED,
        lines[1].pk,
        f"Dòng {lines[1].pk} (05/03/2026, Nguyễn Thị An: khác) đã bị sửa sau khi ghi.",
    )


def test_a_line_changed_with_its_seal_shows_in_the_next(lines: list[HistoryLine]) -> None:
    line = lines[1]
    line.words = "khác"
    forged = seal(line.previous, line.at, line.content())
    behind_its_back(f"UPDATE {LINES} SET words = 'khác', seal = '{forged}' WHERE id = {line.pk}")
    assert faults() == [("cut", lines[2].pk)]


def test_a_line_taken_out_of_the_middle_shows_in_the_next_and_in_the_count(lines: list[HistoryLine]) -> None:
    behind_its_back(f"DELETE FROM {LINES} WHERE id = {lines[1].pk}")
    assert faults() == [("cut", lines[2].pk), ("tail", None)]


def test_lines_cut_off_at_the_end_are_missed(lines: list[HistoryLine]) -> None:
    behind_its_back(f"DELETE FROM {LINES} WHERE id >= {lines[1].pk}")
    (problem,) = verify_history().problems
    assert problem.words == "Nhật ký có 1 dòng nhưng lẽ ra có 3 dòng: thiếu 2 dòng."


def test_lines_cut_off_stay_missed_when_others_follow(an: User, lines: list[HistoryLine]) -> None:
    behind_its_back(f"DELETE FROM {LINES} WHERE id = {lines[2].pk}")
    after = record(by=an, at=LATER, deed="x", about=an, words="x")
    assert faults() == [("cut", after.pk), ("tail", None)]


def test_a_last_line_replaced_is_missed(lines: list[HistoryLine]) -> None:
    line = lines[2]
    line.words = "khác"
    forged = seal(line.previous, line.at, line.content())
    behind_its_back(f"UPDATE {LINES} SET words = 'khác', seal = '{forged}' WHERE id = {line.pk}")
    assert faults() == [("tail", None)]


def test_a_lost_head_is_said(lines: list[HistoryLine]) -> None:
    behind_its_back(f"DELETE FROM {HEAD}")
    assert faults() == [("tail", None)]


def test_what_was_noted_outside_tells_even_when_head_and_tail_were_both_set_back(lines: list[HistoryLine]) -> None:
    noted = Noted(3, lines[2].seal[:16])
    assert verify_history(noted).problems == ()
    behind_its_back(
        f"DELETE FROM {LINES} WHERE id = {lines[2].pk}", f"UPDATE {HEAD} SET count = 2, seal = '{lines[1].seal}'"
    )
    assert verify_history().problems == ()
    (problem,) = verify_history(noted).problems
    assert (problem.fault, verify_history(Noted(2, lines[1].seal)).problems) == (Fault.NOTED, ())


def test_two_lines_can_t_follow_the_same_one(an: User, lines: list[HistoryLine]) -> None:
    twin = HistoryLine(
        at=NOW, actor_id=an.pk, actor_name="x", deed="x", subject_type="x", subject_id="1", words="x",
        previous=lines[0].seal, seal="0" * 64,
    )  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        twin.save()
    assert HistoryLine.objects.count() == len(lines)
