"""The signed copy of a version: a PDF made of it to be signed, the copy that comes back, or the scan of what was signed on paper."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath

from django.conf import settings
from django.db import transaction

from chutri.office.background.operations import enqueue_once
from chutri.office.documents.operations.checking import ask_for_check
from chutri.office.documents.operations.storing import keep_file
from chutri.office.documents.rules.storage import kept_at
from chutri.office.drafts.choices import StepKind
from chutri.office.drafts.models import Draft, Step, Version
from chutri.office.drafts.operations.moving import UnableToTakeTurn, finish_turn, hold_turn
from chutri.office.drafts.operations.saving import UnableToChangeDraft
from chutri.office.drafts.queries.versions import newest_version
from chutri.office.people.models import User

MAKE_PDF = "drafts.make_pdf"
_SECONDS = 120
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")


class UnableToSign(UnableToChangeDraft):
    """The signed copy is not taken; the message is Vietnamese and fit for the screen."""


class UnableToMakePdf(UnableToChangeDraft):
    """No PDF can be made of the version; the message is Vietnamese and fit for the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedCopy:
    """A file that somebody signed. ``on_paper``: it is the scan of what was signed by hand, so nothing in it can be verified."""

    name: str
    data: bytes
    on_paper: bool = False
    words: str = ""


@transaction.atomic
def sign_step(*, step: Step, signed: SignedCopy, seen: int, by: User, at: datetime) -> Draft:
    """Take the signed copy of the newest version: the step is done with it. Raises UnableToSign, UnableToTakeTurn."""
    turn = hold_turn(step, seen=seen)
    if turn.step.kind != StepKind.SIGN:
        raise UnableToTakeTurn("Bước này không phải bước ký.")
    version = newest_version(turn.draft)
    if version is None:
        raise UnableToTakeTurn("Dự thảo chưa có phiên bản nào để ký.")
    _demand_copy(signed)
    version.signed_sha256, version.signed_name = keep_file(signed.data), signed.name[-255:]
    version.signed_on_paper, version.signed_words = signed.on_paper, signed.words.strip()
    if not signed.on_paper:
        ask_for_check(sha256=version.signed_sha256, at=at)
    version.save(update_fields=["signed_sha256", "signed_name", "signed_on_paper", "signed_words"])
    how = "ký giấy, kèm bản quét" if signed.on_paper else "ký số"
    said = f"Ký {version}: {how} ({signed.name})"
    return finish_turn(turn, by=by, at=at, words="", said=f"{said}. {signed.words.strip()}".rstrip(". "))


def ask_for_pdf(*, version: Version) -> None:
    """Let a job make the PDF of a version, unless it has one. Raises UnableToMakePdf where LibreOffice is not installed."""
    if version.pdf_sha256:
        return
    if program() is None:
        raise UnableToMakePdf(
            "Máy chủ chưa cài LibreOffice nên không chuyển được sang PDF. Hãy mở tệp bằng Word, lưu thành PDF rồi tải lên."
        )
    Version.objects.filter(pk=version.pk).update(pdf_problem="")
    enqueue_once(MAKE_PDF, pdf_key(version), version=version.pk)


def make_pdf(*, version: Version) -> None:
    """Make the PDF of a version's file and keep it; why it can't be made is kept for the page."""
    if version.pdf_sha256:
        return
    try:
        data = converted(
            (Path(settings.MEDIA_ROOT) / kept_at(version.sha256)).read_bytes(), PurePath(version.name).suffix
        )
    except UnableToMakePdf as error:
        Version.objects.filter(pk=version.pk).update(pdf_problem=str(error))
        return
    Version.objects.filter(pk=version.pk).update(pdf_sha256=keep_file(data), pdf_problem="")


def converted(data: bytes, ending: str) -> bytes:
    """Give a document as PDF, made by a LibreOffice of its own that is ended when it takes too long. Raises UnableToMakePdf."""
    path = program()
    if path is None:
        raise UnableToMakePdf("Máy chủ chưa cài LibreOffice.")
    with tempfile.TemporaryDirectory(prefix="chutri-") as folder:
        before = Path(folder) / f"van-ban{ending or '.docx'}"
        before.write_bytes(data)
        profile = (Path(folder) / "profile").as_uri()
        command = [
            path, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo", "--nodefault",
            "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, str(before),
        ]  # fmt: skip
        _run(command, folder)
        after = before.with_suffix(".pdf")
        if not after.is_file():
            raise UnableToMakePdf("LibreOffice không chuyển được tệp này sang PDF. Hãy lưu thành PDF rồi tải lên.")
        return after.read_bytes()


def program() -> str | None:
    """Give where LibreOffice is; None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def pdf_key(version: Version) -> str:
    """Give what the job that makes a version's PDF is about (``background.queries.job_of``)."""
    return f"drafts:pdf:{version.pk}"


def _run(command: list[str], home: str) -> None:
    process = subprocess.Popen(  # noqa: S603  our own command, without a shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": home},
        start_new_session=True,
    )
    try:
        process.wait(timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise UnableToMakePdf(f"Chuyển sang PDF quá {_SECONDS} giây nên đã dừng.") from None


def _demand_copy(signed: SignedCopy) -> None:
    is_pdf = signed.data.startswith(b"%PDF-")
    if not signed.data:
        raise UnableToSign("Hãy chọn tệp đã ký.")
    if not is_pdf and not (signed.on_paper and signed.data.startswith(_PICTURES)):
        raise UnableToSign("Bản ký phải là tệp PDF (bản quét có thể là ảnh).")
