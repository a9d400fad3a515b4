"""What is cited: annexes that are there, documents with one date, none newer than the document itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from chutri.checking.case import Case
from chutri.checking.codes import finding
from chutri.checking.days import days_of, in_words
from chutri.checking.likeness import pairs_of
from chutri.checking.model import Finding
from chutri.checking.phrases import quoted
from chutri.reading.fold import fold, rx
from chutri.reading.model import Reference

# Blank forms behind an annex are cited with it, not one by one.
_FORM = rx(r"(?:mẫu|biểu)\b")


def annexes(case: Case) -> Iterator[Finding]:
    """CT501: an annex is cited and not attached. CT504: attached and never mentioned (Decree 30/2020, Appendix I, III.1)."""
    for annex in case.reading.annexes:
        name = annex.marker or annex.title or "Phụ lục"
        if not annex.attached and annex.cited:
            yield finding(
                "CT501",
                f"{quoted(name, 60)} được viện dẫn nhưng không có trong tệp.",
                annex.cited[0],
                related=annex.cited[1:],
                hint="Kèm phụ lục vào văn bản, hoặc bỏ chỗ viện dẫn.",
            )
        elif annex.attached and not annex.cited and not _FORM.match(fold(name)):
            yield finding(
                "CT504",
                f"{quoted(name, 60)} kèm theo nhưng nội dung văn bản không nhắc tới.",
                annex.span,
                hint="Thêm chỉ dẫn về phụ lục vào nội dung văn bản.",
            )


def two_dates(case: Case) -> Iterator[Finding]:
    """CT502: one document, two dates.

    Numbers start anew each year: the same number with another day of another year may be another document, and is only
    taken for a slip where day and month agree or the excerpts read alike.
    """
    by_code: dict[str, list[Reference]] = defaultdict(list)
    for reference in case.reading.references:
        if reference.date:
            by_code[fold(reference.code).replace(" ", "")].append(reference)
    for cited in by_code.values():
        first = cited[0]
        for other in cited[1:]:
            if other.date != first.date and _one_document(first, other):
                yield finding(
                    "CT502",
                    f"{_called(first)} được viện dẫn với hai ngày: {in_words(first.date or '')} "
                    f"và {in_words(other.date or '')}.",
                    other.span,
                    related=(first.span,),
                    hint="Đối chiếu bản gốc và sửa cho thống nhất.",
                )
                break


def _one_document(one: Reference, other: Reference) -> bool:
    if one.kind and other.kind and fold(one.kind) != fold(other.kind):
        return False
    if _titles_differ(one, other):
        return False
    first, second = one.date or "", other.date or ""
    return first[:4] == second[:4] or first[4:] == second[4:] or bool(one.title and other.title)


def _titles_differ(one: Reference, other: Reference) -> bool:
    if not one.title or not other.title:
        return False
    ones, others = pairs_of(fold(one.title)), pairs_of(fold(other.title))
    return 2 * len(ones & others) < min(len(ones), len(others))


def newer_than_itself(case: Case) -> Iterator[Finding]:
    """CT503: a cited document bears a later date than the document that cites it."""
    issued = days_of(case.reading.header.date)
    if issued is None:
        return
    seen: set[tuple[str, str]] = set()
    for reference in case.reading.references:
        days = days_of(reference.date)
        key = (reference.code, reference.date or "")
        if days and days.first > issued.last and key not in seen:
            seen.add(key)
            yield finding(
                "CT503",
                f"{_called(reference)} có {in_words(reference.date or '')}, sau ngày ban hành văn bản này "
                f"({in_words(case.reading.header.date or '')}).",
                reference.span,
                related=(case.reading.header.span,),
                hint="Kiểm tra lại ngày của văn bản được viện dẫn và ngày ban hành.",
            )


def _called(reference: Reference) -> str:
    return f"{reference.kind or 'Văn bản'} số {reference.code}"
