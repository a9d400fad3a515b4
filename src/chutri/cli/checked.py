"""A document that was read and checked: what every form takes."""

from __future__ import annotations

from dataclasses import dataclass

from chutri.checking.model import Finding
from chutri.reading.model import Reading


@dataclass(frozen=True, slots=True)
class CheckedReading:
    """A file as it was named, what was read in it, and what the checks say of it."""

    file: str
    reading: Reading
    findings: tuple[Finding, ...]
