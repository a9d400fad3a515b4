"""``chutri history verify``."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection

from chutri.office.history.models import HistoryHead
from tests.cli.conftest import Ran
from tests.factories.office import an, binh

Run = Callable[..., Ran]
pytestmark = pytest.mark.django_db


def test_a_whole_history_is_said_with_what_to_note(chutri: Run) -> None:
    an(), binh()
    head = HistoryHead.objects.get()
    ran = chutri("history", "verify")
    assert ran == (
        0,
        f"Nhật ký nguyên vẹn: {head.count} dòng.\n"
        f"Để đối chiếu lần sau: chutri history verify --noted {head.count}:{head.seal[:16]}\n",
        "",
    )
    assert chutri("history", "verify", "--noted", f"{head.count}:{head.seal[:16]}").status == 0


def test_an_empty_history_is_whole(chutri: Run) -> None:
    assert chutri("history", "verify") == (0, "Nhật ký nguyên vẹn: 0 dòng.\n", "")


def test_a_broken_place_is_named_and_the_status_is_1(chutri: Run) -> None:
    an()
    on = " ON history_historyhead" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER history_head_forward{on}")
        cursor.execute("UPDATE history_historyhead SET count = count + 2")
    count = HistoryHead.objects.get().count
    assert chutri("history", "verify") == (
        1,
        f"Nhật ký có {count - 2} dòng nhưng lẽ ra có {count} dòng: thiếu 2 dòng.\n"
        f"Nhật ký có {count - 2} dòng, 1 chỗ không còn nguyên vẹn.\n",
        "",
    )


def test_another_history_than_the_noted_one_is_said(chutri: Run) -> None:
    an()
    ran = chutri("history", "verify", "--noted", "1:0123456789abcdef")
    assert (ran.status, ran.out.splitlines()[0]) == (
        1,
        "Dòng thứ 1 không còn là dòng có dấu 0123456789abcdef như đã ghi lại trước đây.",
    )


@pytest.mark.parametrize("typed", ["1", "x:0123456789abcdef", "1:kkkkkkkkkkkk", "1:0123"])
def test_what_can_t_have_been_noted_is_refused(chutri: Run, typed: str) -> None:
    ran = chutri("history", "verify", "--noted", typed)
    assert (ran.status, f"cần SỐ-DÒNG:DẤU như lệnh này đã in, không phải '{typed}'" in ran.err) == (2, True)
