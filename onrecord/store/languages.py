"""A query about words in the languages of the two full-text indexes."""

from collections.abc import Sequence

from onrecord.store.query import All, Either, Filter, Not, Query, Words


class Fts5:
    """A query about words as FTS5 has it. Words are quoted, so that none is taken for an operator."""

    def __init__(self, columns: str) -> None:
        """`columns`, with a space between, are those that plain words count in."""
        self._columns = f"{{{columns}}}"

    def of(self, query: Query) -> str:
        """Write it."""
        match query:
            case Words(words, is_prefix):
                return f"{self._columns} : {_quoted(words, is_prefix)}"
            case Filter(name, value, is_prefix):
                return f"{name} : {_quoted(value.split(), is_prefix)}"
            case Either(parts):
                return f"({' OR '.join(map(self.of, parts))})"
            case All(parts):
                wanted = " AND ".join(self.of(each) for each in parts if not isinstance(each, Not))
                unwanted = "".join(f" NOT {self.of(each.part)}" for each in parts if isinstance(each, Not))
                return f"(({wanted}){unwanted})"
        raise TypeError(query)


class TsQuery:
    """A query about words as PostgreSQL has it. The weights stand for columns: A content, B source, C addressee."""

    def of(self, query: Query) -> str:
        """Write it."""
        match query:
            case Words(words, is_prefix):
                return self._phrase(words, is_prefix, "AB")
            case Filter(name, value, is_prefix):
                return self._phrase(value.split(), is_prefix, "B" if name == "source" else "C")
            case Not(part):
                return f"!{self.of(part)}"
            case Either(parts):
                return f"({' | '.join(map(self.of, parts))})"
            case All(parts):
                return f"({' & '.join(map(self.of, parts))})"
        raise TypeError(query)

    def _phrase(self, words: Sequence[str], is_prefix: bool, weights: str) -> str:
        marked = [f"'{word}':{weights}" for word in words]
        if is_prefix:
            marked[-1] = f"'{words[-1]}':*{weights}"
        return f"({' <-> '.join(marked)})"


def _quoted(words: Sequence[str], is_prefix: bool) -> str:
    return f'"{" ".join(words)}"{" *" if is_prefix else ""}'
