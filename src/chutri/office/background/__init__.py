"""Công việc nền: what is done after the page has answered. Owns ``BackgroundJob`` and ``PeriodicJob``.

Apps declare jobs in their ``jobs`` room (``registry.job``, ``registry.periodic``) and ask for them inside their own
transaction (``operations.enqueue``). A job runs at least once and may run twice when a process is killed, so it fetches
its rows by id and calls one operation that does no harm when repeated.
"""
