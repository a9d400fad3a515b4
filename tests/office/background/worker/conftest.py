"""An office in which workers are started and killed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories.own_office import OwnOffice, own_database


@pytest.fixture
def own_office(tmp_path: Path) -> Iterator[OwnOffice]:
    """An empty office with its own database of the kind that the tests run on."""
    with own_database(tmp_path / "home") as environment:
        yield OwnOffice(environment)
