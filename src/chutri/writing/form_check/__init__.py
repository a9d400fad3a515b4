"""What breaks the prescribed form in somebody's .docx: ``check_form(data)`` gives findings, each with its rule."""

from __future__ import annotations

from chutri.writing.form_check.elements import elements_of
from chutri.writing.form_check.findings import CODES, FormFinding
from chutri.writing.form_check.opened import open_word
from chutri.writing.form_check.page_rules import page_findings
from chutri.writing.form_check.setting_rules import setting_findings
from chutri.writing.form_check.word_rules import word_findings
from chutri.writing.forms import form_of
from chutri.writing.model import System

__all__ = ["CODES", "FormFinding", "check_form"]


def check_form(data: bytes) -> tuple[FormFinding, ...]:
    """Check a .docx against the form of its system (the Party's where its letterhead says so), in the order of the text.

    Raises WritingError for a file that is no .docx, is damaged, carries macros or is past the limits.
    """
    word = open_word(data)
    elements = elements_of(word)
    system: System = "party" if any(one.is_party_head for one in elements.head) else "state"
    form = form_of(system, elements.on)
    found = [*page_findings(word, form), *word_findings(elements, form), *setting_findings(elements, form)]
    return tuple(sorted(found, key=lambda one: (one.place, one.code)))
