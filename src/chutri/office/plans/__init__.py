"""Kế hoạch: a document that was read, its reading, and the page that shows each reading beside its words.

Owns ``Plan``, ``PlanReading`` and ``Passage``. ``operations`` is the only place of the office that calls the reader and the checker.
"""
