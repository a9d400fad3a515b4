"""What is asked of reports, by noun."""
