"""A text cut into words, white space and other characters, as differences are looked for. Pure."""

import re
from dataclasses import dataclass

#: A word (with what an apostrophe joins, but for the 's of a name), white space, or one other character.
TOKEN = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*|['’]s\b|\s+|.", re.DOTALL)
#: What ends a sentence.
STOPS = frozenset(".?!…")

START, END = -1, -2


@dataclass(slots=True)
class Tokens:
    """A text cut into tokens: their numbers (equal words, equal numbers) and where each starts and ends.

    The first and the last are the text's own start and end; they hold no characters.
    """

    text: str
    ids: list[int]
    starts: list[int]
    blank: list[bool]

    def __len__(self) -> int:
        return len(self.ids)

    def end(self, index: int) -> int:
        """Return where a token ends."""
        return self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)

    def words(self, first: int, last: int) -> str:
        """Return the text of tokens first to last (both included)."""
        return self.text[self.starts[first] : self.end(last)]


def cut(text: str, numbers: dict[str, int]) -> Tokens:
    """Cut a text into tokens; `numbers` is shared by the texts that are compared, and grows."""
    ids, starts, blank = [START], [0], [True]
    for found in TOKEN.finditer(text):
        token = found[0]
        ids.append(numbers.setdefault(token, len(numbers)))
        starts.append(found.start())
        blank.append(token.isspace())
    return Tokens(text, [*ids, END], [*starts, len(text)], [*blank, True])
