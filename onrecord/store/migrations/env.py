"""What Alembic runs: the steps on the connection that it was handed, in that connection's transaction."""

from alembic import context

from onrecord.store.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
