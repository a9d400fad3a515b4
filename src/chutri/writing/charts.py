"""Charts as SVG: horizontal bars with their names and figures written out, so that they read in black and white too."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from chutri.writing.fonts import width_of
from chutri.writing.model import Bar, Chart
from chutri.writing.sheet import Drawing

# Lengths in points; a drawing is as wide as the text of a page.
WIDE, ROW, THICK, SIZE = 440.0, 19.0, 12.0, 10.0
NAMES_AT_MOST, FIGURES = 0.42, 58.0
_MM_A_POINT = 25.4 / 72
# tones that differ in lightness, each with a pattern of its own
TONES = {"good": "#2f6f4f", "warn": "#c98a1b", "bad": "#b3261e", "plain": "#8a97a6", "main": "#1d4e89"}
_HATCHED = {"warn": "M0 6 L6 0", "bad": "M0 0 L6 6 M0 6 L6 0", "plain": ""}


def drawn(chart: Chart) -> Drawing:
    """Draw a chart: a row a bar, the longest over the whole width, and the legend beneath."""
    names = min(
        max((width_of(bar.label, SIZE, bold=False) for bar in chart.bars), default=0.0) + 10, WIDE * NAMES_AT_MOST
    )
    rows = len(chart.bars)
    high = rows * ROW + 6 + (ROW if chart.legend else 0)
    most = max((bar.value for bar in chart.bars), default=0.0) or 1.0
    scale = (WIDE - names - FIGURES) / most
    pieces = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE:g} {high:g}" width="{WIDE:g}" height="{high:g}" '
        f'font-family="Tinos" font-size="{SIZE:g}">',
        _patterns(),
        f'<path d="M{names:.1f} 0 V{rows * ROW + 2:g}" stroke="#4a5666" stroke-width="0.7"/>',
    ]
    for place, bar in enumerate(chart.bars):
        pieces += _row(bar, 2 + place * ROW, names, scale)
    pieces += _legend(chart, rows * ROW + 6)
    words = "; ".join(f"{bar.label}: {bar.words}" for bar in chart.bars)
    svg = "".join([*pieces, "</svg>"])
    return Drawing(svg, round(WIDE * _MM_A_POINT, 1), round(high * _MM_A_POINT, 1), words)


def _patterns() -> str:
    hatched = "".join(
        f'<pattern id="{tone}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="{TONES[tone]}"/>'
        + (f'<path d="{path}" stroke="#fff" stroke-width="0.9" fill="none"/>' if path else "")
        + "</pattern>"
        for tone, path in _HATCHED.items()
    )
    return f"<defs>{hatched}</defs>"


def _fill(tone: str) -> str:
    return f"url(#{tone})" if _HATCHED.get(tone) else TONES.get(tone, TONES["main"])


def _row(bar: Bar, top: float, names: float, scale: float) -> Iterator[str]:
    base = top + THICK - 2.5
    yield f'<text x="{names - 6:.1f}" y="{base:g}" text-anchor="end">{escape(_fitting(bar.label, names - 10))}</text>'
    at = names
    for value, tone in bar.parts or ((bar.value, "main"),):
        wide = max(value * scale, 0)
        if wide:
            yield f'<rect x="{at:.2f}" y="{top:g}" width="{wide:.2f}" height="{THICK:g}" fill={quoteattr(_fill(tone))}/>'
        at += wide
    yield f'<text x="{at + 5:.2f}" y="{base:g}">{escape(bar.words)}</text>'


def _legend(chart: Chart, top: float) -> Iterator[str]:
    at = 0.0
    for words, tone in chart.legend:
        yield f'<rect x="{at:.1f}" y="{top + 3:g}" width="10" height="9" fill={quoteattr(_fill(tone))}/>'
        yield f'<text x="{at + 14:.1f}" y="{top + THICK - 1:g}">{escape(words)}</text>'
        at += width_of(words, SIZE, bold=False) + 34


def _fitting(text: str, wide: float) -> str:
    """Cut a name that is too long for its column."""
    if width_of(text, SIZE, bold=False) <= wide:
        return text
    while text and width_of(text + "…", SIZE, bold=False) > wide:
        text = text[:-1]
    return text.rstrip() + "…"
