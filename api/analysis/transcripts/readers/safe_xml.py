"""XML without document types, entities or anything from outside, no deeper than 200."""

import io
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from api.analysis.transcripts.readers.reading import Unreadable

DEEPEST = 200

_TOO_DEEP = "This file nests its parts deeper than any real document does. Save it as .txt and import that."


def parse_xml(data: bytes) -> Element:
    """Return the root of an XML part. Raises Unreadable."""
    depth = 0
    root: Element | None = None
    try:
        for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True):
            depth += 1 if event == "start" else -1
            root = element if root is None else root
            if depth > DEEPEST:
                raise Unreadable("unsafe_xml", _TOO_DEEP)
    except DefusedXmlException as unsafe:
        detail = (
            "This file declares a document type or entities, which no transcript needs, so it was not opened."
        )
        raise Unreadable("unsafe_xml", detail) from unsafe
    except (ParseError, LookupError, ValueError) as bad:
        detail = "This file is damaged inside. Open it where it was made, save it again and import that."
        raise Unreadable("damaged", detail) from bad
    if root is None:
        raise Unreadable("damaged", "A part of this file is empty. Save it again and import that.")
    return root
