"""Read what a lifter wants of the sessions that they logged: "what did i do on monday", "the friday one was 67.5"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.beginning import begins_log
from bot.understanding.logs.draft import Draft, DraftSet
from bot.understanding.logs.edits import LAST_TOLD, Unclear
from bot.understanding.numbers import number_at, numbers_in
from bot.understanding.own_data import names_a_log
from bot.understanding.reading import Act, Reading
from bot.understanding.sessions.changing import changes_told
from bot.understanding.sessions.which import sessions_named
from bot.understanding.sessions.wish import PastSessions, SessionWish, Wants
from bot.understanding.understand import understand
from bot.understanding.units import UNIT_WORDS
from bot.understanding.vocabulary import load_cues
from bot.understanding.words import Kind

_LONGEST: Final = 24
"""Words of a message that wants something of the log and nothing else."""
_LEAST_LOAD: Final = 21
"""From here on a bare number is a load, and not reps."""
_MOST_REPS: Final = 12
_SPARE_FROM: Final = 6
"""From so many words on, one that is not known changes nothing."""
_TODAY: Final = frozenset({"today", "tonight"})
"""Days that lie ahead or behind, as the verb says."""
_MADE_OF: Final = {
    wants: (*heads.split(), "beside", "mine", "polite")
    for wants, heads in {
        Wants.NEXT: "next next_about what pointed show estimate",
        Wants.WHY: "why pointed next_about will reach next change beside_change",
        Wants.WHEN: "when reach will what estimate act next_about",
        Wants.ESTIMATE: "what show max estimate will total act pointed percent thing best past",
        Wants.RECORD: "what show best past thing session saved act max first pointed everything will",
        Wants.DELETE: "delete delete_a_named last before_last first beside_delete change",
        Wants.CHANGE: "change beside_change session thing last before_last pointed",
        Wants.TOTAL: "total past act session thing saved log show what last everything",
        Wants.SHOW: (
            "show what past act saved kept log session thing everything last before_last first legs total pointed when"
        ),
        Wants.PACE: "good progress pointed past last session what",
    }.items()
}
"""Heads of the vocabulary that the words of a wish stand under."""
_BEFORE_A_VERB: Final = frozenset({"i", "to", "you"})
_ANY: Final = (Draft(None, (DraftSet(9, SaidLoad(LoadKind.WEIGHT, Decimal(45))),) * 3),)
"""A log that any correction fits."""
_RECORDS: Final = frozenset({"prs", "pbs", "records"})


def session_wish(reading: Reading, *, today: date, after_sessions: bool = False) -> SessionWish | None:
    """What a message wants of past sessions; None if it wants nothing of them, or more than that.

    Args:
        reading: of the message.
        today: the lifter's own date.
        after_sessions: sessions were shown just before, so that "and on thursday?" and "delete that" speak of them.
    """
    wish = _Wish(reading, today, after_sessions).read()
    parts = [clause for clause in reading.clauses if clause.acts & {Act.ASKS, Act.COMMANDS}]
    if wish is not None or len(reading.clauses) < 2 or len(parts) != 1 or Act.ASKS not in parts[0].acts:
        return wish
    # "That was easy. What should I do next time?"
    part = understand(reading.text[parts[0].span.start : parts[0].span.end])
    wish = _Wish(part, today, after_sessions).read()
    return None if wish and wish.wants in (Wants.CHANGE, Wants.DELETE) else wish


class _Wish:
    def __init__(self, reading: Reading, today: date, after_sessions: bool) -> None:
        self.reading, self.words, self.today, self.after = reading, reading.words, today, after_sessions
        self.cues = load_cues("past_sessions")
        named = sessions_named(reading.text, reading.words, today)
        self.which = named.which
        self.about = PastSessions(lifts=named.which.lifts)
        self.free = {
            place
            for place, word in enumerate(self.words)
            if place not in named.places and word.kind is Kind.LETTERS and word.text not in UNIT_WORDS
        }
        self.letters = [word.text for word in self.words if word.kind is Kind.LETTERS]

    def read(self) -> SessionWish | None:
        """The first wish that the whole message makes."""
        if not 0 < len(self.words) <= _LONGEST:
            return None
        first = self._next() or self._why() or self._when() or self._estimate() or self._record() or self._delete()
        return first or self._change() or self._total() or self._shown() or self._pace()

    # ---- the words

    def _says(self, *concepts: str) -> bool:
        """Return True if the message speaks of one of these, in words that name no day and no lift."""
        return any(one.first in self.free for concept in concepts for one in self.cues[concept].mentions(self.words))

    def _made_of(self, wants: Wants, *, spare: bool = False) -> bool:
        """Return True if every word belongs to such a wish, or names sessions."""
        unknown = self.free - self._places(*_MADE_OF[wants])
        # What "I" do is never a word to spare: "what should I eat next time".
        verbs = any(word.text in _BEFORE_A_VERB for place in unknown for word in self.words[max(place - 2, 0) : place])
        return not unknown or (spare and len(unknown) == 1 and not verbs and len(self.free) >= _SPARE_FROM)

    def _places(self, *concepts: str) -> set[int]:
        """Places of the words that speak of these."""
        return {
            place
            for concept in concepts
            for one in self.cues[concept].mentions(self.words)
            for place in range(one.first, one.after)
        }

    def _load(self) -> SaidLoad | None:
        """The one load that is named; None where there is none or several."""
        loads = self._loads()
        return loads[0] if len(loads) == 1 else None

    def _loads(self) -> list[SaidLoad]:
        loads: list[SaidLoad] = []
        for number in numbers_in(self.words):
            behind = self.words[number.after].text if number.after < len(self.words) else ""
            unit = UNIT_WORDS.get(behind)
            if unit or (number.value >= _LEAST_LOAD and behind not in ("%", "percent")):
                loads.append(SaidLoad(LoadKind.WEIGHT, number.value, unit))
        return loads

    def _numbers(self) -> list[int]:
        return [int(Decimal(word.text)) for word in self.words if word.is_number]

    # ---- the wishes

    def _next(self) -> SessionWish | None:
        asks = self._says("what", "total", "mine", "show") or len(self.letters) <= _SPARE_FROM
        ahead = {self.words[one.first].text for one in self.cues["next"].mentions(self.words)}
        looks_back = self._says("past") and ahead <= _TODAY  # "what did I do today"
        if looks_back or not (ahead and asks and self._made_of(Wants.NEXT, spare=True)) or self._loads():
            return None
        return SessionWish(Wants.NEXT, self.about)

    def _why(self) -> SessionWish | None:
        load = self._load()
        asked = load and self._says("why") and self._made_of(Wants.WHY)
        return SessionWish(Wants.WHY, self.about, load) if asked else None

    def _when(self) -> SessionWish | None:
        load = self._load()
        asked = load and self._says("when") and self._says("reach", "will") and self._made_of(Wants.WHEN)
        return SessionWish(Wants.WHEN, self.about, load) if asked else None

    def _estimate(self) -> SessionWish | None:
        numbers, about = self._numbers(), self.about
        if self._says("should") or self._load() or not self._made_of(Wants.ESTIMATE):
            return None
        if self.cues["percent"].mentions(self.words) and len(numbers) == 1 and 0 < numbers[0] <= 100:
            refers = self._says("pointed", "max")
            return SessionWish(Wants.ESTIMATE, about, percent=numbers[0]) if refers and self._asks() else None
        reps = self._reps_wanted()
        owns = self._says("mine") and (self._says("max") or (reps and self._says("will") and self._says("act")))
        if not owns or self._says("best") or (self._says("past") and not self._says("what", "show")):
            return None
        return SessionWish(Wants.ESTIMATE, about, reps=reps or 1)

    def _asks(self) -> bool:
        return self._says("what", "show", "total", "estimate") or self.reading.text.rstrip().endswith("?")

    def _reps_wanted(self) -> int:
        """The reps in "my 5rm", "what could i do for 5"; 0 if none are named."""
        for place, word in enumerate(self.words):
            number = number_at(self.words, place) if word.is_number or place else None
            if number is None or number.value % 1 or not 1 <= number.value <= _MOST_REPS:
                continue
            behind = self.words[number.after].text if number.after < len(self.words) else ""
            if behind in ("rm", "rep", "reps") or (self.words[place - 1].text == "for" and place):
                return int(number.value)
        return 0

    def _record(self) -> SessionWish | None:
        alone = self.letters[:1] and len(self.letters) == 1 and self.letters[0] in _RECORDS
        owned = self._says("best") and (self._says("mine", "past") or alone)
        if not owned or self._numbers() or not self._made_of(Wants.RECORD):
            return None
        tells = self._says("past") and not self._says("what", "show") and "my" not in self.letters
        wants = Wants.ESTIMATE if self._says("will") else Wants.RECORD
        return None if tells else SessionWish(wants, replace(self.which, back=0))

    def _delete(self) -> SessionWish | None:
        said = [one for one in self.cues["delete"].mentions(self.words) if self._leads(one.first)]
        weak = [one for one in self.cues["delete_a_named"].mentions(self.words) if self._leads(one.first)]
        a_session = self.which.days or self.which.back or self.which.since
        of_a_set = self.which.sets != LAST_TOLD
        named = a_session or of_a_set or self.which.lifts
        if not (said or (weak and (a_session or of_a_set))) or not names_a_log(self.words):
            return None
        of_it = self._made_of(Wants.DELETE, spare=True)
        whole = self._says("session", "log", "pointed") or any(word == "one" for word in self.letters)
        return SessionWish(Wants.DELETE, self.which) if of_it and (named or whole) else None

    def _leads(self, place: int) -> bool:
        """Return True if only small words stand before it: "can you please …"."""
        small = self._places("beside", "polite")
        return all(at in small or self.words[at].text in ("i", "id") for at in range(place) if at in self.free)

    def _change(self) -> SessionWish | None:
        which, words = self.which, self.words
        if not (which.days or which.back or (self.after and self._says("pointed"))) or self._asks():
            return None
        told = {mention.first for mention in self.cues["change"].mentions(words)}
        one = "one" in self.letters and "was" in self.letters
        loaded = {"was", "should", "to"} & set(self.letters) and self._says("session", "thing")
        if not (told or one or loaded) or (begins_log(self.reading, today=self.today) and not told):
            return None
        edits = changes_told(self.reading, _ANY, today=self.today).edits
        sure = [edit for edit in edits if not isinstance(edit, Unclear)]
        of_it = self._made_of(Wants.CHANGE, spare=True)
        # A lift that is named may be the one that it should have been.
        return SessionWish(Wants.CHANGE, replace(which, either=True, lifts=())) if sure and of_it else None

    def _total(self) -> SessionWish | None:
        if not self._says("total") or self.which.days or self._load() or not self._made_of(Wants.TOTAL):
            return None
        past = self._says("past", "log") or bool(self.which.since)
        wants = Wants.SHOW if self.which.back and not self.which.since else Wants.TOTAL
        return SessionWish(wants, self.which) if past else None

    def _shown(self) -> SessionWish | None:
        if self._says("should") or self._loads() or self.letters[:1] == ["log"] or not self._made_of(Wants.SHOW):
            return None
        which = self.which
        follows = self.after and len(self.letters) <= _SPARE_FROM and (which.days or which.back)
        if not (follows or self._asks_of_the_past() or self._names_own_sessions()):
            return None
        of_one = which.days or which.back or which.legs or (which.lifts and not which.since)
        if of_one and not self._several():
            return SessionWish(Wants.SHOW, which)
        return SessionWish(Wants.LIST, replace(which, back=0))

    def _asks_of_the_past(self) -> bool:
        """Return True for "what did I do", "show my log", "when did I last squat"."""
        asks = self._says("show", "what") or (self._says("when", "total") and self._says("past"))
        to_come = self._says("act") and not self._says("past", "saved") and self.letters[:2] != ["what", "did"]
        mine = self._says("mine") and self._says("past", "last", "before_last", "kept", "saved")
        sessions = self._says("session") and self._says("my", "last", "before_last", "everything", "saved", "first")
        stored = self._says("log", "saved", "before_last") or bool(self.which.count)
        return asks and not to_come and (stored or mine or sessions)

    def _names_own_sessions(self) -> bool:
        """Return True for "my last sessions", "training history" and nothing else."""
        heads = [one for cue in ("log", "session", "legs") for one in self.cues[cue].mentions(self.words)]
        owns = self._places("my", "last")
        owned = any(one.first - 1 in owns for one in heads) or bool(self.which.count)
        return owned and not self._says("past", "act")

    def _several(self) -> bool:
        """Return True for "my last sessions", which are several without a number."""
        plural = {"sessions", "workouts", "entries", "logs", "trainings", "seshes"} & set(self.letters)
        return bool(plural) and not self.which.days

    def _pace(self) -> SessionWish | None:
        asks = self.reading.does(Act.ASKS) or self.reading.text.rstrip().endswith("?")
        if not (self._says("good") and self._says("progress") and asks and self._made_of(Wants.PACE)):
            return None
        told = self._says("pointed", "mine") or self._load() or self._numbers()
        return SessionWish(Wants.PACE, self.about) if told else None
