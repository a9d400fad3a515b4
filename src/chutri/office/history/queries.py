"""What is asked of the history."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Model, Q, QuerySet

from chutri.office.history.models import HistoryHead, HistoryLine
from chutri.office.history.rules import FIRST, Fault, Noted, Problem, Verification, seal

_ROWS_AT_A_TIME = 2_000


def lines_about(*subjects: Model) -> QuerySet[HistoryLine]:
    """Give the lines about one row, or about several that are one story (a task and its requests), the newest first."""
    about = Q(pk__in=())
    for subject in subjects:
        about |= Q(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))
    return HistoryLine.objects.filter(about).order_by("-pk")


def verify_history(noted: Noted | None = None) -> Verification:
    """Walk the whole chain and say where it is broken. Takes some seconds for a million lines; holds few in memory.

    A changed line no longer fits its own seal. A removed or replaced one shows at the next, whose seal of the line before
    fits nothing. Lines cut off at the end show in the head's count and seal; when the head was set back too, in what
    the office noted earlier.
    """
    problems: list[Problem] = []
    count, previous = 0, FIRST
    noted_seal = FIRST
    for line in HistoryLine.objects.order_by("pk").iterator(_ROWS_AT_A_TIME):
        problems += _problems_of(line, previous, count)
        count, previous = count + 1, line.seal
        if noted and count == noted.count:
            noted_seal = line.seal
    problems += _problems_of_the_end(count, previous)
    if noted and (count < noted.count or not noted_seal.startswith(noted.seal)):
        words = f"Dòng thứ {noted.count} không còn là dòng có dấu {noted.seal} như đã ghi lại trước đây."
        problems.append(Problem(Fault.NOTED, None, words))
    return Verification(count, previous, tuple(problems))


def _problems_of(line: HistoryLine, previous: str, before: int) -> Iterator[Problem]:
    named = f"Dòng {line.pk} ({line.at:%d/%m/%Y}, {line.actor_name}: {line.words[:80]})"
    if line.seal != seal(line.previous, line.at, line.content()):
        yield Problem(Fault.CHANGED, line.pk, f"{named} đã bị sửa sau khi ghi.")
    if line.previous != previous:
        where = "Trước" if not before else "Ngay trước"
        yield Problem(Fault.CUT, line.pk, f"{where} dòng {line.pk} có dòng đã bị xóa, thay hoặc chèn vào.")


def _problems_of_the_end(count: int, last: str) -> Iterator[Problem]:
    head = HistoryHead.objects.filter(pk=HistoryHead.ONLY).first()
    if head is None:
        yield Problem(Fault.TAIL, None, "Mất bản ghi đầu chuỗi, nên không biết có dòng nào ở cuối bị xóa hay không.")
    elif head.count != count:
        missing = head.count - count
        words = f"thiếu {missing} dòng" if missing > 0 else f"thừa {-missing} dòng"
        yield Problem(Fault.TAIL, None, f"Nhật ký có {count} dòng nhưng lẽ ra có {head.count} dòng: {words}.")
    elif head.seal != last:
        yield Problem(Fault.TAIL, None, "Dòng cuối không phải là dòng được ghi sau cùng.")
