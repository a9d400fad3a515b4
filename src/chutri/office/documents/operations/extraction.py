"""The words of a file that is being registered: for search, for its letterhead, and to see that it is no state secret.

The only module below plans that calls the reader (docs/decisions/0013). It keeps nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chutri.office.documents.operations.previews import UnableToPreview, first_page_of, look_at_bytes
from chutri.office.documents.operations.storing import Letterhead
from chutri.reading.closing import find_closing
from chutri.reading.errors import ProtectedFile, ReadingError
from chutri.reading.extract import extract
from chutri.reading.header import find_header
from chutri.reading.lines import Sheet
from chutri.reading.secrecy import mark_in, refuse_secret

_SCAN_WIDTH = 1980  # pixels: A4 at 240 dpi, as the reader draws its pages
_FEW_LETTERS = 40  # on a page: it is a picture with at most a stamp of a signature


class SecretDocument(Exception):
    """The document is stamped MẬT, TỐI MẬT or TUYỆT MẬT; the message is Vietnamese and fit for the screen."""


@dataclass(frozen=True, slots=True)
class Words:
    """What was read of a file: its words, or those of its first page alone (``whole`` false); why not, in Vietnamese."""

    text: str = ""
    whole: bool = True
    problem: str = ""


def words_of_file(data: bytes, *, name: str, media_type: str) -> Words:
    """Read a file fast enough for a form: scans give their first page, the rest is left to a job.

    Raises SecretDocument. A file that can't be read is no error: ``problem`` says why.
    """
    try:
        is_scan = media_type.startswith("image/") or (media_type == "application/pdf" and _is_scan(data))
        if is_scan:
            return _checked(extract(first_page_of(data, width=_SCAN_WIDTH), f"{name}.png").text, name, whole=False)
        return _checked(extract(data, name).text, name, whole=True)
    except (ReadingError, UnableToPreview) as error:
        return Words(whole=True, problem=str(error))


def all_words_of_file(data: bytes, *, name: str) -> Words:
    """Read a whole file, however long it takes. Raises SecretDocument."""
    try:
        return _checked(extract(data, name).text, name, whole=True)
    except ReadingError as error:
        return Words(problem=str(error))


def letterhead_in(text: str) -> Letterhead:
    """Read a document's letterhead and signature, for a form to be filled with; empty where it says nothing."""
    sheet = Sheet(text)
    found = find_header(sheet)
    closing = find_closing(sheet, found.after)
    signature = closing.signature if closing else None
    header = found.header
    return Letterhead(
        code=(header.code or "")[:120],
        kind=(header.kind or "")[:120],
        title=header.title or "",
        issuer=header.issuer or "",
        issued_date=_day(header.date),
        signer=((signature and signature.name) or "")[:120],
        signer_position=((signature and signature.position) or "")[:200],
    )


def _is_scan(data: bytes) -> bool:
    look = look_at_bytes(data)
    return not look.letters or min(look.letters) < _FEW_LETTERS


def _checked(text: str, name: str, *, whole: bool) -> Words:
    try:
        refuse_secret(text, name)
    except ProtectedFile:
        degree = mark_in(text)
        raise SecretDocument(
            f"Văn bản đóng dấu “{degree}” nên không được đưa vào hệ thống; tệp và thông tin vừa nhập đều không được lưu. "
            "Hãy đăng ký vào sổ văn bản mật theo Luật Bảo vệ bí mật nhà nước, trên máy không nối mạng."
        ) from None
    return Words(text, whole)


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None
