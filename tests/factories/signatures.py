"""A certification authority of its own for each test run, keys of officials, signed PDFs and signed Word files."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from lxml import etree
from pyhanko.keys.internal import translate_pyca_cryptography_cert_to_asn1, translate_pyca_cryptography_key_to_asn1
from pyhanko.sign.signers import SimpleSigner
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.factories.papers import a_word_file

# wide enough for the clock of any machine that runs the tests: the library signs by it
BEGIN = datetime(2020, 1, 1, tzinfo=UTC)
END = datetime(2090, 1, 1, tzinfo=UTC)
SIGNED = datetime(2026, 3, 2, 2, 15, tzinfo=UTC)
SEEN = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
ISSUER = "CA Cơ quan nhà nước tỉnh Minh Hải Đông"
PASSWORD = "mật khẩu-của-tệp"


@dataclass(frozen=True)
class Authority:
    """An issuer with its key."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)


@dataclass(frozen=True)
class Holder:
    """Somebody who signs, with the certificates above."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey
    issuer: Authority

    def signer(self) -> SimpleSigner:
        """As the library wants it."""
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register(translate_pyca_cryptography_cert_to_asn1(self.issuer.certificate))
        return SimpleSigner(
            signing_cert=translate_pyca_cryptography_cert_to_asn1(self.certificate),
            signing_key=translate_pyca_cryptography_key_to_asn1(self.key),
            cert_registry=store,
        )

    def pkcs12(self, folder: Path) -> Path:
        """As a file that the site is told of."""
        path = folder / "khoa.p12"
        data = pkcs12.serialize_key_and_certificates(
            b"khoa",
            self.key,
            self.certificate,
            [self.issuer.certificate],
            serialization.BestAvailableEncryption(PASSWORD.encode()),
        )
        path.write_bytes(data)
        return path


def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def authority(name: str = ISSUER) -> Authority:
    """An issuer that nobody trusts before somebody says so."""
    return _authority(name)


@cache  # by what is given, not by how it is given: two calls mean one key
def _authority(name: str) -> Authority:
    key = _key()
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name), x509.NameAttribute(NameOID.COUNTRY_NAME, "VN")])
    built = (
        x509.CertificateBuilder()
        .subject_name(own)
        .issuer_name(own)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(BEGIN - timedelta(days=3650))
        .not_valid_after(END + timedelta(days=3650))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(_uses(sign=False), critical=True)
    )
    return Authority(built.sign(key, hashes.SHA256()), key)


@cache
def holder(
    name: str = "Trần Văn Minh",
    organization: str = "Ủy ban nhân dân tỉnh Minh Hải Đông",
    *,
    issuer: str = ISSUER,
    begin: datetime = BEGIN,
    end: datetime = END,
    stamps: bool = False,
    signs: bool = True,
) -> Holder:
    """An official with a certificate of the issuer."""
    above, key = authority(issuer), _key()
    built = (
        x509.CertificateBuilder()
        .subject_name(
            x509.Name(
                [
                    x509.NameAttribute(NameOID.COMMON_NAME, name),
                    x509.NameAttribute(NameOID.ORGANIZATION_NAME, organization),
                    x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
                ]
            )
        )
        .issuer_name(above.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_uses(sign=signs, encipher=not signs), critical=True)
    )
    if stamps:
        built = built.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return Holder(built.sign(above.key, hashes.SHA256()), key, above)


def _uses(*, sign: bool, encipher: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=sign,
        content_commitment=sign,
        key_encipherment=encipher,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not sign and not encipher,
        crl_sign=not sign and not encipher,
        encipher_only=False,
        decipher_only=False,
    )


def stamper(at: datetime) -> DummyTimeStamper:
    """A timestamp server that answers without a network."""
    one = holder("Cấp dấu thời gian", "CA", end=END + timedelta(days=3000), stamps=True)
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register(translate_pyca_cryptography_cert_to_asn1(one.issuer.certificate))
    return DummyTimeStamper(
        tsa_cert=translate_pyca_cryptography_cert_to_asn1(one.certificate),
        tsa_key=translate_pyca_cryptography_key_to_asn1(one.key),
        certs_to_embed=store,
        fixed_dt=at,
    )


# Word files. Office signs by XML-DSig over a manifest of parts (ECMA-376 part 2, 13); this writes what Word writes.

_DS = "http://www.w3.org/2000/09/xmldsig#"
_MDSSI = "http://schemas.openxmlformats.org/package/2006/digital-signature"
_C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_REL_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


def a_signed_word_file(*paragraphs: str, by: Holder | None = None, at: datetime = SIGNED) -> bytes:
    """A .docx signed as Word signs it."""
    return sign_word_file(a_word_file(*paragraphs), by=by or holder(), at=at)


def sign_word_file(data: bytes, *, by: Holder, at: datetime = SIGNED, digest: str = "sha256") -> bytes:
    """Add a signature over all parts that Word signs."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    types = etree.fromstring(parts["[Content_Types].xml"])
    parts["_xmlsignatures/sig1.xml"] = _signature(parts, types, by, at, digest)
    parts["_xmlsignatures/origin.sigs"] = b""
    parts["_xmlsignatures/_rels/origin.sigs.rels"] = (
        f'<Relationships xmlns="{_REL}"><Relationship Id="rId1" Type="{_REL}/digital-signature/signature" '
        'Target="sig1.xml"/></Relationships>'
    ).encode()
    rels = etree.fromstring(parts["_rels/.rels"])
    etree.SubElement(
        rels,
        f"{{{_REL}}}Relationship",
        {"Id": "rIdSig", "Type": f"{_REL}/digital-signature/origin", "Target": "_xmlsignatures/origin.sigs"},
    )
    parts["_rels/.rels"] = etree.tostring(rels)
    for tag, facts in (
        ("Default", {"Extension": "sigs", "ContentType": f"{_MDSSI}-origin"}),
        ("Override", {"PartName": "/_xmlsignatures/sig1.xml", "ContentType": f"{_MDSSI}-xmlsignature+xml"}),
    ):
        etree.SubElement(types, f"{{{types.nsmap[None]}}}{tag}", facts)
    parts["[Content_Types].xml"] = etree.tostring(types)
    return packed(parts)


def packed(parts: dict[str, bytes]) -> bytes:
    """A package of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _signature(parts: dict[str, bytes], types: Any, by: Holder, at: datetime, digest: str) -> bytes:
    method = {"sha256": "http://www.w3.org/2001/04/xmlenc#sha256", "sha1": f"{_DS}sha1"}[digest]
    references = "".join(
        _reference(name, content, _type_of(name, types), method, digest)
        for name, content in parts.items()
        if not name.startswith(("docProps/", "_xmlsignatures/", "[Content_Types]"))
    )
    package = (
        f'<Object Id="idPackageObject"><Manifest>{references}</Manifest><SignatureProperties>'
        '<SignatureProperty Id="idSignatureTime" Target="#idPackageSignature">'
        f'<mdssi:SignatureTime xmlns:mdssi="{_MDSSI}"><mdssi:Format>YYYY-MM-DDThh:mm:ssTZD</mdssi:Format>'
        f"<mdssi:Value>{at:%Y-%m-%dT%H:%M:%SZ}</mdssi:Value></mdssi:SignatureTime></SignatureProperty>"
        "</SignatureProperties></Object>"
    )
    value = base64.b64encode(hashlib.new(digest, _canonical(package)).digest()).decode()
    signed_info = (
        f'<SignedInfo><CanonicalizationMethod Algorithm="{_C14N}"/>'
        f'<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>'
        f'<Reference Type="{_DS}Object" URI="#idPackageObject"><DigestMethod Algorithm="{method}"/>'
        f"<DigestValue>{value}</DigestValue></Reference></SignedInfo>"
    )
    signature = by.key.sign(_canonical(signed_info), padding.PKCS1v15(), hashes.SHA256())
    certificate = base64.b64encode(by.certificate.public_bytes(serialization.Encoding.DER)).decode()
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Signature xmlns="{_DS}" Id="idPackageSignature">{signed_info}'
        f"<SignatureValue>{base64.b64encode(signature).decode()}</SignatureValue><KeyInfo><X509Data><X509Certificate>"
        f"{certificate}</X509Certificate></X509Data></KeyInfo>{package}</Signature>"
    ).encode()


def _reference(name: str, content: bytes, kind: str, method: str, digest: str) -> str:
    transforms = ""
    if kind == _REL_TYPE:
        root = etree.fromstring(content)
        kept = sorted(
            (dict(one.attrib) for one in root if _is_signed(one)),
            key=lambda one: str(one["Id"]),
        )
        ids = "".join(f'<mdssi:RelationshipReference xmlns:mdssi="{_MDSSI}" SourceId="{one["Id"]}"/>' for one in kept)
        transforms = (
            f'<Transforms><Transform Algorithm="http://schemas.openxmlformats.org/package/2006/RelationshipTransform">'
            f'{ids}</Transform><Transform Algorithm="{_C14N}"/></Transforms>'
        )
        plain: Any = {None: _REL}
        new = etree.Element(f"{{{_REL}}}Relationships", nsmap=plain)
        for one in kept:
            etree.SubElement(new, f"{{{_REL}}}Relationship", {"TargetMode": "Internal", **one})
        content = etree.tostring(new, method="c14n")
    value = base64.b64encode(hashlib.new(digest, content).digest()).decode()
    return (
        f'<Reference URI="/{name}?ContentType={kind}">{transforms}<DigestMethod Algorithm="{method}"/>'
        f"<DigestValue>{value}</DigestValue></Reference>"
    )


def _is_signed(one: Any) -> bool:
    return not str(one.get("Type")).endswith(("-properties", "/thumbnail", "/origin"))


def _type_of(name: str, types: Any) -> str:
    for one in types:
        if str(one.get("PartName", "")).lower() == f"/{name}".lower():
            return str(one.get("ContentType"))
    end = name.rsplit(".", 1)[-1]
    return next(str(one.get("ContentType")) for one in types if one.get("Extension") == end)


def _canonical(xml: str) -> bytes:
    """As the element stands in the signature, whose namespace it has."""
    return etree.tostring(
        etree.fromstring(
            xml.replace(" ", f' xmlns="{_DS}" ', 1)
            if xml.startswith("<Object ")
            else xml.replace(">", f' xmlns="{_DS}">', 1)
        ),
        method="c14n",
    )
