"""Days by talk: "yesterday", "on Monday", "3 days ago", "20 Nov", "11/20", "14.3.", "the 23rd"."""

from bot.understanding.days.mention import DayDoubt, DayMention
from bot.understanding.days.mentions import day_mentions

__all__ = ["DayDoubt", "DayMention", "day_mentions"]
