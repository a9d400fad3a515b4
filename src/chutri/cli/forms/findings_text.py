"""Findings as text, each under the line of the document that it is about: ``file:line:column: severity code message``."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from chutri.checking.model import Finding
from chutri.cli.checked import CheckedReading
from chutri.cli.forms.columns import shown_width
from chutri.cli.wording import SEVERITIES, plain
from chutri.reading.model import Span

EXCERPT = 100  # characters of the line that are shown around the place


class Lines:
    """Where the lines of a text begin; both counts are from 1, columns in characters."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(index + 1 for index, char in enumerate(text) if char == "\n")]

    def place(self, at: int) -> tuple[int, int]:
        """The line and the column of a character."""
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1

    def around(self, line: int) -> Span:
        """From where to where a line reaches, without its end."""
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(self._text)
        return start, end


def render(checked: CheckedReading) -> Iterator[str]:
    """Every finding in pieces of text, in the order of the document."""
    text = checked.reading.text
    lines = Lines(text)
    for finding in sorted(checked.findings, key=lambda finding: (finding.span, finding.code)):
        line, column = lines.place(finding.span[0])
        yield f"{checked.file}:{line}:{column}: {SEVERITIES[finding.severity]} {finding.code} {plain(finding.message)}\n"
        yield from _excerpt(text, lines, finding)
        for span in finding.related:
            yield f"    = xem thêm dòng {lines.place(span[0])[0]}: “{_shortened(text[slice(*span)])}”\n"
        if finding.hint:
            yield f"    = cách sửa: {plain(finding.hint)}\n"


def _excerpt(text: str, lines: Lines, finding: Finding) -> Iterator[str]:
    """The line with the place underlined; of a long line only what stands around it."""
    start, end = finding.span
    number, _ = lines.place(start)
    first, last = lines.around(number)
    end = max(min(end, last), start)
    if not text[first:last].strip():
        return
    if last - first > EXCERPT:
        first = max(first, start - EXCERPT // 4)
        last = min(last, first + EXCERPT)
        end = min(end, last)
    before, words, after = _shown(text[first:start]), _shown(text[start:end]), _shown(text[end:last])
    margin = f"{number:>6} | "
    yield f"{margin}{before}{words}{after}\n"
    yield f"{' ' * 6} | {' ' * shown_width(before)}{'^' * max(shown_width(words), 1)}\n"


def _shown(text: str) -> str:
    """The text as it may be shown, a character for a character, so that what stands under it stays under it."""
    return "".join(char if char.isprintable() else " " for char in text)


def _shortened(text: str) -> str:
    said = plain(text)
    return said if len(said) <= EXCERPT else said[: EXCERPT - 1] + "…"
