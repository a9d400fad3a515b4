"""What follows from what, about people and agencies: values in, values out."""
