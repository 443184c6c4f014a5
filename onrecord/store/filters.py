"""What the filters of a search ask of the tables."""

from sqlalchemy import ColumnElement, Select, and_, false, literal, or_, select

from onrecord.store import schema
from onrecord.store.query import Filter, SpokenBy, Within

article, attribution, statement = schema.article, schema.attribution, schema.statement
speaker, role, office, alias, outlet = schema.speaker, schema.role, schema.office, schema.alias, schema.outlet


def filter_condition(query: Filter, *, of_articles: bool) -> ColumnElement[bool]:
    """Whether a statement, or one in the article, is what the filter asks for."""
    match query.name:
        case "outlet":
            named = _equal(outlet.c.folded, query)
            return article.c.outlet.in_(select(outlet.c.key).where(named))
        case "kind":
            return _about(select(attribution.c.key).where(attribution.c.kind == query.value), of_articles)
        case "speaker":
            return _about(select(speaker.c.statement).where(speaker.c.entity.in_(_called(query))), of_articles)
        case "role":
            holding = _holding(_has_words(office.c.folded_title, query))
            return _about(select(speaker.c.statement).where(speaker.c.role.in_(holding)), of_articles)
        case "affiliation":
            holding = _holding(_has_words(office.c.folded_affiliation, query))
            served = or_(speaker.c.role.in_(holding), speaker.c.speaks_for.in_(_called(query)))
            return _about(select(speaker.c.statement).where(served), of_articles)
    return false()


def spoken_condition(query: SpokenBy, *, of_articles: bool) -> ColumnElement[bool]:
    """Whether one of these entities made the statement, or one in the article."""
    meant = select(schema.entity.c.key).where(schema.entity.c.id.in_(query.entities))
    return _about(select(speaker.c.statement).where(speaker.c.entity.in_(meant)), of_articles)


def within_condition(query: Within, *, of_articles: bool) -> ColumnElement[bool]:
    """Whether the day of publication, or of what was said, lies wholly within the dates."""
    if query.name == "published":
        return _between(article.c.published, article.c.published, query)
    inside = _between(statement.c.said_first, statement.c.said_last, query)
    return _about(select(statement.c.key).where(inside), True) if of_articles else inside


def _between(first: ColumnElement[str], last: ColumnElement[str], query: Within) -> ColumnElement[bool]:
    after = first.is_not(None) if query.first is None else first >= query.first
    return after if query.end is None else and_(after, last < query.end)


def _about(statements: Select[tuple[int]], of_articles: bool) -> ColumnElement[bool]:
    """Whether the statement is among `statements`, or the article has one of them."""
    if not of_articles:
        return attribution.c.key.in_(statements)
    own = attribution.alias()
    return article.c.key.in_(select(own.c.article).where(own.c.key.in_(statements), own.c.teaser.is_(None)))


def _called(query: Filter) -> Select[tuple[int]]:
    return select(alias.c.entity).where(_equal(alias.c.folded, query))


def _holding(named: ColumnElement[bool]) -> Select[tuple[int]]:
    return select(role.c.key).join(office, office.c.key == role.c.office).where(named)


def _equal(column: ColumnElement[str], query: Filter) -> ColumnElement[bool]:
    return column.startswith(query.value, autoescape=True) if query.is_prefix else column == query.value


def _has_words(column: ColumnElement[str], query: Filter) -> ColumnElement[bool]:
    """Whether the words stand in it, in this order and none cut short."""
    return (literal(" ") + column + literal(" ")).contains(
        f" {query.value}{'' if query.is_prefix else ' '}", autoescape=True
    )
