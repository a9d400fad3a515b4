"""Kinds of documents and their abbreviations at a day, from data/kinds.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from chutri.office.documents.choices import Scheme
from chutri.office.lib.folding import fold

LETTER = "Công văn"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: ``code`` is its abbreviation, empty where it has none; ``source`` says where it is laid down."""

    name: str
    code: str
    scheme: str
    valid_from: date
    valid_to: date | None
    source: str


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Give every kind of every time, in the order of the sources."""
    data = tomllib.loads(files("chutri.office.documents").joinpath("data/kinds.toml").read_text("utf-8"))
    return tuple(
        Kind(name, code, group["scheme"], group["valid_from"], group.get("valid_to"), group["source"])
        for group in data["group"]
        for name, code in group["kinds"]
    )


def kinds_on(day: date, *, scheme: Scheme) -> list[Kind]:
    """Give the kinds of a scheme that hold on a day; those of the first rule for days before it."""
    of_scheme = [kind for kind in all_kinds() if kind.scheme == scheme]
    held = [kind for kind in of_scheme if kind.valid_from <= day and (kind.valid_to is None or day <= kind.valid_to)]
    return held or of_scheme


def kind_called(name: str, *, day: date, scheme: Scheme) -> Kind | None:
    """Give the kind of that name, written in any case and with or without tone marks."""
    return next((kind for kind in kinds_on(day, scheme=scheme) if fold(kind.name) == fold(name)), None)
