"""The package of an Office file (ECMA-376 part 2): its parts, their types, and the digest that a signature's manifest names.

Sizes are bounded before anything is unpacked; XML is read without entities, without DTD and without a network.
"""

from __future__ import annotations

import binascii
import hashlib
import zipfile
from dataclasses import dataclass
from typing import Any, BinaryIO
from urllib.parse import unquote

from lxml import etree

from chutri.signing.errors import UnableToCheck

_LARGEST_PART = 100 * 1024 * 1024
_LARGEST_WHOLE = 300 * 1024 * 1024
_MOST_PARTS = 5_000
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_OWN = "http://schemas.openxmlformats.org/package/2006/digital-signature"
_RELATION_TRANSFORM = "http://schemas.openxmlformats.org/package/2006/RelationshipTransform"
_DS = "http://www.w3.org/2000/09/xmldsig#"
_C14N = {
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315": {},
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments": {"with_comments": True},
    "http://www.w3.org/2001/10/xml-exc-c14n#": {"exclusive": True},
}
_DIGESTS = {
    "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
    "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
    "http://www.w3.org/2000/09/xmldsig#sha1": "sha1",
}
# Office itself leaves these unsigned: what the properties' dialog edits, the list of types (checked by itself), signatures.
_UNSIGNED = ("docprops/", "_xmlsignatures/", "[content_types].xml")
_UNSIGNED_RELATIONS = (
    "/digital-signature/origin",
    "/metadata/core-properties",
    "/extended-properties",
    "/custom-properties",
    "/metadata/thumbnail",
)


class Unsupported(Exception):
    """A transform or an algorithm that no Office program writes."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One line of a signature's manifest: the part, its type, how its bytes are made ready, and their digest."""

    part: str
    content_type: str
    transforms: tuple[Any, ...]
    algorithm: str
    digest: str


class Package:
    """An Office file's parts, unpacked one at a time."""

    def __init__(self, file: BinaryIO) -> None:
        """Look at the directory. Raises UnableToCheck for what is broken, too large, or has one name twice."""
        try:
            self._archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError):
            raise UnableToCheck("Tệp Office hỏng nên không kiểm tra được chữ ký số.") from None
        entries = self._archive.infolist()
        names = [one.filename.lower() for one in entries]
        if len(names) != len(set(names)):
            raise UnableToCheck("Tệp Office có hai phần trùng tên nên không kiểm tra được chữ ký số.")
        sizes = [one.file_size for one in entries]
        if len(entries) > _MOST_PARTS or sum(sizes) > _LARGEST_WHOLE or max(sizes, default=0) > _LARGEST_PART:
            raise UnableToCheck("Tệp Office giải nén ra quá lớn nên không kiểm tra được chữ ký số.")
        self._entries = {one.filename.lower(): one for one in entries if not one.is_dir()}
        self._defaults, self._overrides = self._types()

    @property
    def signatures(self) -> list[bytes]:
        """Give the signatures, in the order of their parts' names."""
        names = sorted(
            name for name in self._entries if name.startswith("_xmlsignatures/sig") and name.endswith(".xml")
        )
        return [self.read(name) for name in names]

    @property
    def to_be_signed(self) -> set[str]:
        """Give the names of the parts that a signature of the whole file covers."""
        return {name for name in self._entries if not name.startswith(_UNSIGNED)}

    def read(self, part: str) -> bytes:
        """Give the bytes of a part. Raises KeyError when it is not there."""
        with self._archive.open(self._entries[part.lower()]) as opened:
            data = opened.read(_LARGEST_PART + 1)
        if len(data) > _LARGEST_PART:
            raise UnableToCheck("Tệp Office giải nén ra quá lớn nên không kiểm tra được chữ ký số.")
        return data

    def content_type(self, part: str) -> str:
        """Say of what type a part is, by the list of types."""
        name = part.lower()
        return self._overrides.get(f"/{name}") or self._defaults.get(name.rsplit(".", 1)[-1], "")

    def matches(self, reference: Reference) -> bool:
        """Say whether a part is what was signed. Raises Unsupported for what no Office program writes."""
        if reference.part not in self._entries:
            return False
        if self.content_type(reference.part) != reference.content_type:
            return False
        if reference.algorithm not in _DIGESTS:
            raise Unsupported
        data = _transformed(self.read(reference.part), reference.transforms)
        return hashlib.new(_DIGESTS[reference.algorithm], data, usedforsecurity=False).hexdigest() == reference.digest

    def unsigned_relations(self, reference: Reference) -> bool:
        """Say whether a part of relations holds some that its signature does not name, but those that Office leaves out."""
        root = parse(self.read(reference.part))
        named, kinds = _selected(reference.transforms)
        return any(
            one.get("Id") not in named
            and one.get("Type") not in kinds
            and not str(one.get("Type", "")).endswith(_UNSIGNED_RELATIONS)
            for one in root.findall(f"{{{_RELATIONS}}}Relationship")
        )

    def _types(self) -> tuple[dict[str, str], dict[str, str]]:
        try:
            root = parse(self.read("[content_types].xml"))
        except KeyError:
            raise UnableToCheck("Tệp Office hỏng nên không kiểm tra được chữ ký số.") from None
        defaults = {
            str(one.get("Extension")).lower(): str(one.get("ContentType"))
            for one in root.findall(f"{{{_TYPES}}}Default")
        }
        overrides = {
            str(one.get("PartName")).lower(): str(one.get("ContentType"))
            for one in root.findall(f"{{{_TYPES}}}Override")
        }
        return defaults, overrides


def parse(data: bytes) -> Any:
    """Read XML that somebody sent: no entity is followed, a DTD is refused. Raises UnableToCheck."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root: Any = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise UnableToCheck("Tệp Office có phần XML hỏng nên không kiểm tra được chữ ký số.") from None
    if root.getroottree().docinfo.doctype:
        raise UnableToCheck("Tệp Office có khai báo DTD, không phải tệp do Word tạo ra.")
    return root


def manifest_of(signed_object: Any) -> list[Reference]:
    """Read the manifest of a signature, from the object as it was signed."""
    return [_reference(one) for one in signed_object.findall(f"{{{_DS}}}Manifest/{{{_DS}}}Reference")]


def is_relations(reference: Reference) -> bool:
    """Say whether a reference is to a part of relations."""
    return reference.content_type == _RELATIONS_TYPE


def _reference(one: Any) -> Reference:
    path, _, query = str(one.get("URI", "")).partition("?")
    value = (one.findtext(f"{{{_DS}}}DigestValue") or "").strip()
    method = one.find(f"{{{_DS}}}DigestMethod")
    return Reference(
        part=unquote(path).lstrip("/").lower(),
        content_type=query.removeprefix("ContentType="),
        transforms=tuple(one.findall(f"{{{_DS}}}Transforms/{{{_DS}}}Transform")),
        algorithm=str(method.get("Algorithm")) if method is not None else "",
        digest=_hexadecimal(value),
    )


def _hexadecimal(value: str) -> str:
    try:
        return binascii.a2b_base64(value).hex()
    except binascii.Error:
        return ""


def _selected(transforms: tuple[Any, ...]) -> tuple[set[str], set[str]]:
    """Give the relations that a transform keeps: by their ids, by their types."""
    ids: set[str] = set()
    kinds: set[str] = set()
    for one in transforms:
        if one.get("Algorithm") == _RELATION_TRANSFORM:
            ids |= {str(child.get("SourceId")) for child in one.findall(f"{{{_OWN}}}RelationshipReference")}
            kinds |= {str(child.get("SourceType")) for child in one.findall(f"{{{_OWN}}}RelationshipsGroupReference")}
    return ids, kinds


def _transformed(data: bytes, transforms: tuple[Any, ...]) -> bytes:
    root: Any = None
    for one in transforms:
        algorithm = one.get("Algorithm")
        if algorithm == _RELATION_TRANSFORM:
            root = _kept_relations(parse(data), *_selected(transforms))
        elif algorithm in _C14N:
            root = parse(data) if root is None else root
            data = _canonical(root, **_C14N[algorithm])
        else:
            raise Unsupported
    return data


def _canonical(root: Any, *, exclusive: bool = False, with_comments: bool = False) -> bytes:
    return etree.tostring(root, method="c14n", exclusive=exclusive, with_comments=with_comments)


def _kept_relations(root: Any, ids: set[str], kinds: set[str]) -> Any:
    """Give a part of relations as ECMA-376 part 2, 13.2.4.24 has it digested: those kept alone, by id, each with its mode."""
    kept = [
        one for one in root.findall(f"{{{_RELATIONS}}}Relationship") if one.get("Id") in ids or one.get("Type") in kinds
    ]
    plain: Any = {None: _RELATIONS}
    new = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap=plain)
    for one in sorted(kept, key=lambda one: str(one.get("Id"))):
        facts = {name: one.get(name) for name in ("Id", "Type", "Target", "TargetMode") if one.get(name) is not None}
        facts.setdefault("TargetMode", "Internal")
        etree.SubElement(new, f"{{{_RELATIONS}}}Relationship", facts)
    return new
