"""Furnishes the guide's office with plans below a plan: one commune adopts all, one forgets and adds, one is later, the rest wait."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "ke-hoach-chuyen-doi-so.txt"
UNIT = "Phòng Văn hóa - Xã hội"


def furnish_subplans(by: object, *, at: datetime) -> dict[str, int]:
    """Issue the example, make three communes' plans below it and begin a fourth; give the keys to be shown."""
    from chutri.office.people.models import Agency
    from chutri.office.plans.models import SubplanLine
    from chutri.office.plans.operations import begin_subplan, import_plan, name_parent, read_plan
    from chutri.office.plans.queries.subplan_files import subplan_docx
    from chutri.office.rollout.operations import bring_in, roll_out

    parent = bring_in(data=EXAMPLE.read_bytes(), name=EXAMPLE.name, issue=True, by=by, at=at)
    office = by.agency  # type: ignore[attr-defined]
    shown = 0
    for name in ("UBND phường Bình Lư", "UBND xã Cồn Nhạn", "UBND xã Thạnh Lâm"):
        body = Agency.objects.get(name=name)
        draft = begin_subplan(parent=parent, body=body, holder=office, by=by, at=at)
        lines = SubplanLine.objects.filter(draft=draft)
        lines.update(unit=UNIT)
        if name == "UBND xã Cồn Nhạn":
            lines.filter(words__startswith="Niêm yết").delete()
            words = "Mở lớp dạy đặt vé tàu trên điện thoại cho ngư dân."
            SubplanLine.objects.create(draft=draft, place=50, part="own", words=words, unit=UNIT)
        if name == "UBND xã Thạnh Lâm":
            lines.filter(words__startswith="Lập danh sách").update(
                deadline="Chậm nhất ngày 31/7/2026", last_day=date(2026, 7, 31)
            )
        data = subplan_docx(draft)
        plan = import_plan(
            read=read_plan(data=data, name=f"{body.pk}.docx"), data=data, name=f"{body.pk}.docx", by=by, at=at
        )
        name_parent(plan=plan, parent=parent, body=body, by=by, at=at)
        roll_out(plan=plan, by=by, at=at)
        shown = shown or plan.pk
    waiting = begin_subplan(
        parent=parent, body=Agency.objects.get(name="UBND xã Rạch Chim"), holder=office, by=by, at=at
    )
    return {"parent": parent.pk, "draft": waiting.pk, "below": shown}
