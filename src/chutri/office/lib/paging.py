"""One page of a long list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

ROWS_A_PAGE = 50


def page_of(
    rows: QuerySet[Any, Any] | Sequence[Any], number: str | None, *, size: int = ROWS_A_PAGE, count: int | None = None
) -> Page[Any]:
    """Give the page that was asked for; the first for nonsense, the last for a number past the end.

    ``count`` is how many rows there are in all, where that is known and need not be asked of the database.
    """
    paginator = Paginator(rows, size)
    if count is not None:
        vars(paginator)["count"] = count  # a cached property: what is there is not asked for
    return paginator.get_page(number)
