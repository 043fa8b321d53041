"""Plain text (.txt): lines as they stand, blank lines kept inside a turn."""

from api.analysis.transcripts.readers.encodings import Decoded
from api.analysis.transcripts.readers.reading import Reading
from api.analysis.transcripts.readers.tally import Tally
from api.analysis.transcripts.readers.turns import Line, turns_of


def read(decoded: Decoded, tally: Tally) -> Reading:
    """Return the reading of a plain text."""
    turns = turns_of(lines_of_text(decoded.text), tally)
    return Reading("txt", decoded.encoding, decoded.encodings, turns, tally.drops(), tuple(tally.warnings))


def lines_of_text(text: str) -> list[Line]:
    """Return the lines that are not blank.

    Where blank lines are common they part the paragraphs; else each line is a paragraph of its own.
    """
    written = text.split("\n")
    filled = sum(bool(line.strip()) for line in written)
    parted = (len(written) - filled) * 5 >= filled
    lines: list[Line] = []
    before = "\n"
    for line in written:
        if line.strip():
            lines.append(Line(line, before, opens=not parted or before != "\n" or not lines))
            before = "\n"
        else:
            before += "\n"
    return lines
