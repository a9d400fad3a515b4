"""Many rows at once: the same as one by one, on both databases."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from chutri.office.lib.insertion import insert_rows
from chutri.office.tasks.models import TaskParty
from tests.factories.tracking import first_task

COLUMNS = (
    "task_id", "kind", "place", "text", "key", "name_order", "span_start", "span_end", "resolution", "agency_id", "rule",
)  # fmt: skip


def test_rows_come_back_as_they_were_given(db: None) -> None:
    task = first_task()
    words = "Sở\tY tế\n\\N 'và' \"khác\""
    insert_rows(
        TaskParty, COLUMNS, [(task.pk, "agency", 90, words, "so y te", "1", 0, 1, "open", None, {"trừ": [1, None]})]
    )
    insert_rows(
        TaskParty, COLUMNS, ((task.pk, "agency", 91, "", "", "", 0, 0, "chosen", task.lead_id, None) for _ in "1")
    )
    one, other = TaskParty.objects.filter(task=task, place__gte=90).order_by("place")
    assert (one.text, one.rule, one.agency) == (words, {"trừ": [1, None]}, None)
    assert (other.text, other.rule, other.agency) == ("", None, task.lead)


def test_nothing_is_nothing(db: None) -> None:
    insert_rows(TaskParty, COLUMNS, [])
    assert TaskParty.objects.count() == 0


def test_constraints_hold(db: None) -> None:
    row = (first_task().pk, "agency", 95, "", "", "", 0, 0, "open", None, None)
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(TaskParty, COLUMNS, [row, row])
