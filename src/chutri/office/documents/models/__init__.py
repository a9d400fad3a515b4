"""The register: documents, their files and words, numbers, recipients."""

from __future__ import annotations

from chutri.office.documents.models.corrections import Correction
from chutri.office.documents.models.documents import Document
from chutri.office.documents.models.files import DocumentFile, DocumentText
from chutri.office.documents.models.numbers import NumberSeries, PartyTerm, SymbolPart
from chutri.office.documents.models.recipients import Recipient
from chutri.office.documents.models.signatures import SignatureCheck, SignaturePicture, TrustedRoot

__all__ = [
    "Correction",
    "Document",
    "DocumentFile",
    "DocumentText",
    "NumberSeries",
    "PartyTerm",
    "Recipient",
    "SignatureCheck",
    "SignaturePicture",
    "SymbolPart",
    "TrustedRoot",
]
