"""The worker that procrastinate wakes, on PostgreSQL; on as many machines as wanted.

procrastinate brings the number of a job, at once and to one worker; what becomes of it is written in our own table, which
is the same on both databases. So a delivery that is lost or comes twice does no harm.
"""

from __future__ import annotations

import asyncio
import threading

from django.db import connection
from procrastinate import App, PsycopgConnector
from procrastinate.contrib.django import connector_params
from procrastinate.jobs import DeleteJobCondition, Status

from chutri.office.background.rules import DELIVERY, QUEUE
from chutri.office.background.worker.execution import run_job
from chutri.office.background.worker.keeper import Keeper

_GRACE_SECONDS = 30.0


class DeliveryWorker:
    """procrastinate's worker with a keeper beside it."""

    def __init__(self, count: int) -> None:
        """``count`` jobs run at a time."""
        self._count = count
        self._keeper = Keeper()
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._work: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, in a thread."""
        self._keeper.start()
        self._thread = threading.Thread(
            target=lambda: asyncio.run(self._until_stopped()), name="job-deliveries", daemon=True
        )
        self._thread.start()

    def stop(self, *, within: float) -> bool:
        """Take no more jobs and wait so many seconds for those under way; whether all have ended."""
        self._keeper.stop()
        if self._thread is None:
            return True
        if self._loop and self._work:
            self._loop.call_soon_threadsafe(self._work.cancel)
        self._thread.join(within)
        return not self._thread.is_alive()

    async def _until_stopped(self) -> None:
        self._loop, self._work = asyncio.get_running_loop(), asyncio.current_task()
        app = App(connector=PsycopgConnector(kwargs=connector_params()))
        app.task(name=DELIVERY)(_take)
        async with app.open_async():
            for stalled in await app.job_manager.get_stalled_jobs(queue=QUEUE):
                # The keeper sends word anew of what a lost worker ran.
                await app.job_manager.finish_job(stalled, Status.FAILED, delete_job=True)
            await app.run_worker_async(
                queues=[QUEUE],
                concurrency=self._count,
                delete_jobs=DeleteJobCondition.ALWAYS.value,
                install_signal_handlers=False,
                shutdown_graceful_timeout=_GRACE_SECONDS,
            )


def _take(job_id: int) -> None:
    """Run what was brought, with a connection of the pool that goes back to it."""
    try:
        run_job(job_id)
    finally:
        connection.close()
