"""What `onrecord article` prints."""

import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.cli.endings import end_in_words, printing
from onrecord.cli.options import Format
from onrecord.cli.outputs import errors_console, replace_what_is_lacking
from onrecord.errors import UsageError
from onrecord.show.changes import changes
from onrecord.show.export.rows import Row, rows_as
from onrecord.store.articles import StoredArticle, articles, text_of, versions_of
from onrecord.store.session import Store

_COLUMNS = ("id", "version", "outlet", "published", "language", "url", "title")


def tell(article_id: str | None, *, listed: bool, diff: bool, db: str, form: Format) -> int:
    """Print what was asked for. Returns the exit code."""

    def work() -> int:
        if (article_id is None) is not listed:
            raise UsageError("Either an id or --list is needed.", hint="onrecord article --list shows the ids.")
        with Store.open(db) as store:
            if article_id is None:
                print_rows(map(_row, articles(store)), _COLUMNS, form)
            elif diff:
                _print_changes(store, article_id)
            else:
                print_rows(map(_row, versions_of(store, article_id)), ("added_at", *_COLUMNS), form)
        return 0

    return end_in_words(work, errors_console())


def print_rows(rows: Iterable[Row], columns: Sequence[str], form: Format) -> None:
    """Rows on standard output."""
    replace_what_is_lacking(sys.stdout)
    with printing():
        sys.stdout.writelines(rows_as(form.value, rows, columns))
        sys.stdout.flush()


def _print_changes(store: Store, article_id: str) -> None:
    replace_what_is_lacking(sys.stdout)
    versions = versions_of(store, article_id)
    with printing():
        for before, after in pairwise(versions):
            names = (
                f"{each.id} version {each.version}, added {each.added_at:%Y-%m-%d %H:%M} UTC"
                for each in (before, after)
            )
            sys.stdout.writelines(changes(text_of(store, before.key), text_of(store, after.key), *names))
        if len(versions) == 1:
            sys.stdout.write("There is one version of it.\n")
        sys.stdout.flush()


def _row(article: StoredArticle) -> Row:
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "byline": article.byline,
        "published": article.published,
        "language": article.language,
        "version": article.version,
        "added_at": article.added_at.isoformat().replace("+00:00", "Z"),
    }
