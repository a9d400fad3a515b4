"""What is asked of documents, by noun."""

from __future__ import annotations

from chutri.office.documents.queries.documents import document_with_content, documents_seen_by, path_of

__all__ = ["document_with_content", "documents_seen_by", "path_of"]
