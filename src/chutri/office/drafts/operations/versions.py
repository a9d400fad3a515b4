"""Versions: added, never changed; what a new one makes be done again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath

from django.conf import settings
from django.db import transaction

from chutri.office.background.operations import enqueue
from chutri.office.documents.operations.extraction import Words
from chutri.office.documents.operations.files import Upload, judge_upload
from chutri.office.documents.operations.storing import keep_file
from chutri.office.documents.queries.documents import is_content_held
from chutri.office.documents.rules.storage import kept_at
from chutri.office.drafts.choices import Edit, StepKind, StepState
from chutri.office.drafts.models import Draft, Step, Version
from chutri.office.drafts.operations.saving import UnableToChangeDraft, advance, demand_under_way, hold, keep, note
from chutri.office.drafts.operations.telling import tell_turns
from chutri.office.drafts.queries.steps import chain_of, live_steps
from chutri.office.drafts.rules.flow import is_fixed, places_to_redo
from chutri.office.people.models import User

READ_VERSION = "drafts.read_version"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
TEXT = "text/plain"
TAKEN = (WORD, PDF, TEXT)
ENDS = {WORD: (".docx",), PDF: (".pdf",), TEXT: (".txt", ".text", ".md")}


class UnableToAddVersion(UnableToChangeDraft):
    """The file is not taken as a version; the message is Vietnamese and fit for the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVersion:
    """A judged file, how far it goes beyond the version before it, and what was changed, in words."""

    file: Upload
    edit: Edit = Edit.SUBSTANCE
    note: str = ""


def judge_version(data: bytes, name: str) -> Upload:
    """Look at a file before anything of it is kept, outside of any transaction.

    Raises UnableToAddVersion, UnableToTakeFile for programs and macros, SecretDocument.
    """
    if not data:
        raise UnableToAddVersion(f"Tệp “{name}” rỗng, không có nội dung.")
    upload = judge_upload(data, name)
    if upload.media_type not in TAKEN or not PurePath(name.lower()).suffix.endswith(ENDS[upload.media_type]):
        raise UnableToAddVersion(
            f"Phiên bản dự thảo là tệp .docx, .pdf hoặc .txt; “{name}” không phải. Hãy mở tệp và lưu lại thành .docx."
        )
    return upload


@transaction.atomic
def add_version(*, draft: Draft, new: NewVersion, seen: int, by: User, at: datetime) -> Version:
    """Add the next version. What vouched for the words before it, after the drafter's turn, is open again.

    Raises UnableToAddVersion once the text has its number: from then on it is corrected or recalled.
    """
    held = hold(draft, seen=seen)
    demand_under_way(held)
    steps = live_steps(held)
    chain = chain_of(steps)
    if is_fixed(chain):
        raise UnableToAddVersion(
            "Văn bản đã cấp số nên nội dung được giữ nguyên. Nếu có sai sót, hãy lập dự thảo đính chính hoặc thu hồi."
        )
    version = put_version(held, new.file, by=by, at=at)
    version.edit, version.note = new.edit, new.note.strip()
    version.save(update_fields=["edit", "note"])
    again = [steps[place] for place in places_to_redo(chain, new.edit)] if version.number > 1 else []
    for step in again:
        step.state, step.opened_at, step.done_at = StepState.PENDING, None, None
        step.save(update_fields=["state", "opened_at", "done_at"])
    keep(held, at=at)
    opened = advance(held, at=at)
    tell_turns(held, opened, by=by, at=at)
    draft.newest, draft.revision = held.newest, held.revision
    note(held, by=by, at=at, deed="add_version", words=_words(version, again))
    return version


def put_version(draft: Draft, upload: Upload, *, by: User, at: datetime) -> Version:
    """Write a judged file as the next version of a draft that is held; to be called within a deed."""
    there = draft.versions.filter(sha256=upload.sha256).first()
    if there is not None:
        raise UnableToAddVersion(f"Tệp này giống hệt bản {there.number} ({there.name}).")
    version = Version.objects.create(
        draft=draft,
        number=draft.newest + 1,
        sha256=keep_file(upload.data),
        name=upload.name,
        media_type=upload.media_type,
        size=len(upload.data),
        text=upload.words.text,
        is_read=upload.words.whole,
        problem=upload.words.problem,
        pdf_sha256=upload.sha256 if upload.media_type == PDF else "",
        added_at=at,
        added_by=by,
    )
    draft.newest = version.number
    draft.save(update_fields=["newest"])
    if not upload.words.whole:
        enqueue(READ_VERSION, version=version.pk)
    return version


@transaction.atomic
def keep_version_words(*, version: Version, words: Words) -> None:
    """Keep the words that a job read of a whole version; opinions on it point at passages from then on."""
    Version.objects.filter(pk=version.pk).update(text=words.text, problem=words.problem, is_read=True)


@transaction.atomic
def remove_secret_version(*, version: Version, at: datetime) -> None:
    """Remove the file of a version that turned out to be stamped MẬT when it was read; its number stays, without any word of it."""
    draft = hold(version.draft)
    sha256 = version.sha256
    words = "Tệp đóng dấu mật nên đã gỡ khỏi hệ thống; hãy đăng ký theo Luật Bảo vệ bí mật nhà nước."
    # the number of a version is never given twice; what stands for its content is nobody's
    version.sha256, version.name, version.text, version.pdf_sha256 = f"gỡ-{version.pk}", "(đã gỡ)", "", ""
    version.problem, version.is_read, version.size = words, True, 0
    version.save(update_fields=["sha256", "name", "text", "pdf_sha256", "problem", "is_read", "size"])
    keep(draft, at=at)
    said = f"Gỡ khỏi hệ thống tệp đóng dấu mật của bản {version.number}"
    note(draft, by=version.added_by, at=at, deed="remove_secret_version", words=said)
    if not is_content_held(sha256):
        transaction.on_commit(lambda: (Path(settings.MEDIA_ROOT) / kept_at(sha256)).unlink(missing_ok=True))


def _words(version: Version, again: list[Step]) -> str:
    said = f"Thêm bản {version.number}: {version.name}"
    if version.note:
        said += f" ({version.note})"
    if again:
        names = ", ".join(f"{str(StepKind(step.kind).label).lower()} {step.who}".strip() for step in again)
        said += f". Phải làm lại: {names}"
    return said
