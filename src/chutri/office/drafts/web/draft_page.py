"""One draft: its chain, whose turn it is, the text with what others say beside the passages, versions, history."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chutri.office.background.queries import job_of
from chutri.office.documents.permissions import can_keep_register
from chutri.office.documents.queries import documents_seen_by
from chutri.office.documents.queries.numbers import scheme_of
from chutri.office.documents.queries.signatures import checks_of, keys_for
from chutri.office.documents.rules.kinds import LETTER, kinds_on
from chutri.office.documents.rules.signing_keys import BadKeyFile
from chutri.office.drafts.choices import DraftKind, DraftStage, Edit, Response, StepKind, StepState
from chutri.office.drafts.models import Draft, Opinion, Step, Version
from chutri.office.drafts.operations.signing import pdf_key, program
from chutri.office.drafts.permissions import can_arrange, can_settle, can_take_turn, can_write
from chutri.office.drafts.queries.opinions import by_paragraph, links_of, opinions_on
from chutri.office.drafts.queries.page import ShownStep, shown_steps
from chutri.office.drafts.queries.seeing import WHOLE, drafts_seen_by
from chutri.office.drafts.queries.steps import chain_of, live_steps
from chutri.office.drafts.queries.versions import versions_of
from chutri.office.drafts.rules.flow import is_fixed
from chutri.office.drafts.rules.paragraphs import paragraphs
from chutri.office.history.queries import lines_about
from chutri.office.people.models import User
from chutri.office.people.permissions import SignedIn
from chutri.office.people.queries import colleagues_of, postings_of
from chutri.office.plans.queries import plans_seen_by
from chutri.office.tasks.queries import tasks_seen_by
from chutri.office.tasks.rules.working_time import calendar

SHOWN_LINES = 60
SHOWN_PARAGRAPHS = 3_000


@require_safe
def draft_page(request: SignedIn, pk: int) -> HttpResponse:
    """Show one draft; ``?ban=`` shows an older version with the opinions on it."""
    draft = get_object_or_404(drafts_seen_by(request.user).select_related(*WHOLE), pk=pk)
    return render(request, "drafts/draft_page.html", page_context(request, draft))


def page_context(request: SignedIn, draft: Draft) -> dict[str, Any]:
    """Give what the page shows. The same number of queries for any number of opinions."""
    person, today = request.user, timezone.localdate()
    steps = live_steps(draft)
    for step in steps:
        step.draft = draft
    shown = shown_steps(steps, today=today, days=calendar())
    versions = list(versions_of(draft))
    version = _version(request, draft)
    opinions = list(opinions_on(draft))
    for one in opinions:
        one.step.draft = draft
    writes, arranges = can_write(person, draft).allowed, can_arrange(person, draft).allowed
    running = draft.stage in (DraftStage.UNDER_WAY, DraftStage.FINISHED)
    turns = [one for one in shown if one.step.state == StepState.OPEN] if running else []
    return {
        "draft": draft,
        "today": today,
        "steps": shown,
        "turns": [(one, _deeds(person, one, writes=writes)) for one in turns],
        "opining": _opining(person, turns),
        "said_at": {one.step_id for one in opinions},
        "returned": next((s for s in steps if s.outcome == "returned" and s.state != StepState.DONE), None),
        "versions": versions,
        "version": version,
        "old": version is not None and version.number < draft.newest,
        "opinions": opinions,
        "opinion_count": sum(one.stance == "comment" for one in opinions),
        "unanswered": sum(_is_unanswered(one) for one in opinions),
        "lines": list(lines_about(draft)[:SHOWN_LINES]),
        "writes": writes,
        "arranges": arranges,
        "running": running,
        "fixed": is_fixed(chain_of(steps)),
        "adds": writes and running and not is_fixed(chain_of(steps)),
        "edits": Edit.choices,
        "responses": Response.choices,
        "colleagues": list(colleagues_of(person)) if arranges else [],
        "opens_plan": draft.plan_id is not None and plans_seen_by(person).filter(pk=draft.plan_id).exists(),
        "opens_document": draft.document is not None
        and documents_seen_by(person).filter(pk=draft.document.pk).exists(),
        "opens_task": draft.task_id is not None and tasks_seen_by(person).filter(pk=draft.task_id).exists(),
        "links": {link.step_id: link for link in reversed(links_of(draft))} if writes else {},
        **_text(version, opinions, person, writes=writes and not draft.document_id),
        **_signing(draft, versions, steps, person),
        **_own_step(person, steps),
        **_numbering(draft, steps, turns),
        "may_recall": _may_recall(person, draft),
        "may_correct": writes and draft.stage == DraftStage.ISSUED,
        "corrections": list(draft.corrections.select_related("document").order_by("pk")) if draft.document_id else [],
    }


def _version(request: SignedIn, draft: Draft) -> Version | None:
    asked = request.GET.get("ban", "")
    wanted = int(asked) if asked.isdecimal() and len(asked) < 9 else draft.newest
    if not wanted:
        return None
    version = draft.versions.select_related("added_by").filter(number=wanted).first()
    if version is None:
        raise Http404("Dự thảo không có phiên bản này.")
    return version


def _opining(person: User, turns: list[ShownStep]) -> Step | None:
    """The step at which the person may speak of the passages, if there is one."""
    asked = [one.step for one in turns if one.step.kind == StepKind.CONSULT]
    return next((step for step in asked if can_take_turn(person, step).allowed), None)


def _deeds(person: User, shown: ShownStep, *, writes: bool) -> frozenset[str]:
    """What somebody may do at an open step: by their own turn, or for a body that has no account."""
    step, kind = shown.step, StepKind(shown.step.kind)
    deeds: set[str] = set()
    if can_take_turn(person, step).allowed:
        deeds |= {
            StepKind.CONSULT: {"opine", "finish"},
            StepKind.APPRAISE: {"pass", "return"},
            StepKind.APPROVE: {"pass", "return"},
            StepKind.SIGN: {"sign", "return"},
            StepKind.NUMBER: {"number"},
            StepKind.ISSUE: {"issue"},
        }.get(kind, {"pass"})
    if writes:
        deeds |= {
            StepKind.CONSULT: {"link", "paper-opinion", "close"},
            StepKind.APPRAISE: {"paper-decision"},
            StepKind.APPROVE: {"paper-decision"},
            StepKind.SIGN: {"paper-sign"},
        }.get(kind, set())
        if shown.has_people and not shown.is_ended and kind in (StepKind.APPRAISE, StepKind.APPROVE):
            deeds.discard("paper-decision")
    return frozenset(deeds)


def _text(version: Version | None, opinions: list[Opinion], person: User, *, writes: bool) -> dict[str, Any]:
    """The paragraphs of a version, each with the opinions on it; ``0`` are those on the whole."""
    if version is None:
        return {"paragraphs": [], "whole": []}
    said = by_paragraph(opinions, version)
    rows = paragraphs(version.text)

    def shown(found: list[Opinion]) -> list[tuple[Opinion, bool, bool]]:
        settles = (one.version.number < version.draft.newest and not one.response for one in found)
        return [
            (one, writes, asks and can_settle(person, one).allowed) for one, asks in zip(found, settles, strict=True)
        ]

    return {
        "paragraphs": [(one, shown(said.get(one.number, []))) for one in rows[:SHOWN_PARAGRAPHS]],
        "cut": len(rows) > SHOWN_PARAGRAPHS,
        "whole": shown(said.get(0, [])),
        "elsewhere": [
            (one, writes, _asks(one, version) and can_settle(person, one).allowed)
            for one in opinions
            if one.version_id != version.pk and _is_unanswered(one)
        ],
    }


def _asks(one: Opinion, version: Version) -> bool:
    return one.version.number < version.number and not one.holding


def _is_unanswered(one: Opinion) -> bool:
    return one.stance == "comment" and not one.response and one.holding != "settled"


def _signing(draft: Draft, versions: list[Version], steps: list[Step], person: User) -> dict[str, Any]:
    """What the copy to be signed needs at the step that signs, and what the signatures of signed copies are worth."""
    newest = versions[0] if versions else None
    signed = [one.signed_sha256 for one in versions if one.signed_sha256 and not one.signed_on_paper]
    known: dict[str, Any] = {"newest": newest, "checks": checks_of(signed) if signed else {}}
    step = next((one for one in steps if one.kind == StepKind.SIGN and one.state == StepState.OPEN), None)
    if newest is None or step is None:
        return known
    try:
        keys = keys_for(person, step.agency or draft.agency)
    except BadKeyFile:
        keys = []
    job = None if newest.pdf_sha256 else job_of(pdf_key(newest))
    return known | {"pdf_job": job, "makes_pdf": program() is not None, "keys": keys}


def _numbering(draft: Draft, steps: list[Step], turns: list[ShownStep]) -> dict[str, Any]:
    """What the register is to be told, filled in as far as the chain knows it."""
    step = next((one.step for one in turns if one.step.kind == StepKind.NUMBER), None)
    if step is None:
        return {}
    agency = step.agency or draft.agency
    names = [kind.name for kind in kinds_on(timezone.localdate(), scheme=scheme_of(agency))]
    own = str(DraftKind(draft.kind).label)
    signed = next(
        (one for one in reversed(steps) if one.kind in (StepKind.SIGN, StepKind.APPROVE) and one.done_by), None
    )
    signer = signed.done_by if signed else None
    posting = postings_of(signer).exclude(position="").first() if signer else None
    issuing = next((one for one in steps if one.kind == StepKind.ISSUE), None)
    return {
        "doc_kinds": names,
        "doc_kind": own if own in names else LETTER,
        "signer": signer.full_name if signer else "",
        "signer_position": posting.position if posting else "",
        "recipients": "\n".join([*_addressed(issuing), "Lưu: VT"]),
        "register_agency": agency,
    }


def _addressed(issuing: Step | None) -> list[str]:
    words = issuing.words.removeprefix("gửi ") if issuing else ""
    return [name.strip() for name in words.split(";") if name.strip()]


def _own_step(person: User, steps: list[Step]) -> dict[str, Any]:
    """The last step that somebody did themselves, while nobody has done one after it: it can be taken back."""
    done = [one for one in steps if one.state == StepState.DONE]
    last = done[-1] if done else None
    mine = last is not None and last.done_by_id == person.pk and last.kind not in (StepKind.NUMBER, StepKind.ISSUE)
    return {"taking_back": last if mine and last is not None and not last.draft.document_id else None}


def _may_recall(person: User, draft: Draft) -> bool:
    document = draft.document
    if document is None or draft.stage == DraftStage.RECALLED:
        return False
    return can_keep_register(person, document.agency_id).allowed
