"""The filter that an address asks for. What it does not know, it leaves out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from chutri.office.tasks.choices import DueFilter, Grouping, OwnPart, Show, Stage, Standing

ORDERS = (
    ("thoi-han", "Thời hạn"),
    ("van-ban", "Thứ tự trong văn bản"),
    ("co-quan", "Cơ quan chủ trì"),
    ("cap-nhat", "Mới cập nhật"),
    ("im-lang", "Lâu chưa cập nhật"),
)
# what may stand in a saved filter's address
PARAMETERS = (
    "q",
    "giai-doan",
    "tinh-trang",
    "co-quan",
    "ke-hoach",
    "nguoi",
    "han",
    "ngay",
    "phan",
    "im-lang",
    "nhom",
    "xep",
    "xem",
)


def asked_facts(asked: Mapping[str, Any]) -> dict[str, object]:
    """Give the fields of a TaskFilter."""
    return {
        "query": asked.get("q", "").strip(),
        "stage": one_of(asked.get("giai-doan"), Stage.values),
        "standing": one_of(asked.get("tinh-trang"), Standing.values),
        "agency": asked.get("co-quan", ""),
        "plan": number(asked.get("ke-hoach")),
        "person": number(asked.get("nguoi")),
        "due": one_of(asked.get("han"), DueFilter.values),
        "day": day(asked.get("ngay")),
        "part": one_of(asked.get("phan"), OwnPart.values),
        "silent": asked.get("im-lang") == "1",
        "grouping": one_of(asked.get("nhom", Grouping.AGENCY.value), [*Grouping.values, ""]),
        "order": one_of(asked.get("xep"), [name for name, _ in ORDERS]) or ORDERS[0][0],
    }


def asked_show(asked: Mapping[str, Any]) -> Show:
    """Say how the filter is to be shown."""
    return Show(one_of(asked.get("xem"), Show.values) or Show.LIST.value)


def one_of(value: str | None, allowed: Collection[str]) -> str:
    """Give the value if it is known, otherwise nothing."""
    return value if value is not None and value in allowed else ""


def number(written: str | None) -> int | None:
    """Read a key."""
    return int(written) if written and written.isdecimal() and len(written) < 18 else None


def day(written: str | None) -> date | None:
    """Read a day as 2026-11-30."""
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None


def month(written: str | None, otherwise: date) -> date:
    """Read a month as 2026-11 and give its first day; that of ``otherwise`` for nonsense."""
    return day(f"{written}-01") or otherwise.replace(day=1)
