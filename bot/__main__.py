"""``python -m bot``: the command line of :mod:`bot.cli`."""

from bot.cli import app

app(prog_name="coach")
