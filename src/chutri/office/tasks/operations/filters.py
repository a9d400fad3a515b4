"""Filters that people keep."""

from __future__ import annotations

from chutri.office.people.models import User
from chutri.office.tasks.models import SavedFilter
from chutri.office.tasks.operations.saving import UnableToChangeTask

LONGEST_NAME = 80
LONGEST_QUERY = 1000


class UnableToSaveFilter(UnableToChangeTask):
    """The filter can't be kept."""


def save_filter(*, name: str, query: str, shared: bool, by: User) -> SavedFilter:
    """Keep a filter under a name; one of the same name is replaced. How somebody looks at lists is no deed of the office."""
    name = " ".join(name.split())
    if not name:
        raise UnableToSaveFilter("Hãy đặt tên cho bộ lọc.")
    if len(name) > LONGEST_NAME or len(query) > LONGEST_QUERY:
        raise UnableToSaveFilter(f"Tên bộ lọc tối đa {LONGEST_NAME} ký tự.")
    kept, _ = SavedFilter.objects.update_or_create(
        owner=by, name=name, defaults={"query": query, "shared": shared, "agency": by.agency}
    )
    return kept


def forget_filter(*, kept: SavedFilter) -> None:
    """Forget a filter."""
    SavedFilter.objects.filter(pk=kept.pk).delete()
