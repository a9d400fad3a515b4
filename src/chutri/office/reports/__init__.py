"""Báo cáo: what plans order to be reported, the forms that open for it, what bodies fill in, and the report made of it all.

The page to look at first is web/mine.py.
"""
