"""XML read while it is unpacked: events of the elements that matter, nothing fetched, nothing expanded."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from chutri.reading.errors import BrokenFile

Element = etree._Element


def events(chunks: Iterator[bytes], name: str, watched: tuple[str, ...]) -> Iterator[tuple[str, Element]]:
    """Start and end of the watched elements, in order. DTDs are refused, and with them all entities of the file's own.

    Raises BrokenFile. Depth and the length of one text are bounded by libxml2 itself (256 levels, 10 MB).
    """
    parser = etree.XMLPullParser(
        ("start", "end"), tag=watched, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    first = True
    try:
        for chunk in chunks:
            if first and b"<!DOCTYPE" in chunk:
                raise BrokenFile(f"Tệp “{name}” có khai báo DTD; không đọc để bảo đảm an toàn.")
            first = False
            parser.feed(chunk)
            yield from _elements(parser)
        parser.close()
        yield from _elements(parser)
    except etree.XMLSyntaxError as error:
        raise BrokenFile(f"Tệp “{name}” bị hỏng: XML bên trong sai ở dòng {error.lineno}.") from None


def _elements(parser: etree.XMLPullParser) -> Iterator[tuple[str, Element]]:
    return parser.read_events()  # type: ignore[return-value]  # only start and end are asked for


def tree(data: bytes) -> Element | None:
    """A small part as a tree; ``None`` when it is absent, damaged or declares a DTD: the text is read without it."""
    if not data or b"<!DOCTYPE" in data:
        return None
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        return None


def forget(element: Element, roots: frozenset[str]) -> None:
    """Free what was read; directly under one of ``roots`` also the emptied elements before it.

    So memory stays that of one paragraph or row, however many the file has.
    """
    element.clear()
    parent = element.getparent()
    if parent is not None and parent.tag in roots:
        while element.getprevious() is not None:
            del parent[0]
