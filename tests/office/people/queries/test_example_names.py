"""The demo's plans name bodies that the demo's directory knows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chutri.office.people.models import User
from chutri.office.people.operations import load_directory
from chutri.office.people.queries import resolve
from chutri.reading import read_path
from tests.factories.office import NOW

ISSUER = "ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG"


@pytest.mark.parametrize(
    ("plan", "nobody"),
    [
        ("ke-hoach-hoi-nghi", set()),
        (
            "ke-hoach-thi-dua",
            {"Các Cụm, Khối thi đua của tỉnh", "các chủ đầu tư", "chính quyền các cấp"},
        ),
        ("ke-hoach-tuyen-truyen", set()),
    ],
)  # fmt: skip
def test_who_is_named_is_found(plan: str, nobody: set[str], an: User, examples: Path) -> None:
    load_directory(name="minh-hai-dong", by=an, at=NOW)
    tasks = read_path(examples / f"{plan}.txt").tasks
    names = {
        party.text for task in tasks for party in (*task.agencies, *task.partners, *task.consults, *task.submits_to)
    }
    found = resolve(names, office=an.agency, issuer=ISSUER, on=date(2026, 4, 6))
    assert {name for name, one in found.items() if not (one.certain or one.rule or one.candidates)} == nobody
