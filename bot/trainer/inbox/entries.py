"""What waits in the inbox: entries without personal details, and the groups of those that are alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.trainer.inbox.examples import same_words
from bot.trainer.inbox.likeness import alike

THUMB_DOWN = "thumb_down"
OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True)
class Entry:
    """Something that a trainer should look at.

    Args:
        key: names it in forms and addresses; says nothing of who wrote it.
        at: when.
        kind: ``did_you_mean``, ``out_of_scope``, ``other_language`` or ``thumb_down``.
        text: the message, masked; for a tap the title of its button.
        typed: whether the words are the person's own, and could be an example.
        guesses: intents with their confidence, best first.
        picked: the intent that the person then picked from what was offered.
        comment: what was written under a thumb down, masked.
    """

    key: str
    at: datetime
    kind: str
    text: str
    typed: bool = True
    guesses: tuple[tuple[str, float], ...] = ()
    picked: str | None = None
    comment: str | None = None


@dataclass(frozen=True)
class Line:
    """The same words, once or more often. ``entries`` are newest first."""

    entries: tuple[Entry, ...]

    @property
    def text(self) -> str:
        """As they were written last."""
        return self.entries[0].text

    @property
    def keys(self) -> str:
        """The keys of all entries, as a form carries them."""
        return " ".join(entry.key for entry in self.entries)


@dataclass(frozen=True)
class Group:
    """Lines that are alike, newest first."""

    lines: tuple[Line, ...]

    @property
    def entries(self) -> list[Entry]:
        """All entries of all lines, newest first."""
        return sorted((entry for line in self.lines for entry in line.entries), key=lambda one: one.at, reverse=True)

    @property
    def typed(self) -> bool:
        """Return True if anything in it could be an example."""
        return any(entry.typed for entry in self.entries)

    @property
    def kinds(self) -> dict[str, int]:
        """How many entries of each kind."""
        return dict(Counter(entry.kind for entry in self.entries))

    @property
    def picked(self) -> list[tuple[str, int]]:
        """Intents that people picked, and how many of them; the most picked first."""
        return Counter(entry.picked for entry in self.entries if entry.picked).most_common()

    @property
    def guesses(self) -> list[tuple[str, float]]:
        """The intents that the bot came close to, best first, and its confidence averaged over the entries."""
        entries = self.entries
        sums: Counter[str] = Counter()
        for entry in entries:
            sums.update(dict(entry.guesses))
        return [(intent, total / len(entries)) for intent, total in sums.most_common()]

    @property
    def proposed(self) -> str | None:
        """The intent to add to, if nobody names another: what people picked, else the best guess of those in scope."""
        candidates = [*self.picked, *self.guesses]
        return next((intent for intent, _ in candidates if intent != OUT_OF_SCOPE), None)


def groups(entries: Iterable[Entry]) -> list[Group]:
    """Put entries that are alike together.

    Args:
        entries: what waits.

    Returns:
        The groups, that with the newest entry first.
    """
    same: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda one: (one.at, one.key), reverse=True):
        same[same_words(entry.text) or entry.text].append(entry)
    lines = [Line(tuple(of)) for of in same.values()]
    return [Group(_at(lines, positions)) for positions in alike([line.text for line in lines])]


def _at(lines: Sequence[Line], positions: Iterable[int]) -> tuple[Line, ...]:
    return tuple(lines[position] for position in positions)
