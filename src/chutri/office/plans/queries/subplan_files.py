"""A draft of a plan below as a document: what others may take over, and the files that are downloaded."""

from __future__ import annotations

from chutri.office.plans.models import SubplanDraft
from chutri.office.plans.queries.subplans import lines_of
from chutri.office.plans.rules.subplan_paper import PaperLine, SubplanContent, official_plan
from chutri.writing import write_docx, write_pdf
from chutri.writing.model import Official


def subplan_document(draft: SubplanDraft) -> Official:
    """Give the plan that a draft says, ready to be drawn; what is still to be named stands as a blank."""
    lines = [
        PaperLine(line.words, line.unit, line.partners, line.deadline, line.product)
        for line in lines_of(draft)
        if line.kept
    ]
    names = ("title", "issuer", "superior", "symbol", "place", "basis", "preamble", "aims", "funding", "reporting")
    more = ("recipients", "authority", "signer")
    return official_plan(SubplanContent(**{name: getattr(draft, name) for name in (*names, *more)}, lines=lines))


def subplan_docx(draft: SubplanDraft) -> bytes:
    """Give the plan as a file that a clerk edits."""
    return write_docx(subplan_document(draft))


def subplan_pdf(draft: SubplanDraft) -> bytes:
    """Give the plan as PDF/A. Raises WritingError when it can't be drawn."""
    return write_pdf(subplan_document(draft))


def units_to_name(draft: SubplanDraft) -> int:
    """Count the lines whose unit nobody has named yet."""
    return draft.lines.filter(kept=True, unit="").count()
