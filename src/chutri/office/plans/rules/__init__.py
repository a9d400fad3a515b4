"""Pure rules: from a reading (its JSON) to what a page shows. No query, no clock, no request."""
