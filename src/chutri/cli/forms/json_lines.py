"""A reading as JSON: the contract ``chutri.reading/1``, with what the checks say of it under ``findings``."""

from __future__ import annotations

import json
from typing import Any

from chutri.checking.model import Finding
from chutri.cli.checked import CheckedReading
from chutri.reading import to_dict


def as_dict(checked: CheckedReading, *, with_text: bool = False) -> dict[str, Any]:
    """The reading and its findings as plain values; the document's whole text is added on request."""
    return {
        **to_dict(checked.reading, with_text=with_text),
        "findings": [finding_dict(finding) for finding in checked.findings],
    }


def render(checked: CheckedReading, *, with_text: bool = False, indent: int | None = None) -> str:
    """One JSON object and a line end; without ``indent`` it is one line."""
    return json.dumps(as_dict(checked, with_text=with_text), ensure_ascii=False, indent=indent) + "\n"


def finding_dict(finding: Finding) -> dict[str, Any]:
    """A finding as plain values."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        "span": list(finding.span),
        "related": [list(span) for span in finding.related],
        "task_ids": list(finding.task_ids),
    }


def render_findings(checked: CheckedReading) -> str:
    """What the checks say of one document as one JSON object on one line, with the file that it is about."""
    source = checked.reading.source
    value = {
        "schema": "chutri.checking/1",
        "source": {"name": source.name, "sha256": source.sha256},
        "findings": [finding_dict(finding) for finding in checked.findings],
    }
    return json.dumps(value, ensure_ascii=False) + "\n"
