"""Files of a registered document: added, replaced by a newer version, read in the background."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from chutri.office.background.operations import enqueue
from chutri.office.documents.choices import FilePlace, Standing, TextState
from chutri.office.documents.models import Document, DocumentFile, DocumentText
from chutri.office.documents.operations.checking import ask_for_check, forget_check
from chutri.office.documents.operations.extraction import Words, words_of_file
from chutri.office.documents.operations.previews import forget_previews
from chutri.office.documents.operations.storing import keep_file
from chutri.office.documents.operations.texts import describe, keep_text
from chutri.office.documents.rules.signatures import may_be_signed
from chutri.office.documents.rules.sniffing import sniffed
from chutri.office.documents.rules.storage import content_hash, kept_at
from chutri.office.history.operations import record
from chutri.office.lib.alphabet import sort_key
from chutri.office.people.models import User

READ_FILE = "documents.read_file"


class UnableToTakeFile(Exception):
    """The file is not taken; the message is Vietnamese and fit for the screen."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent, judged and read, and not kept anywhere yet."""

    data: bytes
    name: str
    media_type: str
    words: Words

    @property
    def sha256(self) -> str:
        """Give the hash of its content."""
        return content_hash(self.data)


def judge_upload(data: bytes, name: str) -> Upload:
    """Look at a file before anything of it is kept. Raises UnableToTakeFile for programs and macros, SecretDocument."""
    judged = sniffed(data, name)
    if judged.refused:
        raise UnableToTakeFile(judged.refused)
    return Upload(data, name[-255:], judged.media_type, words_of_file(data, name=name, media_type=judged.media_type))


def put_file(document: Document, upload: Upload, *, slot: int, by: User, at: datetime) -> DocumentFile:
    """Write one file of a saved document as the newest version of its slot; to be called within a deed."""
    sha256 = keep_file(upload.data)
    older = document.files.filter(slot=slot)
    version = (older.aggregate(last=Max("version"))["last"] or 0) + 1
    older.filter(current=True).update(current=False)
    file = DocumentFile.objects.create(
        document=document,
        slot=slot,
        version=version,
        place=FilePlace.MAIN if slot == 1 else FilePlace.ANNEX,
        sha256=sha256,
        name=upload.name,
        media_type=upload.media_type,
        size=len(upload.data),
        notice=upload.words.problem,
        text_state=TextState.UNREAD if upload.words.problem else TextState.WAITING,
        added_at=at,
        added_by=by,
    )
    if upload.words.text:
        keep_text(document=document, text=upload.words.text, slot=slot)
    elif version > 1:
        keep_text(document=document, text="", slot=slot)
        DocumentFile.objects.filter(pk=file.pk).update(text_state=file.text_state)
    if may_be_signed(upload.data):
        ask_for_check(sha256=sha256, at=at)
    if not upload.words.whole:
        DocumentFile.objects.filter(pk=file.pk).update(text_state=TextState.WAITING)
        enqueue(READ_FILE, file=file.pk)
    return file


@transaction.atomic
def add_file(*, document: Document, upload: Upload, slot: int | None, by: User, at: datetime) -> DocumentFile:
    """Add a file to a document: a newer version of a slot, or with ``slot`` None one beside the others.

    Raises UnableToTakeFile when the document has this very content already or was recalled.
    """
    held = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    if held.standing == Standing.RECALLED:
        raise UnableToTakeFile("Văn bản đã thu hồi, không thêm tệp được nữa.")
    there = held.files.filter(sha256=upload.sha256).first()
    if there is not None:
        raise UnableToTakeFile(f"Văn bản đã có tệp này: {there.name}, phiên bản {there.version}.")
    if slot is None:
        slot = (held.files.aggregate(last=Max("slot"))["last"] or 0) + 1
    elif not held.files.filter(slot=slot).exists():
        raise UnableToTakeFile("Văn bản không có tệp nào ở vị trí này.")
    file = put_file(held, upload, slot=slot, by=by, at=at)
    if slot == 1:
        Document.objects.filter(pk=held.pk).update(
            sha256=file.sha256, name=file.name, media_type=file.media_type, size=file.size
        )
        held.name = file.name
    describe(held)
    words = f"Thêm tệp {file.name}" if file.version == 1 else f"Thay tệp bằng phiên bản {file.version}: {file.name}"
    record(by=by, at=at, deed="add_file", about=held, words=words, changes={"sha256": ["", file.sha256]})
    return file


@transaction.atomic
def keep_words_read(*, file: DocumentFile, words: Words) -> None:
    """Let the words that a job read of a file be found, unless a newer version stands in its place."""
    fresh = DocumentFile.objects.select_for_update(of=("self",)).select_related("document").get(pk=file.pk)
    if not fresh.current:
        return
    if words.problem:
        DocumentFile.objects.filter(pk=fresh.pk).update(text_state=TextState.UNREAD, notice=words.problem)
        return
    keep_text(document=fresh.document, text=words.text, slot=fresh.slot)


@transaction.atomic
def remove_secret(*, file: DocumentFile, at: datetime) -> None:
    """Remove a file that turned out to be stamped MẬT when it was read, with all that was kept of it.

    Its number in the register stays, without a title: a series has no gaps.
    """
    document = Document.objects.select_for_update(of=("self",)).get(pk=file.document_id)
    DocumentText.objects.filter(document=document, slot=file.slot).delete()
    DocumentFile.objects.filter(pk=file.pk).delete()
    document.title = document.note = ""
    document.title_order = sort_key("")
    if document.sha256 == file.sha256:
        document.sha256 = document.name = document.media_type = ""
        document.size = 0
    document.version += 1
    document.save()
    describe(document)
    words = "Gỡ khỏi hệ thống một tệp đóng dấu mật; trích yếu và ghi chú đã xóa"
    record(by=file.added_by, at=at, deed="remove_secret", about=document, words=words)
    transaction.on_commit(lambda: _remove_content(file.sha256))


def _remove_content(sha256: str) -> None:
    if not DocumentFile.objects.filter(sha256=sha256).exists():
        (Path(settings.MEDIA_ROOT) / kept_at(sha256)).unlink(missing_ok=True)
        forget_previews(sha256)
        forget_check(sha256)


def text_of(document: Document, slot: int) -> str:
    """Give the words of one of a document's files as they are kept for search."""
    pieces = DocumentText.objects.filter(document=document, slot=slot).order_by("piece")
    return "".join(pieces.values_list("text", flat=True))
