"""What holds of reports: values in, values out. No query, no clock."""
