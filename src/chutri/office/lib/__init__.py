"""Small pure helpers, one noun a file. No models, no request, no clock."""
