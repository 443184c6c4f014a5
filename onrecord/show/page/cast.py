"""The legend of a record: who speaks and who is named, with the way back to every mention."""

from collections.abc import Iterable, Iterator

from onrecord.records import Entity, Role
from onrecord.show.counts import count
from onrecord.show.dates import day_in_words
from onrecord.show.page.marks import MentionMark
from onrecord.show.page.places import Places
from onrecord.show.page.words import name_html
from onrecord.show.printable import first_words
from onrecord.show.speakers import Share, how_sure, present_role, role_in_words, shares

_LONGEST = 60  # characters of a mention in the list of mentions


class Cast:
    """Makes the legend of one record."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._entities = places.record.entities
        self._mentions: dict[int, list[MentionMark]] = {}
        for mark in places.mentions:
            self._mentions.setdefault(mark.entity, []).append(mark)

    def of_story(self, *, level: int) -> Iterator[str]:
        """Who speaks in the story, whose statements are unsure, and who else is named in it."""
        places, found = self._places, shares(self._places.record.statements)
        others = places.of_story.difference(share.entity for share in found.speakers)
        if not (places.of_story or found.unsure):
            return
        anchor, total = f"{places.key}-cast", count(len(places.of_story), "name")
        yield f'<section class="cast" aria-labelledby="{anchor}">\n'
        yield f'<h{level} id="{anchor}">Who is meant <span class="count">{total}</span></h{level}>\n'
        if found.speakers or found.unsure:
            yield f"<h{level + 1}>Who speaks</h{level + 1}>\n<ul>\n"
            yield from (self._entry(share.entity, share) for share in found.speakers)
            yield self._nobodys("Unsure who is meant", found.unsure)
            yield self._nobodys("Nobody named", found.unnamed)
            yield "</ul>\n"
        if others:
            yield f"<h{level + 1}>Who is named, but does not speak</h{level + 1}>\n<ul>\n"
            yield from (self._entry(index) for index in sorted(others))
            yield "</ul>\n"
        yield "</section>\n"

    def of_teasers(self) -> Iterator[str]:
        """Who is named in the teasers alone."""
        places = self._places
        if not places.of_teasers:
            return
        before = len(places.record.statements)
        speaking = {share.entity: share for share in shares(places.statements[before:]).speakers}
        yield '<div class="cast"><p class="only">Named in the teasers alone</p>\n<ul>\n'
        yield from (self._entry(each, speaking.get(each), before=before) for each in sorted(places.of_teasers))
        yield "</ul></div>\n"

    def _entry(self, index: int, share: Share | None = None, *, before: int = 0) -> str:
        """One entity; `before` is how many statements of the page come before those that `share` counts."""
        entity = self._entities[index]
        role = (share and share.role) or present_role(entity, self._places.record.article.published)
        lines = [f'<p><b class="name">{name_html(entity.name)}</b> <span class="kind">{entity.type}</span></p>']
        if role:
            lines.append(f"<p>{name_html(role_in_words(role))}</p>")
        if entity.aliases:
            lines.append(f'<p class="also">also {", ".join(map(name_html, entity.aliases))}</p>')
        if share:
            lines.append(self._statements(share.statements, before=before))
        return f'<li id="{self._places.entity(index)}">{"".join(lines)}{self._evidence(index, entity)}</li>\n'

    def _nobodys(self, label: str, statements: tuple[int, ...]) -> str:
        if not statements:
            return ""
        return f'<li><p><i class="nobody">{label}</i></p>{self._statements(statements)}</li>\n'

    def _statements(self, statements: Iterable[int], *, before: int = 0) -> str:
        numbers = [before + place + 1 for place in statements]
        links = " ".join(map(self._number, numbers))
        return f'<p class="made">{count(len(numbers), "statement")}: {links}</p>'

    def _number(self, number: int) -> str:
        label = f"Statement {number}: see it in the list"
        return f'<a class="n" href="#{self._places.entry(number)}" aria-label="{label}">{number}</a>'

    def _evidence(self, index: int, entity: Entity) -> str:
        """Every mention with why it is taken for this entity, and the offices with their sources, folded up."""
        marks = self._mentions.get(index, [])
        known = f"<p>In the who’s who as {name_html(entity.known)}</p>" if entity.known else ""
        if not (marks or entity.roles or known):
            return ""
        mentions = "".join(f"<li>{self._mention(mark, entity)}</li>" for mark in marks)
        roles = "".join(f"<li>{name_html(_role(role))}</li>" for role in entity.roles)
        return (
            f'<details class="why"><summary>{count(len(marks), "mention")}, and why</summary>'
            + (f"<ol>{mentions}</ol>" if mentions else "")
            + (f"<p>Offices</p><ul>{roles}</ul>" if roles else "")
            + f"{known}</details>"
        )

    def _mention(self, mark: MentionMark, entity: Entity) -> str:
        mention = entity.mentions[mark.place]
        words = name_html(first_words(mark.span.cut(self._places.record.article.text), _LONGEST))
        reasons = f": {'; '.join(map(name_html, mention.reasons))}" if mention.reasons else ""
        return f'<a href="#{self._places.mention(mark)}">{words}</a> {mention.kind}, {how_sure(mention.score)}{reasons}'


def _role(role: Role) -> str:
    """`Secretary General, NATO, since 1 October 2024, as the text says`."""
    since, until = day_in_words(role.start), day_in_words(role.end)
    parts = [
        role_in_words(role),
        *([f"since {since}"] if since else []),
        *([f"until {until}"] if until else []),
        "as the text says" if role.source == "text" else f"from {role.source}",
    ]
    return ", ".join(parts)
