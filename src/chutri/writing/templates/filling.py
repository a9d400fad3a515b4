"""A template filled with values. Tags are checked first, and run where nothing of Python can be reached."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from chutri.writing.errors import WritingError
from chutri.writing.templates.template_check import check_template
from chutri.writing.word_package import same_bytes


def fill_template(template: bytes, values: Mapping[str, Any]) -> bytes:
    """Give the document that a template makes of values; equal values give equal bytes.

    Raises WritingError that names the first broken tag and its paragraph, or the field without a value.
    """
    broken = check_template(template)
    if broken:
        first = broken[0]
        raise WritingError(f"Mẫu hỏng ở đoạn {first.place}, thẻ “{first.words}”: {first.message}")
    document = DocxTemplate(BytesIO(template))
    try:
        document.render(dict(values), SandboxedEnvironment(undefined=StrictUndefined), autoescape=True)
    except TemplateError as error:
        raise WritingError(f"Không điền được mẫu: {error}.") from error
    out = BytesIO()
    document.save(out)
    return same_bytes(out.getvalue())
