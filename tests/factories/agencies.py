"""A directory of the invented province: its departments before and after a reorganisation, a district that became communes."""

from __future__ import annotations

from datetime import date
from typing import Any

from chutri.office.people.choices import AgencyKind, AgencyLevel, TerritoryKind
from chutri.office.people.models import Agency, Succession
from chutri.office.people.operations.agencies import enter_agency
from chutri.office.people.queries.facts import AgencyFacts

PLACE = "Minh Hải Đông"
MERGED = date(2025, 3, 1)
COMMUNES = date(2025, 7, 1)
IN_2024 = date(2024, 10, 1)
IN_2026 = date(2026, 11, 1)


def body(name: str, kind: AgencyKind = AgencyKind.DEPARTMENT, parent: Agency | None = None, **facts: Any) -> Agency:
    """An agency of the province, entered as the directory's own data are."""
    return enter_agency(AgencyFacts(name=name, kind=kind, parent=parent, **facts))


def province() -> Agency:
    """UBND tỉnh Minh Hải Đông, once."""
    there = Agency.objects.filter(name=f"UBND tỉnh {PLACE}").first()
    return there or body(
        f"UBND tỉnh {PLACE}",
        AgencyKind.PEOPLES_COMMITTEE,
        territory=PLACE,
        territory_kind=TerritoryKind.PROVINCE,
        aliases=(f"UBND tỉnh {PLACE}",),
    )


def department(name: str, **facts: Any) -> Agency:
    """A department of the province: *Sở Nội vụ* becomes *Sở Nội vụ tỉnh Minh Hải Đông*."""
    return body(f"{name} tỉnh {PLACE}", parent=province(), short_name=name, **facts)


def local(kind: TerritoryKind, name: str, parent: Agency | None = None, **facts: Any) -> Agency:
    """The people's committee of a district or commune."""
    districts = (TerritoryKind.URBAN_DISTRICT, TerritoryKind.RURAL_DISTRICT, TerritoryKind.TOWN)
    return body(
        f"UBND {kind.label.lower()} {name}",
        AgencyKind.PEOPLES_COMMITTEE,
        parent or province(),
        level=AgencyLevel.DISTRICT if kind in districts else AgencyLevel.COMMUNE,
        territory=name,
        territory_kind=kind,
        **facts,
    )


def succeed(old: Agency, *new: Agency, on: date, partly: bool = False) -> None:
    """``new`` take over from ``old`` on a day; the old ends then."""
    old.closed_on = on
    old.save()
    Succession.objects.bulk_create(
        Succession(predecessor=old, successor=one, effective_on=on, partly=partly) for one in new
    )


def directory() -> dict[str, Agency]:
    """The province's directory, by short words."""
    root = province()
    made = {
        "province": root,
        "home": department("Sở Nội vụ"),
        "labour": department("Sở Lao động - Thương binh và Xã hội"),
        "finance": department("Sở Tài chính"),
        "planning": department("Sở Kế hoạch và Đầu tư"),
        "culture": department("Sở Văn hóa, Thể thao và Du lịch"),
        "police": body(f"Công an tỉnh {PLACE}", AgencyKind.SECTOR, root),
        "front": body(f"Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh {PLACE}", AgencyKind.FRONT, root),
        "party": body(f"Ban Tuyên giáo Tỉnh ủy {PLACE}", AgencyKind.PARTY, root),
        "paper": body(f"Báo {PLACE}", AgencyKind.PRESS, root),
        "ministry": body("Bộ Nội vụ", AgencyKind.MINISTRY, level=AgencyLevel.CENTRAL),
        "district": local(TerritoryKind.RURAL_DISTRICT, "Đầm Sen"),
        "town": local(TerritoryKind.TOWN, "Cửa Bạch"),
    }
    made["unit"] = body("Phòng Nội vụ huyện Đầm Sen", AgencyKind.UNIT, made["district"], level=AgencyLevel.DISTRICT)
    made["old ward"] = local(TerritoryKind.WARD, "Cửa Bạch Đông", made["town"])
    for name, kind in (
        ("Sen Đông", TerritoryKind.COMMUNE),
        ("Sen Tây", TerritoryKind.COMMUNE),
        ("Bạch Môn", TerritoryKind.WARD),
    ):
        made[name] = local(kind, name, opened_on=COMMUNES)
    succeed(made["labour"], made["home"], on=MERGED)
    succeed(made["planning"], made["finance"], on=MERGED)
    succeed(made["district"], made["Sen Đông"], made["Sen Tây"], on=COMMUNES, partly=True)
    succeed(made["town"], made["Bạch Môn"], on=COMMUNES)
    succeed(made["old ward"], made["Bạch Môn"], on=COMMUNES)
    succeed(made["unit"], on=COMMUNES)
    return made
