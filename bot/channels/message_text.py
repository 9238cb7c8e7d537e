"""What a person typed, made safe to hand to Rasa."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MAX_CHARACTERS = 2_000
"""Longer than any question a lifter types; the encoder reads about the first hundred words anyway."""

MAX_FILE_BYTES = 5_000_000
"""The export of another app: ten years of training have less."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_GAP = re.compile(r"[^\S\n]*\t[^\S\n]*|[^\S\n]{3,}")
_SIGNS = {"👍": "yes", "👌": "yes", "✅": "yes", "👎": "no", "❌": "no"}
_KEPT_CONTROLS = {"\n", "\t", "\u200d"}


class MessageTooLongError(ValueError):
    """The message is longer than ``MAX_CHARACTERS``."""


def clean(text: str) -> str:
    """The words of a message: no control characters, no markup, single spaces and line breaks; may be empty.

    Lines stay lines: in a pasted log each holds a lift or a set. Where there are several, tabs and wide gaps become
    a tab: the columns of a table.

    A message without a letter or digit says nothing to the classifier; a lone thumb is read as yes
    or no, the rest comes back empty.

    Raises:
        MessageTooLongError: it has more than ``MAX_CHARACTERS`` characters.
    """
    if len(text) > MAX_CHARACTERS:
        raise MessageTooLongError(f"{len(text)} characters, {MAX_CHARACTERS} at most")
    visible = "".join(
        character
        for character in text
        if character in _KEPT_CONTROLS or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co")
    )
    lines = [line for line in _TAG.sub(" ", visible).splitlines() if line.strip()]
    gap = "\t" if len(lines) > 1 else " "
    words = "\n".join(gap.join(" ".join(cell.split()) for cell in _GAP.split(line.strip())) for line in lines)
    if any(character.isalnum() for character in words):
        return words
    return next((word for sign, word in _SIGNS.items() if sign in words), "")


def as_typed(text: str) -> str:
    """A message that starts like a command, as the plain words in it; may be empty.

    Rasa takes ``/intent{"slot": "value"}`` for an understood message and fills slots from it, whoever
    typed it (https://github.com/RasaHQ/rasa/issues/5075). Only payloads of buttons that the bot itself
    offered may pass; anything else is read as words: "/squat_vs_thrust" as "squat vs thrust". What stands
    in braces is dropped: it is no news about the lifter. What stands behind the command stays as it is: in
    "/log 3x10 at 62.5 kg" the point is no slip.
    """
    if not text.startswith("/"):
        return text
    command, space, rest = text.split("{")[0].partition(" ")
    name = " ".join(re.findall(r"[^\W_]+(?:['’][^\W_]+)?", command))
    return f"{name}{space}{rest}".strip() if name else as_typed(rest.strip())


def offered_payloads(events: Iterable[dict[str, object]]) -> set[str]:
    """Payloads of all buttons among the bot events of a conversation, as Rasa stores them."""
    found: set[str] = set()
    for event in events:
        data = event.get("data")
        if event.get("event") == "bot" and isinstance(data, dict):
            found |= {str(button.get("payload")) for button in data.get("buttons") or ()}
    return found
