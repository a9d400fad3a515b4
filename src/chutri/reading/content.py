"""What a document says beside its tasks, found in one walk: events, delegates, awards, reports, money, channels, annexes."""

from __future__ import annotations

from typing import NamedTuple

from chutri.reading.annexes import find_annexes
from chutri.reading.awards import find_nomination_deadline, find_quotas
from chutri.reading.channels import find_channels
from chutri.reading.delegates import find_delegates
from chutri.reading.dossiers import find_dossiers
from chutri.reading.events import find_events
from chutri.reading.flow import Flow
from chutri.reading.funding import find_funding
from chutri.reading.model import (
    Annex,
    Channel,
    Deadline,
    DelegateGroup,
    Dossier,
    Event,
    Funding,
    Quota,
    ReportingDuty,
)
from chutri.reading.outline import Item
from chutri.reading.reporting import find_reporting
from chutri.reading.topics import topics_of


class Content(NamedTuple):
    """The findings of a reading that are no tasks, by the names of its fields."""

    events: tuple[Event, ...]
    delegates: tuple[DelegateGroup, ...]
    quotas: tuple[Quota, ...]
    dossiers: tuple[Dossier, ...]
    nomination_deadline: Deadline | None
    reporting: tuple[ReportingDuty, ...]
    funding: tuple[Funding, ...]
    channels: tuple[Channel, ...]
    annexes: tuple[Annex, ...]


def content_of(roots: list[Item], title: Flow | None, year: str | None, text: str) -> Content:
    """What the trees of a document say beside tasks.

    ``title`` is its excerpt, ``year`` completes dates that have none, ``text`` is what spans count in.
    """
    topics = topics_of(roots)
    events = find_events(topics, title, year, text)
    return Content(
        events=events,
        delegates=find_delegates(topics, frozenset(event.kind for event in events)),
        quotas=find_quotas(topics.shares),
        dossiers=find_dossiers(topics.dossiers, year),
        nomination_deadline=find_nomination_deadline(topics.dossiers, year),
        reporting=find_reporting(topics, year),
        funding=find_funding(topics),
        channels=find_channels(topics, title, year),
        annexes=find_annexes(topics.encloses, roots),
    )
