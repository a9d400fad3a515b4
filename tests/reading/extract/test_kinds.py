"""What a file is, by its bytes and not by its name."""

from __future__ import annotations

import pytest

from chutri.reading.errors import BrokenFile, ProtectedFile, ReadingError, UnsupportedFile
from chutri.reading.extract.kinds import Kind, image_type, kind_of
from tests.layouts import as_docx, as_odt
from tests.reading.extract.files import OLE, name_of, zipped
from tests.reading.extract.plans import PLAN

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"Ke hoach", "a.txt", "text"),
        (b"Ke hoach", "", "text"),
        (b"# Ke hoach", "a.md", "markdown"),
        (b"<!DOCTYPE html><p>x", "a.html", "html"),
        (b"\xef\xbb\xbf  <html><p>x", "a.txt", "html"),
        ("<html><p>x".encode("utf-16"), "a.htm", "html"),
        (b"<html><p>saved by a portal", "a.doc", "html"),
        (b"plain after all", "a.doc", "text"),
        (as_docx(PLAN), "a.txt", "docx"),
        (as_odt(PLAN), "a.docx", "odt"),
        (zipped({"mimetype": "x", "content.xml": "x", "META-INF/manifest.xml": "x"}), "a.odt", "odt"),
        (b"%PDF-1.7\n", "a.pdf", "pdf"),
        (b"\r\n" * 100 + b"%PDF-1.4\n", "a.docx", "pdf"),
        (PNG, "a.jpg", "image"),
        (b"\xff\xd8\xff\xe0", "a.jpg", "image"),
        (b"II*\0" + b"\0" * 9, "a.tif", "image"),
        (b"{\\rtf1 x}", "a.doc", "rtf"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", "doc"),
        (b"PK. is no zip", "a.txt", "text"),
        (b"MZ. is no program", "a.txt", "text"),
    ],
    ids=name_of,
)
def test_the_kind_is_what_the_bytes_are(data: bytes, name: str, kind: Kind) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "name", "error", "says"),
    [
        (b"", "a.txt", BrokenFile, "Tệp “a.txt” rỗng."),
        (b"MZ\x90\0" + b"\0" * 60, "a.pdf", UnsupportedFile, "chương trình Windows (.exe)"),
        (b"\x7fELF\2", "a.docx", UnsupportedFile, "chương trình Linux"),
        (b"Rar!\x1a\7", "a.docx", UnsupportedFile, "tệp nén RAR"),
        (b"GIF89a", "a.png", UnsupportedFile, "ảnh GIF; hãy chuyển sang PNG"),
        (b"Ke hoach", "a.pdf", UnsupportedFile, "có đuôi .pdf nhưng nội dung không phải loại ấy"),
        (b"<html>404", "a.docx", UnsupportedFile, "có đuôi .docx nhưng nội dung không phải loại ấy"),
        (zipped({"a.txt": "x"}), "a.docx", UnsupportedFile, "là tệp nén ZIP, không phải văn bản"),
        (zipped({"xl/workbook.xml": "x"}), "a.docx", UnsupportedFile, "bảng tính Excel"),
        (zipped({"ppt/presentation.xml": "x"}), "a.docx", UnsupportedFile, "bản trình chiếu PowerPoint"),
        (zipped({"a.txt": "x" * 99})[:60], "a.docx", BrokenFile, "bị cắt cụt"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", ProtectedFile, "đặt mật khẩu"),
        (
            OLE[:504].ljust(512, b"\0") + b"\xec\xa5" + b"\0" * 8 + b"\x00\x01" + "WordDocument".encode("utf-16-le"),
            "a.doc",
            ProtectedFile,
            "đặt mật khẩu",
        ),
        (OLE + "Workbook".encode("utf-16-le"), "a.xls", UnsupportedFile, "không phải văn bản Word"),
    ],
    ids=name_of,
)
def test_what_is_not_read_is_refused_with_the_reason(
    data: bytes, name: str, error: type[ReadingError], says: str
) -> None:
    with pytest.raises(error) as caught:
        kind_of(data, name)
    assert (type(caught.value), says in str(caught.value)) == (error, True)


def test_image_types() -> None:
    assert [image_type(data) for data in (PNG, b"\xff\xd8\xff", b"MM\0*", b"GIF")] == [
        "image/png",
        "image/jpeg",
        "image/tiff",
        None,
    ]
