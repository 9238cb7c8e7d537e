"""What is kept about a lifter and for how long, in the words that every channel says."""

from __future__ import annotations

from collections.abc import Mapping

RETENTION = "RETENTION_MONTHS"
_MOST_MONTHS = 1200

_WORDS = (
    "What I keep: our messages, what you tell me about your training (goal, experience, equipment, heavy lifts, a tired"
    " back, pain), your training log and your plans, what you thought of my answers, and questions that I did not"
    " understand. On Telegram also the numbers of this chat and of your account, so that I know which talk is which.\n"
    "What I do not keep: your phone number, photos, voice messages, or where you are. On Telegram your name comes with"
    " each message, and I drop it as soon as you have your answer.\n"
    "Where: in the database of whoever runs this bot. I send it to nobody. Telegram has our chat too, by its own"
    " rules.\n"
    "How long: {how_long}\n"
    "Who sees it: trainers who make this bot better see what I did not understand and what you thought of an answer,"
    " with names, numbers and addresses masked. Whoever runs the bot could read the rest.\n"
    "A copy of all of it: write “export my data”. To have it deleted: write “delete my data”. I ask twice, then it is"
    " gone for good."
)


def retention_months(environment: Mapping[str, str]) -> int | None:
    """After how many months without a message somebody's data is deleted.

    Args:
        environment: variables by name; ``RETENTION_MONTHS`` is read.

    Returns:
        The months, or None where data is kept until it is deleted.

    Raises:
        ValueError: the variable is no whole number above 0.
    """
    given = environment.get(RETENTION, "").strip()
    if not given:
        return None
    if not (given.isascii() and given.isdecimal() and 0 < int(given[:9]) <= _MOST_MONTHS):
        raise ValueError(
            f"{RETENTION} is {given[:20]!r}: write a whole number of months from 1 to {_MOST_MONTHS}, or leave it out"
            " to keep data until it is deleted"
        )
    return int(given)


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
