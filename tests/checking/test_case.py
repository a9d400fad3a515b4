"""What the rules ask of one reading."""

from chutri.checking.case import Case
from chutri.checking.knowledge import DEFAULT
from chutri.reading import read_text
from tests.factories.framed_plans import a_plan, assigned


def the_clauses(item: str) -> list[tuple[str, bool, list[str]]]:
    """The clauses of one task of the police: words, whether they only support, with whom."""
    (duty,) = Case(a_plan(assigned(("Công an tỉnh", item))), DEFAULT).duties
    return [
        (clause.text.rstrip("; "), clause.supports, [partner.words for partner in clause.partners])
        for clause in duty.clauses
    ]


def test_a_task_may_lead_one_thing_and_support_another() -> None:
    assert the_clauses("Bảo vệ hội chợ; phối hợp với Sở Xây dựng phân luồng giao thông.") == [
        ("Bảo vệ hội chợ", False, []),
        ("phối hợp với Sở Xây dựng phân luồng giao thông.", True, ["sở xây dựng"]),
    ]


def test_a_support_goes_on_behind_a_semicolon_until_somebody_answers_for_it() -> None:
    item = "Phối hợp với Sở Xây dựng phân luồng giao thông; sắp xếp nơi đỗ xe; chịu trách nhiệm bảo vệ hội chợ."
    assert the_clauses(item) == [
        ("Phối hợp với Sở Xây dựng phân luồng giao thông; sắp xếp nơi đỗ xe", True, ["sở xây dựng"]),
        ("chịu trách nhiệm bảo vệ hội chợ.", False, []),
    ]


def test_a_task_without_partners_is_one_clause() -> None:
    assert the_clauses("Bảo vệ hội chợ; kiểm tra cháy nổ.") == [
        ("Bảo vệ hội chợ; kiểm tra cháy nổ.", False, []),
    ]


def test_a_reading_without_tasks_has_no_duties() -> None:
    case = Case(read_text("Chào."), DEFAULT)
    assert (case.duties, case.clauses, case.duties_by_owner) == ((), (), {})


def test_duties_are_found_by_each_owner_that_a_heading_names() -> None:
    case = Case(a_plan(assigned(("Sở Nội vụ (Ban Thi đua - Khen thưởng tỉnh)", "Thẩm định hồ sơ."))), DEFAULT)
    assert sorted(case.duties_by_owner) == ["ban thi đua khen thưởng", "sở nội vụ"]
