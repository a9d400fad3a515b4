"""One page of a long list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

ROWS_A_PAGE = 50


def page_of(rows: QuerySet[Any, Any] | Sequence[Any], number: str | None, *, size: int = ROWS_A_PAGE) -> Page[Any]:
    """Give the page that was asked for; the first for nonsense, the last for a number past the end."""
    return Paginator(rows, size).get_page(number)
