"""A line as the rules of separation look at it."""

import re
from dataclasses import dataclass
from functools import cached_property

WORD = re.compile(r"\w+(?:['’]\w+)*")
_BULLET = re.compile(r"^(?:[-–~*•·▪►»›>→|]+|\[\])\s+(?=\S)")
_FINISHED = re.compile(r"""[.!?…]["'”’»)\]*]*$""")
_UNFINISHED_DOTS = re.compile(r"(?:\.\.\.|…)\s*$")
_FIGURES = re.compile(r"\W{0,3}(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d)", re.IGNORECASE)
_QUOTE_OPENS = ('"', "“", "‘", "'", "«", "„")

# Beyond this, a line is prose and no pattern needs to look at it: keeps matching linear on endless lines.
_PATTERN_CHARACTERS = 600


@dataclass(frozen=True)
class Line:
    """One line of a page, without the white space around it."""

    text: str

    @cached_property
    def core(self) -> str:
        """The text without a bullet, with plain spaces and apostrophes, cut off after 600 characters."""
        head = self.text[:_PATTERN_CHARACTERS].replace("\u00a0", " ").replace("’", "'")
        return " ".join(_BULLET.sub("", head).split())

    @cached_property
    def words(self) -> list[str]:
        """The words as written."""
        return WORD.findall(self.text)

    @cached_property
    def bulleted(self) -> bool:
        """Whether a dash, dot or arrow stands before the text."""
        return _BULLET.match(self.text) is not None

    @cached_property
    def finished(self) -> bool:
        """Whether the line ends as a sentence does; one cut off by dots does not."""
        tail = self.text[-8:]
        return _FINISHED.search(tail) is not None and not self.cut_off

    @cached_property
    def cut_off(self) -> bool:
        """Whether the line ends in dots that stand for the rest."""
        return _UNFINISHED_DOTS.search(self.text[-6:]) is not None

    @cached_property
    def quoted(self) -> bool:
        """Whether the line opens with a quotation mark."""
        return self.text.startswith(_QUOTE_OPENS)

    @cached_property
    def quoted_whole(self) -> bool:
        """Whether one pair of quotation marks holds the whole line."""
        return self.quoted and self.text.rstrip(".,!?").endswith(('"', "”", "’", "'", "»"))

    @cached_property
    def upper(self) -> bool:
        """Whether the line is set in capitals."""
        letters = [character for character in self.core if character.isalpha()]
        return len(letters) > 3 and sum(letter.isupper() for letter in letters) > 0.9 * len(letters)

    @cached_property
    def title_case(self) -> bool:
        """Whether nearly every longer word has a capital, as in many headlines."""
        longer = [word for word in self.words if len(word) > 3]
        return bool(longer) and sum(word[0].isupper() or word[0].isdigit() for word in longer) >= 0.8 * len(longer)

    @cached_property
    def has_figures(self) -> bool:
        """Whether the line begins with a figure or a date, as in a table, a calendar, a list."""
        return _FIGURES.match(self.core) is not None

    @cached_property
    def prose(self) -> bool:
        """Whether the line is a paragraph of running text: a finished sentence of some length."""
        return self.finished and len(self.words) >= 10

    @cached_property
    def titular(self) -> bool:
        """Whether the line could be another story's title: some words, no small letter first, no full stop last."""
        if self.core[:1].islower():
            return False
        end = self.text[-8:].rstrip("\"'”’»)|] ")
        return 3 <= len(self.words) <= 28 and (self.cut_off or not end.endswith((".", ":", ";", ",")))
