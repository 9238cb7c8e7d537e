"""Run by Alembic: our tables only, on the connection that ``bot.store.database.migrate`` hands over."""

from __future__ import annotations

from alembic import context
from sqlalchemy.engine import Connection, Engine

from bot.store.database import create_engine, database_url
from bot.store.training_models import Base


def _ours(name: str | None, kind: str, _parents: object) -> bool:
    # Rasa's tables live in the same database: to Alembic they do not exist.
    return kind != "table" or name in Base.metadata.tables


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_name=_ours,
        # SQLite can undo DDL too, once a transaction was begun by hand (schema_lock).
        transactional_ddl=True,
        # SQLite alters a table by copying it.
        render_as_batch=connection.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        context.run_migrations()


_given: Engine | Connection | None = context.config.attributes.get("connection")
if isinstance(_given, Connection):
    _run(_given)
else:
    with (_given or create_engine(database_url())).connect() as _connection:
        _run(_connection)
        _connection.commit()
