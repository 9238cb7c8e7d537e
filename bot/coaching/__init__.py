"""What a coach decides by rule: pure functions on plain values.

This package does not depend on Rasa, channels or the clock.
"""

from bot.coaching.own_words import asks_what_comes_next

__all__ = ["asks_what_comes_next"]
