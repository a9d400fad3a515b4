"""Deeds about documents, by noun."""

from __future__ import annotations

from chutri.office.documents.operations.storing import Letterhead, UnableToStoreDocument, store_document
from chutri.office.documents.operations.texts import keep_text

__all__ = ["Letterhead", "UnableToStoreDocument", "keep_text", "store_document"]
