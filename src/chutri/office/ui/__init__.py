"""The page's shell: layout, components, error pages, styles. No business words.

``vendor`` copies what the browser loads from node_modules; templates start from ``ui/shell.html``.
"""
