"""A tally of what a reader leaves out, and of what the person should be told."""

from dataclasses import dataclass, field

from api.analysis.transcripts.readers.reading import DROPPED, Drop

TRACKED = {
    True: "This file has tracked changes. They are accepted: choose to reject them for the text before.",
    False: "This file has tracked changes. They are rejected: choose to accept them for the text after.",
}
"""What is said of tracked changes, by whether they are accepted."""


def visible(text: str) -> int:
    """Return how many characters of a text are not white space."""
    return sum(not character.isspace() for character in text)


@dataclass(slots=True)
class Tally:
    """Counts drops by kind and keeps warnings, each once."""

    counted: dict[str, tuple[int, int]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def drop(self, kind: str, text: str = "", count: int = 1) -> None:
        """Count things of one kind that are left out, with the text that goes with them."""
        things, characters = self.counted.get(kind, (0, 0))
        self.counted[kind] = (things + count, characters + visible(text))

    def warn(self, sentence: str) -> None:
        """Keep a sentence for the person who imports."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)

    def drops(self) -> tuple[Drop, ...]:
        """Return what was dropped, in the order of the table."""
        return tuple(Drop(kind, *self.counted[kind]) for kind in DROPPED if kind in self.counted)
