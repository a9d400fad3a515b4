"""What can go wrong; every message is Vietnamese and fit for the screen."""

from __future__ import annotations


class WritingError(Exception):
    """The document can't be written."""
