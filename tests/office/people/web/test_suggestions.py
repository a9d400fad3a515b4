"""Names of agencies offered while one types."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.office import an_agency


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("so tu phap", ["Sở Tư pháp tỉnh Minh Hải Đông"]),
        ("Sở", ["Sở Tài chính tỉnh Minh Hải Đông", "Sở Tư pháp tỉnh Minh Hải Đông"]),
        ("không có", []),
        ("", []),
    ],
)
def test_names_are_found_without_tone_marks(as_an: Client, typed: str, names: list[str]) -> None:
    for name in ("Sở Tư pháp tỉnh Minh Hải Đông", "Sở Tài chính tỉnh Minh Hải Đông"):
        an_agency(name)
    answer = as_an.get("/danh-ba/goi-y", {"tim": typed})
    assert answer.json() == {"names": names}
