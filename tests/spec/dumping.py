"""Everything that a store holds."""

from sqlalchemy import select

from onrecord.store.schema import METADATA
from onrecord.store.session import Store


def dump(store: Store) -> str:
    """Every row of every table, in order; two stores with the same dump hold the same."""
    with store.reading() as connection:
        tables = METADATA.sorted_tables
        return "\n".join(
            f"{table.name} {tuple(row)}"
            for table in tables
            for row in connection.execute(select(table).order_by(*table.primary_key.columns))
        )
