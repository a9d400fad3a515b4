"""Templates as .docx that an office changes in Word: filled with values, and checked so that a broken tag is pointed at."""

from __future__ import annotations

from chutri.writing.templates.fields import FIELDS, Field
from chutri.writing.templates.filling import fill_template
from chutri.writing.templates.standard import standard_template
from chutri.writing.templates.template_check import TEMPLATE_CODES, TemplateFinding, check_template

__all__ = [
    "FIELDS",
    "TEMPLATE_CODES",
    "Field",
    "TemplateFinding",
    "check_template",
    "fill_template",
    "standard_template",
]
