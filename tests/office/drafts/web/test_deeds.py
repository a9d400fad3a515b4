"""The deeds of drafts by POST: each does one thing, says what it did or why not, and leads back."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client
from pytest_django import Settings

from chutri.office.documents.operations.symbols import NewPart, fix_part
from chutri.office.drafts.choices import StepKind, StepState
from chutri.office.drafts.models import Draft, OpinionLink, Step
from chutri.office.drafts.queries.steps import live_steps
from chutri.office.people.models import User
from tests.factories.agencies import succeed
from tests.factories.drafting import (
    PNG,
    a_draft,
    a_version,
    consulted,
    fresh,
    passed,
    seen,
    step_at,
    text_file,
    union,
    with_everything,
)
from tests.factories.office import NOW, bring_in, browser_of, dung, hoa
from tests.factories.tracking import TODAY, agency


def did(by: User, draft: Draft, place: str, /, **data: object) -> str:
    """Do a deed as somebody, with the revision that is on the screen; give the page that it leads to."""
    browser = browser_of(by)
    answer = browser.post(f"/soan-thao/{draft.pk}/{place}", {"version": seen(draft), **data})
    assert answer.status_code == 302
    return browser.get(answer.headers["Location"].partition("#")[0]).content.decode()


def sent(name: str, data: bytes) -> BytesIO:
    """A file as a browser sends it."""
    file = BytesIO(data)
    file.name = name
    return file


def key(draft: Draft, kind: StepKind) -> int:
    """The key of the step of a kind."""
    return Step.objects.get(draft=draft, kind=kind).pk


def kinds(draft: Draft) -> list[str]:
    """The live steps in order."""
    return [one.kind for one in live_steps(draft)]


def test_a_version_is_added_and_a_macro_refused(an: User) -> None:
    draft = a_draft(an)
    file = sent("ban-2.txt", text_file("Bản khác"))
    assert "Đã thêm bản 2." in did(an, draft, "ban-moi", file=file, edit="wording", note="Sửa lỗi")
    assert "Bạn chưa chọn tệp, hoặc tệp rỗng." in did(an, draft, "ban-moi")
    assert "lưu lại thành .docx" in did(an, draft, "ban-moi", file=sent("anh.png", PNG))
    assert list(draft.versions.order_by("number").values_list("number", "edit", "note")) == [
        (1, "substance", ""),
        (2, "wording", "Sửa lỗi"),
    ]


def test_who_saw_an_older_revision_is_told(an: User) -> None:
    draft = passed(a_draft(an), 1, an)
    text = did(dung(), draft, f"buoc/{key(draft, StepKind.APPROVE)}/xong", version=1)
    assert "Dự thảo đã được người khác cập nhật trong lúc bạn đang xem." in text
    assert step_at(draft, 2).state == StepState.OPEN


def test_the_chain_is_changed_on_its_page(an: User) -> None:
    draft = consulted(an)
    page = browser_of(an).get(f"/soan-thao/{draft.pk}/cac-buoc/").content.decode()
    assert page.count("<b>Xin ý kiến</b>") == 1
    text = did(an, draft, "cac-buoc/them", kind="appraise", body="Sở Tư pháp", after="3", due_on="2026-03-20")
    assert "Đã thêm bước Thẩm định (Sở Tư pháp)." in text
    did(an, draft, f"buoc/{key(draft, StepKind.APPRAISE)}/doi-cho", where="earlier")
    assert kinds(draft) == ["draft", "consult", "appraise", "revise", "approve"]
    assert "Có thể đưa lại" in did(an, draft, f"buoc/{key(draft, StepKind.APPRAISE)}/bo")
    assert "Đã đưa lại bước" in did(an, draft, f"buoc/{key(draft, StepKind.APPRAISE)}/dua-lai")
    leader = dung()
    text = did(an, draft, f"buoc/{key(draft, StepKind.APPROVE)}/doi", person=leader.full_name)
    assert f"Đã lưu bước Phê duyệt ({leader.full_name})." in text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"person": "Không Có Ai"}, "Không có người dùng nào tên “Không Có Ai”."),
        ({"body": "A", "due_on": "hôm nay"}, "“hôm nay” không đúng dạng ngày."),
        ({"agency": "999999"}, "Danh bạ không có cơ quan này."),
    ],
)
def test_a_holder_that_nobody_knows_is_refused(an: User, data: dict[str, str], message: str) -> None:
    draft = consulted(an)
    assert message in did(an, draft, f"buoc/{key(draft, StepKind.APPROVE)}/doi", **data)
    assert step_at(draft, 4).who == "Văn phòng UBND tỉnh Minh Hải Đông"


def test_a_dissolved_body_asks_for_its_heir_on_the_page(an: User) -> None:
    draft, heir = consulted(an), agency("Liên minh Hợp tác xã liên tỉnh")
    succeed(union(), heir, on=TODAY)
    address = f"/soan-thao/{draft.pk}/"
    text = browser_of(an).get(address).content.decode()
    assert f"Chuyển cho {heir.name}" in text
    did(an, draft, f"buoc/{key(draft, StepKind.CONSULT)}/doi", agency=heir.pk, **{"from": "page"})
    assert (step_at(draft, 2).who, step_at(draft, 2).state) == (heir.name, StepState.OPEN)


def test_a_link_is_made_shown_once_and_called_back(an: User) -> None:
    draft = consulted(an)
    answer = browser_of(an).post(
        f"/soan-thao/{draft.pk}/buoc/{key(draft, StepKind.CONSULT)}/duong-dan", {"address": ""}
    )
    assert (answer.status_code, "/gop-y/" in answer.content.decode()) == (200, True)
    link = OpinionLink.objects.get()
    assert "/gop-y/" not in browser_of(an).get(f"/soan-thao/{draft.pk}/").content.decode()
    assert "Đã thu hồi đường dẫn." in did(an, draft, f"duong-dan/{link.pk}/thu-hoi")
    wrong = {"address": "khong-phai"}
    assert "không phải địa chỉ thư điện tử" in did(an, draft, f"buoc/{key(draft, StepKind.CONSULT)}/duong-dan", **wrong)


def test_from_the_draft_to_the_register_and_back(an: User, settings: Settings) -> None:
    fix_part(agency=an.agency, part=NewPart("issuer", "", "VP", None), by=an, at=NOW)
    own = an.agency
    order = (StepKind.DRAFT, StepKind.APPROVE, StepKind.SIGN, StepKind.NUMBER, StepKind.ISSUE)
    draft = a_draft(an, *((kind, own) for kind in order), kind="report")
    did(an, draft, f"buoc/{key(draft, StepKind.DRAFT)}/xong")
    text = did(dung(), draft, f"buoc/{key(draft, StepKind.APPROVE)}/tra-lai", words="Thiếu số liệu")
    assert "Phạm Văn Dũng đã trả lại" in text
    did(an, draft, f"buoc/{key(draft, StepKind.DRAFT)}/xong")
    did(an, draft, f"buoc/{key(draft, StepKind.DRAFT)}/rut-lai")
    assert step_at(draft, 1).state == StepState.OPEN
    did(an, draft, f"buoc/{key(draft, StepKind.DRAFT)}/xong")
    did(dung(), draft, f"buoc/{key(draft, StepKind.APPROVE)}/xong", words="Nhất trí")
    sign = f"buoc/{key(draft, StepKind.SIGN)}/ky"
    assert "Bản ký số phải là tệp PDF." in did(dung(), draft, sign, file=sent("a.png", PNG))
    assert "Hãy chọn khóa để ký." in did(dung(), draft, sign, key="4")
    assert "Đã nhận bản ký." in did(an, draft, sign, file=sent("ky.png", PNG), on_paper="1", words="Phạm Văn Dũng")
    page = browser_of(an).get(f"/soan-thao/{draft.pk}/").content.decode()
    assert ("<option selected>Báo cáo</option>" in page, "Phạm Văn Dũng" in page) == (True, True)
    number = f"buoc/{key(draft, StepKind.NUMBER)}/cap-so"
    assert "Đã cấp số 01/BC-VP" in did(an, draft, number, kind="Báo cáo", recipients="Sở Tư pháp\nLưu: VT")
    assert "Đã ban hành." in did(an, draft, f"buoc/{key(draft, StepKind.ISSUE)}/ban-hanh")
    assert "Đã lập dự thảo mới." in did(an, draft, "dinh-chinh", fault="form", words="Sai ngày")
    assert "Hãy ghi sai sót cần đính chính." in did(an, draft, "dinh-chinh", fault="content", words="")
    assert "Hãy ghi lý do thu hồi." in did(an, draft, "thu-hoi", words="")
    assert "đã thu hồi" in did(an, draft, "thu-hoi", words="Nhầm")
    assert fresh(draft).stage == "recalled"


def test_a_draft_is_renamed_handed_on_stopped_and_taken_up(an: User) -> None:
    draft, colleague = a_draft(an), hoa()
    assert "Đã lưu." in did(an, draft, "thong-tin", title="Tên khác", owner=colleague.pk, due_on="2026-03-20")
    assert (fresh(draft).title, fresh(draft).owner) == ("Tên khác", colleague)
    assert "Hãy ghi lý do thôi soạn thảo." in did(an, draft, "thoi", words="")
    assert "Soạn thảo tiếp" in did(an, draft, "thoi", words="Hoãn")
    assert "Đã mở lại dự thảo." in did(an, draft, "soan-tiep")


def test_what_came_on_paper_is_recorded(an: User) -> None:
    draft = passed(
        a_draft(an, (StepKind.DRAFT, an.agency), (StepKind.CONSULT, union()), (StepKind.APPRAISE, union())), 1, an
    )
    text = did(
        an,
        draft,
        f"buoc/{key(draft, StepKind.CONSULT)}/gop-y-giay",
        file=sent("a.png", PNG),
        words="Thêm số liệu",
        code="5/LM",
    )
    assert "Đã ghi nhận văn bản góp ý." in text
    text = did(
        an, draft, f"buoc/{key(draft, StepKind.APPRAISE)}/van-ban-giay", file=sent("b.png", PNG + b"2"), words="Đồng ý"
    )
    assert "Đã ghi nhận văn bản giấy." in text
    assert fresh(draft).stage == "finished"


def test_a_body_that_is_silent_is_not_waited_for(an: User) -> None:
    draft = consulted(an)
    assert "Đã kết thúc bước xin ý kiến." in did(
        an, draft, f"buoc/{key(draft, StepKind.CONSULT)}/khong-tra-loi", words="Quá hạn"
    )


def test_every_file_is_given_for_saving(an: User) -> None:
    draft = with_everything(an, bring_in(an))
    opinion = Step.objects.get(draft=draft, place=2).opinions.get()
    browser: Client = browser_of(an)
    for place in (
        "ban/1/tep",
        "ban/1/pdf",
        "ban/1/ban-ky",
        f"y-kien/{opinion.pk}/ban-quet",
        f"buoc/{opinion.step_id}/ban-quet",
    ):
        answer = browser.get(f"/soan-thao/{draft.pk}/{place}")
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/octet-stream")
        answer.getvalue()


def test_an_older_opinion_is_settled_on_the_page(an: User) -> None:
    draft = with_everything(an, bring_in(an))
    a_version(draft, an, "Bản khác")
    opinion = Step.objects.get(draft=draft, place=2).opinions.get()
    assert "Đã ghi nhận." in did(an, draft, f"y-kien/{opinion.pk}/con-giu", holding="settled")
    opinion.refresh_from_db()
    assert opinion.holding == "settled"


def test_without_libreoffice_a_pdf_is_asked_for(an: User, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = a_draft(an)
    monkeypatch.setenv("PATH", "")
    assert "Máy chủ chưa cài LibreOffice" in did(an, draft, "pdf")
    assert browser_of(an).get(f"/soan-thao/{draft.pk}/pdf/tinh-trang").status_code == 200
