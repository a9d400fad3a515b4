"""The jobs that the apps declare: ``@job("plans.read_plan")`` in an app's ``jobs`` room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from django.utils.module_loading import autodiscover_modules

from chutri.office.background.rules import Rhythm, RhythmName

DEFAULT_RETRIES = 3
Function = TypeVar("Function", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class DeclaredJob:
    """A function that runs in the background, and what is done when it fails."""

    name: str
    function: Callable[..., object]
    retries: int
    gives_up_on: tuple[type[Exception], ...]
    rhythm: Rhythm | None = None

    def may_run_after(self, attempts: int, error: BaseException | None = None) -> bool:
        """Say whether it is worth another attempt; ``error`` is None when the worker itself was lost."""
        return attempts <= self.retries and not isinstance(error, self.gives_up_on)


class UnknownJob(LookupError):
    """No app declares a job of this name."""


_declared: dict[str, DeclaredJob] = {}


def job(
    name: str, *, retries: int = DEFAULT_RETRIES, gives_up_on: tuple[type[Exception], ...] = ()
) -> Callable[[Function], Function]:
    """Declare a function as the job ``name`` (``app.deed``): its arguments are named and JSON scalars.

    It must do no harm when it runs twice. After a failure it is tried ``retries`` times more, each time after a longer
    pause; errors of ``gives_up_on`` will not be better next time and end it at once.
    """

    def declare(function: Function) -> Function:
        there = _declared.get(name)
        if there is not None and _place(there.function) != _place(function):
            raise ValueError(f"two functions are called {name}: {_place(there.function)}, {_place(function)}")
        _declared[name] = DeclaredJob(name, function, retries, gives_up_on)
        return function

    return declare


def periodic(rhythm: RhythmName, *, hour: int = 0, minute: int = 0, weekday: int = 0) -> Callable[[Function], Function]:
    """Let a declared job, which takes no arguments, run at each due moment; stands above ``@job``.

    ``@periodic("daily", hour=7)``, ``@periodic("weekly", weekday=0, hour=8)``, ``@periodic("hourly", minute=15)``. Moments
    that went by while no worker ran are made up for by one run.
    """

    def declare(function: Function) -> Function:
        for name, declared in list(_declared.items()):
            if declared.function is function:
                _declared[name] = replace(declared, rhythm=Rhythm(rhythm, hour, minute, weekday))
                return function
        raise ValueError(f"{_place(function)} is no job: @periodic stands above @job")

    return declare


def declared_job(name: str) -> DeclaredJob:
    """Give the job of this name. Raises UnknownJob."""
    if name not in _declared:
        autodiscover_modules("jobs")
    try:
        return _declared[name]
    except KeyError:
        raise UnknownJob(f"no app declares the job {name}") from None


def periodic_jobs() -> Iterator[tuple[str, Rhythm]]:
    """Give name and rhythm of every periodic job."""
    autodiscover_modules("jobs")
    for name, declared in sorted(_declared.items()):
        if declared.rhythm is not None:
            yield name, declared.rhythm


def _place(function: Callable[..., object]) -> str:
    return f"{function.__module__}.{getattr(function, '__qualname__', function)}"
