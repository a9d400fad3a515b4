"""Nhật ký: who did what to what, when. Append-only, each line chained to the one before it.

Owns ``HistoryLine``. Every operation of the apps above writes exactly one line through ``operations.record``.
"""
