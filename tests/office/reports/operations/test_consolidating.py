"""The consolidated report: what it says, that it can be made again to the byte, and what comes after it was frozen."""

from __future__ import annotations

from typing import Any

import pytest

from chutri.office.documents.rules import content_hash
from chutri.office.reports.choices import ConsolidationStage, Standing
from chutri.office.reports.models import Consolidation
from chutri.office.reports.operations.consolidating import (
    UnableToConsolidate,
    begin_consolidation,
    drop_draft,
    freeze_consolidation,
    frozen_path,
    inputs_of,
    made,
    made_again,
    save_consolidation,
)
from chutri.office.reports.operations.deciding import return_report
from chutri.office.reports.queries.consolidating import changed_since
from chutri.reading import read_bytes
from chutri.writing.form_check import check_form
from tests.factories import reporting

pytestmark = pytest.mark.django_db
T = reporting.TOO_LATE


def a_round(first: str = "12") -> Any:
    """A round of three communes: one in time, one late, one missing."""
    one = reporting.opened()
    reporting.accepted(one, "Sen Đông", first)
    reporting.handed_in(one, "Sen Tây", "3", at=T, words="Chậm vì mưa")
    return one


def frozen(one: Any = None) -> Consolidation:
    draft = begin_consolidation(round_=one or a_round(), by=reporting.at_home(), at=T)
    return freeze_consolidation(consolidation=draft, seen_version=draft.version, by=reporting.at_home(), at=T)


def test_it_says_what_was_reported_and_who_did_not() -> None:
    inputs = inputs_of(begin_consolidation(round_=a_round(), by=reporting.at_home(), at=T), today=T.date())
    assert inputs["title"] == "Kết quả phát triển hợp tác xã tháng 3/2026"
    assert inputs["counts"] == {Standing.ON_TIME: 1, Standing.LATE: 1, Standing.MISSING: 1}
    assert [(one["name"], one["standing_words"]) for one in inputs["bodies"]] == [
        ("UBND phường Bạch Môn", "Chưa nộp"),
        ("UBND xã Sen Đông", "Đúng hạn"),
        ("UBND xã Sen Tây", "Muộn 4 ngày"),
    ]
    (section,) = inputs["sections"]
    assert [(one["label"], one["value"], one["given"]) for one in section["figures"]] == [
        ("Số hợp tác xã thành lập mới", "15", 2)
    ]
    assert "Chưa gửi báo cáo (1): UBND phường Bạch Môn." in inputs["texts"]["compliance"]
    assert "- Chậm vì mưa (UBND xã Sen Tây)" in inputs["texts"]["section1"]


def test_a_frozen_report_is_made_again_to_the_byte() -> None:
    one = frozen()
    assert (one.stage, sorted(one.files)) == (
        ConsolidationStage.FROZEN,
        ["full.docx", "full.pdf", "short.docx", "short.pdf"],
    )
    again = made(Consolidation.objects.get(pk=one.pk).inputs or {})
    assert {name: content_hash(data) for name, data in again.items()} == one.files
    assert made_again(one) == dict.fromkeys(one.files, True)
    for name, data in again.items():
        path = frozen_path(one, name)
        assert path is not None
        assert path.read_bytes() == data
    assert frozen_path(one, "long.docx") is None


def test_what_is_written_is_read_as_a_report() -> None:
    one = frozen()
    read = read_bytes((frozen_path(one, "full.docx") or pytest.fail()).read_bytes(), name="bao-cao.docx")
    assert (read.header.kind, read.header.title) == ("Báo cáo", "Kết quả phát triển hợp tác xã tháng 3/2026")
    assert "12" in str(read.tables)
    for name in ("full.docx", "short.docx"):
        assert check_form((frozen_path(one, name) or pytest.fail()).read_bytes()) == ()


def test_what_comes_after_does_not_change_it_and_is_shown() -> None:
    one = a_round()
    first = frozen(one)
    report = reporting.report_of(one, "Sen Tây")
    return_report(report=report, reason="Sai", seen_version=report.version, by=reporting.at_home(), at=T)
    reporting.handed_in(one, "Bạch Môn", "9", at=T)
    first.refresh_from_db()
    assert [(row.report.agency.territory, row.words) for row in changed_since(first)] == [
        ("Bạch Môn", "nộp sau khi chốt"),
        ("Sen Tây", "bị trả lại sau khi chốt"),
    ]
    assert all(made_again(first).values())
    second = frozen(one)
    assert (second.edition, [row["value"] for row in (second.inputs or {})["sections"][0]["figures"]]) == (2, ["21"])


def test_texts_are_edited_and_those_left_follow_the_figures() -> None:
    draft = begin_consolidation(round_=a_round(), by=reporting.at_home(), at=T)
    saved = save_consolidation(
        consolidation=draft,
        texts={"opening": "Mở đầu khác.", "closing": " "},
        head={"signer": "Trần Thị Hoa"},
        seen_version=1,
    )
    inputs = inputs_of(saved, today=T.date())
    assert (inputs["texts"]["opening"], inputs["head"]["signer"]) == ("Mở đầu khác.", "Trần Thị Hoa")
    assert inputs["texts"]["closing"].startswith("Trên đây là Báo cáo kết quả phát triển hợp tác xã")
    with pytest.raises(UnableToConsolidate, match="Ngày ban hành"):
        save_consolidation(consolidation=saved, texts={}, head={"on": "30/2"}, seen_version=2)


def test_nothing_is_frozen_of_nothing_and_a_frozen_one_stays() -> None:
    empty = begin_consolidation(round_=reporting.opened(), by=reporting.at_home(), at=T)
    with pytest.raises(UnableToConsolidate, match="Chưa cơ quan nào nộp"):
        freeze_consolidation(consolidation=empty, seen_version=1, by=reporting.at_home(), at=T)
    drop_draft(consolidation=empty, by=reporting.at_home(), at=T)
    assert Consolidation.objects.count() == 0
    one = frozen()
    with pytest.raises(UnableToConsolidate, match="đã chốt"):
        drop_draft(consolidation=one, by=reporting.at_home(), at=T)
