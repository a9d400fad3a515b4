"""Which findings are wanted, by the beginnings of their codes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chutri.checking.codes import CODES
from chutri.checking.model import Finding


class UnknownCode(ValueError):
    """A prefix that no code begins with; ``str()`` of it is a Vietnamese sentence for the user."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Prefixes of codes to keep and to leave out; nothing selected means everything.

    The longest prefix that fits a code decides, so ``--ignore CT1 --select CT101`` keeps CT101 and no other CT1.
    At equal length ``ignore`` wins.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    @classmethod
    def of(cls, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Selection:
        """A selection from what a user typed: commas and spaces part prefixes, case does not matter.

        Raises ``UnknownCode`` for a prefix of no code: a mistyped filter must not silently hide findings.
        """
        return cls(_prefixes(select), _prefixes(ignore))

    def keeps(self, code: str) -> bool:
        """Whether findings of this code are wanted."""
        wanted = max((len(prefix) for prefix in self.select if code.startswith(prefix)), default=-1)
        refused = max((len(prefix) for prefix in self.ignore if code.startswith(prefix)), default=-1)
        if wanted == refused == -1:
            return not self.select
        return wanted > refused

    def of_findings(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings that are wanted, in their order."""
        return tuple(finding for finding in findings if self.keeps(finding.code))


def _prefixes(typed: Iterable[str]) -> tuple[str, ...]:
    prefixes = [prefix for words in typed for prefix in words.replace(",", " ").upper().split()]
    for prefix in prefixes:
        if not any(code.code.startswith(prefix) for code in CODES):
            raise UnknownCode(
                f"Không có mã kiểm tra nào bắt đầu bằng “{prefix}”. "
                f"Các mã hiện có: từ {CODES[0].code} đến {CODES[-1].code}, xem docs/checks/README.md."
            )
    return tuple(prefixes)
