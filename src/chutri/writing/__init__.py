"""Content in, official documents out, in the form that the law prescribes. Pure: no Django, no clock, no network.

``write_docx`` gives a file that a clerk can edit, ``write_pdf`` the same pages as PDF/A.
"""

from __future__ import annotations

from chutri.writing.compose import compose
from chutri.writing.errors import WritingError
from chutri.writing.pdf import write_pdf, write_pdfs
from chutri.writing.word import write_docx

__all__ = ["WritingError", "compose", "write_docx", "write_pdf", "write_pdfs"]
