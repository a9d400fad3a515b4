"""Văn bản: the files that came in, kept once by the hash of their content, with what the letterhead says.

Owns ``Document``. Gives the original back byte for byte (``web/file.py``).
"""
