"""How a store grows: articles a second, size, memory and search, from 1,000 statements to a million.

    python -m benchmarks.store --statements 1000000
    python -m benchmarks.store --statements 1000000 --db postgresql://onrecord@/onrecord

Articles are made up: 400 words each, drawn from a vocabulary of 30,000 as words are in a language (by rank), with 20
statements by a few of 5,000 people. They are written as the program writes them, in groups of 50. What is searched
for are words of every rank from 100 on, alone, two together, in phrases, as prefixes, and with filters.
"""

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from statistics import quantiles

from onrecord.records import (
    Article,
    Attribution,
    AttributionKind,
    Capture,
    Entity,
    EntityType,
    MediaType,
    Mention,
    MentionKind,
    Paragraph,
    ParagraphKind,
    Record,
    Role,
    Span,
    Speaker,
    Statement,
    Time,
)
from onrecord.store.counts import counts_of
from onrecord.store.fates import Item
from onrecord.store.query import parse_query
from onrecord.store.search import search
from onrecord.store.session import Store
from onrecord.store.targets import Order, Target
from onrecord.store.writer import Writer

STATEMENTS = 20  # an article
WORDS = 20  # a paragraph, each with one statement of 12
GROUP = 50  # articles a transaction
VOCABULARY, PEOPLE, OUTLETS = 30_000, 5_000, 40
SEARCHES = 300
TIMED = 500  # the last articles of a step, whose writing is timed


class Newsroom:
    """Makes articles up, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - made-up articles
        self.words = sorted({self._word() for _ in range(VOCABULARY * 2)})[:VOCABULARY]
        self._chance.shuffle(self.words)
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))
        self._people_weights = list(accumulate(1 / rank for rank in range(1, PEOPLE + 1)))

    def items(self, number: int, first: int) -> Iterator[Item]:
        """The articles from `first` on."""
        for place in range(first, first + number):
            yield self._item(str(place))

    def person(self) -> int:
        """Somebody; some are heard far more often than others."""
        return self._chance.choices(range(PEOPLE), cum_weights=self._people_weights)[0]

    def day(self) -> str:
        """A day of ten years."""
        return f"{self._chance.randint(2016, 2025)}-{self._chance.randint(1, 12):02}-{self._chance.randint(1, 28):02}"

    def _word(self) -> str:
        syllables = self._chance.randint(1, 4)
        return "".join(self._chance.choice("bdfgklmnprstvz") + self._chance.choice("aeiou") for _ in range(syllables))

    def _item(self, id: str) -> Item:  # noqa: A002
        people = [self.person() for _ in range(4)]
        day = self.day()
        text, paragraphs, said = "", [], []
        mentions: dict[int, list[Mention]] = {each: [] for each in people}
        for number in range(STATEMENTS):
            person = people[number % len(people)]
            name, words = f"Person {person}", self._chance.choices(self.words, cum_weights=self._weights, k=WORDS)
            start = len(text)
            content = Span(start, start + len(" ".join(words[:12])))
            source = Span(content.end + len(", said "), content.end + len(", said ") + len(name))
            text += f"{' '.join(words[:12])}, said {name}. {' '.join(words[12:])}.\n"
            paragraphs.append(Paragraph(Span(start, len(text) - 1), ParagraphKind.STORY))
            mentions[person].append(Mention(source, MentionKind.NAME, 0.9, ("as written",)))
            said.append((content, Span(content.end + 2, content.end + 6), source, person))
        entities = [
            Entity(f"p{each}", f"Person {each}", EntityType.PERSON, (), (_role(each),), tuple(found))
            for each, found in mentions.items()
        ]
        places = {each: place for place, each in enumerate(mentions)}
        statements = tuple(
            Statement(
                Attribution((source,), (cue,), (content,), AttributionKind.INDIRECT, 0.9, "attribute/made-up 1"),
                (Speaker(places[person], 0.9, ("as written",), entities[places[person]].roles[0]),),
                said_on=Time(day, day, None),
            )
            for content, cue, source, person in said
        )
        outlet = f"Outlet {self._chance.randrange(OUTLETS)}"
        article = Article(id, text, tuple(paragraphs), outlet=outlet, title=text[:40], published=day, language="en")
        capture = Capture(id=id, name=id, media_type=MediaType.TEXT, text=text)
        return Item(capture, Record(article, statements, tuple(entities), (), "made-up 1"))


def _role(person: int) -> Role:
    return Role(f"Holder of office {person % 200}", f"Body {person % 50}", "text")


def queries(newsroom: Newsroom, chance: random.Random) -> Iterator[str]:
    """What people search for: words that mean something, alone and together, and filters."""
    while True:
        one, two = (newsroom.words[_rank(chance)] for _ in range(2))
        year, person = chance.randint(2016, 2025), newsroom.person()
        yield from (
            one,
            f"{one} {two}",
            f'"{one} {two}"',
            f"{one} OR {two}",
            f"{one[:4]}*",
            f'{one} speaker:"Person {person}"',
            f'speaker:"Person {person}" said:{year}',
            f"{one} NOT {two} published:{year}-03..{year}-09",
            f'{one} outlet:"Outlet {chance.randrange(OUTLETS)}"',
            f'{one} role:"office {chance.randrange(200)}"',
        )


def _rank(chance: random.Random) -> int:
    """As many words of the ranks from 100 to 1,000 as from there to 10,000; the first hundred mean little, as "the"."""
    return int(100 * (VOCABULARY / 100) ** chance.random()) - 1


def measure_search(store: Store, newsroom: Newsroom) -> str:
    """Milliseconds that searches take, with what they asked for where it took longest."""
    chance = random.Random(5)  # noqa: S311 - made-up queries
    taken = []
    asked = queries(newsroom, chance)
    for number in range(SEARCHES):
        query = next(asked)
        order = Order.DATE if number % 3 == 0 else Order.RELEVANCE
        began = time.perf_counter()
        search(store, parse_query(query), target=Target.STATEMENTS, order=order, limit=20)
        taken.append((1000 * (time.perf_counter() - began), f"{query} by {order}"))
    parts = quantiles([each for each, _ in taken], n=20)
    slowest = "; ".join(f"{each:.0f} ms {query}" for each, query in sorted(taken, reverse=True)[:6])
    return f"search p50 {parts[9]:.1f} ms, p95 {parts[18]:.1f} ms; slowest: {slowest}"


def grow(store: Store, most: int) -> None:
    """Fill a store in steps of ten times as much, and measure at each."""
    newsroom, writer = Newsroom(seed=1), Writer(store, command="benchmark")
    there, step = 0, 1_000
    while step <= most:
        wanted = step // STATEMENTS
        rate = add_articles(writer, newsroom, there, wanted)
        there = wanted
        counts = counts_of(store)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{counts.statements:,} statements, {counts.articles:,} articles: {rate:,.0f} articles a second,"
            f" store {counts.store_bytes / 1e6:,.0f} MB, {counts.store_bytes / counts.text_characters:.1f} times"
            f" the text, memory {memory:,.0f} MB, {measure_search(store, newsroom)}",
            flush=True,
        )
        step *= 10


def add_articles(writer: Writer, newsroom: Newsroom, there: int, wanted: int) -> float:
    """Add articles until there are `wanted`; how many a second are written of the last of them."""
    seconds, timed = 0.0, min(TIMED, wanted - there)
    for begin in range(there, wanted, GROUP):
        items = list(newsroom.items(min(GROUP, wanted - begin), begin))
        began = time.perf_counter()
        writer.write(items)
        if begin >= wanted - timed:
            seconds += time.perf_counter() - began
    return timed / seconds


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--db", help="an empty store; a file that is removed afterwards, where none is named")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(asked.db or str(Path(folder) / "onrecord.db"), create=True)
        grow(store, asked.statements)
        store.close()


if __name__ == "__main__":
    main()
