"""Cited annexes and documents."""

import pytest

from chutri.checking import check
from chutri.reading.model import Annex, Reference
from tests.factories.readings import a_reading


def cited(
    code: str, date: str | None, title: str | None = None, kind: str | None = "Kế hoạch", at: int = 0
) -> Reference:
    """A cited document."""
    return Reference(code, kind, date, "Ủy ban nhân dân tỉnh", title, False, (at, at + 5))


@pytest.mark.parametrize(
    ("annex", "told"),
    [
        (Annex("Phụ lục I", None, False, ((3, 9), (20, 29)), (3, 9)), [("CT501", (3, 9), ((20, 29),))]),
        (Annex("Phụ lục I", "DANH SÁCH", True, (), (50, 60)), [("CT504", (50, 60), ())]),
        (Annex("Phụ lục I", "DANH SÁCH", True, ((3, 9),), (50, 60)), []),
        (Annex("MẪU 05", None, True, (), (50, 60)), []),
        (Annex(None, None, False, (), (0, 0)), []),
    ],
)
def test_annexes(annex: Annex, told: list[tuple[str, tuple[int, int], tuple[tuple[int, int], ...]]]) -> None:
    findings = [finding for finding in check(a_reading(annexes=(annex,))) if finding.code in ("CT501", "CT504")]
    assert [(finding.code, finding.span, finding.related) for finding in findings] == told


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        pytest.param(cited("09/KH-UBND", "2026-01-20"), cited("09/KH-UBND", "2026-01-21", at=9), 1, id="same year"),
        pytest.param(cited("09/KH-UBND", "2026-01-20"), cited("9 /KH-UBND", "2025-01-20", at=9), 0, id="other code"),
        pytest.param(cited("09/KH-UBND", "2026-01-20"), cited("09/KH-UBND", "2025-01-20", at=9), 1, id="year slipped"),
        pytest.param(
            cited("09/KH-UBND", "2026-01-20"), cited("09/KH-UBND", "2025-03-11", at=9), 0, id="another year's"
        ),
        pytest.param(
            cited("09/KH-UBND", "2026-01-20", "về phát triển kinh tế tập thể"),
            cited("09/KH-UBND", "2025-03-11", "về phát triển kinh tế tập thể", at=9),
            1,
            id="same excerpt",
        ),
        pytest.param(
            cited("09/KH-UBND", "2026-01-20", "về phát triển kinh tế tập thể"),
            cited("09/KH-UBND", "2026-01-21", "về phòng chống cháy nổ mùa khô", at=9),
            0,
            id="other excerpt",
        ),
        pytest.param(
            cited("09/KH-UBND", "2026-01-20"),
            cited("09/KH-UBND", "2026-01-21", kind="Quyết định", at=9),
            0,
            id="other kind",
        ),
        pytest.param(cited("09/KH-UBND", "2026-01-20"), cited("09/KH-UBND", None, at=9), 0, id="later without a date"),
    ],
)
def test_one_document_with_two_dates(one: Reference, other: Reference, told: int) -> None:
    findings = [finding for finding in check(a_reading(references=(one, other))) if finding.code == "CT502"]
    assert [(finding.span, finding.related) for finding in findings] == [((9, 14), ((0, 5),))] * told


@pytest.mark.parametrize(
    ("date", "told"), [("2026-02-27", 0), ("2026-02-28", 1), ("2026-03", 1), ("2026-02", 0), (None, 0)]
)
def test_a_cited_document_newer_than_the_citing(date: str | None, told: int) -> None:
    twice = (cited("09/KH-UBND", date), cited("09/KH-UBND", date, at=9))
    assert [finding.code for finding in check(a_reading(references=twice)) if finding.code == "CT503"] == [
        "CT503"
    ] * told
