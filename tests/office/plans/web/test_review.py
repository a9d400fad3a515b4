"""The review of a plan in the browser: what stands on the page, what an answer brings, who may."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from chutri.office.people.models import User
from chutri.office.plans.models import Duty, Plan
from chutri.office.plans.operations import accept_duty, issue_plan
from tests.factories.office import NOW, an_agency, browser_of, dung, hoa, under_review, with_tasks
from tests.factories.readings import TEXT, span_of

HTMX = {"HX-Request": "true"}


@pytest.fixture
def plan(an: User) -> Plan:
    """The hand-made plan, under review."""
    return under_review(an)


def duty(plan: Plan, ordinal: int = 1) -> Duty:
    return Duty.objects.select_related("plan__document__agency").get(plan=plan, ordinal=ordinal)


def page(client: Client, plan: Plan) -> str:
    answer = client.get(f"/ke-hoach/{plan.pk}/ra-soat")
    assert answer.status_code == 200
    return answer.content.decode()


def do(client: Client, plan: Plan, path: str, **values: Any) -> Any:
    """Post a deed as the page does: with the revision and the passage that it shows."""
    return client.post(f"/ke-hoach/{plan.pk}/ra-soat/{path}", {"tu": 0, "phan": 1, **values}, headers=HTMX)


def on(plan: Plan, path: str, ordinal: int = 1) -> str:
    return f"{duty(plan, ordinal).pk}/{path}"


def refs(html: str) -> list[str]:
    return re.findall(r'<template data-card="(\w+)"', html)


def test_every_duty_and_every_paragraph_stands_on_the_page(as_an: Client, plan: Plan) -> None:
    html = page(as_an, plan)
    assert re.findall(r'<article class="card-task [^"]*" id="(\w+)"', html) == ["t1", "t2", "t3"]
    assert "0/3</b> đã rà soát" in html
    assert set(re.findall(r" says-(\w+)", html)) >= {"task", "background"}
    at = TEXT.index("Thực hiện Kế hoạch")  # no outline: one paragraph
    assert f'says-task" id="b{at}"' in html
    assert html.count("chưa xác định") + html.count("data-unsettled") >= 3


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number_of_duties(
    an: User, as_an: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plan = under_review(an, with_tasks(count))
    as_an.get(f"/ke-hoach/{plan.pk}/ra-soat")
    with django_assert_num_queries(16):
        assert page(as_an, plan).count('class="card-task') == count


def test_an_answer_brings_what_changed_and_no_more(as_an: Client, plan: Plan) -> None:
    html = do(as_an, plan, on(plan, "chap-nhan"), version=1).content.decode()
    assert (refs(html), 'data-duty="t1"' in html, "1/3</b>" in html) == (["t1"], True, True)
    assert 'name="tu" id="seen-revision" value="1"' in html
    quiet = as_an.get(f"/ke-hoach/{plan.pk}/ra-soat/thay-doi", {"tu": 1, "phan": 1}, headers=HTMX).content.decode()
    assert (refs(quiet), "review-bar" in quiet) == ([], False)


def test_two_people_see_each_other_and_each_other_s_deeds(as_an: Client, plan: Plan) -> None:
    other = browser_of(hoa())
    page(as_an, plan)
    assert "Nguyễn Thị An" in page(other, plan)
    accept_duty(duty=duty(plan, 2), seen_version=1, by=hoa(), at=NOW)
    answer = as_an.get(f"/ke-hoach/{plan.pk}/ra-soat/thay-doi", {"tu": 0, "phan": 1}, headers=HTMX)
    html = answer.content.decode()
    assert (refs(html), "Vũ Thị Hoa: Chấp nhận nhiệm vụ 2" in html) == (["t2"], True)
    editing = {"tu": 1, "phan": 1, "dang-sua": duty(plan).pk}
    as_an.get(f"/ke-hoach/{plan.pk}/ra-soat/thay-doi", editing, headers=HTMX)
    seen = other.get(f"/ke-hoach/{plan.pk}/ra-soat/thay-doi", {"tu": 1, "phan": 1}, headers=HTMX).content.decode()
    assert "đang sửa 1" in seen


def test_a_deed_on_what_another_changed_is_refused_with_what_stands(as_an: Client, plan: Plan) -> None:
    accept_duty(duty=duty(plan), seen_version=1, by=hoa(), at=NOW)
    answer = do(as_an, plan, on(plan, "bo"), version=1, **{"ly-do": "Trùng"})
    html = answer.content.decode()
    assert (answer.status_code, refs(html)) == (409, ["t1"])
    assert "Vũ Thị Hoa đã sửa nhiệm vụ 1" in html


def test_dismissed_ones_stand_folded_and_come_back(as_an: Client, plan: Plan) -> None:
    form = as_an.get(f"/ke-hoach/{plan.pk}/ra-soat/{on(plan, 'ly-do')}", headers=HTMX).content.decode()
    assert "Không phải nhiệm vụ" in form
    do(as_an, plan, on(plan, "bo"), version=1, **{"ly-do": "Máy đọc sai"})
    html = page(as_an, plan)
    assert ("Đã bỏ:</b> Máy đọc sai" in html, "Khôi phục" in html) == (True, True)
    assert refs(do(as_an, plan, on(plan, "khoi-phuc"), version=2).content.decode()) == ["t1"]
    refused = do(as_an, plan, on(plan, "bo"), version=3)
    assert (refused.status_code, "Hãy nêu lý do" in refused.content.decode()) == (409, True)


FIELDS = {
    "version": 1, "action": "Lập danh sách.", "section": "1", "role": "lead", "mode": "assigned",
    "leads": "Sở Nông nghiệp và Môi trường", "partners": "Hội Nông dân tỉnh", "deadline": "10/03/2026",
    "relation": "before", "deadline_words": "trước ngày 10/3/2026",
}  # fmt: skip


def test_every_field_is_edited_where_it_stands(as_an: Client, plan: Plan) -> None:
    form = as_an.get(f"/ke-hoach/{plan.pk}/ra-soat/{on(plan, 'sua')}", headers=HTMX).content.decode()
    assert ('value="10/03/2026"' in form, "ngày tổ chức sự kiện" in form) == (True, True)
    answer = do(as_an, plan, on(plan, "sua"), **FIELDS)
    assert (answer.status_code, refs(answer.content.decode())) == (200, ["t1"])
    assert duty(plan).action == "Lập danh sách."


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"deadline": "hôm qua"}, "Ngày không hợp lệ"), ({"action": ""}, "Nội dung nhiệm vụ không được để trống.")],
)
def test_a_wrong_field_is_told_in_the_form(as_an: Client, plan: Plan, wrong: dict[str, str], words: str) -> None:
    answer = do(as_an, plan, on(plan, "sua"), **{**FIELDS, **wrong})
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (422, "#slot-1")
    assert (words in answer.content.decode(), duty(plan).version) == (True, 1)


def test_the_second_of_two_editors_chooses_field_by_field(as_an: Client, plan: Plan) -> None:
    other = browser_of(hoa())
    do(other, plan, on(plan, "sua"), **{**FIELDS, "action": "Của Hoa.", "section": "2"})
    answer = do(as_an, plan, on(plan, "sua"), **{**FIELDS, "action": "Của An."})
    html = answer.content.decode()
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (409, "#slot-1")
    assert re.findall(r"<legend>([^<]*)</legend>", html) == ["Nội dung", "Mục"]
    taken = re.findall(r'data-takes="(\w+)" value="([^"]*)" checked', html)
    assert taken == [("action", "Của An."), ("section", "2")]
    assert ('name="version" value="2"' in html, duty(plan).action) == (True, "Của Hoa.")
    do(as_an, plan, on(plan, "sua"), **{**FIELDS, "action": "Của An.", "section": "2", "version": 2})
    assert (duty(plan).action, duty(plan).section) == ("Của An.", "2")


def test_a_duty_is_split_merged_and_undone(as_an: Client, plan: Plan) -> None:
    offered = as_an.get(f"/ke-hoach/{plan.pk}/ra-soat/{on(plan, 'cho-tach')}", headers=HTMX).content.decode()
    assert "data-caret" in offered
    html = do(as_an, plan, on(plan, "tach"), version=1, cho=20).content.decode()
    assert (refs(html), 'data-card="t4" data-after="t1"' in html) == (["t1", "t4"], True)
    html = do(as_an, plan, on(plan, "gop"), version=2).content.decode()
    assert '<template data-card="t4" data-after="" data-gone>' in html
    html = do(as_an, plan, "hoan-tac").content.decode()
    assert (refs(html), "Đã hoàn tác" in html) == (["t1", "t4"], True)


def test_selected_words_become_a_duty(as_an: Client, plan: Plan) -> None:
    start, end = span_of("Phối hợp vận động hội viên.")
    html = do(as_an, plan, "them", **{"tu-ky-tu": start, "den-ky-tu": end}).content.decode()
    assert ("Đã thêm nhiệm vụ 4." in html, 'data-duty="t4"' in html) == (True, True)
    assert re.findall(r'<template data-block="b(\d+)"', html) != []
    assert do(as_an, plan, "them", **{"tu-ky-tu": 5, "den-ky-tu": 2}).status_code == 409


def test_a_paragraph_is_what_one_says(as_an: Client, plan: Plan) -> None:
    at = TEXT.index("Thực hiện Kế hoạch")  # no outline: one paragraph
    span = {"tu-ky-tu": at, "den-ky-tu": at + 40}
    html = do(as_an, plan, "doan", loai="condition", **span).content.decode()
    assert f'says-condition" id="b{at}"' in html
    assert do(as_an, plan, "doan", loai="sai", **span).status_code == 409


def test_whom_a_name_means_is_asked_in_place(as_an: Client, plan: Plan) -> None:
    agency = an_agency("Chi cục Nông nghiệp Minh Hải")
    address = f"/ke-hoach/{plan.pk}/ra-soat/{on(plan, 'co-quan')}"
    name = "so nong nghiep va moi truong"
    assert "Tìm trong danh bạ" in as_an.get(address, {"ten": name}, headers=HTMX).content.decode()
    found = as_an.get(address, {"ten": name, "q": "nong nghiep"}, headers=HTMX).content.decode()
    assert ("Chi cục Nông nghiệp Minh Hải" in found, "Tìm trong danh bạ" in found) == (True, False)
    assert as_an.get(address, {"ten": "khong co"}, headers=HTMX).status_code == 404
    html = do(as_an, plan, on(plan, "chon-co-quan"), version=1, ten=name, **{"co-quan": agency.pk}).content.decode()
    assert "Áp dụng cho 1 chỗ khác" in html
    values = {"ten": name, "co-quan": agency.pk, "moi-cho": 1}
    assert refs(do(as_an, plan, on(plan, "chon-co-quan"), version=2, **values).content.decode()) == ["t1", "t2"]
    assert page(as_an, plan).count("Trong danh bạ: Chi cục") == 2


def test_only_a_leader_fixes_a_proposed_date(as_an: Client, plan: Plan) -> None:
    assert ("đề xuất" in page(as_an, plan), "Ấn định" in page(as_an, plan)) == (True, False)
    assert do(as_an, plan, on(plan, "thoi-han", 3), version=1).status_code == 403
    leader = browser_of(dung())
    assert "Ấn định" in page(leader, plan)
    assert do(leader, plan, on(plan, "thoi-han", 3), version=1, han="mai").status_code == 409
    assert do(leader, plan, on(plan, "thoi-han", 3), version=1).status_code == 200
    assert duty(plan, 3).deadline_confirmed is True


def test_all_certain_ones_are_accepted_at_once(as_an: Client, an: User) -> None:
    an_agency("Sở Nông nghiệp và Môi trường")
    plan = under_review(an)
    html = do(as_an, plan, "chap-nhan-chac-chan").content.decode()
    assert ("Đã chấp nhận 2 nhiệm vụ chắc chắn." in html, refs(html)) == (True, ["t1", "t2"])
    assert do(as_an, plan, "chap-nhan-chac-chan").status_code == 409


def test_without_htmx_a_deed_leads_back_to_the_page(as_an: Client, plan: Plan) -> None:
    answer = as_an.post(f"/ke-hoach/{plan.pk}/ra-soat/{on(plan, 'chap-nhan')}", {"version": 1})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/ke-hoach/{plan.pk}/ra-soat")


def test_an_issued_plan_shows_its_own_page(an: User, as_an: Client, plan: Plan) -> None:
    issue_plan(plan=plan, by=an, at=NOW)
    assert as_an.get(f"/ke-hoach/{plan.pk}/ra-soat").headers["Location"] == f"/ke-hoach/{plan.pk}/"
    assert do(as_an, plan, on(plan, "chap-nhan"), version=1).status_code == 409
    assert do(as_an, plan, "999999/chap-nhan", version=1).status_code == 404


def test_whoever_may_only_read_does_not_review(as_binh: Client, plan: Plan) -> None:
    assert as_binh.get(f"/ke-hoach/{plan.pk}/ra-soat").status_code == 403
    shown = as_binh.get(f"/ke-hoach/{plan.pk}/").content.decode()
    assert ('class="card-task"' in shown, "/ra-soat" in shown) == (True, False)
