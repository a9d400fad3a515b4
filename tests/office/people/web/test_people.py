"""The list of people, and inviting them."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import quote

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from chutri.office.people.choices import Role
from chutri.office.people.models import User
from chutri.office.people.operations import NewPerson, add_person
from tests.factories.office import NOW, PASSWORD, administrator, browser_of, confirmed

URL = "/nguoi-dung/"
OFFICE = "Văn phòng UBND tỉnh Minh Hải Đông"
HEAD = ["Họ và tên", "Thư điện tử", "Cơ quan", "Vai trò"]


def add(count: int) -> None:
    for number in range(count):
        person = NewPerson(username=f"x{number}", full_name=f"Trần Văn X{number}", agency=OFFICE, role=Role.FOCAL)
        add_person(person=person, password=PASSWORD, at=NOW)


def shown(client: Client, **asked: str) -> list[str]:
    return [person.username for person in client.get(URL, asked).context["page"]]


def sheet(*lines: list[str]) -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for line in (HEAD, *lines):
        page.append(line)
    file = BytesIO()
    book.save(file)
    return SimpleUploadedFile("moi.xlsx", file.getvalue())


@pytest.mark.parametrize("count", [0, 2])
def test_the_list_asks_the_same_whatever_its_length(
    an: User, as_an: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    add(count)
    with django_assert_num_queries(7):  # session, person, postings, agencies, count, page, roles
        text = as_an.get(URL).content.decode()
    assert text.count('class="row-link"') == count + 1


def test_people_stand_by_given_name_and_an_office_sees_its_own(an: User, binh: User, chi: User) -> None:
    quan = administrator()
    assert shown(browser_of(an)) == ["an", "binh", "quan"]
    assert shown(browser_of(quan)) == ["an", "binh", "chi", "quan"]
    assert shown(browser_of(chi)) == ["chi"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "le binh"}, ["binh"]),
        ({"q": "khong-co-ai"}, []),
        ({"vai-tro": "reader"}, ["binh"]),
        ({"trang-thai": "ended"}, ["binh"]),
        ({"trang-thai": "active"}, ["an"]),
        ({"trang-thai": "invited"}, []),
        ({"co-quan": "999999"}, []),
        ({"co-quan": "x", "vai-tro": "x"}, ["an", "binh"]),
    ],
)
def test_the_list_keeps_what_is_asked_for(an: User, binh: User, asked: dict[str, str], found: list[str]) -> None:
    User.objects.filter(pk=binh.pk).update(is_active=False)
    assert shown(browser_of(an), **asked) == found


def test_one_is_invited(an: User, as_an: Client) -> None:
    facts = {"full_name": "Vũ Thị Giang", "email": "giang@x.vn", "agency": OFFICE, "role": "Chuyên viên"}
    answer = as_an.post(reverse("people:invite-person"), facts)
    person = User.objects.get(username="giang")
    assert (answer.headers["Location"], person.role) == (f"{URL}{person.pk}/", Role.SPECIALIST)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"email": "x"}, "Thư điện tử không đúng dạng."),
        ({"agency": "Sở Tư pháp tỉnh Minh Hải Đông"}, "Không có cơ quan “Sở Tư pháp tỉnh Minh Hải Đông”"),
        ({"role": "Quản trị hệ thống"}, "Chỉ người quản trị hệ thống giao được vai trò quản trị."),
        ({"username": "an"}, "Tên đăng nhập này đã có người dùng."),
        ({"full_name": " "}, "Thiếu họ và tên."),
    ],
)
def test_an_office_invites_into_its_agency_and_makes_no_administrator(
    an: User, chi: User, as_an: Client, wrong: dict[str, str], said: str
) -> None:
    facts = {"full_name": "Vũ Thị Giang", "email": "g@x.vn", "agency": OFFICE, "role": "Chuyên viên", **wrong}
    answer = as_an.post(reverse("people:invite-person"), facts)
    assert (answer.status_code, said in answer.content.decode(), User.objects.count()) == (422, True, 2)


def test_a_sheet_is_shown_before_anybody_is_invited(an: User, as_an: Client) -> None:
    file = sheet(
        ["Vũ Thị Giang", "giang@x.vn", OFFICE.upper(), "chuyen vien"],
        ["Ngô Văn Hải", "giang@x.vn", "Sở Y", "Trưởng ban"],
        ["Lý Văn Khoa", "khoa@x.vn", OFFICE, "Đầu mối"],
    )
    answer = as_an.post(reverse("people:read-roster-file"), {"file": file})
    told = [(one.row.line, one.username, one.problems) for one in answer.context["checked"]]
    assert (answer.status_code, User.objects.count()) == (200, 1)
    assert told == [
        (2, "giang", ("Trùng với dòng khác trong tệp.",)),
        (3, "giang2", (
            "Không có cơ quan “Sở Y” trong phạm vi của bạn.", "Không có vai trò “Trưởng ban”.",
            "Trùng với dòng khác trong tệp.",
        )),
        (4, "khoa", ()),
    ]  # fmt: skip
    done = as_an.post(reverse("people:invite-roster"), {"rows": answer.context["rows"]}, follow=True)
    assert "Đã tạo tài khoản cho Lý Văn Khoa." in done.content.decode()
    again = as_an.post(reverse("people:invite-roster"), {"rows": answer.context["rows"]})
    assert (again.status_code, again.context["checked"][0].problems) == (409, ("Địa chỉ thư này đã có tài khoản.",))


def test_a_sheet_that_was_tampered_with_invites_nobody(an: User, as_an: Client) -> None:
    answer = as_an.post(reverse("people:invite-roster"), {"rows": "W10:abc:def"}, follow=True)
    assert "Hãy tải tệp lên lại." in answer.content.decode()


@pytest.mark.parametrize(
    ("data", "said"), [(b"x", "Không đọc được tệp này"), (b"x" * (2 * 1024 * 1024 + 1), "lớn hơn 2 MB")]
)
def test_what_is_no_sheet_is_said_so(as_an: Client, data: bytes, said: str) -> None:
    answer = as_an.post(reverse("people:read-roster-file"), {"file": SimpleUploadedFile("a.xlsx", data)})
    assert (answer.status_code, said in answer.content.decode()) == (422, True)


def test_the_sheet_to_fill_in_offers_the_agencies_of_the_office(an: User, chi: User, as_an: Client) -> None:
    data = as_an.get(reverse("people:roster-form-file")).content
    lists = openpyxl.load_workbook(BytesIO(data))["Danh mục"]
    assert [cell.value for cell in lists["B"] if cell.value] == [OFFICE]


def test_sensitive_deeds_ask_again_who_one_is(an: User, as_an: Client) -> None:
    add(1)
    person = User.objects.get(username="x0")
    url = reverse("people:correct-person", args=[person.pk])
    facts = {"full_name": "Trần Văn Y", "email": "y@x.vn"}
    asked = as_an.post(url, facts)
    assert (asked.status_code, asked.headers["Location"]) == (302, f"/tai-khoan/xac-nhan?next={quote(url, safe='')}")
    done = as_an.post(asked.headers["Location"], {"password": PASSWORD, "next": url})
    person.refresh_from_db()
    assert (done.headers["Location"], person.full_name) == (f"{URL}{person.pk}/", "Trần Văn Y")


def test_an_office_touches_neither_itself_nor_an_administrator_nor_who_works_elsewhere_too(
    an: User, binh: User, chi: User, as_an: Client
) -> None:
    quan = administrator()
    binh.postings.create(agency=chi.agency, role=Role.LEADER, starts_on=NOW.date())
    codes = {
        person.username: as_an.post(reverse("people:deactivate-person", args=[person.pk])).status_code
        for person in (an, binh, quan, chi)
    }
    assert codes == {"an": 403, "binh": 403, "quan": 403, "chi": 404}
    assert User.objects.filter(is_active=False).count() == 0


def test_the_link_of_somebody_who_has_a_password_is_shown_to_administrators_alone(an: User, binh: User) -> None:
    url = reverse("people:hand-over-link", args=[binh.pk])
    assert confirmed(browser_of(an), an).post(url).status_code == 403
    quan = administrator()
    text = confirmed(browser_of(quan), quan).post(url).content.decode()
    assert "/dat-mat-khau/" in text


def test_roles_and_logins_are_changed_on_the_person_s_page(an: User, binh: User) -> None:
    client = confirmed(browser_of(an), an)
    role = {"agency": OFFICE, "role": "clerk", "position": "", "starts_on": "2026-03-05", "ends_on": ""}
    client.post(reverse("people:add-posting", args=[binh.pk]), role)
    posting = binh.postings.get(role="clerk")
    client.post(reverse("people:make-main-posting", args=[binh.pk, posting.pk]))
    reader = binh.postings.get(role="reader")
    client.post(reverse("people:end-posting", args=[binh.pk, reader.pk]), {"last_day": "2026-11-20"})
    client.post(reverse("people:deactivate-person", args=[binh.pk]))
    text = client.get(reverse("people:person", args=[binh.pk])).content.decode()
    binh.refresh_from_db()
    reader.refresh_from_db()
    assert (binh.role, str(reader.ends_on), binh.is_active) == ("clerk", "2026-11-20", False)
    assert ("Đã ngừng" in text, "Ngừng tài khoản của Lê Văn Bình (binh)" in text) == (True, True)
    client.post(reverse("people:reactivate-person", args=[binh.pk]))
    binh.refresh_from_db()
    assert binh.is_active is True


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"agency": "Sở Y"}, "Không có cơ quan này trong phạm vi của bạn."),
        ({"ends_on": "2026-03-01"}, "Ngày kết thúc phải từ ngày bắt đầu trở đi."),
    ],
)
def test_what_is_wrong_with_a_role_is_said_beside_it(an: User, binh: User, wrong: dict[str, str], said: str) -> None:
    role = {"agency": OFFICE, "role": "clerk", "starts_on": "2026-03-05", "ends_on": "", **wrong}
    answer = confirmed(browser_of(an), an).post(reverse("people:add-posting", args=[binh.pk]), role)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)


def test_a_role_that_one_may_not_give_is_refused(an: User, binh: User) -> None:
    role = {"agency": OFFICE, "role": "administrator", "starts_on": "2026-03-05"}
    answer = confirmed(browser_of(an), an).post(reverse("people:add-posting", args=[binh.pk]), role)
    assert (answer.status_code, binh.postings.count()) == (403, 1)
