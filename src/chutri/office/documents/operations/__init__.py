"""Deeds about documents, by noun."""

from __future__ import annotations

from chutri.office.documents.operations.storing import (
    Letterhead,
    UnableToStoreDocument,
    describe_document,
    discard_document,
    store_document,
)
from chutri.office.documents.operations.texts import keep_text

__all__ = [
    "Letterhead",
    "UnableToStoreDocument",
    "describe_document",
    "discard_document",
    "keep_text",
    "store_document",
]
