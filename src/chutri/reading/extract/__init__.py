"""Bytes of a file in, one text out, with where each character stood."""
