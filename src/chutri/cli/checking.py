"""``chutri check``: what to mend in a plan before it is signed, for a reader, a program or a merge request."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace

from chutri.checking.model import Finding, at_least
from chutri.checking.selection import Selection, UnknownCode
from chutri.cli import form_checking
from chutri.cli.checked import CheckedReading
from chutri.cli.errors import CommandError
from chutri.cli.forms import findings_text, json_lines, sarif
from chutri.cli.inputs import Inputs
from chutri.cli.outputs import refuse_overwriting, write_text
from chutri.cli.wording import said_findings


def run(arguments: argparse.Namespace) -> int:
    """Carry out ``chutri check``: 0 nothing grave enough, 1 something found, 2 a file could not be read."""
    refuse_overwriting(arguments.out, arguments.files)
    if arguments.form:
        return form_checking.run(arguments)
    try:
        selection = Selection.of(arguments.select, arguments.ignore)
    except UnknownCode as error:
        raise CommandError(str(error)) from error
    inputs = Inputs(arguments.files)
    told: list[Finding] = []
    plans = _selected(inputs, selection, told)
    if arguments.format == "sarif":
        write_text((sarif.render(list(plans)),), arguments.out)
    elif arguments.format == "json":
        write_text(map(json_lines.render_findings, plans), arguments.out)
    else:
        write_text((piece for plan in plans for piece in findings_text.render(plan)), arguments.out)
        _sum_up(told, len(arguments.files) - inputs.failed)
    if inputs.failed:
        return 2
    return 1 if any(at_least(finding.severity, arguments.fail_on) for finding in told) else 0


def _selected(inputs: Inputs, selection: Selection, told: list[Finding]) -> Iterator[CheckedReading]:
    """Each document with the findings that are wanted, which are noted in ``told``."""
    for plan in inputs:
        findings = selection.of_findings(plan.findings)
        told.extend(findings)
        yield replace(plan, findings=findings)


def _sum_up(told: list[Finding], documents: int) -> None:
    if documents:
        counts = said_findings(told) or "không có gì phải sửa"
        sys.stderr.write(f"Đã soát {documents} văn bản: {counts}.\n")
