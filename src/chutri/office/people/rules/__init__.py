"""What follows from what, about people: values in, values out."""
