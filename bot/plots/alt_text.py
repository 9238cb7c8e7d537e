"""What a progress plot shows, for those who do not see it."""

from __future__ import annotations

from bot.coaching.load import plain
from bot.coaching.progress import Progress, rpe_words, set_words
from bot.coaching.spoken import spoken


def alt_text(found: Progress) -> str:
    """The plot in words: each chart, its range and its newest value.

    Args:
        found: what is drawn.
    """
    weeks = len(found.weeks)
    rated = [(day.day, day.effort) for day in found.days if day.effort is not None]
    charts = "Three" if rated else "Two"
    told = [
        f"{charts} charts of your {found.lift} over {weeks} weeks, up to {spoken(found.today, found.today)}.",
        _best_sets(found),
    ]
    if rated:
        day, effort = rated[-1]
        told.append(
            f"Hardest set of each session: {rpe_words(found.days)}, and {plain(effort)} on {spoken(day, found.today)}."
        )
    return " ".join([*told, _weekly(found)])


def _best_sets(found: Progress) -> str:
    fair = [(day.day, day.best) for day in found.days if day.best is not None]
    if not fair:
        return "Nothing to show yet: no set in these weeks counts as a best set."
    (first_day, first), (last_day, last) = fair[0], fair[-1]
    newest = f"{set_words(first)} on {spoken(first_day, found.today)}"
    if len(fair) > 1:
        newest = f"from {newest} to {set_words(last)} on {spoken(last_day, found.today)}"
    return f"Best set of each session: {newest}."


def _weekly(found: Progress) -> str:
    sets = [week.sets for week in found.weeks]
    return f"Sets a week: {min(sets)} to {max(sets)}, and {sets[-1]} so far this week."
