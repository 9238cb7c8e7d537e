"""A log by talk, without a bot: what is said after each message."""

from __future__ import annotations

from datetime import date, timedelta

from bot.conversation.log.moves import Turn, after_nothing, after_reply
from bot.conversation.log.open_log import OpenLog, log_from_json
from bot.conversation.log.wording import log_in_words
from bot.understanding.logs.edits import LogReply
from bot.understanding.logs.reply import asks_first, read_reply
from bot.understanding.understand import understand
from bot.understanding.units import Unit

TODAY = date(2026, 11, 23)
"""A Monday."""
YESTERDAY = TODAY - timedelta(days=1)


def begun(text: str, unit: Unit | None = Unit.KG) -> OpenLog:
    """The log after its first message."""
    return heard(OpenLog("one"), text, unit)[0]


def heard(log: OpenLog, text: str, unit: Unit | None = Unit.KG, *, late: bool = False) -> tuple[OpenLog, Turn]:
    """The log after a message, kept in a slot and read again as between two messages."""
    reading = understand(text)
    reply = (
        LogReply()
        if asks_first(reading)
        else read_reply(reading, log.drafts, changing=log.changing, today=TODAY, late=late, unit=unit)
    )
    after, turn = after_reply(log, reply)
    return log_from_json(after.as_json()), turn


def played(*messages: str, unit: Unit | None = Unit.KG) -> str:
    """What is said after the last of some messages."""
    log = OpenLog("one")
    for message in messages:
        log, turn = heard(log, message, unit)
        if turn is Turn.ASIDE and not log.drafts:
            log, turn = after_nothing(log)
    return log_in_words(log, today=TODAY)[0]
