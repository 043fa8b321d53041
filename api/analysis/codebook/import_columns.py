"""The headings of codebooks: our own, and those of Taguette, NVivo, MAXQDA and QualCoder. Pure."""

import colorsys
import re

#: heading, in lower case with single underscores -> what it holds. None: known, and of no use here.
HEADINGS: dict[str, str | None] = {
    "label": "label",
    "code": "label",
    "code_name": "label",
    "codename": "label",
    "name": "label",
    "tag": "label",
    "node": "label",
    "code_label": "label",
    "path": "path",
    "code_path": "path",
    "hierarchical_name": "path",
    "code_system": "path",
    "parent": "parent",
    "parent_code": "parent",
    "parent_name": "parent",
    "category": "parent",
    "catname": "parent",
    "folder": "parent",
    "group": "parent",
    "definition": "definition",
    "description": "definition",
    "memo": "definition",
    "code_memo": "definition",
    "codememo": "definition",
    "comment": "definition",
    "use_when": "use_when",
    "when_to_use": "use_when",
    "inclusion": "use_when",
    "inclusion_criteria": "use_when",
    "not_when": "not_when",
    "when_not_to_use": "not_when",
    "exclusion": "not_when",
    "exclusion_criteria": "not_when",
    "example": "example",
    "examples": "example",
    "anchor_example": "example",
    "quote": "example",
    "colour": "colour",
    "color": "colour",
    "code_color": "colour",
    "code_colour": "colour",
    "pattern": "pattern",
    "kind": "kind",
    "origin": "origin",
    "objectives": "objectives",
} | dict.fromkeys(
    [
        "id",
        "level",
        "highlights",
        "number_of_highlights",
        "count",
        "references",
        "files",
        "coded_segments",
        "frequency",
        "documents",
        "created",
        "created_on",
        "created_by",
        "modified",
        "modified_on",
        "modified_by",
        "author",
        "owner",
        "date",
        "cid",
        "catid",
        "people",
        "segments",
        "codings",
        "weight",
        "all_coded_segments",
    ]
)
#: What stands between the parts of a path.
BETWEEN = re.compile(r"\\+|\s+[>›/]\s+|>")
#: Roots that NVivo puts before every path, and that are no codes.
ROOTS = frozenset({"codes", "nodes", "code system"})
HEX = re.compile(r"#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})(?:ff)?", re.IGNORECASE)
#: The eight hues of the codebook in degrees around the wheel, as the light theme shows them.
HUE_DEGREES = {1: 241, 2: 36, 3: 97, 4: 274, 5: 330, 6: 186, 7: 49, 8: 242}
NAMED = {
    "red": 5,
    "pink": 5,
    "orange": 2,
    "yellow": 7,
    "green": 3,
    "cyan": 6,
    "blue": 1,
    "purple": 4,
    "violet": 8,
}
DEGREES = 360
HUES, PATTERNS = 8, 3


def meaning_of(heading: str) -> str | None:
    """Return what a column holds; None if nothing we keep. Raises KeyError for a heading nobody knows."""
    return HEADINGS[re.sub(r"[\s_-]+", "_", heading.strip().casefold()).strip("_")]


def parts_of(path: str) -> list[str]:
    """Cut a path into labels, outermost first."""
    parts = [part.strip() for part in BETWEEN.split(path) if part.strip()]
    return parts[1:] if parts and parts[0].casefold() in ROOTS else parts


def plain(cell: str) -> str:
    """Take away the ' that exports put before what a spreadsheet would run."""
    return cell[1:] if cell.startswith("'") and cell[1:2] in set("=+-@") else cell


def hue_of(cell: str) -> int | None:
    """Return the hue that is nearest to a colour: 1 to 8, a name, or #RRGGBB; None if it is no colour."""
    said = cell.strip().casefold()
    if said.isdecimal() and len(said) == 1:
        return int(said) if 1 <= int(said) <= HUES else None
    if said in NAMED:
        return NAMED[said]
    found = HEX.fullmatch(said)
    if not found:
        return None
    red, green, blue = (int(part, 16) / 255 for part in found.groups())
    degrees = colorsys.rgb_to_hls(red, green, blue)[0] * DEGREES
    return min(HUE_DEGREES, key=lambda hue: _apart(HUE_DEGREES[hue], degrees))


def _apart(one: float, other: float) -> float:
    return min(abs(one - other), DEGREES - abs(one - other))


def pattern_of(cell: str) -> int | None:
    """Return a pattern, 1 to 3; None if it is none."""
    return int(cell) if cell in {str(n) for n in range(1, PATTERNS + 1)} else None


def objectives_of(cell: str) -> list[int] | None:
    """Return the numbers of objectives in a cell; None if it holds something else."""
    numbers = re.split(r"[\s,;]+", cell.strip())
    if not all(n.isascii() and n.isdecimal() and 1 <= int(n) <= 99 for n in numbers):
        return None
    return sorted({int(n) for n in numbers})
