"""Signatures of a .docx (.xlsx, .pptx): XML-DSig over a manifest of the package's parts (ECMA-376 part 2, 13).

signxml verifies the signature's value and the digests of what stands in it; only what it gives back as signed is looked at
further. Every part of the file has to stand in the manifest: what was added beside it (a part, a relation, another type of
content) is how signed Office files are forged.
"""

from __future__ import annotations

import asyncio
from base64 import b64decode
from collections.abc import Sequence
from datetime import datetime
from typing import Any, BinaryIO

from asn1crypto.x509 import Certificate
from cryptography import x509
from pyhanko.sign.validation.generic_cms import validate_cert_usage
from pyhanko_certvalidator import ValidationContext
from signxml.algorithms import CanonicalizationMethod
from signxml.exceptions import InvalidDigest, InvalidSignature, SignXMLException
from signxml.verifier import SignatureConfiguration, XMLVerifier

from chutri.signing.errors import UnableToCheck
from chutri.signing.model import Fault, FoundSignature, Signatures
from chutri.signing.office_package import Package, Reference, Unsupported, is_relations, manifest_of, parse
from chutri.signing.pdf_check import trust_faults
from chutri.signing.trust import USES, common_name, names_in, rules

_DS = "{http://www.w3.org/2000/09/xmldsig#}"
_TIME = ".//{http://schemas.openxmlformats.org/package/2006/digital-signature}SignatureTime/{*}Value"
_XADES_TIME = ".//{http://uri.etsi.org/01903/v1.3.2#}SigningTime"
_MOST_SIGNATURES = 50


def check_office(file: BinaryIO, *, roots: Sequence[bytes], moment: datetime) -> Signatures:
    """Judge the signatures of an Office file as of the moment at which it was first seen here. Raises UnableToCheck."""
    package = Package(file)
    there = package.signatures
    if len(there) > _MOST_SIGNATURES:
        raise UnableToCheck(f"Tệp có hơn {_MOST_SIGNATURES} chữ ký số nên không kiểm tra được.")
    return Signatures(tuple(_judge(one, package, roots, moment) for one in there))


def _judge(data: bytes, package: Package, roots: Sequence[bytes], moment: datetime) -> FoundSignature:
    root = parse(data)
    certificates = [
        b64decode("".join((one.text or "").split()))
        for one in root.findall(f"{_DS}KeyInfo/{_DS}X509Data/{_DS}X509Certificate")
    ]
    try:
        signer = Certificate.load(certificates[0])
        facts: dict[str, Any] = {
            "name": root.get("Id", "")[:250],
            "valid_from": signer.not_valid_before,
            "valid_to": signer.not_valid_after,
            **names_in(signer),
        }
        signed = _signed_objects(data, x509.load_der_x509_certificate(certificates[0]))
    except InvalidDigest:
        return FoundSignature(**facts, faults=(Fault.ALTERED,))
    except InvalidSignature:
        return FoundSignature(**facts, faults=(Fault.BAD_VALUE,))
    except _Weak:
        return FoundSignature(**facts, faults=(Fault.WEAK,))
    except (SignXMLException, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return FoundSignature(name=root.get("Id", "")[:250], faults=(Fault.BROKEN,))
    said = _said_time(signed)
    faults = _content_faults(signed, package)
    trust, anchor = _trust(signer, certificates[1:], roots, moment, said)
    faults = [*faults, *trust]
    return FoundSignature(
        **facts,
        signed_at=said,
        covers_all=Fault.PARTIAL not in faults,
        root=anchor,
        faults=tuple(dict.fromkeys(faults)),
    )


class _Verifier(XMLVerifier):
    """signxml, with each element made the root of a document before it is put into canonical form.

    libxml2 2.14 gives the grandchildren of an element that is no root an empty namespace that they do not have, so that no
    signature of Word would be right.
    """

    def _c14n(self, nodes: Any, algorithm: Any, inclusive_ns_prefixes: Any = None) -> bytes:
        alone = self._fromstring(self._tostring(nodes, with_tail=False))  # type: ignore[no-untyped-call]
        canonical: bytes = super()._c14n(alone, algorithm, inclusive_ns_prefixes)
        return canonical


class _Weak(Exception):
    """The signature is made with what proves nothing any more."""


def _signed_objects(data: bytes, signer: x509.Certificate) -> list[Any]:
    """Give the objects of a signature as they were signed; raises what signxml does."""
    if b"#rsa-sha1" in data or b"xmldsig#sha1" in data:
        raise _Weak
    config = SignatureConfiguration(
        location="./",
        expect_references=True,
        ignore_ambiguous_key_info=True,
        # Whether the certificate was in its term is judged with its chain.
        verification_time=signer.not_valid_before_utc,
        default_reference_c14n_method=CanonicalizationMethod.CANONICAL_XML_1_0,
    )
    results = _Verifier().verify(data, x509_cert=signer, validate_schema=False, expect_config=config)
    there = results if isinstance(results, list) else [results]
    return [one.signed_xml for one in there if one.signed_xml is not None]


def _content_faults(signed: list[Any], package: Package) -> list[Fault]:
    """Compare the parts of the file with the manifest that was signed."""
    objects = [one for one in signed if one.tag == f"{_DS}Object" and one.find(f"{_DS}Manifest") is not None]
    if len(objects) != 1:
        return [Fault.BROKEN]
    references = manifest_of(objects[0])
    try:
        if not all(package.matches(one) for one in references):
            return [Fault.ALTERED]
    except Unsupported:
        return [Fault.BROKEN]
    return [Fault.PARTIAL] if _left_out(references, package) else []


def _left_out(references: list[Reference], package: Package) -> bool:
    if package.to_be_signed - {one.part for one in references}:
        return True
    return any(package.unsigned_relations(one) for one in references if is_relations(one))


def _said_time(signed: list[Any]) -> datetime | None:
    for path in (_XADES_TIME, _TIME):
        for one in signed:
            value = one.findtext(path)
            try:
                said = datetime.fromisoformat((value or "").strip().replace("Z", "+00:00"))
            except ValueError:
                continue
            if said.tzinfo is not None:
                return said
    return None


def _trust(
    signer: Certificate, others: Sequence[bytes], roots: Sequence[bytes], moment: datetime, said: datetime | None
) -> tuple[list[Fault], str]:
    given = rules(roots, moment)
    context = ValidationContext(**given, other_certs=[Certificate.load(one) for one in others])
    paths = context.path_builder.async_build_paths_lazy(signer)
    result = asyncio.run(validate_cert_usage(signer, context, key_usage_settings=USES, paths=paths))
    path = result.success_result
    faults = trust_faults(
        result.error_subindic,
        term=(signer.not_valid_before, signer.not_valid_after),
        moment=moment,
        said=said,
        revoked=result.revo_details is not None,
    )
    return faults, common_name(path.first) if path is not None else ""
