"""What was told of a body, and whether a dose may follow.

Two questions are kept apart. *Is a hand-off held?* An emergency or an urgent sign is, until help is there, it was
looked at, or it is taken back. *Does something gate a dose?* A condition does until it is denied or cleared by a
clinician; a sign does until it is denied, settled or cleared; and a sign that was held goes on gating after it
was settled, until a clinician clears it. What was told of another person gates advice for that person alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from bot.conversation.health_entry import HELD, Entry, State
from bot.conversation.stored import Stored
from bot.guide.clearance import _SEAL, Clearance
from bot.understanding.facts import OF_AGE, Age, BodySign, Condition, Help, Level, NotSo, Over, Release, TakenBack
from bot.understanding.reading import Said, Standing

LevelOf = Callable[[Sequence[Said]], "Level | None"]
"""Who has to look at what was told, all of it together; the table is ``bot/understanding``'s."""

ADDS_UP_FOR: Final = timedelta(days=14)
"""Signs told further apart than this are not added up."""

_PRESSING: Final = [*Level, None]
_UNDER_AGE: Final = Condition("under_18")
"""The condition that an age of at least ``OF_AGE`` denies, even where it was noted before."""
TREATMENTS: Final = frozenset({"therapy", "under_care"})
"""Conditions that tell who treats something, and not what."""
_GUESSED: Final = Condition("seems_clinician")
"""What was heard by its meaning alone, and goes with "i didn't mean it that way"."""
_HELP_IS_THERE: Final = frozenset({"here", "seen"})
_A_DOCTOR: Final = "booked"
"""Help enough for what is urgent; an emergency does not wait for an appointment."""
_NOT_AT_ONCE: Final = frozenset({_A_DOCTOR, "later"})
_SAW_BEFORE: Final = frozenset({"seen"})
"""Help that did not see what the same message tells: who was seen before may feel something new."""


class HealthRecord(Stored):
    """Everything told of bodies, oldest first.

    Attributes:
        entries: conditions and signs.
        help: how far medical help has got while something is held: "", ``coming``, ``going`` or ``booked``.
    """

    entries: tuple[Entry, ...] = ()
    help: str = ""

    def told(self, facts: Iterable[Said], *, at: datetime, level_of: LevelOf) -> HealthRecord:
        """The record after a message.

        What the message denies or settles comes first, then the conditions it tells, then a clinician's leave, which
        may speak of those, then signs, since leave given earlier says nothing of what is felt now. Help that is there
        has all of them before it.

        Args:
            facts: what the message says.
            at: when it was written.
            level_of: who has to look at what was told, all of it together.
        """
        said, record = list(facts), self
        denied = [one for one in said if one.standing is Standing.DENIED]
        told = [one for one in said if one.standing in (Standing.AFFIRMED, Standing.SUSPECTED)]
        for one in denied:
            if isinstance(one.fact, (Condition, BodySign)):
                record = record.denied(one.fact, at=at, person=one.person.word)
        for one in told:
            if isinstance(one.fact, Age) and one.fact.years >= OF_AGE:
                record = record.denied(_UNDER_AGE, at=at, person=one.person.word)
            if isinstance(one.fact, Help) and one.fact.id in _SAW_BEFORE:
                record = record.helped(one.fact, at=at)
            elif isinstance(one.fact, TakenBack):
                record = record.denied(_GUESSED, at=at, person=one.person.word).not_suspected(one, at=at)
                record = record.not_meant(at=at, person=one.person.word)
            elif isinstance(one.fact, NotSo):
                record = record.not_so(one.fact, at=at, person=one.person.word)
            elif isinstance(one.fact, Over):
                record = record.over(at=at, person=one.person.word, how=one.fact.words)
        conditions = [(one, one.fact) for one in told if isinstance(one.fact, Condition)]
        signs = [(one, one.fact) for one in told if isinstance(one.fact, BodySign)]
        record = record._with(conditions, denied, at, level_of)
        seen = next((one.fact for one in told if isinstance(one.fact, Help) and one.fact.id in _SAW_BEFORE), None)
        if seen and self.held():
            record = record.helped(seen, at=at)  # "they saw me, it is infected": what was found was looked at
        for one in told:
            if isinstance(one.fact, Release):
                record = record.released(one.fact, at=at, person=one.person.word)
        record = record._with(signs, denied, at, level_of)
        for one in told:
            if isinstance(one.fact, Help) and one.fact.id not in _SAW_BEFORE:
                record = record.helped(one.fact, at=at)
        return record

    def denied(self, fact: Condition | BodySign, *, at: datetime, person: str = "") -> HealthRecord:
        """The record after a denial. What is or was held is not ended by one: "no pain" is said in shock, too."""
        return self._changed(
            lambda entry: entry.state is State.STANDS and not entry.held and entry.covers(fact, person),
            state=State.DENIED,
            since=at,
            how=fact.words,
        )

    def not_suspected(self, one: Said, *, at: datetime) -> HealthRecord:
        """The record after a false alarm: what was thought likely is not so, what was known goes on."""
        return self._changed(
            lambda entry: entry.gates and not (entry.sure or entry.held) and entry.person == one.person.word,
            state=State.DENIED,
            since=at,
        )

    def not_so(self, fact: NotSo, *, at: datetime, person: str = "") -> HealthRecord:
        """The record after what was told was looked into: what it names was never so, or what was told last."""
        theirs = [entry for entry in self.entries if entry.person == person and entry.state is State.STANDS]
        last = max((entry.told for entry in theirs), default=None)
        return self._changed(
            lambda entry: (
                entry in theirs and not entry.held and (entry.id == fact.id if fact.id else entry.told == last)
            ),
            state=State.DENIED,
            since=at,
            how=fact.words,
        )

    def denied_at(self, at: datetime) -> bool:
        """Return True if a message took something back that had stood."""
        return any(entry.state is State.DENIED and entry.told < entry.since == at for entry in self.entries)

    def helped(self, help_: Help, *, at: datetime) -> HealthRecord:
        """The record after news of medical help. Help that is there settles what is held; help on its way does not."""
        if help_.id in _HELP_IS_THERE:
            return self.settled(at=at, how=help_.words)
        is_enough = help_.id not in _NOT_AT_ONCE or (help_.id == _A_DOCTOR and self.held() is Level.URGENT)
        return self.copy(update={"help": help_.id}) if self.held() and is_enough else self

    def settled(self, *, at: datetime, how: str = "") -> HealthRecord:
        """The record after the lifter said, in words or by the button, that what was held is taken care of."""
        settled = self._changed(lambda entry: entry.held, state=State.SETTLED, since=at, how=how)
        return settled.copy(update={"help": ""})

    def taken_back(self, *, at: datetime, how: str = "") -> HealthRecord:
        """The record after the lifter said by the button that what was held was not meant."""
        denied = self._changed(lambda entry: entry.held, state=State.DENIED, since=at, how=how)
        return denied.copy(update={"help": ""})

    def not_meant(self, *, at: datetime, person: str = "") -> HealthRecord:
        """The record after the lifter said that it was typed wrong, or not meant: the signs told last never were.

        Conditions last, and what was pressing is settled by an answer to the question about help.
        """
        last = max((entry.told for entry in self.entries if entry.person == person), default=None)
        return self._changed(
            lambda entry: (entry.told, entry.person) == (last, person) and not entry.lasts and entry.level not in HELD,
            state=State.DENIED,
            since=at,
        )

    def over(self, *, at: datetime, person: str = "", how: str = "") -> HealthRecord:
        """The record after the lifter said that every sign is gone. Conditions last."""
        return self._changed(
            lambda entry: entry.person == person and entry.gates and not entry.lasts and entry.level not in HELD,
            state=State.SETTLED,
            since=at,
            how=how,
        )

    def released(self, leave: Release, *, at: datetime, person: str = "") -> HealthRecord:
        """The record after a clinician's leave to train. Leave for light work alone clears nothing, and is kept."""
        how = leave.words or leave.by
        cleared = {"state": State.CLEARED, "since": at, "limit": leave.within}
        changes: dict[str, object] = {"limit": leave.limit} if leave.limit else cleared
        return self._changed(lambda entry: entry.person == person and entry.gates, **changes, how=how)

    def leave_told(self, person: str = "") -> str:
        """A clinician's newest leave to train, as it was told."""
        cleared = [entry for entry in self.entries if entry.person == person and entry.state is State.CLEARED]
        return max(cleared, key=lambda entry: entry.since).how if cleared else ""

    def looked_at(self) -> date | None:
        """The day of a clinician's newest leave to train the lifter; None without one."""
        return max(
            (entry.since.date() for entry in self.entries if not entry.person and entry.state is State.CLEARED),
            default=None,
        )

    def bounds(self, person: str = "") -> str:
        """The limits that came with the newest leave to train, in the words they were told in; "" without any."""
        cleared = [entry for entry in self.entries if entry.person == person and entry.state is State.CLEARED]
        return max(cleared, key=lambda entry: entry.since).limit if cleared else ""

    def of_another(self, person: str, said: Sequence[Said]) -> HealthRecord:
        """The record after the lifter said that something is somebody else's, and not their own.

        What was told last moves there, and what they name; what is held stays.

        Args:
            person: whose it is.
            said: what the message tells.
        """
        last = max((entry.told for entry in self.entries), default=None)
        named = [one.fact for one in said if isinstance(one.fact, (Condition, BodySign))]
        return self._changed(
            lambda entry: (
                not entry.person
                and not entry.held
                and (entry.told == last or any(entry.is_same(fact, "") for fact in named))
            ),
            person=person,
        )

    def held(self) -> Level | None:
        """The level of the hand-off that is held, whoever it is about; None if none is."""
        return _most_pressing(entry.level for entry in self.entries if entry.held)

    def settled_at(self, at: datetime) -> bool:
        """Return True if a message settled what goes on gating, in whomever it is."""
        return any(entry.state is State.SETTLED and entry.since == at and entry.gates for entry in self.entries)

    def freed_at(self, at: datetime, person: str = "") -> bool:
        """Return True if a message brought a clinician's leave, and nothing speaks against a dose any more."""
        freed = any(
            entry.state is State.CLEARED and entry.since == at and entry.person == person for entry in self.entries
        )
        return freed and self.clearance(person) is not None

    def freed(self) -> bool:
        """Return True if the newest message brought a clinician's leave for what was told before it."""
        newest = max((max(entry.told, entry.since) for entry in self.entries), default=None)
        return any(entry.state is State.CLEARED and entry.told < entry.since == newest for entry in self.entries)

    def raised(self, at: datetime) -> Level | None:
        """The level of what was told in one message, with what stood before it; None if it told of nothing."""
        return _most_pressing(entry.level for entry in self.entries if entry.told == at)

    def newest(self) -> tuple[Said, ...]:
        """What was told last, as facts."""
        return tuple(entry.said for entry in self.entries[-1:])

    def hurt_since(self, at: datetime) -> bool:
        """Return True if the lifter told of a sign since then that is not over: what is logged now was done with it."""
        return any(entry.told >= at and not entry.lasts for entry in self.gating())

    def gating(self, person: str = "") -> tuple[Entry, ...]:
        """Entries that speak against a dose for somebody: the most pressing first, then conditions, what is treated
        before who treats it.
        """
        found = [entry for entry in reversed(self.entries) if entry.person == person and entry.gates]
        return tuple(sorted(found, key=lambda entry: (not entry.held, not entry.lasts, entry.id in TREATMENTS)))

    def clearance(self, person: str = "") -> Clearance | None:
        """Leave to give a dose to somebody; None while anything speaks against it.

        Any part of the body counts: a hip thrust loads the knees, the back and the heart as well.
        """
        return None if self.gating(person) or self.held() else Clearance(person, _SEAL)

    def merged(self, other: HealthRecord) -> HealthRecord:
        """Both records as one, for two conversations of one lifter: the newer state of each entry counts."""
        entries: dict[tuple[object, ...], Entry] = {}
        for entry in sorted((*self.entries, *other.entries), key=lambda entry: entry.since):
            entries[(entry.lasts, entry.id, entry.part, entry.person)] = entry
        return self.copy(update={"entries": tuple(entries.values())})

    def _with(
        self,
        told: Sequence[tuple[Said, Condition | BodySign]],
        denied: Sequence[Said],
        at: datetime,
        level_of: LevelOf,
    ) -> HealthRecord:
        record = self
        for one, fact in told:
            record = record._and(one, fact, at, level_of([one, *denied]))
        for person in {one.person.word for one, _ in told}:
            record = record._added_up(person, denied, at, level_of)
        return record

    def _and(self, one: Said, fact: Condition | BodySign, at: datetime, level: Level | None) -> HealthRecord:
        person = one.person.word
        before = next((entry for entry in self.entries if entry.is_same(fact, person)), None)
        entry = Entry(
            lasts=isinstance(fact, Condition),
            id=fact.id,
            words=fact.words,
            person=person,
            sure=one.standing is Standing.AFFIRMED,
            told=at,
            since=at,
            level=_most_pressing([level, before.level]) if before and before.state is State.STANDS else level,
        )
        if isinstance(fact, BodySign):
            entry = entry.copy(update={"part": fact.part, "side": fact.side})
        else:
            known = before.weeks_at(at) if before else None
            entry = entry.copy(update={"weeks": known if fact.weeks is None else fact.weeks})
        return self.copy(update={"entries": (*(other for other in self.entries if other is not before), entry)})

    def _added_up(self, person: str, denied: Sequence[Said], at: datetime, level_of: LevelOf) -> HealthRecord:
        """The newest entry gets the level of everything that stands, where together it is more than each alone.

        Who was allowed to train with a condition still has it: bleeding is what it is in a pregnancy.
        """
        theirs = (entry for entry in self.entries if entry.person == person)
        together = [
            entry
            for entry in theirs
            if (entry.lasts and entry.state in (State.STANDS, State.CLEARED))
            or (entry.state is State.STANDS and at - entry.told <= ADDS_UP_FOR)
        ]
        level = level_of([*(entry.said for entry in together), *denied])
        alone = _most_pressing(entry.level for entry in together)
        if _most_pressing([level, alone]) is alone:
            return self
        return self._changed(lambda entry: entry is together[-1], level=level)

    def _changed(self, applies: Callable[[Entry], bool], **fields: object) -> HealthRecord:
        entries = (entry.copy(update=fields) if applies(entry) else entry for entry in self.entries)
        return self.copy(update={"entries": tuple(entries)})


def _most_pressing(levels: Iterable[Level | None]) -> Level | None:
    return min(levels, key=_PRESSING.index, default=None)
