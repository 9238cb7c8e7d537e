"""What each clause does: it asks, tells, corrects, commands, agrees, refuses, thanks, greets or quotes."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.clauses import Stretch
from bot.understanding.reading import Act, Standing
from bot.understanding.standing import AFTER_AN_ANSWER, after_fillers, command_at, is_asked
from bot.understanding.vocabulary import Mention, load_table
from bot.understanding.words import Word

_REPLIES = {
    **dict.fromkeys(("literal_yes", "yes", "ok"), Act.AGREES),
    **dict.fromkeys(("literal_no", "no", "calls_off"), Act.REFUSES),
}


def acts_of(words: Sequence[Word], clause: Stretch, put: Sequence[Standing]) -> frozenset[Act]:
    """The acts of one clause."""
    found: set[Act] = set()
    replies, covered = reply_kinds(words, clause)
    found.update(_REPLIES[kind] for kind in replies if kind in _REPLIES and (covered or kind.startswith("literal")))
    if "thanks" in replies:
        found.add(Act.THANKS)
    if "greeting" in replies:
        found.add(Act.GREETS)
    openers, place = load_table("openers"), after_fillers(words, clause)
    for at in dict.fromkeys((clause.first, place)):
        mention = openers.longest_at(words, at) if at < clause.after else None
        if mention is not None and mention.id == "corrects" and not (covered and mention.after >= clause.after):
            found.add(Act.CORRECTS)
        if not covered and command_at(words, clause, at) is not None:
            found.add(Act.COMMANDS)
    if is_asked(words, clause):
        found.add(Act.ASKS)
    if Standing.HEARSAY in put[clause.first : clause.after]:
        found.add(Act.QUOTES)
    if not covered and not found & {Act.ASKS, Act.COMMANDS}:
        found.add(Act.TELLS)
    return frozenset(found)


def _denies(words: Sequence[Word], clause: Stretch, mention: Mention) -> bool:
    """Return True for a "no" that belongs to what follows it: "no barbell", "i dont squat"."""
    after = mention.after
    whole = mention.id == "literal_no" and words[after - 1].text != "no"
    if whole or mention.id not in ("literal_no", "no") or after >= clause.after:
        return False
    follows = load_table("replies").longest_at(words, after)
    return follows is None and words[after].text not in AFTER_AN_ANSWER


def reply_kinds(words: Sequence[Word], clause: Stretch) -> tuple[list[str], bool]:
    """The kinds of short replies in a clause, in order, and whether every word of it belongs to one.

    A yes or a no counts only where the clause begins with it; thanks and noise count anywhere.
    """
    table, place, covered = load_table("replies"), clause.first, True
    kinds: list[str] = []
    while place < clause.after:
        mention = table.longest_at(words, place)
        inside = mention is not None and mention.after <= clause.after and mention.id != "no_thanks"
        if mention is None or not inside or _denies(words, clause, mention):
            covered = False
            place += 1
            continue
        if covered or mention.id in ("thanks", "noise"):
            kinds.append(mention.id)
        place = mention.after
    return kinds, covered
