"""A duty as its form shows it."""

from __future__ import annotations

from chutri.office.people.models import User
from chutri.office.plans.operations import snapshot
from chutri.office.plans.rules.duty_values import lines_in, values_of
from tests.factories.office import under_review


def test_the_form_shows_one_body_a_line_and_dates_as_they_are_said(an: User) -> None:
    values = values_of(snapshot(under_review(an).duties.get(ordinal=1)))
    assert (values["role"], values["leads"], values["partners"]) == (
        "lead", "Sở Nông nghiệp và Môi trường", "Hội Nông dân tỉnh",
    )  # fmt: skip
    assert (values["deadline"], values["relation"], values["deadline_words"]) == (
        "10/03/2026", "before", "trước ngày 10/3/2026",
    )  # fmt: skip


def test_lines_are_trimmed_and_empty_ones_left_out() -> None:
    assert lines_in("  Sở  Nội vụ \n\n Sở Y tế") == ("Sở Nội vụ", "Sở Y tế")
