"""News: effects of a message that the bot answers before anything else."""

from __future__ import annotations

from enum import Enum


class News(str, Enum):
    """An effect of a message that the bot answers before anything else."""

    NONE = ""
    CLOSED = "closed"
    """It was the button of a question that is no longer open."""
    HELP_COMES = "help_comes"
    HELP_PLANNED = "help_planned"
    """Somebody will be asked or seen about what speaks against a dose, and is no emergency."""
    SETTLED = "settled"
    WHOM_TO_ASK = "whom_to_ask"
    """Who decides was asked while something speaks against a dose."""
    LEAVE_IN_PART = "leave_in_part"
    """A clinician allowed a part of training; the rest still waits for them."""
    LEAVE = "leave"
    """A clinician allowed training, and nothing else speaks against it."""
    TAKEN_BACK = "taken_back"
    IS_SO = "is_so"
    """What was asked about is so now."""
    NOT_NOW = "not_now"
    """What was asked about is not so."""
    NOT_SO = "not_so"
    """What was told before is not so, and nothing speaks against a dose any more."""
    NOT_MINE = "not_mine"
    """What was taken for the lifter's is somebody else's."""
    NOT_YOUR_LOG = "not_your_log"
    """It tells sets that somebody else did."""
