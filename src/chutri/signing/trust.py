"""Whom to believe: certificates of roots, and whether a signer's certificate leads to one of them.

Nothing is fetched: a revocation is known where the file itself carries the proof. The machine's own list of roots is for web
sites and never asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import pem
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from pyhanko.sign.validation.settings import KeyUsageConstraints

from chutri.signing.errors import UnableToCheck

# Certificates for officials carry one or both of these uses.
USES = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False)
_LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class RootCertificate:
    """A certificate that somebody is about to trust: ``der`` is it, the rest is to be compared with what its owner published."""

    der: bytes
    name: str
    fingerprint: str
    valid_from: datetime
    valid_to: datetime


def read_root(data: bytes) -> RootCertificate:
    """Read the certificate of an issuer, PEM or DER. Raises UnableToCheck when it is none, or not one of an issuer."""
    if len(data) > _LARGEST:
        raise UnableToCheck("Tệp quá lớn, không phải một chứng thư số.")
    try:
        der = pem.unarmor(data)[2] if pem.detect(data) else data
        one = x509.load_der_x509_certificate(der)
        issues = one.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (ValueError, x509.ExtensionNotFound):
        raise UnableToCheck("Tệp không phải chứng thư số (.cer, .crt, .pem) của một tổ chức chứng thực.") from None
    if not issues:
        raise UnableToCheck("Chứng thư này của người ký, không phải của tổ chức chứng thực, nên không làm gốc được.")
    parsed = Certificate.load(der)
    return RootCertificate(
        der=der,
        name=common_name(parsed),
        fingerprint=one.fingerprint(hashes.SHA256()).hex(),
        valid_from=one.not_valid_before_utc,
        valid_to=one.not_valid_after_utc,
    )


def rules(roots: Sequence[bytes], moment: datetime) -> dict[str, Any]:
    """Give the arguments of a ValidationContext: the roots and the moment, and that nothing is fetched."""
    return {
        "trust_roots": [Certificate.load(der) for der in roots],
        "moment": moment,
        "allow_fetching": False,
        "revocation_mode": "soft-fail",
        "retroactive_revinfo": True,
    }


def common_name(one: Certificate) -> str:
    """Give the name that a certificate is about."""
    return _part(one.subject.native, "common_name") or _part(one.subject.native, "organization_name")


def names_in(one: Certificate) -> dict[str, str]:
    """Give signer, agency, unit, issuer and serial number as a certificate has them."""
    subject, issuer = one.subject.native, one.issuer.native
    return {
        "signer": _part(subject, "common_name"),
        "organization": _part(subject, "organization_name"),
        "unit": _part(subject, "organizational_unit_name"),
        "issuer": _part(issuer, "common_name") or _part(issuer, "organization_name"),
        "serial": f"{one.serial_number:x}",
    }


def _part(name: object, key: str) -> str:
    """Give one part of a name; of several the first, which is the narrowest that issuers write."""
    value = name.get(key, "") if isinstance(name, dict) else ""
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value)[:250]
