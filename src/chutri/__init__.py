"""Chủ Trì: takes a plan as issued, reads who must do what by when, and runs what it orders."""

__version__ = "0.1.0"
