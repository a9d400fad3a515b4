"""Findings as SARIF 2.1.0 (OASIS, 27 March 2020), which code hosts show beside the lines of a file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from chutri.checking.codes import CODES, Code
from chutri.checking.model import Finding
from chutri.cli.checked import CheckedReading
from chutri.cli.forms.findings_text import Lines
from chutri.reading.model import Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_INDEX = {code.code: index for index, code in enumerate(CODES)}


def render(plans: Sequence[CheckedReading]) -> str:
    """The log of one run over all the documents. Lines and columns are those of the text that was read."""
    run = {
        "tool": {
            "driver": {
                "name": "chutri",
                "version": version("chutri"),
                "language": "vi-VN",
                "rules": [_rule(code) for code in CODES],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [result for plan in plans for result in _results(plan)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: Code) -> dict[str, Any]:
    return {
        "id": code.code,
        "shortDescription": {"text": code.title},
        "help": {"text": f"{code.title}. Giải thích và ví dụ: {code.page}"},
        "defaultConfiguration": {"level": code.severity},
    }


def _results(plan: CheckedReading) -> list[dict[str, Any]]:
    lines = Lines(plan.reading.text)
    uri = _uri(plan.file)
    return [_result(finding, uri, lines) for finding in plan.findings]


def _result(finding: Finding, uri: str, lines: Lines) -> dict[str, Any]:
    message = finding.message if finding.hint is None else f"{finding.message} {finding.hint}"
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": _INDEX[finding.code],
        "level": finding.severity,
        "message": {"text": message},
        "locations": [_location(uri, finding.span, lines)],
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(uri, span, lines)} for number, span in enumerate(finding.related, start=1)
        ]
    return result


def _location(uri: str, span: Span, lines: Lines) -> dict[str, Any]:
    (line, column), (end_line, end_column) = lines.place(span[0]), lines.place(span[1])
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span[0],
        "charLength": span[1] - span[0],
    }
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


def _uri(file: str) -> str:
    """The file as a URI: relative as it was named, a full address when it was named from the root."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(str(PurePosixPath(path)))
