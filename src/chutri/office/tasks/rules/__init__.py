"""Pure rules of tasks: values in, values out."""
