"""What is known of a file's signatures: frozen values that travel as JSON between the two processes."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, Self


class Fault(StrEnum):
    """What speaks against a signature."""

    ALTERED = "altered"  # the content is not what was signed
    BAD_VALUE = "bad_value"  # the signature's value does not belong to its certificate
    CHANGED_AFTER = "changed_after"  # the content was changed by what was appended later
    PARTIAL = "partial"  # something in the file stands outside what was signed
    REVOKED = "revoked"  # the certificate was revoked
    OUT_OF_TERM = "out_of_term"  # signed, as it says itself, outside the certificate's term
    EXPIRED = "expired"  # the certificate had ended before anybody trustworthy saw the signature
    NOT_YET_VALID = "not_yet_valid"  # the certificate had not begun then
    WRONG_USE = "wrong_use"  # the certificate is not for signing documents
    CHAIN = "chain"  # the chain of certificates leads to a trusted root, and breaks a rule on its way
    UNKNOWN_ISSUER = "unknown_issuer"  # no trusted root stands at the end of the chain
    WEAK = "weak"  # an algorithm that proves nothing any more (SHA-1, short keys)
    BROKEN = "broken"  # a signature whose parts can't be read
    BAD_TIMESTAMP = "bad_timestamp"  # its timestamp does not belong to it


class Verdict(StrEnum):
    """What a signature, or a file with several, is worth."""

    VALID = "valid"
    UNKNOWN_ISSUER = "unknown_issuer"
    UNCHECKED = "unchecked"
    INVALID = "invalid"


# What proves that the signature is wrong; what only keeps it from being proven right.
WRONG = frozenset(
    {Fault.ALTERED, Fault.BAD_VALUE, Fault.CHANGED_AFTER, Fault.PARTIAL, Fault.REVOKED, Fault.OUT_OF_TERM}
)
_WORST_FIRST = (Verdict.INVALID, Verdict.UNCHECKED, Verdict.UNKNOWN_ISSUER, Verdict.VALID)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSignature:
    """One signature. ``covers_all``: nothing but later signatures stands outside it; ``later`` says what was appended."""

    name: str = ""
    signer: str = ""
    organization: str = ""
    unit: str = ""
    issuer: str = ""
    serial: str = ""
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    signed_at: datetime | None = None
    stamped_at: datetime | None = None
    stamped_by: str = ""
    stamp_trusted: bool = False
    covers_all: bool = False
    later: str = ""
    root: str = ""
    faults: tuple[Fault, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Say what it is worth: a proven fault weighs more than a doubt, a doubt more than an unknown issuer."""
        if WRONG.intersection(self.faults):
            return Verdict.INVALID
        if set(self.faults) - {Fault.UNKNOWN_ISSUER}:
            return Verdict.UNCHECKED
        return Verdict.UNKNOWN_ISSUER if self.faults else Verdict.VALID

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON can hold it."""
        return {
            name: value.isoformat() if isinstance(value, datetime) else value for name, value in asdict(self).items()
        }

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        """Read what ``as_json`` gave."""
        moments = {"valid_from", "valid_to", "signed_at", "stamped_at"}
        values = {one.name: told[one.name] for one in fields(cls)}
        values |= {name: datetime.fromisoformat(values[name]) for name in moments if values[name]}
        return cls(**{**values, "faults": tuple(map(Fault, values["faults"]))})


@dataclass(frozen=True, slots=True)
class Signatures:
    """All signatures of a file, in the order of signing."""

    found: tuple[FoundSignature, ...] = ()

    @property
    def verdict(self) -> Verdict | None:
        """Give the worst of its signatures' verdicts; None when there is no signature."""
        worth = {one.verdict for one in self.found}
        return next((one for one in _WORST_FIRST if one in worth), None)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page (from 0), in points from the lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a signature looks like: a picture (bytes of a PNG) in a box, or lines of text, or neither.

    Decree 30/2020, Phụ lục I, II.7 and II.8: the signer's and the agency's signatures are pictures without words; that of
    an annex or a copy is words without a picture. ``font`` is the file of the face that words are set in.
    """

    box: Box
    picture: bytes = b""
    words: str = ""
    font: str = ""

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON can hold it."""
        return {**asdict(self), "picture": b64encode(self.picture).decode()}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        """Read what ``as_json`` gave."""
        return cls(**{**told, "box": Box(**told["box"]), "picture": b64decode(told["picture"])})
