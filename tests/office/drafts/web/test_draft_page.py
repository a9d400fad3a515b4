"""The pages of drafts: the list, one draft, comparison, the table of responses, a new one."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from chutri.office.drafts.choices import StepKind
from chutri.office.drafts.models import Draft, Opinion
from chutri.office.drafts.operations.opinions import Said, give_opinion
from chutri.office.people.models import User
from tests.factories.drafting import a_draft, a_version, consulted, passed, seen, step_at, word_file
from tests.factories.office import NOW, browser_of, dung
from tests.factories.tracking import FARMERS, agency, first_task, giang

LIST, NEW = "/soan-thao/", "/soan-thao/moi/"


def asked(by: User, opinions: int) -> Draft:
    """A draft on which Giang's union has said so much."""
    chain = ((StepKind.DRAFT, by.agency), (StepKind.CONSULT, agency(FARMERS)), (StepKind.REVISE, by.agency))
    draft = passed(a_draft(by, *chain), 1, by)
    for number in range(opinions):
        said = Said(words=f"Ý kiến {number}", version=1, paragraph=number % 4 + 1)
        give_opinion(step=step_at(draft, 2), said=said, by=giang(), at=NOW)
    return draft


def page(person: User, address: str) -> str:
    """What somebody sees at an address."""
    answer = browser_of(person).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def post(person: User, address: str, **data: object) -> Client:
    """Somebody's browser after a deed that leads back."""
    browser = browser_of(person)
    answer = browser.post(address, data)
    assert answer.status_code == 302
    return browser


def messages_at(browser: Client, address: str) -> str:
    """The page with what it tells about the deed before."""
    return browser.get(address).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_for_any_number(
    an: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        a_draft(an, title=f"Bài phát biểu {number}", lines=(f"Dòng {number}",))
    browser = browser_of(an)
    with django_assert_num_queries(11):
        answer = browser.get(LIST)
    assert answer.content.decode().count("row-link") == count


def test_an_empty_list_says_what_to_do(an: User) -> None:
    assert "Chưa có dự thảo nào" in page(an, LIST)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?xem=cho-toi", ["Kịch bản"]),
        ("?xem=cua-toi", ["Kịch bản", "Bài phát biểu"]),
        ("?xem=tat-ca&q=kich ban", ["Kịch bản"]),
        ("?xem=tat-ca&loai=speech", ["Bài phát biểu"]),
        ("?xem=qua-han", []),
    ],
)
def test_the_list_keeps_what_is_asked_for(an: User, query: str, titles: list[str]) -> None:
    passed(a_draft(an, title="Bài phát biểu"), 1, an)
    a_draft(an, title="Kịch bản", kind="script", lines=("Khác",))
    text = page(an, LIST + query)
    assert [one for one in ("Kịch bản", "Bài phát biểu") if f"<b>{one}</b>" in text] == titles


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_for_any_number_of_opinions(
    an: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    draft, browser = asked(an, count), browser_of(an)
    with django_assert_num_queries(12):
        answer = browser.get(f"/soan-thao/{draft.pk}/")
    assert answer.content.decode().count('class="opinion ') == count


def test_the_page_says_for_whom_it_waits(an: User) -> None:
    draft = consulted(an)
    text = page(an, f"/soan-thao/{draft.pk}/")
    assert "Đang chờ <b>Liên minh Hợp tác xã tỉnh</b> cho ý kiến" in text
    assert "Cơ quan này chưa có tài khoản" in text


def test_who_was_not_asked_yet_sees_nothing(an: User) -> None:
    chain = ((StepKind.DRAFT, an.agency), (StepKind.CONSULT, agency(FARMERS)), (StepKind.REVISE, an.agency))
    draft = a_draft(an, *chain)
    address = f"/soan-thao/{draft.pk}/"
    assert browser_of(giang()).get(address).status_code == 404
    passed(draft, 1, an)
    assert "Góp ý từng đoạn ngay dưới văn bản" in page(giang(), address)


def test_an_opinion_is_given_beside_its_paragraph_and_answered(an: User) -> None:
    draft = asked(an, 0)
    address = f"/soan-thao/{draft.pk}/"
    step = step_at(draft, 2)
    post(giang(), f"{address}buoc/{step.pk}/y-kien", words="Thêm số liệu.", ban="1", paragraph="3", place="d3")
    opinion = Opinion.objects.get()
    browser = post(an, f"{address}y-kien/{opinion.pk}/tra-loi", response="adopted", words="Đã thêm.")
    text = messages_at(browser, address)
    assert ("Đã trả lời ý kiến." in text, "Đã thêm." in text, opinion.paragraph) == (True, True, 3)


def test_an_older_version_shows_its_own_opinions_and_asks_whether_they_hold(an: User) -> None:
    draft = asked(an, 1)
    a_version(draft, an, "BÀI PHÁT BIỂU", "Bản khác")
    older = page(giang(), f"/soan-thao/{draft.pk}/?ban=1")
    assert ("không phải bản mới nhất" in older, "Còn giữ không?" in older) == (True, True)
    newest = page(an, f"/soan-thao/{draft.pk}/")
    assert "chờ cơ quan góp ý cho biết còn giữ không" in newest
    assert browser_of(an).get(f"/soan-thao/{draft.pk}/?ban=7").status_code == 404


def test_two_versions_are_compared_both_ways(an: User) -> None:
    draft = a_version(a_draft(an, lines=("Khắp các xã.",)), an, "Khắp 62 xã.")
    inline = page(an, f"/soan-thao/{draft.pk}/so-sanh/")
    beside = page(an, f"/soan-thao/{draft.pk}/so-sanh/?cach=song-song&tu=1&den=2")
    assert ("<del>các</del><ins>62</ins>" in inline, "side-old" in beside) == (True, True)
    assert browser_of(an).get(f"/soan-thao/{draft.pk}/so-sanh/?tu=1&den=9").status_code == 404


@pytest.mark.parametrize(("ending", "start"), [("docx", b"PK"), ("pdf", b"%PDF-")])
def test_the_table_of_responses_comes_out_as_files(an: User, ending: str, start: bytes) -> None:
    draft = asked(an, 1)
    answer = browser_of(an).get(f"/soan-thao/{draft.pk}/y-kien/bang.{ending}")
    assert (answer.status_code, answer.content[: len(start)]) == (200, start)
    if ending == "docx":
        cells = [cell.text for table in docx.Document(BytesIO(answer.content)).tables for cell in table._cells]
        assert "Ý kiến 0" in cells


def test_a_new_draft_is_filled_with_what_the_plan_says(an: User) -> None:
    task = first_task()
    text = page(an, f"{NEW}?task={task.pk}")
    assert ("Kế hoạch nói" in text, "lập danh sách đại biểu" in text) == (True, True)
    partial = browser_of(an).get(f"{NEW}?task={task.pk}&kind=report", headers={"HX-Request": "true"}).content.decode()
    assert (partial.count("<li>"), "<html" in partial) == (5, False)


def test_a_new_draft_begins_from_a_file_or_the_prescribed_form(an: User) -> None:
    file = BytesIO(word_file("Kính thưa các đồng chí"))
    file.name = "bai.docx"
    post(an, NEW, kind="speech", title="Bài phát biểu", source="file", file=file)
    post(an, NEW, kind="report", title="Kết quả thực hiện", source="template")
    speech, report = Draft.objects.order_by("pk")
    assert (speech.versions.get().text.strip(), "KẾT QUẢ" in report.versions.get().text.upper()) == (
        "Kính thưa các đồng chí",
        True,
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"kind": "speech", "title": ""}, "Hãy ghi tên hoặc trích yếu của dự thảo."),
        ({"kind": "", "title": "A"}, "Hãy chọn loại văn bản."),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(an: User, data: dict[str, str], message: str) -> None:
    answer = browser_of(an).post(NEW, data)
    assert (answer.status_code, message in answer.content.decode(), Draft.objects.count()) == (422, True, 0)


def test_the_second_approval_is_told_who_was_first(an: User) -> None:
    draft = passed(a_draft(an), 1, an)
    address, step, version = f"/soan-thao/{draft.pk}/", step_at(draft, 2), seen(draft)
    post(dung(), f"{address}buoc/{step.pk}/xong", version=version)
    browser = post(dung(), f"{address}buoc/{step.pk}/xong", version=version)
    assert "Phạm Văn Dũng đã làm xong bước Phê duyệt lúc" in messages_at(browser, address)


def test_who_may_not_approve_is_told_why(an: User) -> None:
    draft = passed(a_draft(an), 1, an)
    answer = browser_of(an).post(f"/soan-thao/{draft.pk}/buoc/{step_at(draft, 2).pk}/xong", {"version": seen(draft)})
    assert (
        answer.status_code,
        "Chỉ lãnh đạo Văn phòng UBND tỉnh Minh Hải Đông phê duyệt được." in answer.content.decode(),
    ) == (403, True)
