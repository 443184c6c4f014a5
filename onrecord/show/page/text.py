"""The text of a record with its statements and mentions marked."""

from collections.abc import Iterator, Sequence
from html import escape

from onrecord.records import Span
from onrecord.show.page.marks import Mark, MentionMark, Part, Piece, by_stretch, cut
from onrecord.show.page.places import Places
from onrecord.show.page.words import words_html

DEEPEST = 3  # deeper nesting looks no different


def marked(stretches: Sequence[Span], marks: Sequence[Mark], places: Places) -> list[str]:
    """Each of `stretches` (in order, apart) as HTML, with these statements' marks and every mention in it."""
    inside, mentions = by_stretch(stretches, marks), by_stretch(stretches, places.mentions)
    return [
        "".join(_pieces(stretch, inside.get(place, ()), mentions.get(place, ()), places))
        for place, stretch in enumerate(stretches)
    ]


def _pieces(stretch: Span, marks: Sequence[Mark], mentions: Sequence[MentionMark], places: Places) -> Iterator[str]:
    """Mentions are links within the pieces that the statements' marks make, so that these stay whole."""
    pieces = list(cut(stretch, marks))
    inside = by_stretch([piece.span for piece in pieces], mentions)
    for place, piece in enumerate(pieces):
        words = "".join(_linked(each, places) for each in cut(piece.span, inside.get(place, ())))
        yield _marked(piece, words, places) if piece.marks else words


def _marked(piece: Piece[Mark], words: str, places: Places) -> str:
    opened = [mark for mark in piece.marks if mark.opens and mark.span.start == piece.span.start]
    around = [mark for mark in piece.marks if mark.part is Part.CONTENT and mark.span.start < piece.span.start]
    numbers = "".join(_number(mark.number, places, depth=len(around)) for mark in opened)
    return f'{numbers}<span class="{_classes(piece)}">{words}</span>'


def _linked(piece: Piece[MentionMark], places: Places) -> str:
    """The words as a link to whom the innermost mention means; links must not stand in links.

    Anchors of the mentions that begin here, the innermost aside, come before.
    """
    words = words_html(piece.span.cut(places.record.article.text))
    if not piece.marks:
        return words
    inner = min(piece.marks, key=lambda mark: (len(mark.span), mark.entity))
    begun = [mark for mark in piece.marks if mark.span.start == piece.span.start]
    anchors = "".join(f'<span id="{places.mention(mark)}"></span>' for mark in begun if mark is not inner)
    return anchors + _link(inner, words, places, begins=inner in begun)


def _link(mark: MentionMark, words: str, places: Places, *, begins: bool) -> str:
    anchor = f' id="{places.mention(mark)}"' if begins else ""
    about = escape(places.about(mark.entity))
    return f'<a class="mention"{anchor} href="#{places.entity(mark.entity)}" title="{about}">{words}</a>'


def _number(number: int, places: Places, *, depth: int) -> str:
    """The link to the list; inside another content it stands on that one's ground."""
    label = escape(f"Statement {number}, {places.who(number)}: see it in the list")
    ground = f" content deep{min(depth, DEEPEST)}" if depth else ""
    where = f'id="{places.content(number)}" href="#{places.entry(number)}"'
    return f'<a class="n n{number}{ground}" {where} aria-label="{label}">{number}</a>'


def _classes(piece: Piece[Mark]) -> str:
    """The parts that a piece is of, how deep its contents are nested, whose they are, and where they have edges."""
    names: dict[str, None] = {}
    contents = [mark for mark in piece.marks if mark.part is Part.CONTENT]
    for mark in piece.marks:
        names[mark.part.value] = None
        names[f"m{mark.number}"] = None
    if contents:
        names[f"deep{min(len(contents), DEEPEST)}"] = None
        names |= {"begins": None} if any(mark.span.start == piece.span.start for mark in contents) else {}
        names |= {"ends": None} if any(mark.span.end == piece.span.end for mark in contents) else {}
    return " ".join(names)
