"""The original comes back as it came in."""

from __future__ import annotations

from django.test import Client

from chutri.office.documents.queries import path_of
from chutri.office.people.models import User
from tests.factories.office import bring_in
from tests.factories.readings import TEXT


def test_the_file_is_given_for_saving(an: User, as_an: Client) -> None:
    document = bring_in(an).document
    answer = as_an.get(f"/van-ban/{document.pk}/tep")
    assert answer.getvalue() == TEXT.encode()
    assert (answer["Content-Disposition"], answer["Content-Type"], answer["X-Content-Type-Options"]) == (
        'attachment; filename="ke-hoach.txt"', "application/octet-stream", "nosniff",
    )  # fmt: skip


def test_a_file_that_is_gone_is_not_found(an: User, as_an: Client) -> None:
    document = bring_in(an).document
    path_of(document).unlink()
    assert as_an.get(f"/van-ban/{document.pk}/tep").status_code == 404
