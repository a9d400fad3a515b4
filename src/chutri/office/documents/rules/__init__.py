"""Pure rules of documents, by noun: where files are kept, numbers and symbols, kinds, search, sheets of the register."""

from __future__ import annotations

from chutri.office.documents.rules.storage import content_hash, kept_at

__all__ = ["content_hash", "kept_at"]
