"""Every address, walked as nobody and as a stranger: no page is open by mistake, no row shows to another agency."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import Settings

from chutri.office.drafts.models import Draft
from chutri.office.people.models import Posting
from chutri.office.plans.models import Plan
from chutri.office.reports.models import Consolidation, PeriodRule
from chutri.office.tasks.models import Duplicate, Evidence
from tests.factories.drafting import keys_of, with_everything
from tests.factories.office import an, binh, bring_in, browser_of, chi
from tests.factories.reporting import one_of_everything
from tests.factories.subplans import with_levels_below
from tests.factories.tracking import with_part_and_evidence

# open to everybody; everything else asks who it is
OPEN = {
    "account_login",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "drafts:opinion-page",
    "drafts:public-file",
    "drafts:public-finish",
    "drafts:public-opinion",
    "drafts:public-settle",
    "drafts:public-withdraw",
    "people:forgotten-password",
    "people:log-in",
    "people:set-password",
    "tasks:calendar-feed",
    "reports:report-sheet-to-fill",
    "reports:return-report-sheet",
    "tasks:return-sheet",
    "tasks:sheet-to-fill",
}
# of these, what leads back to the login where nobody is half way in, and what a wrong link leads to
HALF_WAY = {"mfa_authenticate", "mfa_login_webauthn"}
BY_LINK = {
    *(one for one in OPEN if one.startswith("drafts:")),
    "people:set-password",
    "reports:report-sheet-to-fill",
    "reports:return-report-sheet",
    "tasks:calendar-feed",
    "tasks:return-sheet",
    "tasks:sheet-to-fill",
}
# one's own account, the same for everybody: here of somebody without a second factor, who has not said again who they are
ACCOUNT = {
    "account_login": 302,
    "account_reauthenticate": 200,
    "mfa_activate_totp": 302,
    "mfa_add_webauthn": 302,
    "mfa_authenticate": 302,
    "mfa_deactivate_totp": 404,
    "mfa_download_recovery_codes": 404,
    "mfa_generate_recovery_codes": 302,
    "mfa_index": 302,
    "mfa_list_webauthn": 302,
    "mfa_login_webauthn": 302,
    "mfa_reauthenticate": 302,
    "mfa_reauthenticate_webauthn": 302,
    "mfa_remove_webauthn": 302,
    "mfa_view_recovery_codes": 404,
    "people:account": 200,
    "people:add-second-factor": 200,
    "people:change-password": 200,
    "people:end-other-sessions": 302,
    "people:end-session": 404,
    "people:forgotten-password": 200,
    "people:give-delegation": 422,
    "people:set-password": 404,
    "people:take-back-delegation": 404,
}
# the directory is everybody's to read; who is of an office may change it
DIRECTORY = {
    f"people:{name}"
    for name in (
        "agency-list",
        "agency-choices",
        "agency-page",
        "agency-suggestions",
        "agency-sheet-file",
        "agency-template-file",
    )
}
DIRECTORY_FORMS = {
    f"people:{name}" for name in ("add-agency", "close-agency", "edit-agency", "import-agencies", "rename-agency")
}
# what anybody who is logged in may open: own lists, own form, leaving
OWN = {
    "documents:read-letterhead",
    "documents:register-form",
    "documents:register-list",
    "documents:register-sheet-file",
    "documents:signature-pictures",
    "documents:symbols",
    "documents:trusted-roots",
    "drafts:draft-list",
    "drafts:new",
    "people:invite-person",
    "people:invite-roster",
    "people:people-list",
    "people:read-roster-file",
    "people:roster-form-file",
    "dashboard:leader-page",
    "dashboard:method",
    "dashboard:overview",
    "dashboard:overview-sheet",
    "dashboard:scan",
    "dashboard:search",
    "dashboard:today",
    "people:bell",
    "people:log-out",
    "people:mark-notices-read",
    "people:notice-list",
    "plans:plan-list",
    "reports:agency-names",
    "reports:duties",
    "reports:compliance",
    "reports:my-reports",
    "reports:new-duty",
    "reports:period-rules",
    "reports:take-duties",
    "reports:template-list",
    "rollout:upload-plan",
    "tasks:keep-filter",
    "tasks:make-calendar",
    "tasks:my-work",
    "tasks:reminders",
    "tasks:sheet-list",
    "tasks:duplicate-list",
    "tasks:task-list",
    "tasks:task-sheet-file",
    *DIRECTORY,
    *DIRECTORY_FORMS,
    "tasks:ticked-tasks",
}
# what is done about a task, each by whom it is for
TASK_WORDS = (
    "accept amend answer cancel comment decide describe divide extend fix give-back hand lead progress reopen start submit "
    "undo withdraw"
)
TASK_DEEDS = {f"tasks:{word}" for word in TASK_WORDS.split()}
# what is done about reports, each by whom it is for
REPORT_WORDS = (
    "accept-report accept-waiting ask-body ask-now attach-file confirm-duty consolidate correct-report detach-file "
    "change-template drop-consolidation end-duty end-period-rule keep-given return-report save-report send-sheet send-sheets "
    "submit-report take-duties urge"
)
REPORT_DEEDS = {f"reports:{word}" for word in (*REPORT_WORDS.split(), "make-again")}
# what is done about a draft, by whoever writes it or has a turn in its chain
DRAFT_WORDS = (
    "add-step add-version change-step close-step correct edit give-opinion issue-step make-link move-step number-step "
    "paper-decision paper-opinion pass-step prepare-pdf recall remove-step respond restore-step resume return-step "
    "revoke-link settle-opinion sign-step stop take-back-step withdraw-opinion"
)
DRAFT_DEEDS = {f"drafts:{word}" for word in DRAFT_WORDS.split()}
# what changes something, and so takes POST alone
DEEDS = {
    *DRAFT_DEEDS,
    "dashboard:discard-job",
    "dashboard:run-again",
    "people:apply-import",
    "people:add-posting",
    "people:correct-person",
    "people:deactivate-person",
    "people:end-posting",
    "people:hand-over-link",
    "people:invite-again",
    "people:invite-roster",
    "people:make-main-posting",
    "people:reactivate-person",
    "people:remove-second-factor",
    "people:end-other-sessions",
    "people:end-session",
    "people:give-delegation",
    "people:reopen-agency",
    "people:take-back-delegation",
    "documents:add-file",
    "documents:book-document",
    "documents:check-signatures",
    "documents:confirm-receipt",
    "documents:correct-document",
    "documents:issue-document",
    "documents:prepare-signature",
    "documents:read-letterhead",
    "documents:recall-document",
    "documents:refuse-receipt",
    "documents:remove-root",
    "documents:reserve-number",
    "documents:send-document",
    "documents:take-back-correction",
    "people:log-out",
    "people:mark-notice-read",
    "people:mark-notices-read",
    "people:open-notice",
    "plans:accept-certain",
    "plans:accept-duty",
    "plans:add-duty",
    "plans:choose-agency",
    "plans:discard-subplan",
    "plans:dismiss-duty",
    "plans:fix-deadline",
    "plans:leave-plan",
    "plans:merge-duty",
    "plans:read-plan-again",
    "plans:remind-bodies",
    "plans:remove-unread-plan",
    "plans:restore-duty",
    "plans:say-paragraph",
    "plans:split-duty",
    "plans:tie-duty",
    "plans:tie-duties",
    "plans:undo-step",
    *REPORT_DEEDS,
    "rollout:draft-subplan",
    "rollout:recall-plan",
    *TASK_DEEDS,
    "tasks:end-calendar",
    "tasks:follow",
    "tasks:judge-pair",
    "tasks:keep-filter",
    "tasks:make-calendar",
    "tasks:merge-pair",
    "tasks:remove-filter",
    "tasks:ticked-tasks",
}
# what only an administrator may look at
ADMINISTRATION = {"documents:remove-root", "dashboard:discard-job", "dashboard:failed-jobs", "dashboard:run-again"}
# where it goes on to another page
MOVES_ON = {
    "people:invite-roster",
    "people:log-out",
    "people:mark-notices-read",
    "people:reopen-agency",
    "tasks:end-calendar",
    "reports:take-duties",
    "tasks:keep-filter",
    "tasks:ticked-tasks",
}
# where whoever may see it goes on to its page
READ_ALREADY = {"documents:check-signatures", "reports:make-again", "plans:plan-progress", "tasks:follow"}
# of a text there are no pictures of pages
NOT_DRAWN = {"documents:page-image"}
# what is one person's alone: colleagues find it as little as strangers do
PRIVATE = {
    "documents:signature-picture",
    "people:agency-import",
    "people:apply-import",
    "people:mark-notice-read",
    "people:open-notice",
    "tasks:remove-filter",
    "tasks:sheet-page",
}


def addresses(patterns: list[URLPattern | URLResolver], prefix: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """Give the name and the route of every address of the site."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern.url_patterns, route, inner)
        else:
            yield f"{space}{pattern.name}", route


ADDRESSES = dict(addresses(get_resolver().url_patterns))
# who looks after people: an office those of its agency; here An is looked at
OF_PEOPLE = {name for name, route in ADDRESSES.items() if route.startswith("nguoi-dung/")}


@pytest.fixture(autouse=True)
def plan(db: None, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """A plan of An's, and a site that speaks plain http."""
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("files")
    settings.SECURE_SSL_REDIRECT = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    plan = bring_in(an())
    with_part_and_evidence(plan)
    with_levels_below(plan)
    one_of_everything(an())
    with_everything(an(), plan)
    return plan


def address(name: str, plan: Plan) -> str:
    """Fill a route with the keys of An's plan."""
    if name.startswith("reports:"):
        return "/" + reports_address(ADDRESSES[name])
    task = plan.tasks.get(ordinal=1)
    part, evidence = task.agencies.get(), Evidence.objects.get(result__task=task)
    keys = {"plans": plan.pk, "rollout": plan.pk, "documents": plan.document_id, "tasks": task.pk}
    file = plan.document.files.get()
    route = ADDRESSES[name].replace("<int:plan>", str(plan.pk)).replace("<int:file>", str(file.pk))
    route = route.replace("<int:page>", "1").replace("<str:kind>", "docx").replace("<int:correction>", "0")
    route = route.replace("<int:pair>", str(Duplicate.objects.get().pk))
    route = route.replace("<int:draft>", str(plan.subplan_drafts.get().pk))
    route = route.replace("<int:body>", str(plan.document.agency_id))
    route = route.replace("<int:sheet>", "0").replace("<int:agency>", str(plan.document.agency_id))
    route = route.replace("<int:duty>", str(plan.duties.get(ordinal=1).pk))
    route = route.replace("<int:part>", str(part.pk)).replace("<int:evidence>", str(evidence.pk))
    if name.startswith("drafts:"):
        for key, value in keys_of(Draft.objects.get(plan=plan)).items():
            route = route.replace(key, value)
        return "/" + route
    if name in OF_PEOPLE:
        posting = Posting.objects.get(person=an())
        return "/" + route.replace("<int:pk>", str(posting.person_id)).replace("<int:posting>", str(posting.pk))
    return "/" + route.replace("<int:pk>", str(keys.get(name.split(":")[0], 0)))


def reports_address(route: str) -> str:
    """Fill a route of the reports with the keys of An's: a frozen consolidation of a round with one report and its file."""
    frozen = Consolidation.objects.get()
    report = frozen.round.reports.get()
    keys = {
        "che-do": frozen.round.duty_id,
        "ky": frozen.round_id,
        "tong-hop": frozen.pk,
        "mau": frozen.round.version.template_id,
        "chot-so-lieu": PeriodRule.objects.get(office=frozen.round.duty.office_id).pk,
    }
    part = route.split("/")[1]
    route = route.replace("<int:sheet>", str(report.sheets.get().pk))
    route = route.replace("<int:pk>", str(keys.get(part, report.pk))).replace("<int:file>", str(report.files.get().pk))
    return (
        route.replace("<str:key>", "q1")
        .replace("<str:shape>", "full")
        .replace("<str:kind>", "docx")
        .replace("<int:correction>", "0")
    )


def ask(client: Client, name: str, plan: Plan) -> int:
    path = address(name, plan)
    if name in DEEDS:
        return client.post(path, {"version": 1}).status_code
    answer = client.get(path)
    if answer.streaming:  # read to its end it closes its file; closed by hand it would close the test's connection
        answer.getvalue()
    return answer.status_code


def test_the_walk_knows_the_addresses_that_it_treats_apart() -> None:
    assert set(ADDRESSES) >= OPEN | OWN | DEEDS | set(ACCOUNT)


@pytest.mark.parametrize("name", sorted(ADDRESSES))
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_is_asked_who_it_is(name: str, method: str, plan: Plan) -> None:
    path = address(name, plan)
    answer = getattr(browser_of(None), method)(path)
    if name in HALF_WAY:
        assert (answer.status_code, answer.headers["Location"]) == (302, "/dang-nhap")
    elif name in OPEN:
        assert answer.status_code in ({404, 405} if name in BY_LINK else {200, 422})
    else:
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/dang-nhap?next={path}")


@pytest.mark.parametrize("name", sorted(set(ADDRESSES) - OPEN - set(ACCOUNT)))
def test_a_stranger_finds_nothing_of_another_agency(name: str, plan: Plan) -> None:
    expected = {302} if name in MOVES_ON else {200} if name in OWN else {403} if name in ADMINISTRATION else {404}
    assert {ask(browser_of(chi()), name, plan)} == expected


@pytest.mark.parametrize("name", sorted(ACCOUNT))
def test_everybody_has_their_own_account(name: str, plan: Plan) -> None:
    assert {ask(browser_of(person), name, plan) for person in (chi(), binh())} == {ACCOUNT[name]}


@pytest.mark.parametrize("name", sorted(set(ADDRESSES) - OPEN - set(ACCOUNT)))
def test_a_colleague_who_may_only_read_reads(name: str, plan: Plan) -> None:
    refused = {
        *ADMINISTRATION,
        "documents:add-file",
        "documents:book-document",
        "documents:confirm-receipt",
        "documents:correct-document",
        "documents:edit-document",
        "documents:issue-document",
        "documents:prepare-signature",
        "documents:read-letterhead",
        "documents:recall-document",
        "documents:refuse-receipt",
        "documents:register-form",
        "documents:reserve-number",
        "documents:send-document",
        "documents:sign-file",
        "documents:take-back-correction",
        *(one for one, route in ADDRESSES.items() if "/ra-soat" in route),
        "plans:discard-subplan",
        "plans:leave-plan",
        "plans:read-plan-again",
        "plans:remind-bodies",
        "plans:remove-unread-plan",
        "plans:tie-duties",
        "rollout:amend-plan",
        "rollout:draft-subplan",
        "rollout:issue-plan",
        "rollout:recall-plan",
        "rollout:upload-plan",
        "people:reopen-agency",
        *DIRECTORY_FORMS,
        *REPORT_DEEDS - {"reports:make-again"},
        "reports:new-duty",
        *DRAFT_DEEDS,
        "drafts:chain-page",
        "drafts:new",
        "reports:sheet-page",
        *TASK_DEEDS,
        "tasks:judge-pair",
        "tasks:merge-pair",
        "tasks:sheet-list",
        *OF_PEOPLE,
    }
    expected = (
        {403}
        if name in refused
        else {302}
        if name in MOVES_ON | READ_ALREADY
        else {404}
        if name in PRIVATE | NOT_DRAWN
        else {200}
    )
    assert {ask(browser_of(binh()), name, plan)} == expected


@pytest.mark.parametrize("name", sorted(DEEDS))
def test_a_deed_is_done_by_post_alone(name: str, plan: Plan) -> None:
    assert browser_of(an()).get(address(name, plan)).status_code == 405
