"""The pages of plans below a plan: drafting, putting under a parent, the map; each asks the same for one row and for three."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from chutri.office.people.models import User
from chutri.office.plans.models import Plan, Subplan, SubplanDraft, SubplanLine
from chutri.office.plans.operations import note_amended
from chutri.office.plans.queries.cascade import cascade_map
from tests.factories.cascade import UNIT, a_draft, a_parent, commune, lan, sent
from tests.factories.office import LATER, browser_of

COMMUNES = ("UBND phường Bình Lư", "UBND xã Cồn Nhạn", "UBND xã Thạnh Lâm")


@pytest.fixture
def parent(an: User) -> Plan:
    """A province's plan with duties for its communes, issued."""
    return a_parent(an)


@pytest.fixture
def as_lan(parent: Plan) -> Client:
    """The browser of a commune's office."""
    return browser_of(lan())


def form_of(draft: SubplanDraft, **changes: str) -> dict[str, str]:
    """What the page of a draft sends."""
    names = (
        "title issuer superior symbol place basis preamble aims funding reporting recipients authority signer".split()
    )
    sent_values = {name: getattr(draft, name) for name in names} | {"version": str(draft.version)}
    for line in draft.lines.all():
        cells = {
            "giu": "co" if line.kept else "khong",
            "ly-do": line.reason,
            "noi-dung": line.words,
            "don-vi": line.unit,
            "phoi-hop": line.partners,
            "han": line.deadline,
            "san-pham": line.product,
        }
        sent_values |= {f"{name}-{line.pk}": value for name, value in cells.items()}
    return sent_values | changes


def test_a_commune_begins_its_draft_from_the_plan_that_it_sees(as_lan: Client, parent: Plan) -> None:
    page = as_lan.get(f"/ke-hoach/{parent.pk}/cap-duoi")
    assert "UBND phường Bình Lư · 7 nhiệm vụ" in page.content.decode()
    answer = as_lan.post(f"/ke-hoach/{parent.pk}/cap-duoi", {"co-quan": commune().pk})
    draft = SubplanDraft.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/ke-hoach/cap-duoi/{draft.pk}/")
    assert "6</b> chưa ghi đơn vị chủ trì" in as_lan.get(f"/ke-hoach/cap-duoi/{draft.pk}/").content.decode()


def test_blanks_are_filled_on_the_page_or_taken_knowingly(as_lan: Client, parent: Plan) -> None:
    as_lan.post(f"/ke-hoach/{parent.pk}/cap-duoi", {"co-quan": commune().pk})
    draft = SubplanDraft.objects.get()
    file = f"/ke-hoach/cap-duoi/{draft.pk}/tep.docx"
    assert as_lan.get(file).status_code == 302
    assert as_lan.get(f"{file}?con-trong=1").status_code == 200
    units = {f"don-vi-{line.pk}": UNIT for line in draft.lines.all()}
    more = {"noi-dung-moi-0": "Mở lớp tập huấn.", "don-vi-moi-0": UNIT, "han-moi-0": "tháng 8/2026"}
    answer = as_lan.post(f"/ke-hoach/cap-duoi/{draft.pk}/", form_of(draft, **units, **more))
    assert answer.status_code == 302
    assert [line.deadline for line in SubplanLine.objects.filter(part="own")] == ["Trong tháng 8/2026"]
    assert as_lan.get(file).headers["Content-Disposition"].endswith('"ke-hoach-ubnd-phuong-binh-lu.docx"')
    assert as_lan.get(file.replace("docx", "pdf")).content[:5] == b"%PDF-"
    assert as_lan.get(file.replace("docx", "exe")).status_code == 404


def test_what_was_typed_stays_when_somebody_saved_meanwhile(as_lan: Client, parent: Plan) -> None:
    draft = a_draft(parent, commune(), lan())
    stale = form_of(draft, title="Trích yếu khác")
    as_lan.post(f"/ke-hoach/cap-duoi/{draft.pk}/", form_of(draft))
    answer = as_lan.post(f"/ke-hoach/cap-duoi/{draft.pk}/", stale)
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "Có người vừa lưu bản soạn này" in words
    assert "Trích yếu khác" in words
    assert as_lan.post(f"/ke-hoach/cap-duoi/{draft.pk}/", stale | {"version": "2"}).status_code == 302


def test_a_later_day_and_a_parent_that_changed_are_said_on_the_page(as_lan: Client, parent: Plan) -> None:
    draft = a_draft(parent, commune(), lan())
    line = draft.lines.filter(kept=True)[1]
    SubplanLine.objects.filter(pk=line.pk).update(deadline="Chậm nhất ngày 10/8/2026", last_day=date(2026, 8, 10))
    assert "muộn hơn kế hoạch cấp trên" in as_lan.get(f"/ke-hoach/cap-duoi/{draft.pk}/").content.decode()
    note_amended(plan=parent, days={}, at=LATER)
    assert "đã được sửa đổi sau khi bản này" in as_lan.get(f"/ke-hoach/cap-duoi/{draft.pk}/").content.decode()


@pytest.mark.parametrize("lines", [1, 3])
def test_the_draft_asks_the_same_for_any_number_of_lines(
    as_lan: Client, parent: Plan, lines: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    draft = a_draft(parent, commune(), lan())
    draft.lines.filter(place__gt=lines).delete()
    with django_assert_num_queries(8):
        assert as_lan.get(f"/ke-hoach/cap-duoi/{draft.pk}/").status_code == 200


def test_a_draft_goes_on_to_be_drafted_in_full(as_lan: Client, parent: Plan) -> None:
    draft = a_draft(parent, commune(), lan())
    answer = as_lan.post(f"/ke-hoach/cap-duoi/{draft.pk}/soan-thao")
    assert answer.headers["Location"].startswith("/soan-thao/")
    assert "ke-hoach-ubnd-phuong-binh-lu.docx" in as_lan.get(answer.headers["Location"]).content.decode()


def test_another_commune_finds_neither_draft_nor_map(as_lan: Client, as_chi: Client, parent: Plan) -> None:
    draft = a_draft(parent, commune(), lan())
    assert as_chi.get(f"/ke-hoach/cap-duoi/{draft.pk}/").status_code == 404
    assert as_lan.get(f"/ke-hoach/{parent.pk}/trien-khai").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_map_asks_the_same_for_any_number_of_plans(
    an: User, as_an: Client, parent: Plan, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for name in COMMUNES[:count]:
        sent(a_draft(parent, commune(name), an), an)
    with django_assert_num_queries(13):
        page = as_an.get(f"/ke-hoach/{parent.pk}/trien-khai")
    assert page.content.decode().count('<td class="c c-giu-nguyen"') == 6 * count


def test_the_map_is_filtered_and_one_cell_opens_its_two_texts(an: User, as_an: Client, parent: Plan) -> None:
    sent(a_draft(parent, commune(), an), an)
    rows = as_an.get(f"/ke-hoach/{parent.pk}/trien-khai?q=binh+lu", headers={"hx-request": "true"}).content.decode()
    assert ("UBND phường Bình Lư" in rows, "UBND xã Cồn Nhạn" in rows, "<html" in rows) == (True, False, False)
    duty = cascade_map(parent, date(2026, 5, 1)).duties[1]
    cell = as_an.get(f"/ke-hoach/{parent.pk}/trien-khai/{commune().pk}/{duty.pk}").content.decode()
    assert cell.count("Kiện toàn tổ công nghệ số cộng đồng ở từng ấp, khóm") == 2
    unsent = commune("UBND xã Cồn Nhạn").pk
    assert "Chưa gửi kế hoạch." in as_an.get(f"/ke-hoach/{parent.pk}/trien-khai/{unsent}/{duty.pk}").content.decode()
    sheet = as_an.get(f"/ke-hoach/{parent.pk}/trien-khai.xlsx").content
    table = list(openpyxl.load_workbook(BytesIO(sheet))["Bản đồ triển khai"].iter_rows(values_only=True))
    assert [row[5] for row in table[1:3]] == ["Chưa gửi", "Giữ nguyên"]


def test_a_plan_is_put_under_the_one_that_it_cites(an: User, as_lan: Client, parent: Plan) -> None:
    plan = sent(a_draft(parent, commune(), lan()), lan())
    page = f"/ke-hoach/{plan.pk}/cap-tren"
    assert as_lan.post(f"{page}/go").status_code == 302
    words = as_lan.get(page).content.decode()
    assert "Gắn dưới kế hoạch này?" in words
    assert "Gắn dưới 75/KH-UBND" in words
    assert as_lan.post(page, {"cap-tren": parent.pk, "co-quan": commune().pk}).status_code == 302
    subplan = Subplan.objects.get()
    assert (subplan.parent, subplan.body) == (parent, commune())
    duties = {f"tren-{duty.pk}": "" for duty in plan.duties.all()}
    as_lan.post(f"{page}/nhiem-vu", duties)
    assert "0/6</b> nhiệm vụ gắn với cấp trên" in as_lan.get(page).content.decode()
    assert as_lan.post(page, {"cap-tren": parent.pk, "co-quan": 0}).status_code == 404


@pytest.mark.parametrize("state", ["", "?tinh-trang=tre", "?tinh-trang=them", "?tinh-trang=khong-co"])
def test_any_filter_of_the_map_is_answered(as_an: Client, parent: Plan, state: str) -> None:
    assert as_an.get(f"/ke-hoach/{parent.pk}/trien-khai{state}").status_code == 200


def test_all_are_reminded_by_one_deed(as_an: Client, parent: Plan) -> None:
    lan()
    as_an.post(f"/ke-hoach/{parent.pk}/trien-khai/nhac")
    assert "Đã nhắc 1 cơ quan trong hệ thống; 7 cơ quan chưa có tài khoản" in as_an.get("/ke-hoach/").content.decode()
