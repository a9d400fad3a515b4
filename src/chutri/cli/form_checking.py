"""``chutri check --form``: what breaks the prescribed form of official documents in a .docx."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from chutri.cli.errors import CommandError, as_sentence
from chutri.cli.outputs import write_text
from chutri.writing.errors import WritingError
from chutri.writing.form_check import FormFinding, check_form


def run(arguments: argparse.Namespace) -> int:
    """Check the form of each file: 0 nothing breaks it, 1 something does, 2 a file could not be read."""
    if arguments.format == "sarif":
        raise CommandError("Soát thể thức chỉ cho kết quả dạng text hoặc json.")
    failed = told = 0
    pieces: list[str] = []
    for name in arguments.files:
        try:
            found = check_form(Path(name).read_bytes())
        except (WritingError, OSError) as error:
            failed += 1
            words = as_sentence(error, name) if isinstance(error, OSError) else f"{name}: {error}"
            sys.stderr.write(f"{words}\n")
            continue
        told += len(found)
        pieces.append(_as_json(name, found) if arguments.format == "json" else _as_text(name, found))
    write_text(pieces, arguments.out)
    if arguments.format == "text":
        read = len(arguments.files) - failed
        sys.stderr.write(f"Đã soát thể thức {read} văn bản: {f'{told} chỗ phải sửa' if told else 'đúng thể thức'}.\n")
    if failed:
        return 2
    return 1 if told else 0


def _as_text(name: str, found: tuple[FormFinding, ...]) -> str:
    lines = [name]
    for one in found:
        lines.append(f"  {one.code}  {one.message}")
        if one.words:
            lines.append(f"         “{one.words}” (đoạn {one.place})")
        lines.append(f"         {one.rule}")
    return "\n".join(lines) + "\n"


def _as_json(name: str, found: tuple[FormFinding, ...]) -> str:
    findings = [
        {"code": one.code, "message": one.message, "words": one.words, "paragraph": one.place, "rule": one.rule}
        for one in found
    ]
    return json.dumps({"file": name, "findings": findings}, ensure_ascii=False) + "\n"
