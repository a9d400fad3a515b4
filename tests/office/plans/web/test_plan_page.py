"""A plan's page: the words and what was read of them, side by side."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from chutri.office.people.models import User
from chutri.office.plans.models import Passage, Plan
from chutri.office.plans.web.plan_page import SHOWN_ENTRIES
from chutri.reading.model import Unread
from tests.factories.office import bring_in, with_tasks
from tests.factories.readings import MOBILISE, TEXT, a_reading, span_of


@pytest.fixture
def plan(an: User) -> Plan:
    """The hand-made plan."""
    return bring_in(an)


def page(client: Client, plan: Plan, query: str = "", **headers: str) -> str:
    answer = client.get(f"/ke-hoach/{plan.pk}/{query}", headers=headers or None)
    assert answer.status_code == 200
    return answer.content.decode()


def plain(html: str) -> str:
    """What somebody reads of a piece of HTML."""
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def drawn(html: str, words: str) -> set[str]:
    """The underlines and refs that these words carry in the source."""
    piece = re.search(rf'<span class="f ([^"]*)" data-ref="([^"]*)"[^>]*>{words}</span>', html)
    return set(" ".join(piece.groups()).split()) if piece else set()


def paper(html: str) -> str:
    return html[html.index('<article class="paper"') : html.index("</article>")]


def test_the_whole_source_stands_on_the_page(as_an: Client, plan: Plan) -> None:
    shown = plain(paper(page(as_an, plan)))
    assert shown.replace(" ", "") == re.sub(r"\s", "", TEXT)


def test_each_reading_and_its_words_carry_the_same_ref(as_an: Client, plan: Plan) -> None:
    html = page(as_an, plan)
    assert re.findall(r'<article class="card-task" id="(\w+)"', html) == ["t1", "t2", "t3"]
    assert drawn(html, "trước ngày 10/3/2026") >= {"f-task", "f-deadline", "t1"}
    assert drawn(html, "Sở Nông nghiệp và Môi trường") >= {"f-agency", "t1", "t2"}
    assert "t2" not in drawn(html, "trước ngày 10/3/2026")


def test_text_of_a_document_is_never_markup(an: User, as_an: Client) -> None:
    text = TEXT.replace("vận động hội viên", "<script>alert(1)</script>")
    action = "Phối hợp <script>alert(1)</script>."
    start = text.index(action)
    reading = a_reading(text=text, tasks=(replace(MOBILISE, action=action, span=(start, start + len(action))),))
    html = page(as_an, bring_in(an, reading))
    assert html.count("<script>alert") == 0
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 2


@pytest.mark.parametrize(
    ("panel", "words"),
    [
        ("nhiem-vu", "Chủ trì, phối hợp với Hội Nông dân tỉnh lập danh sách"),
        ("su-kien", "Trung tâm Hội nghị tỉnh"),
        ("bao-cao", "Không có chế độ báo cáo hay kinh phí"),
        ("can-cu", "09/KH-UBND"),
        ("chua-hieu", "Không rõ đây là gì"),
        ("sai", "Chủ trì, phối hợp với Hội Nông dân tỉnh lập danh sách"),
    ],
)
def test_each_panel_is_a_page_of_its_own(an: User, as_an: Client, panel: str, words: str) -> None:
    unread = Unread("Hội nghị khai mạc", "Không rõ đây là gì", span_of("Hội nghị khai mạc"))
    plan = bring_in(an, a_reading(unread=(unread,)))
    alone = page(as_an, plan, f"?muc={panel}", **{"HX-Request": "true"})
    whole = page(as_an, plan, f"?muc={panel}")
    assert (words in plain(alone), words in plain(whole)) == (True, True)
    assert ('class="paper"' in alone, 'class="paper"' in whole) == (False, True)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number_of_tasks(
    an: User, as_an: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plan = bring_in(an, with_tasks(count))
    # session, person, postings, plan, passages, passage, duties, parties, counts, findings, text
    with django_assert_num_queries(13):
        assert page(as_an, plan).count('class="card-task"') == count


@pytest.mark.parametrize("part", ["0", "2", "-1", "x", "99999999999999999999"])
def test_a_passage_that_is_not_there_is_not_found(as_an: Client, plan: Plan, part: str) -> None:
    assert as_an.get(f"/ke-hoach/{plan.pk}/?phan={part}").status_code == 404


def test_an_entry_points_to_the_passage_of_its_words(as_an: Client, plan: Plan) -> None:
    whole = Passage.objects.get(plan=plan)
    Passage.objects.create(plan=plan, number=2, start=60, end=whole.end, blocks=[], marks=[])
    html = page(as_an, plan, "?muc=su-kien")
    assert 'href="?phan=2&amp;muc=su-kien#at-e1"' in html
    Passage.objects.create(plan=plan, number=3, start=whole.end, end=whole.end, blocks=[], marks=[])
    assert "Phần này không có nhiệm vụ" in page(as_an, plan, "?phan=3")


def test_of_very_many_entries_the_first_are_shown(an: User, as_an: Client) -> None:
    unread = tuple(Unread(f"đoạn {number}", "Không rõ", (number, number + 1)) for number in range(SHOWN_ENTRIES + 1))
    html = page(as_an, bring_in(an, a_reading(unread=unread)), "?muc=chua-hieu")
    assert html.count('class="entry ') == SHOWN_ENTRIES
    assert "Chỉ hiện 500 mục đầu trong 501." in html


def test_a_plan_without_tasks_says_what_to_look_at(an: User, as_an: Client) -> None:
    assert "Không đọc được nhiệm vụ nào" in page(as_an, bring_in(an, a_reading(tasks=())))


def test_a_stranger_does_not_learn_that_the_plan_exists(as_chi: Client, plan: Plan) -> None:
    assert as_chi.get(f"/ke-hoach/{plan.pk}/").status_code == 404
