"""Messages that are commands: one word, alone, for ``link`` the code behind it, and questions about privacy."""

from __future__ import annotations

import re

from bot.understanding.time_zones import time_zone_told
from bot.understanding.words import words_of

_LONGEST_PLACE = 10
"""Words of a message that tells where somebody is and nothing else."""
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

_WHO = r"(?:who|anyone|anybody|somebody|someone|other people|others|you guys|you|my \w+|strangers)(?: else)?"
_SAID = (
    r"(?:what i (?:write|say|type|tell you|log|wrote|said)|my (?:\w+ )?(?:messages?|logs?|data|chats?|plan)"
    r"|this|these|it)"
)
_CHAT = rf"(?:{_SAID}|(?:the|our|this) (?:chat|talk|conversation)|everything|that)"
_KEPT = r"(?:private|confidential|anonymous|encrypted|recorded|stored anywhere|saved anywhere|shared)"
_STORED = r"my (?:data|messages|logs|plan)"
_PRIVACY = (
    rf"(?:who|what people)(?: else)? (?:can |could |will |gets to )?(?:see|sees|reads?|has access to|looks at) {_SAID}",
    rf"(?:can|could|will|does|do|is) {_WHO} (?:able to )?(?:see|read|reading|look at|get at) {_SAID}",
    rf"(?:is|are|will) {_CHAT}(?: kept| be)? {_KEPT}",
    rf"(?:is|are) {_STORED} (?:safe|secure)",
    rf"do you (?:sell|share|give away|pass on|record|track) (?:me|{_SAID}|everything)(?: (?:to|with) \w+(?: else)?)?",
    rf"where (?:is|does|do|are) {_STORED}(?: go| stored| kept)?",
    rf"what (?:happens|do you do) (?:to|with) {_STORED}",
    r"(?:what(?:s| is) (?:your|the) )?privacy policy",
)
_ABOUT_PRIVACY = re.compile(
    rf"(?:(?:so|and|but|hey|wait|btw|ok|also)[\s,]+)*(?:{'|'.join(_PRIVACY)})(?: here| with you)?[\s?.!]*",
    re.IGNORECASE,
)


def command_action(text: str) -> str | None:
    """The action that a message commands, or None for a message that is no command.

    Args:
        text: the whole message. One that only mentions a command's word is none.
    """
    text = text.strip()
    if _ABOUT_PRIVACY.fullmatch(text):
        return _ACTIONS["privacy"]
    word = _WORD.fullmatch(text)
    if word:
        return _ACTIONS[word[1].lower()]
    if _CODE.fullmatch(text):
        return _ACTIONS["link"]
    words = words_of(text)
    return "action_set_time_zone" if len(words) <= _LONGEST_PLACE and time_zone_told(words) else None


def link_code(text: str) -> str | None:
    """The code in a message such as ``link ABCD-2345``, or None if it has none."""
    found = _CODE.fullmatch(text.strip())
    return found[1].strip() if found else None
