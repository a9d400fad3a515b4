"""Many writers at once: every line has its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories.own_office import OwnOffice, own_database

WRITE = """
from datetime import UTC, datetime
from chutri.office.history.operations import record
from chutri.office.people.queries import person_called
person = person_called("an")
for number in range(100):
    record(by=person, at=datetime.now(UTC), deed="x", about=person, words=f"Việc {number}")
"""


@pytest.fixture
def own_office(tmp_path: Path) -> Iterator[OwnOffice]:
    """An office with An in it."""
    with own_database(tmp_path / "home") as environment:
        office = OwnOffice(environment)
        office.run("start.make_demo_user()")
        yield office


def test_two_writers_of_a_hundred_lines_each_make_one_whole_chain(own_office: OwnOffice) -> None:
    writers = [own_office.popen(WRITE) for _ in range(2)]
    assert [(writer.communicate(timeout=60)[1], writer.returncode) for writer in writers] == [("", 0), ("", 0)]
    told = own_office.run(
        """
        from chutri.office.history.models import HistoryLine
        found = start.verify_history()
        print(HistoryLine.objects.filter(deed="x").count(), found.count - HistoryLine.objects.count(), found.problems)
        """
    )
    assert told == "200 0 ()"
