"""Triển khai: what follows when a plan comes in. The only app that knows plans and everything that they start.

Owns no table. ``operations.bring_in`` is what ``chutri import`` calls; the upload page leaves the reading to the background.
"""
