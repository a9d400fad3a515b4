"""Pure rules of the dashboard."""
