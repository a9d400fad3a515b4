"""Turns taken by POST: handed on, agreed, returned, taken back, signed, numbered, issued."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from chutri.office.documents.queries.signatures import keys_for
from chutri.office.documents.rules.signing_keys import BadKeyFile
from chutri.office.drafts.models import Step
from chutri.office.drafts.operations import UnableToChangeDraft
from chutri.office.drafts.operations.issuing import Booking, file_to_book, issue_step, number_step
from chutri.office.drafts.operations.moving import (
    Scan,
    close_unanswered,
    pass_step,
    record_paper_decision,
    return_step,
    take_back_step,
)
from chutri.office.drafts.operations.opinions import finish_opinion
from chutri.office.drafts.operations.signatures import checked_copy, signed_here
from chutri.office.drafts.operations.signing import SignedCopy, ask_for_pdf, sign_step
from chutri.office.drafts.permissions import can_record_paper, can_take_turn, can_write
from chutri.office.drafts.queries.versions import newest_version
from chutri.office.drafts.web.deeds import Doing, done, draft_of, step_of
from chutri.office.people.permissions import SignedIn


@require_POST
def pass_on(request: SignedIn, pk: int, step: int) -> HttpResponse:
    """Hand on, agree or approve; a consulted body says that it has said everything."""
    one = step_of(request, pk, step)
    can_take_turn(request.user, one).demand()

    def act(doing: Doing) -> str:
        if one.kind == "consult":
            finish_opinion(step=one, by=doing.by, at=doing.at)
            return "Đã gửi ý kiến."
        pass_step(step=one, words=doing.words(), seen=doing.seen, by=doing.by, at=doing.at)
        return "Đã chuyển bước."

    return done(request, pk, act)


@require_POST
def give_back(request: SignedIn, pk: int, step: int) -> HttpResponse:
    """Return the draft to its drafter with a reason."""
    one = step_of(request, pk, step)
    can_take_turn(request.user, one).demand()

    def act(doing: Doing) -> str:
        return_step(step=one, reason=doing.words(), seen=doing.seen, by=doing.by, at=doing.at)
        return "Đã trả lại dự thảo kèm lý do."

    return done(request, pk, act)


@require_POST
def take_back(request: SignedIn, pk: int, step: int) -> HttpResponse:
    """Take one's own last step back."""
    one = step_of(request, pk, step)
    can_take_turn(request.user, one).demand()

    def act(doing: Doing) -> str:
        take_back_step(step=one, seen=doing.seen, by=doing.by, at=doing.at)
        return "Đã rút lại."

    return done(request, pk, act)


@require_POST
def close(request: SignedIn, pk: int, step: int) -> HttpResponse:
    """Go on without the opinion of a body that did not answer."""
    one = step_of(request, pk, step)
    can_write(request.user, one.draft).demand()

    def act(doing: Doing) -> str:
        close_unanswered(step=one, reason=doing.words(), seen=doing.seen, by=doing.by, at=doing.at)
        return "Đã kết thúc bước xin ý kiến."

    return done(request, pk, act)


@require_POST
def paper_decision(request: SignedIn, pk: int, step: int) -> HttpResponse:
    """Record an appraisal or approval that came on paper."""
    one = step_of(request, pk, step)
    can_record_paper(request.user, one.draft).demand()

    def act(doing: Doing) -> str:
        scan = Scan(*doing.file())
        record_paper_decision(step=one, scan=scan, words=doing.words(), seen=doing.seen, by=doing.by, at=doing.at)
        return "Đã ghi nhận văn bản giấy."

    return done(request, pk, act)


@sensitive_post_parameters("secret")
@require_POST
def sign(request: SignedIn, pk: int, step: int) -> HttpResponse:
    """Take the signed copy; of what was signed by hand whoever writes may hand the scan in."""
    one = step_of(request, pk, step)
    on_paper = bool(request.POST.get("on_paper"))
    (can_record_paper(request.user, one.draft) if on_paper else can_take_turn(request.user, one)).demand()

    def act(doing: Doing) -> str:
        signed = _signed(one, doing, on_paper=on_paper)
        sign_step(step=one, signed=signed, seen=doing.seen, by=doing.by, at=doing.at)
        return "Đã nhận bản ký."

    return done(request, pk, act)


def _signed(step: Step, doing: Doing, *, on_paper: bool) -> SignedCopy:
    """Read what was handed in, or sign here with the key that was chosen; outside of any transaction, since it takes seconds."""
    if on_paper:
        name, data = doing.file()
        return SignedCopy(name=name, data=data, on_paper=True, words=doing.words())
    version = newest_version(step.draft)
    if version is None:
        raise UnableToChangeDraft("Dự thảo chưa có phiên bản nào.")
    if "key" not in doing.request.POST:
        name, data = doing.file()
        return checked_copy(version=version, name=name, data=data, at=doing.at)
    agency = step.agency or step.draft.agency
    chosen = doing.words("key")
    try:
        key = next((one for one in keys_for(doing.by, agency) if str(one.number) == chosen), None)
    except BadKeyFile as error:
        raise UnableToChangeDraft(str(error)) from error
    if key is None:
        raise UnableToChangeDraft("Hãy chọn khóa để ký.")
    secret = doing.request.POST.get("secret", "")
    return signed_here(version=version, key=key, secret=secret, agency=agency, by=doing.by, at=doing.at)


@require_POST
def prepare_pdf(request: SignedIn, pk: int) -> HttpResponse:
    """Let the PDF to be signed be made of the newest version."""
    draft = draft_of(request, pk)
    can_write(request.user, draft).demand()

    def act(doing: Doing) -> str:
        version = newest_version(draft)
        if version is None:
            raise UnableToChangeDraft("Dự thảo chưa có phiên bản nào.")
        ask_for_pdf(version=version)
        return "Đang chuyển sang PDF; trang tự cập nhật khi xong."

    return done(request, pk, act)


@require_POST
def number(request: SignedIn, pk: int, step: int) -> HttpResponse:
    """Put the text into the outgoing register, where it gets its number."""
    one = step_of(request, pk, step)
    can_take_turn(request.user, one).demand()

    def act(doing: Doing) -> str:
        recipients = tuple(line.strip() for line in doing.words("recipients").splitlines() if line.strip())
        booking = Booking(
            kind=doing.words("kind"),
            title=doing.words("title") or one.draft.title,
            signer=doing.words("signer"),
            signer_position=doing.words("signer_position"),
            recipients=recipients,
            file=file_to_book(one.draft),
        )
        draft = number_step(step=one, booking=booking, seen=doing.seen, by=doing.by, at=doing.at)
        return f"Đã cấp số {draft.document.code}, vào sổ văn bản đi." if draft.document else ""

    return done(request, pk, act)


@require_POST
def issue(request: SignedIn, pk: int, step: int) -> HttpResponse:
    """Send the numbered text to its recipients."""
    one = step_of(request, pk, step)
    can_take_turn(request.user, one).demand()

    def act(doing: Doing) -> str:
        issue_step(step=one, seen=doing.seen, by=doing.by, at=doing.at)
        return "Đã ban hành."

    return done(request, pk, act)
