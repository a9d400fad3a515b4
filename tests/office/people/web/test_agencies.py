"""Danh bạ: the list, an agency's page, its forms, and the way to Excel and back."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from chutri.office.people.models import Agency, AgencySheet, User
from chutri.office.people.operations import edit_agency
from chutri.office.people.queries.facts import facts_of, mark_of
from tests.factories.agencies import PLACE, department, directory
from tests.factories.office import LATER, NOW

URL = "/danh-ba/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def made(an: User) -> dict[str, Agency]:
    return directory()


def shown(browser: Client, query: str = "") -> str:
    answer = browser.get(f"{URL}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("count", [1, 3])
@time_machine.travel(NOW)
def test_the_list_takes_the_same_queries_for_any_number_of_agencies(
    an: User, as_an: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        department(f"Sở Số {number}")
    # session, person, roles; count, page, successions; counts of all and of closed
    with django_assert_num_queries(8):
        assert shown(as_an, "?q=so+so").count("<tr data-row>") == count


@time_machine.travel(NOW)
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?q=noi+vu+tinh", ["Sở Nội vụ"]),
        ("?q=ubnd&cap=commune", ["UBND phường Bạch Môn", "UBND xã Sen Đông", "UBND xã Sen Tây"]),
        (
            "?q=uy+ban+nhan+dan&cap=commune&loai=peoples_committee",
            ["UBND phường Bạch Môn", "UBND xã Sen Đông", "UBND xã Sen Tây"],
        ),
        ("?xem=da-ket-thuc&q=so", ["Sở Kế hoạch và Đầu tư", "Sở Lao động - Thương binh và Xã hội"]),
        (
            "?xem=tat-ca&cap=district&xep=cap",
            ["Phòng Nội vụ huyện Đầm Sen", "UBND huyện Đầm Sen", "UBND thị xã Cửa Bạch"],
        ),
        ("?loai=x&cap=x&xem=x&xep=x&q=bao+minh", [f"Báo {PLACE}"]),
    ],
)
def test_the_list_keeps_what_its_url_says(query: str, names: list[str], made: dict[str, Agency], as_an: Client) -> None:
    text = shown(as_an, query)
    found = [part.split("</a>")[0].split(">")[-1] for part in text.split('class="row-link"')[1:]]
    assert [name.removesuffix(f" tỉnh {PLACE}") for name in found] == names


@time_machine.travel(NOW)
def test_a_closed_body_says_so_with_its_heirs(made: dict[str, Agency], as_an: Client) -> None:
    assert "kế thừa: UBND xã Sen Đông, UBND xã Sen Tây" in shown(as_an, "?xem=da-ket-thuc&q=dam+sen")
    text = shown(as_an, str(made["district"].pk))
    assert ("Đã kết thúc hoạt động từ 01/07/2025" in text, "đơn vị kế thừa:" in text) == (True, True)
    assert "chưa rõ đơn vị kế thừa" in shown(as_an, str(made["unit"].pk))


def test_empty_lists_say_what_next(an: User, as_an: Client, as_binh: Client) -> None:
    assert "Không có cơ quan nào khớp" in shown(as_an, "?q=khong+co+gi")
    Agency.objects.filter(pk=an.agency_id).update(closed_on="2020-01-01")
    assert "Nhập từ Excel</a>, <a" in shown(as_an)
    assert "Văn phòng hoặc người quản trị thêm cơ quan" in shown(as_binh)


@pytest.mark.parametrize("more", [0, 3])
@time_machine.travel(NOW)
def test_an_agencys_page_takes_the_same_queries_however_long_its_story(
    more: int, made: dict[str, Agency], as_an: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(more):
        department(f"Sở Số {number}")
    # session, person, roles; the agency; names, codes, before, after, units, people, history
    with django_assert_num_queries(11):
        text = shown(as_an, str(made["province"].pk))
    assert text.count("/danh-ba/") > more


def test_htmx_gets_rows_and_page_alone(made: dict[str, Agency], as_an: Client) -> None:
    for url in (URL, f"{URL}{made['home'].pk}"):
        text = as_an.get(url, headers=HTMX).content.decode()
        assert ("<html" in text, made["home"].name in text) == (False, True)


def test_a_search_box_keeps_what_was_chosen(made: dict[str, Agency], as_an: Client) -> None:
    chosen, own = made["home"].pk, made["finance"].pk
    text = as_an.get(f"{URL}tim?o=heirs&tim=so&heirs={chosen}&heirs=x&tru={own}").content.decode()
    assert (text.count("checked"), f'value="{own}"' in text, text.count("<li>")) == (1, False, 2)
    none = as_an.get(f"{URL}tim", {"o": "parent", "tim": "zzz"}).content.decode()
    assert "Không có cơ quan đang hoạt động nào khớp “zzz”" in none


def form_of(agency: Agency, **changes: object) -> dict[str, object]:
    facts = facts_of(Agency.objects.get(pk=agency.pk))
    return {
        "name": facts.name, "short_name": facts.short_name, "kind": facts.kind.value, "level": facts.level.value,
        "parent": facts.parent.pk if facts.parent else "", "seen": mark_of(facts), **changes,
    }  # fmt: skip


def test_an_agency_is_added(made: dict[str, Agency], as_an: Client) -> None:
    wanted = {
        "name": "Phòng A", "kind": "unit", "level": "province", "parent": made["home"].pk, "opened_on": "01/03/2026",
        "aliases": "Phòng một\n\nPhòng hai", "codes": "qd20: H01",
    }  # fmt: skip
    answer = as_an.post(f"{URL}them", wanted)
    added = Agency.objects.get(name="Phòng A")
    assert (answer.status_code, answer["Location"]) == (302, f"{URL}{added.pk}")
    assert (added.parent, facts_of(added).aliases, facts_of(added).codes) == (
        made["home"], ("Phòng hai", "Phòng một"), (("qd20", "H01"),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "Cần ghi mục này."),
        ({"opened_on": "mai"}, "Ngày ghi theo dạng ngày/tháng/năm"),
        ({"codes": "H01"}, "Mỗi dòng một mã"),
        ({"email": "x"}, "Địa chỉ thư chưa đúng dạng"),
        ({"name": f"Sở Tài chính tỉnh {PLACE}"}, "Đã có cơ quan đang hoạt động mang tên"),
    ],
)
def test_a_form_says_what_is_wrong_and_keeps_what_was_typed(
    changes: dict[str, object], words: str, made: dict[str, Agency], as_an: Client
) -> None:
    for url in (f"{URL}them", f"{URL}{made['home'].pk}/sua"):
        answer = as_an.post(url, form_of(made["home"], short_name="SNV", **changes))
        text = answer.content.decode()
        assert (answer.status_code, words in text, 'value="SNV"' in text, "checked" in text) == (422, True, True, True)


def test_a_correction_is_saved(made: dict[str, Agency], as_an: Client) -> None:
    url = f"{URL}{made['home'].pk}/sua"
    assert made["home"].name in as_an.get(url).content.decode()
    assert as_an.post(url, form_of(made["home"], note="trụ sở mới")).status_code == 302
    assert Agency.objects.get(pk=made["home"].pk).note == "trụ sở mới"


def test_who_saves_second_sees_the_firsts_words_and_may_overwrite(
    made: dict[str, Agency], an: User, as_an: Client
) -> None:
    mine = form_of(made["home"], note="của tôi")
    facts = facts_of(made["home"])
    edit_agency(agency=made["home"], facts=replace(facts, note="của người khác"), seen=mark_of(facts), by=an, at=LATER)
    url = f"{URL}{made['home'].pk}/sua"
    answer = as_an.post(url, mine)
    text = answer.content.decode()
    assert (answer.status_code, "ghi chú: <b>của người khác</b>" in text, "của tôi" in text) == (409, True, True)
    seen = text.split('name="seen" value="')[1].split('"')[0]
    assert as_an.post(url, {**mine, "seen": seen}).status_code == 302
    assert Agency.objects.get(pk=made["home"].pk).note == "của tôi"


def test_an_agency_is_renamed_closed_and_opened_again(made: dict[str, Agency], as_an: Client) -> None:
    page = f"{URL}{made['paper'].pk}"
    wanted = {"name": "Báo Mới", "on": "01/01/2026"}
    assert [as_an.get(f"{page}/{deed}").status_code for deed in ("doi-ten", "ket-thuc")] == [200, 200]
    assert as_an.post(f"{page}/doi-ten", wanted).status_code == 302
    assert "Tên hiện nay dùng từ" in as_an.post(f"{page}/doi-ten", wanted).content.decode()
    heirs = {"on": "01/02/2026", "heirs": [made["home"].pk, made["finance"].pk], "note": "theo lĩnh vực"}
    assert as_an.post(f"{page}/ket-thuc", heirs).status_code == 302
    refused = as_an.post(f"{page}/ket-thuc", heirs).content.decode()
    assert ("đã kết thúc hoạt động từ 01/02/2026" in refused, refused.count("checked")) == (True, 2)
    links = made["paper"].successions.order_by("successor__name")
    assert [(link.successor, link.partly, link.note) for link in links] == [
        (made["home"], True, "theo lĩnh vực"), (made["finance"], True, "theo lĩnh vực"),
    ]  # fmt: skip
    text = shown(as_an, str(made["paper"].pk))
    assert all(
        words in text for words in ("Tên qua các thời kỳ", "đến 31/12/2025", "Hoàn tác kết thúc", "theo lĩnh vực")
    )
    for words in ("đang hoạt động như trước khi kết thúc", "đang hoạt động."):
        assert words in as_an.post(f"{page}/hoan-tac", follow=True).content.decode()
    assert Agency.objects.get(pk=made["paper"].pk).closed_on is None


def upload(browser: Client, data: bytes, **more: object) -> str:
    file = SimpleUploadedFile("danh-ba.xlsx", data)
    answer = browser.post(f"{URL}nhap", {"file": file}, **more)  # type: ignore[arg-type]
    return answer.headers.get("Location") or answer.headers.get("HX-Redirect") or answer.content.decode()


def test_the_directory_goes_to_excel_and_back(made: dict[str, Agency], an: User, as_an: Client, as_chi: Client) -> None:
    data = as_an.get(f"{URL}danh-ba.xlsx?xem=tat-ca").content
    book = openpyxl.load_workbook(BytesIO(data))
    sheet = book["Danh bạ"]
    assert sheet.max_row == Agency.objects.count() + 1
    assert "Không có gì thay đổi" in as_an.get(upload(as_an, data)).content.decode()
    for row in sheet.iter_rows(min_row=2):
        if row[1].value == made["home"].name:
            row[16].value = "sửa trong Excel"
    sheet.append([None, "Sở Mới"])
    changed = BytesIO()
    book.save(changed)
    preview = upload(as_an, changed.getvalue(), headers=HTMX)
    text = as_an.get(preview).content.decode()
    assert ("sửa trong Excel" in text, "Sở Mới" in text, text.count("<tr data-row>")) == (True, True, 2)
    assert as_an.get(f"{preview}?xem=added").content.decode().count("<tr data-row>") == 1
    assert as_chi.get(preview).status_code == 404
    mark = text.split('name="mark" value="')[1].split('"')[0]
    assert as_an.post(f"{preview}/ap-dung", {"mark": "khác"}).status_code == 409
    assert as_an.post(f"{preview}/ap-dung", {"mark": mark})["Location"] == URL
    assert Agency.objects.get(pk=made["home"].pk).note == "sửa trong Excel"
    assert "Đã áp dụng lúc" in as_an.get(preview).content.decode()


def test_the_template_is_taken_as_an_empty_sheet(made: dict[str, Agency], as_an: Client) -> None:
    data = as_an.get(f"{URL}mau.xlsx").content
    assert openpyxl.load_workbook(BytesIO(data)).sheetnames == ["Danh bạ", "Hướng dẫn"]
    assert "Không có gì thay đổi" in as_an.get(upload(as_an, data)).content.decode()


def test_what_is_no_sheet_is_refused_and_not_kept(an: User, as_an: Client) -> None:
    assert "Tệp không phải là bảng tính Excel" in upload(as_an, b"hello", headers=HTMX)
    assert "Tệp rỗng" in upload(as_an, b"")
    assert as_an.get(f"{URL}nhap").status_code == 200
    assert AgencySheet.objects.count() == 0
