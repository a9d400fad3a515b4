"""Opening somebody else's .docx within bounds."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from chutri.writing.errors import WritingError

# An official document of a thousand pages unpacks to some ten megabytes of XML.
LARGEST_UNPACKED = 60 * 1024 * 1024
_MACROS = "vbaproject.bin"


def open_word(data: bytes) -> WordDocument:
    """Open a .docx. Raises WritingError with a reason fit for the screen."""
    try:
        with ZipFile(BytesIO(data)) as package:
            members = package.infolist()
    except BadZipFile as error:
        raise WritingError("Tệp không phải .docx hoặc đã hỏng; hãy mở bằng Word và lưu lại.") from error
    if any(member.filename.casefold().endswith(_MACROS) for member in members):
        raise WritingError("Tệp có macro nên không được nhận; hãy lưu lại thành .docx không có macro.")
    # the directory's sizes are what the unpacking is held to: zipfile stops at them
    if sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise WritingError("Tệp giải nén ra quá lớn so với một văn bản hành chính nên không được mở.")
    try:
        return docx.Document(BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, BadZipFile, etree.XMLSyntaxError) as error:
        raise WritingError("Tệp .docx hỏng, không đọc được nội dung; hãy mở bằng Word và lưu lại.") from error
