"""Messages that are commands: one word, alone, and for ``link`` the code behind it."""

from __future__ import annotations

import re

_ACTIONS = {
    "link": "action_link",
    "privacy": "action_privacy",
    "export": "action_export_my_data",
    "delete": "action_delete_my_data",
}
_WORD = re.compile(r"/?(link|privacy|export|delete)[.?!]*", re.IGNORECASE)
# Eight signs in the alphabet of codes, or anything with a digit that was meant for one: a slip gets a clear reply.
_CODE = re.compile(
    r"/?link\s+((?:[a-hjkmnp-z2-9]{4}[\s-]?){2}|(?=[a-z-]*\d)[a-z0-9][a-z0-9-]{3,11})[.?!]*", re.IGNORECASE
)


def command_action(text: str) -> str | None:
    """The action that a message commands, or None for a message that is no command.

    Args:
        text: the whole message. One that only mentions a command's word is none.
    """
    text = text.strip()
    word = _WORD.fullmatch(text)
    if word:
        return _ACTIONS[word[1].lower()]
    return _ACTIONS["link"] if _CODE.fullmatch(text) else None


def link_code(text: str) -> str | None:
    """The code in a message such as ``link ABCD-2345``, or None if it has none."""
    found = _CODE.fullmatch(text.strip())
    return found[1].strip() if found else None
