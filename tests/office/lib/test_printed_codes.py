"""Codes on paper."""

from __future__ import annotations

import pytest

from chutri.office.lib.printed_codes import Printed, code_of, read_code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("N-123", (Printed.TASK, 123)),
        (" n 123 ", (Printed.TASK, 123)),
        ("v45", (Printed.DOCUMENT, 45)),
        ("K–7", (Printed.PLAN, 7)),
        ("t", (Printed.OVERVIEW, None)),
        ("T-1", None),
        ("N", None),
        ("N-", None),
        ("X-1", None),
        ("", None),
        ("N-1 hoặc N-2", None),
        ("N-" + "9" * 13, None),
    ],
)
def test_a_code_is_read_as_people_type_it(typed: str, code: tuple[Printed, int | None] | None) -> None:
    assert read_code(typed) == code


def test_what_is_printed_is_read_back() -> None:
    assert [read_code(code_of(what, pk)) for what, pk in ((Printed.TASK, 5), (Printed.OVERVIEW, None))] == [
        (Printed.TASK, 5),
        (Printed.OVERVIEW, None),
    ]
