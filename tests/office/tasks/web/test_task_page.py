"""One task on its page; its deeds from the screen; the marks that a plan's page asks for."""

from __future__ import annotations

import re
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from chutri.office.people.models import User
from chutri.office.tasks.models import Evidence, Task, TaskAgency
from chutri.office.tasks.operations import add_comment, report_progress
from tests.factories.office import LATER, NOW, bring_in, browser_of, with_tasks
from tests.factories.tracking import FARMERS, dung, em, first_task, giang, lam, with_part_and_evidence

HTMX = {"HX-Request": "true"}


@pytest.fixture
def task(an: User) -> Task:
    """The first task of the plan, led by Dũng's department."""
    return first_task()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def do(client: Client, task: Task, deed: str, data: dict[str, Any], **headers: str) -> tuple[int, str]:
    """Send a deed as the page does."""
    version = Task.objects.get(pk=task.pk).version
    answer = client.post(f"/nhiem-vu/{task.pk}/{deed}", {"version": version, **data}, headers=headers or None)
    return answer.status_code, answer.content.decode()


@time_machine.travel(NOW)
def test_the_page_shows_the_words_the_bodies_and_the_deadline(as_an: Client, task: Task) -> None:
    shown = words(as_an.get(f"/nhiem-vu/{task.pk}/").content.decode())
    for expected in (
        "mục 1 · nhiệm vụ 1",
        "Chủ trì Sở Nông nghiệp và Môi trường",
        "Phối hợp Hội Nông dân tỉnh",
        "trước 10/03/2026 trước ngày 10/3/2026",
        "Ngày cuối còn đúng hạn: 09/03/2026",
        "Sở Nông nghiệp và Môi trường: 0 ngày làm việc đang chờ",
        "Hội Nông dân tỉnh Phối hợp Chưa trả lời",
        "Theo câu này của văn bản Chủ trì, phối hợp với Hội Nông dân tỉnh lập danh sách",
        "Chưa ai thay đổi nhiệm vụ này từ khi giao việc.",
    ):
        assert expected in shown


def test_a_name_that_the_directory_does_not_know_says_so(an: User, as_an: Client) -> None:
    task = bring_in(an).tasks.get(ordinal=1)
    shown = words(as_an.get(f"/nhiem-vu/{task.pk}/").content.decode())
    assert ("chưa có trong danh bạ" in shown, "Xác định cơ quan chủ trì" in shown) == (True, True)


def test_beside_the_list_the_task_stands_alone(as_an: Client, task: Task) -> None:
    html = as_an.get(f"/nhiem-vu/{task.pk}/", headers=HTMX).content.decode()
    assert ("<html" in html, "data-close-detail" in html) == (False, True)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number_of_rows(
    an: User, as_an: Client, task: Task, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(1, count + 1):
        task = report_progress(task=task, percent=number, words="x", seen_version=task.version, by=dung(), at=LATER)
        add_comment(task=task, seen_version=task.version, words="Đã xem", by=an, at=LATER)
    with django_assert_num_queries(20):
        assert as_an.get(f"/nhiem-vu/{task.pk}/").content.decode().count("Báo tiến độ ") == count


def test_what_one_may_do_is_what_the_page_offers(task: Task, an: User, binh: User) -> None:
    def offered(person: User) -> list[str]:
        html = browser_of(person).get(f"/nhiem-vu/{task.pk}/").content.decode()
        return sorted(set(re.findall(r'name="deed" value="([a-z]+)', html)))

    assert offered(dung()) == [
        "comment",
        "describe",
        "divide",
        "extend",
        "follow",
        "hand",
        "progress",
        "start",
        "submit",
    ]
    assert offered(em()) == ["comment", "describe", "divide", "extend", "follow", "progress", "start", "submit"]
    assert offered(an) == ["amend", "cancel", "comment", "describe", "follow", "lead"]
    assert offered(giang()) == ["answer", "comment", "follow"]
    assert offered(binh) == ["follow"]


def test_a_task_goes_from_its_beginning_to_its_end_on_the_screen(task: Task, as_an: Client) -> None:
    dungs = browser_of(dung())
    assert do(dungs, task, "bat-dau", {}, **HTMX)[0] == 200
    code, html = do(dungs, task, "tien-do", {"percent": 60, "words": "Còn hai huyện", "beside": "1"}, **HTMX)
    assert (code, "60 %" in html, "Hoàn tác" in html, "data-close-detail" in html) == (200, True, True, True)
    assert do(dungs, task, "hoan-tac", {}, **HTMX)[0] == 200
    assert Task.objects.get(pk=task.pk).percent == 0
    handed = {"product": "BC 12", "evidence": [SimpleUploadedFile("bc.pdf", b"x")], "links": "https://a.example\n\n"}
    assert do(dungs, task, "nop-ket-qua", handed, **HTMX)[0] == 200
    assert Evidence.objects.count() == 2
    assert do(as_an, task, "tra-lai", {"words": "Thiếu"}, **HTMX)[0] == 200
    assert do(dungs, task, "nop-ket-qua", {"product": "BC 13"}, **HTMX)[0] == 200
    assert do(dungs, task, "rut-ket-qua", {}, **HTMX)[0] == 200
    assert do(dungs, task, "nop-ket-qua", {"product": "BC 14"}, **HTMX)[0] == 200
    assert do(as_an, task, "nghiem-thu", {}, **HTMX)[0] == 200
    assert Task.objects.get(pk=task.pk).stage == "done"
    assert do(as_an, task, "mo-lai", {"words": "Sai"}, **HTMX)[0] == 200
    assert do(as_an, task, "huy", {"words": "Không cần"}, **HTMX)[0] == 200
    assert Task.objects.get(pk=task.pk).stage == "cancelled"


@time_machine.travel(NOW)
def test_time_is_asked_for_and_granted_on_the_screen(task: Task, as_an: Client) -> None:
    dungs = browser_of(dung())
    assert do(dungs, task, "xin-gia-han", {"day": "2026-03-20", "words": "Chờ số liệu"})[0] == 302
    assert "đề nghị gia hạn đến" in words(as_an.get(f"/nhiem-vu/{task.pk}/").content.decode())
    code, html = do(as_an, task, "quyet-dinh-gia-han", {"decision": "grant"}, **HTMX)
    assert (code, "Hãy chọn ngày cho gia hạn." in html) == (422, True)
    assert do(as_an, task, "quyet-dinh-gia-han", {"decision": "grant", "day": "2026-03-18"}, **HTMX)[0] == 200
    shown = words(as_an.get(f"/nhiem-vu/{task.pk}/").content.decode())
    assert ("09/03/2026 → 18/03/2026" in shown, "cho đến 18/03/2026" in shown) == (True, True)
    assert do(dungs, task, "xin-gia-han", {"day": "2026-03-30", "words": "Nữa"}, **HTMX)[0] == 200
    assert do(as_an, task, "quyet-dinh-gia-han", {"decision": "refuse", "words": "Không"}, **HTMX)[0] == 200


def test_the_other_deeds_of_the_screen(task: Task, as_an: Client) -> None:
    dungs = browser_of(dung())
    undated = Task.objects.get(ordinal=3)
    assert do(browser_of(lam()), undated, "an-dinh-han", {"day": "2026-03-20"}, **HTMX)[0] == 200
    assert do(as_an, undated, "an-dinh-han", {"day": "2026-03-20"}, **HTMX)[0] == 403
    assert do(dungs, task, "giao-nguoi", {"person": em().pk}, **HTMX)[0] == 200
    assert do(dungs, task, "giao-nguoi", {"person": ""}, **HTMX)[0] == 200
    code, html = do(dungs, task, "viec-con", {"action": "Gửi công văn", "day": "2026-03-12"}, **HTMX)
    assert (code, "hạn việc con sau hạn của nhiệm vụ" in html, "sau hạn của nhiệm vụ" in html) == (200, True, True)
    assert do(dungs, task, "viec-con", {"action": "Họp"}, **HTMX)[0] == 200
    assert do(as_an, task, "sua", {"action": "Lập danh sách", "words": "KH 60"}, **HTMX)[0] == 200
    assert do(as_an, task, "chu-tri", {"agency": FARMERS, "words": "Chuyển"}, **HTMX)[0] == 200
    code, html = do(as_an, task, "chu-tri", {"agency": "Sở Không Có"}, **HTMX)
    assert (code, "Danh bạ không có cơ quan" in html) == (422, True)


def test_supporters_answer_and_people_talk_on_the_screen(task: Task, as_an: Client) -> None:
    part = TaskAgency.objects.get(task=task)
    giangs, dungs = browser_of(giang()), browser_of(dung())
    assert do(dungs, task, f"phoi-hop/{part.pk}/phan-viec", {"own_part": "Cử 5 người"}, **HTMX)[0] == 200
    assert do(giangs, task, f"phoi-hop/{part.pk}/tra-loi", {"answer": "accepted", "version": 1}, **HTMX)[0] == 200
    code, html = do(
        giangs, task, f"phoi-hop/{part.pk}/tra-loi", {"answer": "declined", "version": 1, "words": "x"}, **HTMX
    )
    assert (code, "Đồng nghiệp đã trả lời" in html) == (409, True)
    assert do(dungs, task, f"phoi-hop/{part.pk}/tra-loi", {"answer": "accepted"})[0] == 403
    assert do(giangs, task, "trao-doi", {"words": "@Nguyễn Thị An đã nhận"}, **HTMX)[0] == 200
    assert "@Nguyễn Thị An đã nhận" in as_an.get(f"/nhiem-vu/{task.pk}/").content.decode()
    assert do(giangs, task, "theo-doi", {}, **HTMX)[0] == 200
    assert task.followers.count() == 1


def test_the_second_of_two_saves_sees_the_first_and_keeps_what_was_typed(task: Task) -> None:
    report_progress(task=task, percent=30, words="Đã họp", seen_version=1, by=em(), at=LATER)
    sent = {"version": 1, "percent": 50, "words": "Câu tôi viết", "deed": "progress"}
    code, html = do(browser_of(dung()), task, "tien-do", sent, **HTMX)
    shown = words(html)
    assert (code, Task.objects.get(pk=task.pk).percent) == (409, 30)
    assert "đã được người khác cập nhật" in shown
    assert "Đỗ Thị Em – Báo tiến độ 30 %: Đã họp" in shown
    assert "Câu tôi viết" in shown
    for place, deed, field in (("trao-doi", "comment", "words"), ("viec-con", "divide", "action")):
        late = {"version": 1, "deed": deed, field: "Lời tôi viết"}
        code, html = do(browser_of(dung()), task, place, late, **HTMX)
        assert (code, "Lời tôi viết" in words(html)) == (409, True)
    assert (task.comments.count(), Task.objects.filter(parent=task).count()) == (0, 0)
    again = do(browser_of(dung()), task, "tien-do", {"percent": 50, "words": "Câu tôi viết"}, **HTMX)
    assert (again[0], Task.objects.get(pk=task.pk).percent) == (200, 50)


def test_without_htmx_the_task_s_own_page_answers(task: Task) -> None:
    dungs = browser_of(dung())
    answer = dungs.post(f"/nhiem-vu/{task.pk}/bat-dau", {"version": 1}, follow=True)
    assert "Đã bắt đầu thực hiện." in answer.content.decode()
    late = dungs.post(f"/nhiem-vu/{task.pk}/bat-dau", {"version": 1})
    assert (late.status_code, "<html" in late.content.decode()) == (409, True)


@pytest.mark.parametrize("sent", [{"percent": "x"}, {"percent": 101}, {"percent": ""}, {"version": "x", "percent": 5}])
def test_nonsense_is_refused_and_nothing_is_saved(task: Task, sent: dict[str, Any]) -> None:
    assert do(browser_of(dung()), task, "tien-do", sent, **HTMX)[0] == 422
    assert Task.objects.get(pk=task.pk).version == 1


def test_who_may_only_read_is_told_why_not(as_binh: Client, task: Task) -> None:
    code, html = do(as_binh, task, "bat-dau", {}, **HTMX)
    assert (code, "chỉ được xem" in html) == (403, True)


def test_another_agency_is_told_whose_task_it_is(task: Task) -> None:
    code, html = do(browser_of(giang()), task, "bat-dau", {}, **HTMX)
    assert (code, "Chỉ Sở Nông nghiệp và Môi trường (cơ quan chủ trì)" in html) == (403, True)


def test_a_stranger_finds_no_task(as_chi: Client, task: Task) -> None:
    assert do(as_chi, task, "bat-dau", {})[0] == 404
    assert as_chi.get(f"/nhiem-vu/{task.pk}/").status_code == 404


def test_a_file_is_given_for_saving_to_whoever_sees_the_task(as_an: Client, as_chi: Client, task: Task) -> None:
    TaskAgency.objects.all().delete()
    with_part_and_evidence(task.plan)
    one = Evidence.objects.get()
    answer = as_an.get(f"/nhiem-vu/{task.pk}/minh-chung/{one.pk}")
    assert (b"".join(answer.streaming_content), answer.headers["Content-Disposition"]) == (  # type: ignore[attr-defined]
        b"bao cao",
        'attachment; filename="bao-cao.pdf"',
    )
    other = Task.objects.get(ordinal=2)
    assert as_an.get(f"/nhiem-vu/{other.pk}/minh-chung/{one.pk}").status_code == 404
    assert as_chi.get(f"/nhiem-vu/{task.pk}/minh-chung/{one.pk}").status_code == 404
    Evidence.objects.update(sha256="0" * 64)
    assert as_an.get(f"/nhiem-vu/{task.pk}/minh-chung/{one.pk}").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a_plan_s_page_gets_its_marks_with_the_same_queries(
    an: User, as_an: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plan = bring_in(an, with_tasks(count))
    with django_assert_num_queries(6):  # session, person, postings, plan, tasks, supporters' ends
        html = as_an.get(f"/nhiem-vu/cua-ke-hoach/{plan.pk}/tinh-trang?tu=1&den=3").content.decode()
    assert html.count("innerHTML:#state-") == count


def test_a_stretch_that_is_no_number_is_empty(as_an: Client, task: Task) -> None:
    html = as_an.get(f"/nhiem-vu/cua-ke-hoach/{task.plan_id}/tinh-trang?tu=x").content.decode()
    assert html.strip() == ""
