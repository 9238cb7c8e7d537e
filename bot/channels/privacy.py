"""What is kept about a lifter and for how long, in the words that every channel says."""

from __future__ import annotations

from collections.abc import Mapping

from bot.settings.retention import retention_months

_WORDS = (
    "What I keep: our messages, what you tell me about your training (goal, experience, equipment, heavy lifts, a tired"
    " back, pain), your training log and your plans, what you thought of my answers, and questions that I did not"
    " understand. On Telegram I also save your chat ID and account ID, to tell chats apart, and when you want to be"
    " reminded.\n"
    "What I do not keep: your phone number, photos, voice messages, or where you are. On Telegram your name comes with"
    " each message, and I drop it as soon as you have your answer.\n"
    "Where: in the database of whoever runs this bot. I send it to nobody. Telegram has our chat too, by its own"
    " rules.\n"
    "How long: {how_long}\n"
    "Who sees it: the people who improve this bot see the questions I did not understand and what you thought of an"
    " answer,"
    " with names, numbers and addresses masked. Whoever runs the bot could read the rest.\n"
    "A copy of all of it: write “export my data”. To have it deleted: write “delete my data”. I ask twice, then it is"
    " gone for good."
)


def privacy_words(environment: Mapping[str, str]) -> str:
    """What is kept, where, for how long, who sees it, and how to get or delete it.

    Args:
        environment: variables by name, for how long data is kept.

    Raises:
        ValueError: ``RETENTION_MONTHS`` is no whole number above 0.
    """
    months = retention_months(environment)
    how_long = "until you delete it."
    if months is not None:
        how_long = f"until you delete it, or until you have not written for {_in_words(months)}."
    return _WORDS.format(how_long=how_long)


def _in_words(months: int) -> str:
    return "a month" if months == 1 else f"{months} months"
