"""The office started by other programs."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from chutri.office.people.models import User
from chutri.office.people.queries import person_called
from chutri.office.plans.models import Plan
from chutri.office.project.secret import kept_secret
from chutri.office.project.start import Imported, UnableToStart, import_files, make_demo_office, make_demo_user, serve

pytestmark = pytest.mark.django_db


def test_the_demo_s_person_gets_a_new_password_each_time() -> None:
    name, first = make_demo_user()
    again, second = make_demo_user()
    person = person_called(name)
    assert person is not None
    assert (name, again, User.objects.count()) == ("an", "an", 1)
    assert (person.check_password(first), person.check_password(second)) == (False, True)


def test_the_demo_s_office_has_somebody_in_each_role() -> None:
    make_demo_user()
    first, again = make_demo_office(), make_demo_office()
    people = [person_called(one.login) for one in again]
    assert [(one.login, one.role) for one in first] == [
        ("dung", "Lãnh đạo"),
        ("hoa", "Chuyên viên"),
        ("my", "Văn thư"),
        ("binh", "Người xem"),
        ("chi", "Đầu mối"),
        ("khoa", "Đầu mối"),
    ]
    checks = [(person and person.check_password(one.password)) for person, one in zip(people, again, strict=True)]
    assert (checks, User.objects.count()) == ([True] * 6, 7)
    # those of the departments stand in the directory that came along, not beside it
    assert {person.agency.data_key for person in people if person} == {
        "minh-hai-dong/vp-ubnd", "minh-hai-dong/so-nnmt", "minh-hai-dong/so-noi-vu",
    }  # fmt: skip


def test_one_bad_file_does_not_stop_the_others(an: User, examples: Path, tmp_path: Path) -> None:
    good, bad, missing = examples / "ke-hoach-hoi-nghi.txt", tmp_path / "x.pdf", tmp_path / "khong-co.txt"
    bad.write_bytes(b"MZ\x00\x01" * 50)
    outcomes = list(import_files([bad, good, missing, good]))
    plan = Plan.objects.get()
    there = Imported(good, f"/ke-hoach/{plan.pk}/", plan.document.heading, plan.task_count)
    assert outcomes[1] == there
    assert outcomes[3] == Imported(good, there.address, there.title, there.task_count, already_here=True)
    assert [outcome.path for outcome in outcomes if outcome.problem] == [bad, missing]


def test_files_come_in_on_behalf_of_whoever_is_named(an: User, chi: User, examples: Path) -> None:
    list(import_files([examples / "ke-hoach-hoi-nghi.txt"], login="chi"))
    assert Plan.objects.get().document.agency == chi.agency


@pytest.mark.parametrize(("login", "words"), [("", "Chưa có tài khoản nào"), ("la", "Không có tài khoản “la”")])
def test_without_anybody_to_act_for_nothing_comes_in(login: str, words: str, examples: Path) -> None:
    with pytest.raises(UnableToStart, match=words):
        import_files([examples / "ke-hoach-hoi-nghi.txt"], login=login)


def test_a_site_that_others_reach_is_served_only_with_its_protection_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHUTRI_HTTPS", raising=False)
    with pytest.raises(UnableToStart, match="CHUTRI_HTTPS=on"):
        serve("0.0.0.0")


def test_a_port_that_is_taken_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHUTRI_HTTPS", "off")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UnableToStart, match=f"Không mở được cổng {port} trên 127.0.0.1"):
            serve("127.0.0.1", port)


def test_the_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "nha" / "secret_key"
    secret = kept_secret(path)
    assert (kept_secret(path), len(secret) > 60, path.stat().st_mode & 0o777) == (secret, True, 0o600)
