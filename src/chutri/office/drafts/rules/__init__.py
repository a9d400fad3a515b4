"""Rules of drafts: values in, values out."""
