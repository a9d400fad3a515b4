"""What kind of file some bytes are, by what they hold; the name only decides between kinds of text."""

from __future__ import annotations

import re
from typing import Literal

from chutri.reading.errors import BrokenFile, ProtectedFile, UnsupportedFile

Kind = Literal["text", "markdown", "html", "docx", "odt", "pdf", "image", "doc", "rtf"]

MEDIA_TYPES: dict[Kind, str] = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "doc": "application/msword",
    "rtf": "application/rtf",
}

_READ = "Đọc được: .txt, .md, .html, .docx, .odt, .pdf, .doc, .rtf và ảnh quét .png, .jpg, .tiff."
_IMAGES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
}
_FOREIGN = (
    (b"MZ", "chương trình Windows (.exe)"),
    (b"\x7fELF", "chương trình Linux"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén 7-Zip"),
    (b"\x1f\x8b", "tệp nén GZIP"),
    (b"GIF8", "ảnh GIF; hãy chuyển sang PNG"),
    (b"BM", "ảnh BMP; hãy chuyển sang PNG"),
    (b"RIFF", "ảnh WebP, âm thanh hoặc phim"),
    (b"%!PS", "tệp PostScript; hãy chuyển sang PDF"),
)
# A name with one of these ends promises a file that is not plain text.
_BINARY_ENDS = {".docx", ".odt", ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".xlsx", ".zip", ".exe"}
_HTML = re.compile(
    rb"(?is)\A[\s\xef\xbb\xbf]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b"
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_HEAD = 1024  # a reader looks for %PDF- in the first kilobyte (ISO 32000, annex H)


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of file that the bytes are.

    Raises BrokenFile when there are none, UnsupportedFile when they are of a kind that is not read or not of the
    kind that the name promises, ProtectedFile when they are an encrypted Office file.
    """
    if not data:
        raise BrokenFile(f"Tệp “{name}” rỗng.")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data, name)
    if data.startswith(_OLE):
        return _kind_of_ole(data, name)
    if b"%PDF-" in data[:_PDF_HEAD]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if image_type(data):
        return "image"
    _refuse_foreign(data, name)
    return _kind_of_text(data, name)


def _end(name: str) -> str:
    """The end of a file's name in lower case: ``.docx``; empty when it has none."""
    stem, dot, end = name.rpartition(".")
    return dot + end.lower() if stem else ""


def image_type(data: bytes) -> str | None:
    """The media type of an image that is read, ``None`` for anything else."""
    return next((media for magic, media in _IMAGES.items() if data.startswith(magic)), None)


def _refuse_foreign(data: bytes, name: str) -> None:
    for magic, words in _FOREIGN:
        if data.startswith(magic) and (len(magic) > 2 or b"\0" in data[:_PDF_HEAD]):
            raise UnsupportedFile(f"Tệp “{name}” thực chất là {words}, không phải văn bản. {_READ}")


def _kind_of_text(data: bytes, name: str) -> Kind:
    end = _end(name)
    if end in _BINARY_ENDS:
        raise UnsupportedFile(f"Tệp “{name}” có đuôi {end} nhưng nội dung không phải loại ấy. {_READ}")
    head = data[:4096].replace(b"\0", b"")  # UTF-16 shows its markup too
    head = head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _HTML.match(head) or (end in (".html", ".htm") and b"<" in data):
        return "html"
    return "markdown" if end in (".md", ".markdown") else "text"


def _kind_of_zip(data: bytes, name: str) -> Kind:
    """Told by the names of the members, which stand readable in the central directory at the end of a zip."""
    if b"word/document" in data:
        return "docx"
    if data[30:38] == b"mimetype" and data[38:78].startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    for sign, words in (
        (b"xl/workbook", "bảng tính Excel"),
        (b"ppt/presentation", "bản trình chiếu PowerPoint"),
        (b"application/vnd.oasis.opendocument", "tệp OpenDocument không phải văn bản"),
    ):
        if sign in data:
            raise UnsupportedFile(f"Tệp “{name}” là {words}, không phải văn bản Word. {_READ}")
    if b"content.xml" in data and b"META-INF/manifest.xml" in data:
        return "odt"  # packed anew by a program that compresses the media type, too
    if _end(name) in (".docx", ".odt") and b"PK\x05\x06" not in data[-65_600:]:
        raise BrokenFile(f"Tệp “{name}” bị cắt cụt: thiếu phần cuối.")
    raise UnsupportedFile(f"Tệp “{name}” là tệp nén ZIP, không phải văn bản. {_READ}")


def _kind_of_ole(data: bytes, name: str) -> Kind:
    """The old Office container: an encrypted .docx, a Word 97 file, or something else."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise ProtectedFile(f"Tệp “{name}” đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại.")
    if holds("WordDocument"):
        flags = int.from_bytes(data[522:524], "little")
        # [MS-DOC] 2.5.1: the file's information block opens the first stream, at byte 512; bit 8 of its flags: encrypted
        if data[512:514] == b"\xec\xa5" and flags & 0x100:
            raise ProtectedFile(f"Tệp “{name}” đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại.")
        return "doc"
    raise UnsupportedFile(f"Tệp “{name}” là tệp Office cũ nhưng không phải văn bản Word. {_READ}")
