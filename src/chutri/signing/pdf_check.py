"""Signatures of a PDF, each judged by pyHanko: digest, value, chain, what it covers, what was appended after it.

What is appended may be further signatures, their frames and the proofs that archives add (ISO 32000-2, 12.8); whatever else
changes after a signature (a page, a text, a filled form, an annotation over the words) makes that signature wrong.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import BinaryIO

from pyhanko.pdf_utils.misc import PdfError, PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.validation import (
    DocumentSecurityStore,
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    async_validate_pdf_signature,
)
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext

from chutri.signing.errors import UnableToCheck
from chutri.signing.model import Fault, FoundSignature, Signatures
from chutri.signing.trust import USES, common_name, names_in, rules

_MOST_SIGNATURES = 50
_TRUST_FAULTS: dict[object, Fault] = {
    AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND: Fault.UNKNOWN_ISSUER,
    AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE: Fault.WRONG_USE,
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE: Fault.WEAK,
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE: Fault.WEAK,
}
# What the library logs of a chain that it can't build, is told by the faults.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


def check_pdf(file: BinaryIO, *, roots: Sequence[bytes], moment: datetime) -> Signatures:
    """Judge the signatures of a PDF as of the moment at which it was first seen here. Raises UnableToCheck.

    A trusted timestamp in a signature moves that signature's moment to its own.
    """
    try:
        reader = PdfFileReader(file, strict=True)
        if reader.encrypted:
            raise UnableToCheck("Tệp PDF đặt mật khẩu hoặc được mã hóa nên không kiểm tra được chữ ký số.")
        there = reader.embedded_regular_signatures
        names = {one.field_name for one in reader.embedded_signatures}
    except (PdfError, ValueError, KeyError, TypeError, IndexError, RecursionError, AttributeError):
        raise UnableToCheck("Tệp PDF hỏng hoặc không đúng chuẩn nên không kiểm tra được chữ ký số.") from None
    if len(there) > _MOST_SIGNATURES:
        raise UnableToCheck(f"Tệp PDF có hơn {_MOST_SIGNATURES} chữ ký số nên không kiểm tra được.")
    return Signatures(tuple(_judge(one, reader, names, roots, moment) for one in there))


def _judge(
    one: EmbeddedPdfSignature, reader: PdfFileReader, names: set[str], roots: Sequence[bytes], moment: datetime
) -> FoundSignature:
    try:
        status = _status(one, reader, roots, moment)
        if (stamped := _trusted_stamp(status)) and status.trust_problem_indic is not None:
            moment = stamped
            status = _status(one, reader, roots, moment)
        certificate = one.signer_cert
    except (PdfReadError, SignatureValidationError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return FoundSignature(name=one.field_name[:250], faults=(Fault.BROKEN,))
    term = certificate.not_valid_before, certificate.not_valid_after
    stamp = status.timestamp_validity
    later, changes = _later(status, names)
    trust = trust_faults(
        status.trust_problem_indic, term=term, moment=moment, said=status.signer_reported_dt, revoked=status.revoked
    )
    faults = [*_content_faults(status), *changes, *trust]
    if stamp is not None and not (stamp.intact and stamp.valid):
        faults.append(Fault.BAD_TIMESTAMP)
    path = status.validation_path
    return FoundSignature(
        name=one.field_name[:250],
        valid_from=term[0],
        valid_to=term[1],
        signed_at=status.signer_reported_dt,
        stamped_at=stamp.timestamp if stamp else None,
        stamped_by=common_name(stamp.signing_cert) if stamp else "",
        stamp_trusted=_trusted_stamp(status) is not None,
        covers_all=status.coverage == SignatureCoverageLevel.ENTIRE_FILE or not changes,
        later=later,
        root=common_name(path.first) if status.trusted and path else "",
        faults=tuple(dict.fromkeys(faults)),
        **names_in(certificate),
    )


def _status(
    one: EmbeddedPdfSignature, reader: PdfFileReader, roots: Sequence[bytes], moment: datetime
) -> PdfSignatureStatus:
    signer, stamp = (_context(reader, roots, moment) for _ in range(2))
    return asyncio.run(async_validate_pdf_signature(one, signer, stamp, key_usage_settings=USES))


def _context(reader: PdfFileReader, roots: Sequence[bytes], moment: datetime) -> ValidationContext:
    """Give the rules for one look, with the certificates and proofs of revocation that the file brings along."""
    given = rules(roots, moment)
    if "/DSS" in reader.root:
        with suppress(PdfError, ValueError, KeyError, TypeError, AttributeError):
            return DocumentSecurityStore.read_dss(reader).as_validation_context(given)
    return ValidationContext(**given)


def _trusted_stamp(status: PdfSignatureStatus) -> datetime | None:
    stamp = status.timestamp_validity
    return stamp.timestamp if stamp is not None and stamp.valid and stamp.intact and stamp.trusted else None


def _content_faults(status: PdfSignatureStatus) -> list[Fault]:
    if not status.intact:
        return [Fault.ALTERED]
    return [] if status.valid else [Fault.BAD_VALUE]


def _later(status: PdfSignatureStatus, signatures: set[str]) -> tuple[str, list[Fault]]:
    """Say what was appended after a signature, and what of it speaks against it."""
    if status.coverage is None or status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return "content", [Fault.PARTIAL]
    level = status.modification_level
    if level is None or level > ModificationLevel.FORM_FILLING or status.docmdp_ok is False:
        return "content", [Fault.CHANGED_AFTER]
    if level == ModificationLevel.FORM_FILLING:
        changed = status.diff_result.changed_form_fields if isinstance(status.diff_result, DiffResult) else {""}
        return ("signatures", []) if set(changed) <= signatures else ("content", [Fault.CHANGED_AFTER])
    return ("proofs" if level == ModificationLevel.LTA_UPDATES else ""), []


def trust_faults(
    problem: object, *, term: tuple[datetime, datetime], moment: datetime, said: datetime | None, revoked: bool
) -> list[Fault]:
    """Say what speaks against a certificate: the library's word for it, its term, when its owner says to have signed."""
    faults: list[Fault] = []
    if said is not None and said.tzinfo is not None and not term[0] <= said <= term[1]:
        faults.append(Fault.OUT_OF_TERM)
    if revoked:
        return [*faults, Fault.REVOKED]
    if problem is not None and not term[0] <= moment <= term[1]:
        faults.append(Fault.NOT_YET_VALID if moment < term[0] else Fault.EXPIRED)
    elif problem is not None:
        faults.append(_TRUST_FAULTS.get(problem, Fault.CHAIN))
    return faults
