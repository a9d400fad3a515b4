"""Links by which a body without an account reads one version and says what it thinks."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from chutri.office.background.operations import enqueue
from chutri.office.drafts.choices import StepKind
from chutri.office.drafts.models import OpinionLink
from chutri.office.drafts.models import Step as ChainStep
from chutri.office.drafts.operations.moving import hold_turn
from chutri.office.drafts.operations.saving import UnableToChangeDraft, note
from chutri.office.history.operations import record
from chutri.office.lib.sealing import seal
from chutri.office.people.models import User
from chutri.office.people.operations.mails import mail_is_set_up, send_letter, site_address
from chutri.office.people.rules.letters import Letter

VALID_FOR = timedelta(days=15)
# whoever is late may still answer for so long after the step's day
GRACE = timedelta(days=5)
_BYTES = 32


class UnableToMakeLink(UnableToChangeDraft):
    """No link can be made or used; the message is Vietnamese and fit for the screen."""


@transaction.atomic
def make_link(*, step: ChainStep, address: str, by: User, at: datetime) -> tuple[OpinionLink, str]:
    """Make a link for a consulted body and give its secret, which is kept nowhere; mail it where there is an address.

    An earlier link of the step leads nowhere from then on. Raises UnableToMakeLink, UnableToTakeTurn.
    """
    turn = hold_turn(step)
    if turn.step.kind != StepKind.CONSULT:
        raise UnableToMakeLink("Chỉ bước xin ý kiến mới có đường dẫn góp ý.")
    version = turn.step.version
    if version is None:
        raise UnableToMakeLink("Dự thảo chưa có phiên bản nào để xin ý kiến.")
    address = _address(address)
    OpinionLink.objects.filter(step=turn.step, revoked_at=None).update(revoked_at=at)
    secret = secrets.token_urlsafe(_BYTES)
    late = _end_of(turn.step, at)
    link = OpinionLink.objects.create(
        step=turn.step,
        version=version,
        secret_hash=hashed(secret),
        address=address,
        made_by=by,
        made_at=at,
        expires_at=late,
    )
    mailed = bool(address) and mail_is_set_up()
    if mailed:
        enqueue("drafts.mail_link", link=link.pk, sealed_path=seal(link_path(secret)))
    said = f"Tạo đường dẫn góp ý cho {turn.step.who or turn.step.body}, dùng đến {late:%d/%m/%Y}"
    note(turn.draft, by=by, at=at, deed="make_link", words=said + (f", gửi {address}" if mailed else ""))
    return link, secret


@transaction.atomic
def revoke_link(*, link: OpinionLink, by: User, at: datetime) -> None:
    """Let a link lead nowhere from now on; what was said by it stays."""
    if OpinionLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=at):
        words = f"Thu hồi đường dẫn góp ý của {link.step.who or link.step.body}"
        note(link.step.draft, by=by, at=at, deed="revoke_link", words=words)


def link_of_secret(secret: str, *, at: datetime) -> OpinionLink:
    """Give the link that a secret opens, with its version's text. Raises UnableToMakeLink where it leads nowhere."""
    rows = OpinionLink.objects.select_related(
        "step__draft__agency", "step__draft__owner", "step__agency", "step__person", "version"
    )
    link = rows.filter(secret_hash=hashed(secret)).first()
    if link is None or link.revoked_at:
        raise UnableToMakeLink("Đường dẫn này không đúng hoặc đã được thu hồi.")
    if link.expires_at <= at:
        raise UnableToMakeLink("Đường dẫn này đã hết hạn. Hãy liên hệ cơ quan soạn thảo để nhận đường dẫn mới.")
    return link


@transaction.atomic
def note_opened(*, link: OpinionLink, at: datetime) -> None:
    """Write down when a body first opened its link: the drafter sees that the request arrived."""
    if OpinionLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=at):
        who = link.step.who or link.step.body
        record(by=link.made_by, at=at, deed="open_link", about=link, words=f"{who} đã mở đường dẫn góp ý")


def mail_link(*, link: OpinionLink, path: str) -> None:
    """Send a link to its body's mailbox. Raises UnableToDeliver, OSError as the mail server does."""
    draft = link.step.draft
    due = f" trước ngày {link.step.due_on:%d/%m/%Y}" if link.step.due_on else ""
    send_letter(
        letter=Letter(
            to=link.address,
            name=link.step.who or link.step.body,
            subject=f"Xin ý kiến dự thảo: {draft.title[:120]}",
            lines=(
                f"{draft.agency} xin ý kiến quý cơ quan đối với dự thảo “{draft.title}” ({link.version}){due}.",
                "Mở đường dẫn dưới đây để đọc dự thảo và góp ý từng đoạn, không cần tài khoản. Đường dẫn dùng đến hết ngày "
                f"{link.expires_at:%d/%m/%Y}, chỉ dành cho quý cơ quan; đề nghị không chuyển cho nơi khác.",
            ),
            link=site_address(path),
            link_words="Đọc dự thảo và góp ý",
        )
    )


def link_path(secret: str) -> str:
    """Give the path of the page that a secret opens."""
    return reverse("drafts:opinion-page", args=[secret])


def hashed(secret: str) -> str:
    """Give what is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _end_of(step: ChainStep, at: datetime) -> datetime:
    if step.due_on is None:
        return at + VALID_FOR
    day = datetime.combine(step.due_on, at.timetz()) + GRACE
    return max(day, at + GRACE)


def _address(typed: str) -> str:
    address = typed.strip()
    if address:
        try:
            validate_email(address)
        except ValidationError:
            raise UnableToMakeLink(f"“{address[:80]}” không phải địa chỉ thư điện tử.") from None
    return address
