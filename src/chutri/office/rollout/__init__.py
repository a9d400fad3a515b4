"""Triển khai: what follows when a plan comes in. The only app that knows plans and everything that they start.

Owns no table. ``operations.receive_plan`` is what the upload page and ``chutri import`` call.
"""
