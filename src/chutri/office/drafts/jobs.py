"""What drafts do in the background: read scans, make PDFs, remind, send links by mail."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.utils import timezone

from chutri.office.background.registry import job, periodic
from chutri.office.documents.operations.extraction import SecretDocument, all_words_of_file
from chutri.office.documents.rules.storage import kept_at
from chutri.office.drafts.models import OpinionLink, Version
from chutri.office.drafts.operations.links import mail_link
from chutri.office.drafts.operations.reminders import send_draft_reminders
from chutri.office.drafts.operations.signing import make_pdf
from chutri.office.drafts.operations.versions import keep_version_words, remove_secret_version
from chutri.office.lib.sealing import unseal
from chutri.office.people.operations.mails import UnableToDeliver
from chutri.office.tasks.operations.reminders import works_today


@job("drafts.read_version")
def read_version(version: int) -> None:
    """Read the words of a scan, however long it takes; one that is stamped as a state secret is removed."""
    one = Version.objects.select_related("draft", "added_by").get(pk=version)
    path = Path(settings.MEDIA_ROOT) / kept_at(one.sha256)
    if not path.is_file():
        return
    try:
        words = all_words_of_file(path.read_bytes(), name=one.name)
    except SecretDocument:
        remove_secret_version(version=one, at=timezone.now())
    else:
        keep_version_words(version=one, words=words)


@job("drafts.make_pdf")
def make_version_pdf(version: int) -> None:
    """Make the PDF of a version, to be signed."""
    make_pdf(version=Version.objects.get(pk=version))


@job("drafts.mail_link", retries=50, gives_up_on=(UnableToDeliver,))
def send_link_by_mail(link: int, sealed_path: str) -> None:
    """Send a link for opinions; a server that is down delays it and loses nothing. One called back meanwhile is not sent."""
    rows = OpinionLink.objects.select_related("step__draft__agency", "step__agency", "step__person", "version")
    one = rows.get(pk=link)
    if one.revoked_at is None:
        mail_link(link=one, path=unseal(sealed_path))


@periodic("daily", hour=7, minute=5)
@job("drafts.remind")
def remind() -> None:
    """Tell everybody whose turn in a draft is due."""
    if works_today(timezone.now()):
        send_draft_reminders(at=timezone.now())
