"""Hôm nay, tổng quan, tìm kiếm: what is late and with whom, and the way from every figure to its rows. Owns no tables.

The only app that looks across all the others; none of them knows it.
"""
