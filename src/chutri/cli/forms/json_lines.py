"""A reading as JSON: the contract ``chutri.reading/1``, with what the checks say of it under ``findings``."""

from __future__ import annotations

import json
from typing import Any

from chutri.checking.model import Finding
from chutri.cli.checked import CheckedReading
from chutri.reading import to_dict, to_json


def render(checked: CheckedReading, *, with_text: bool = False) -> bytes:
    """One JSON object on one line, with its line end; the document's whole text is added on request."""
    return to_json(checked.reading, with_text=with_text, beside=_findings(checked)) + b"\n"


def render_for_the_eye(checked: CheckedReading, *, with_text: bool = False) -> str:
    """The same object laid out over many lines."""
    value = {**to_dict(checked.reading, with_text=with_text), **_findings(checked)}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _findings(checked: CheckedReading) -> dict[str, Any]:
    return {"findings": [finding_dict(finding) for finding in checked.findings]}


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
