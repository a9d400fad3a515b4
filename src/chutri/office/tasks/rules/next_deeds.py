"""Which deeds a task may see next, by how far it is. Whether a person may do them is for ``permissions``."""

from __future__ import annotations

from chutri.office.tasks.choices import Stage

# of whoever leads
WORKING: dict[str, frozenset[str]] = {
    Stage.NOT_STARTED.value: frozenset({"start", "progress", "submit", "extend", "divide"}),
    Stage.UNDER_WAY.value: frozenset({"progress", "submit", "extend", "divide"}),
    Stage.RETURNED.value: frozenset({"progress", "submit", "extend", "divide"}),
    Stage.SUBMITTED.value: frozenset({"withdraw"}),
}
# of whoever gave it
DECIDING: dict[str, frozenset[str]] = {
    Stage.NOT_STARTED.value: frozenset({"lead", "cancel", "amend"}),
    Stage.UNDER_WAY.value: frozenset({"lead", "cancel", "amend"}),
    Stage.RETURNED.value: frozenset({"lead", "cancel", "amend"}),
    Stage.SUBMITTED.value: frozenset({"accept", "return", "cancel"}),
    Stage.DONE.value: frozenset({"reopen"}),
}


def working_deeds(stage: str, *, dated: bool, asks_for_time: bool, collective: bool) -> frozenset[str]:
    """Give the deeds of the lead. Only a dated task can be extended, and one request waits at a time."""
    if collective:
        return frozenset()
    deeds = WORKING.get(stage, frozenset())
    return deeds if dated and not asks_for_time else deeds - {"extend"}


def deciding_deeds(stage: str, *, dated: bool, asks_for_time: bool, collective: bool) -> frozenset[str]:
    """Give the deeds of whoever gave the task."""
    deeds = DECIDING.get(stage, frozenset())
    if collective:
        return deeds & {"cancel", "amend"}
    if asks_for_time:
        deeds |= {"decide"}
    return deeds if dated or stage in (Stage.DONE, Stage.CANCELLED) else deeds | {"fix"}
