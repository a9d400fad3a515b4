"""Sending mail. Every mail goes out from a job, so that a server that is down delays it and loses nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from chutri.office.people.models import Notice
from chutri.office.people.rules.letters import Letter, subject_of


class UnableToDeliver(Exception):
    """The mail server takes no mail for an address; trying again is of no use. The message is Vietnamese."""


def mail_is_set_up() -> bool:
    """Say whether the site can send mail (CHUTRI_EMAIL_URL)."""
    return bool(settings.MAIL_IS_SET_UP)


def site_address(path: str) -> str:
    """Give the full address of a page of this site, for a mail."""
    return f"{settings.SITE_URL}{path}"


def send_letter(*, letter: Letter, connection: BaseEmailBackend | None = None) -> None:
    """Send one mail. Raises UnableToDeliver when its address is refused, OSError or SMTPException when the server is not well."""
    message = EmailMultiAlternatives(
        subject=f"[Chủ Trì] {letter.subject}",
        body=letter.text,
        to=[letter.to],
        connection=connection,
        # No machine answers a machine (RFC 3834).
        headers={"Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(str(letter.html), "text/html")
    try:
        message.send()
    except SMTPRecipientsRefused as error:
        if any(code < 500 for code, _ in error.recipients.values()):  # "not now" (greylisting): tried again
            raise
        raise UnableToDeliver(f"Máy chủ thư không nhận thư gửi tới {letter.to}.") from error


def send_notices(*, notices: Iterable[int], at: datetime) -> int:
    """Send by mail those of the notices that were not sent yet; give how many.

    One connection serves all. What is sent is noted at once, so that after a fault only the rest is tried again.
    Raises UnableToDeliver, after all others are sent, when an address is refused.
    """
    waiting = Notice.objects.filter(pk__in=list(notices), mailed_at=None, person__is_active=True)
    rows = list(waiting.exclude(person__email="").select_related("person").order_by("pk"))
    if not rows:
        return 0
    refused: list[str] = []
    delayed: SMTPRecipientsRefused | None = None
    with get_connection() as connection:
        for notice in rows:
            try:
                send_letter(letter=_letter_of(notice), connection=connection)
            except UnableToDeliver as error:
                refused.append(str(error))
            except SMTPRecipientsRefused as error:
                delayed = error
            else:
                Notice.objects.filter(pk=notice.pk).update(mailed_at=at)
    if delayed:
        raise delayed
    if refused:
        raise UnableToDeliver(" ".join(refused))
    return len(rows)


def _letter_of(notice: Notice) -> Letter:
    return Letter(
        to=notice.person.email,
        name=notice.person.full_name,
        subject=subject_of(notice.words),
        lines=(notice.words,),
        link=site_address(notice.address) if notice.address else "",
        link_words="Mở trong Chủ Trì",
    )
