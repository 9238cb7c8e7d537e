"""Where conversations, feedback and unclear messages are kept: SQLite by default, PostgreSQL in production."""
