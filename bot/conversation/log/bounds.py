"""What no session can hold is asked about, whoever wrote it into the log."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.logs.draft import MOST_REPS, MOST_SETS, Ask, Draft, DraftSet, Question, Why


def within_bounds(draft: Draft) -> Draft:
    """The draft with reps, efforts and sets that cannot be taken out, and a question for each.

    Args:
        draft: after a change.
    """
    doubts = [*(doubt for doubt in map(_doubt_of, draft.sets) if doubt)]
    sets = draft.sets
    if len(sets) > MOST_SETS:
        doubts.append(Question(Ask.SCHEME, Why.ABSURD, f"{len(sets)} sets"))
        sets = sets[:MOST_SETS]
    if not doubts:
        return draft
    return replace(draft, sets=tuple(map(_possible, sets)), doubts=tuple(dict.fromkeys((*draft.doubts, *doubts))))


def _doubt_of(one: DraftSet) -> Question | None:
    if not _has_reps(one):
        return Question(Ask.REPS, Why.ABSURD, f"{one.reps}")
    return None if _has_effort(one) else Question(Ask.EFFORT, Why.ABSURD, f"{one.rpe}")


def _possible(one: DraftSet) -> DraftSet:
    return replace(one, reps=one.reps if _has_reps(one) else None, rpe=one.rpe if _has_effort(one) else None)


def _has_reps(one: DraftSet) -> bool:
    return one.reps is None or 0 <= one.reps <= MOST_REPS


def _has_effort(one: DraftSet) -> bool:
    return one.rpe is None or (1 <= one.rpe <= 10 and not one.rpe * 2 % 1)
