"""What an uploaded file is by its content, and what is never taken in: programs, macros, anything that runs."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

_PROGRAMS = (
    (b"MZ", "chương trình Windows"),
    (b"\x7fELF", "chương trình Linux"),
    (b"\xcf\xfa\xed\xfe", "chương trình macOS"),
    (b"\xca\xfe\xba\xbe", "chương trình Java"),
    (b"#!", "kịch bản lệnh"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "lối tắt Windows"),
)
_SCRIPT_ENDS = (
    ".bat",
    ".cmd",
    ".com",
    ".exe",
    ".hta",
    ".js",
    ".jse",
    ".lnk",
    ".msi",
    ".ps1",
    ".scr",
    ".sh",
    ".vbe",
    ".vbs",
    ".wsf",
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACRO_PARTS = re.compile(
    r"(?:^|/)vbaProject\.bin$|(?:^|/)vbaData\.xml$|^Basic/.+/script-lb\.xml$|^Scripts/", re.IGNORECASE
)
_MACRO_TYPES = re.compile(rb"macroEnabled", re.IGNORECASE)
_PDF_SCRIPT = re.compile(rb"/(?:JavaScript|JS|Launch)\b")
_OFFICE = "application/vnd.openxmlformats-officedocument."
_MEDIA = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
)
_ZIPPED = (
    ("word/document.xml", _OFFICE + "wordprocessingml.document"),
    ("xl/workbook.xml", _OFFICE + "spreadsheetml.sheet"),
    ("ppt/presentation.xml", _OFFICE + "presentationml.presentation"),
    ("content.xml", "application/vnd.oasis.opendocument.text"),
)
_MOST_PARTS = 20_000


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What a file is: its media type, and why it is refused (empty when it is not)."""

    media_type: str
    refused: str = ""


def sniffed(data: bytes, name: str) -> Sniffed:
    """Judge a file by its content; its name only counts against it."""
    for magic, words in _PROGRAMS:
        if data.startswith(magic):
            return Sniffed("application/octet-stream", f"Tệp “{name}” là {words}, không phải văn bản.")
    if name.lower().endswith(_SCRIPT_ENDS):
        return Sniffed("application/octet-stream", f"Tệp “{name}” là tệp chạy được, không phải văn bản.")
    if data.startswith(b"PK"):
        return _zipped(data, name)
    if data.startswith(_OLE):
        return _compound(data, name)
    media_type = next((media for magic, media in _MEDIA if data[:1024].lstrip().startswith(magic)), "")
    if media_type == "application/pdf" and _PDF_SCRIPT.search(data):
        return Sniffed(media_type, f"Tệp “{name}” chứa lệnh tự chạy (JavaScript). Hãy in lại ra PDF rồi gửi.")
    return Sniffed(media_type or _plain(data, name))


def _zipped(data: bytes, name: str) -> Sniffed:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.namelist()[:_MOST_PARTS]
            types = archive.open("[Content_Types].xml").read(1_000_000) if "[Content_Types].xml" in parts else b""
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, ValueError, NotImplementedError):
        return Sniffed("application/zip")
    media_type = next((media for part, media in _ZIPPED if part in parts), "application/zip")
    if any(map(_MACRO_PARTS.search, parts)) or _MACRO_TYPES.search(types):
        return Sniffed(media_type, f"Tệp “{name}” chứa macro. Hãy lưu lại thành .docx không có macro rồi gửi.")
    if any(part.lower().endswith(_SCRIPT_ENDS) for part in parts):
        return Sniffed(media_type, f"Tệp “{name}” chứa tệp chạy được bên trong.")
    return Sniffed(media_type)


def _compound(data: bytes, name: str) -> Sniffed:
    """The container of Word 97 and its like: streams are named in UTF-16."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("_VBA_PROJECT") or holds("Macros"):
        return Sniffed(
            "application/msword", f"Tệp “{name}” chứa macro. Hãy lưu lại thành .docx không có macro rồi gửi."
        )
    return Sniffed("application/msword" if holds("WordDocument") else "application/x-ole-storage")


def _plain(data: bytes, name: str) -> str:
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text/plain"
    if b"\0" in head:
        return "application/octet-stream"
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if bare.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<svg", b"<?xml")) or name.lower().endswith(
        (".html", ".htm")
    ):
        return "text/html"
    return "text/plain"
