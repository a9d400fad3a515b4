"""A reading in the form that was asked for: one module a form, values in, text or bytes out."""
