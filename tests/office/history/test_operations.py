"""The history only grows, and shows when somebody reached behind it."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from chutri.office.history.models import HistoryLine
from chutri.office.history.operations import record
from chutri.office.history.queries import broken_lines, lines_about
from chutri.office.history.rules import FIRST
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
    assert list(broken_lines()) == []


def test_lines_about_something_come_newest_first(an: User, lines: list[HistoryLine]) -> None:
    assert [line.deed for line in lines_about(an)] == ["second", "first", "add_person"]


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_the_database_refuses_to_change_or_remove_a_line(lines: list[HistoryLine], deed: str) -> None:
    row = HistoryLine.objects.filter(pk=lines[1].pk)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        row.update(words="khác") if deed == "update" else row.delete()
    assert list(HistoryLine.objects.order_by("pk").values_list("words", flat=True)) == [line.words for line in lines]


def test_a_line_changed_behind_the_database_s_back_is_named(lines: list[HistoryLine]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER history_no_update")
        cursor.execute("UPDATE history_historyline SET words = 'khác' WHERE id = %s", [lines[1].pk])
    assert [line.pk for line in broken_lines()] == [lines[1].pk]


def test_a_line_taken_out_behind_the_database_s_back_shows_in_the_next(lines: list[HistoryLine]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER history_no_delete")
        cursor.execute("DELETE FROM history_historyline WHERE id = %s", [lines[1].pk])
    assert [line.pk for line in broken_lines()] == [lines[2].pk]


def test_two_lines_can_t_follow_the_same_one(an: User, lines: list[HistoryLine]) -> None:
    twin = HistoryLine(
        at=NOW, actor_id=an.pk, actor_name="x", deed="x", subject_type="x", subject_id="1", words="x",
        previous=lines[0].seal, seal="0" * 64,
    )  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        twin.save()
    assert HistoryLine.objects.count() == len(lines)
