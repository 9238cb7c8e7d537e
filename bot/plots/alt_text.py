"""What a progress plot shows, for those who do not see it."""

from __future__ import annotations

from bot.coaching.progress import Progress, set_words
from bot.coaching.spoken import spoken


def alt_text(found: Progress) -> str:
    """The plot in words: both panels, their range and their newest values.

    Args:
        found: what is drawn.
    """
    weeks = len(found.weeks)
    head = f"Two charts of your {found.lift} over {weeks} weeks, up to {spoken(found.today, found.today)}."
    fair = [(day.day, day.best) for day in found.days if day.best is not None]
    if not fair:
        return f"{head} Nothing to show yet: no set in these weeks counts as a best set. {_weekly(found)}"
    (first_day, first), (last_day, last) = fair[0], fair[-1]
    newest = f"{set_words(first)} on {spoken(first_day, found.today)}"
    if len(fair) > 1:
        newest = f"from {newest} to {set_words(last)} on {spoken(last_day, found.today)}"
    return f"{head} Best set of each session: {newest}. {_weekly(found)}"


def _weekly(found: Progress) -> str:
    sets = [week.sets for week in found.weeks]
    return f"Sets a week: {min(sets)} to {max(sets)}, and {sets[-1]} so far this week."
