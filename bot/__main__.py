"""``python -m bot``: the command line of :mod:`bot.app.cli`."""

from bot.app.cli import app

app(prog_name="coach")
