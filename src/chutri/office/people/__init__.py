"""Cơ quan, đơn vị and người dùng: who belongs where and may do what.

Owns ``Agency`` and ``User``; asks everybody to log in (``web/session.py``).
"""
