"""Everything that is remembered of a conversation, as one value and as versioned JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from bot.conversation.by_meaning import IS_IT_NOW, Seems
from bot.conversation.caveats_told import CaveatsTold
from bot.conversation.health_entry import WEIGHS_ALONE, State
from bot.conversation.health_record import TREATMENTS, HealthRecord, LevelOf
from bot.conversation.last_answers import GivenAnswer, LastAnswers
from bot.conversation.last_sum import LastSum
from bot.conversation.news import News
from bot.conversation.pending_question import PendingQuestion, Reply, Verdict, verdict_on
from bot.conversation.people import PRONOUNS, People
from bot.conversation.reminders import ReminderDraft
from bot.conversation.stored import Stored
from bot.understanding.facts import BodySign, Condition, Help, Level, NotSo, Over, Release, TakenBack, WhomToAsk
from bot.understanding.reading import LIFTER, Named, Person, Said, Standing

VERSION: Final = 1
"""Of the JSON. Fields come and go without a new one; one is needed only where a field changes its meaning."""

HELP_IS_THERE: Final = "help_is_there"
"""The question that is asked while a hand-off is held."""
PLAN_MADE: Final = "plan_made"
"""The question under a plan: whether it is to change."""
LOG_SAVED: Final = "log_saved"
"""The question that is open after a log was saved: its button takes it back."""
SESSIONS_SHOWN: Final = "sessions_shown"
"""Open after sessions were shown: "and on Thursday?", "delete that" speak of them."""
OPEN_LOG: Final = "open_log"
"""What is still open in a log."""
SAVE_LOG: Final = "save_log"
"""The question whether to save what was echoed."""
UNDO_LOG: Final = "undo_log"
"""The question whether to undo what was saved last, where that was not just now."""
DELETE_SESSIONS: Final = "delete_sessions"
"""The question whether to delete the sessions that it names."""
_NEAR: Final = 6
"""Messages after which a plan or a log is no longer what is talked about."""
NO_REPLY: Final = Reply()
NOT_MEANT: Final = Reply(refuses=True)
"""What "i was joking" is to that question, even before it was asked."""


_ON_ITS_WAY: Final = frozenset({"coming", "going", "booked"})
_PLANNED: Final = _ON_ITS_WAY | {"later"}
_SEEN: Final = frozenset({"seen"})
_CAME: Final = frozenset({"here", "seen"})
_SETTLED_BY: Final = {Verdict.YES: News.IS_SO, Verdict.NO: News.NOT_NOW}
"""What an answer to the question whether it is so now brings."""


class Memory(Stored):
    """What the next turn can lean on.

    Attributes:
        version: of the JSON that this was read from.
        turn: number of the lifter's messages so far.
        message: id of the newest one, so that none is heard twice.
        health: what was told of bodies.
        question: the one that is open.
        answers: what was answered last.
        caveats: which were told lately.
        news: what the message at hand did that comes before anything else.
        raised: the level of what it told.
        settles: what it settles of the question that was open.
        people: who was told of; "she" means the newest whom it fits.
        about: whom the message at hand is about; "" for the lifter.
        also: who it asks for beside the lifter; "" for nobody.
        freed: the message at hand ended what spoke against a dose for the lifter.
        plan_stopped: something that hurts ended the questions before a plan, which go on once nothing stands any more.
        plan_told: the turn in which a plan was shown or talked about last.
        log_told: the turn in which the log was saved or told of last.
        wordings: how often each reply was given, so that none is repeated word for word.
        reminders: those that are being set, until they are saved or given up.
        reminded: the turn after which a reminder was sent last.
        sum: what was worked out last.
    """

    version: int = VERSION
    turn: int = 0
    message: str = ""
    health: HealthRecord = HealthRecord()
    question: PendingQuestion | None = None
    answers: LastAnswers = LastAnswers()
    caveats: CaveatsTold = CaveatsTold()
    news: News = News.NONE
    raised: Level | None = None
    settles: Verdict = Verdict.OTHER
    people: People = People()
    about: str = ""
    also: str = ""
    freed: bool = False
    plan_stopped: bool = False
    plan_told: int | None = None
    log_told: int | None = None
    wordings: dict[str, int] = {}
    reminders: ReminderDraft | None = None
    reminded: int | None = None
    sum: LastSum | None = None

    @classmethod
    def from_json(cls, data: Any) -> Memory:
        """The memory as it was kept, by this version or an older one; a new one where nothing was.

        Raises:
            pydantic.ValidationError: a field holds something that it never held.
        """
        if data is None:
            return cls()
        return _memory_in(json.dumps(data))

    def as_json(self) -> dict[str, Any]:
        """Plain values, without what has its default."""
        return {"version": VERSION, **json.loads(self.json(exclude_defaults=True))}

    def heard(
        self,
        facts: Iterable[Said],
        *,
        at: datetime,
        level_of: LevelOf,
        about: Person = LIFTER,
        also: Person = LIFTER,
        people: Sequence[Named] = (),
        reply: Reply = NO_REPLY,
        really: Person | None = None,
        goes_on: bool = False,
        logs: bool = False,
        leans: bool = False,
    ) -> Memory:
        """The memory after a message of the lifter's.

        Args:
            facts: what it says.
            at: when it was written.
            level_of: who has to look at what was told.
            about: whom it asks for.
            also: who it asks for beside the lifter; the lifter for nobody.
            people: whom it names, even in passing.
            reply: what it is to the question that is open.
            really: whom what was told last was about, where it was taken for the lifter's.
            goes_on: it says something that alarms nobody, whatever was asked.
            logs: it tells sets that were done, and asks nothing.
            leans: it asks on, and names nobody.
        """
        said = list(facts)
        if self.question and self.asks(IS_IT_NOW):
            said += self._answered(self.question, reply, goes_on=goes_on)
        if any(entry.gates for entry in self.health.entries) and _tells_of_help(said, _PLANNED):
            # Whom one will see about it is no new condition.
            said = [one for one in said if not (isinstance(one.fact, Condition) and one.fact.id in TREATMENTS)]
        known, whom_by = self.people.told_of(people, about.word, turn=self.turn, gates=self._gates)

        def meant(word: str, among: People) -> str:
            return whom_by[word] if word in whom_by else among.meant(word, self._gates)

        whom = meant(about.word, known)
        whom = "" if whom in PRONOUNS else whom
        if leans and not whom and self.about and self._gates(self.about):
            # "And how heavy?": who was asked for and may get no amounts gets none by a shorter question.
            whom = self.about
        other = meant(also.word, known) if not also.is_lifter else ""
        said = [_told_for(_of(one, meant(one.person.word, self.people)), whom) for one in said]
        theirs = meant(really.word, self.people) if really else ""
        before = self.health.of_another(theirs, said) if theirs else self.health
        health = before.told(said, at=at, level_of=level_of)
        news = News.NONE
        if self.verdict(reply) is Verdict.CLOSED:
            health, news = self.health, News.CLOSED
        elif self.asks(IS_IT_NOW) and self.verdict(reply) is Verdict.NO and health.held():
            pass  # "no pain, but …" tells more of it
        elif self.asks(IS_IT_NOW) and self.verdict(reply) in _SETTLED_BY:
            news = _SETTLED_BY[self.verdict(reply)]
        elif self.asks(IS_IT_NOW) and _tells_of_help(said):
            news = News.HELP_COMES
        elif self.asks(IS_IT_NOW) and not self.health.held() and _tells_of_help(said, _SEEN):
            news = News.SETTLED  # "they saw me, it is infected": it was so, and was looked at
        elif self.asks(IS_IT_NOW) and goes_on and not reply.refuses and health.raised(at) is None:
            news = News.NOT_NOW
        elif self.health.held():
            meant_it = not any(isinstance(one.fact, TakenBack) and one.standing is Standing.AFFIRMED for one in said)
            health, news = self._held_on(health, reply if meant_it else NOT_MEANT, at)
        elif health.held() and health.help:
            news = News.HELP_COMES  # what needs it is told in the same message
        elif health.gating(whom):
            news = _asked_or_allowed(said)
            settled = any(entry.state is State.SETTLED for entry in health.gating(whom))
            if settled and health.raised(at) is None and not goes_on and _tells_of_help(said, _CAME):
                news = News.SETTLED  # "the paramedics came": told once more, or only now
            if news is News.NONE and health.raised(at) is None and _tells_of_help(said, _PLANNED):
                news = News.HELP_PLANNED
        if news is News.NONE and health.freed_at(at, whom):
            news = News.LEAVE
        was_not = any(isinstance(one.fact, (NotSo, TakenBack)) and one.standing is Standing.AFFIRMED for one in said)
        if news is News.NONE and was_not and health.denied_at(at) and not health.gating(whom):
            news = News.NOT_SO
        if news is News.NONE and theirs:
            of_a_body = before != self.health or any(isinstance(one.fact, (BodySign, Condition)) for one in said)
            of_the_log = self.asks(OPEN_LOG, SAVE_LOG) and not of_a_body
            news = News.NOT_YOUR_LOG if of_the_log else News.NOT_MINE
        elif news is News.NONE and logs and whom and not health.gating(whom):
            news = News.NOT_YOUR_LOG
        lapses = self.question is not None and not self.question.waits and self.question.turn < self.turn
        lapses = lapses or news in (*_SETTLED_BY.values(), News.SETTLED)
        return self.copy(
            update={
                "turn": self.turn + 1,
                "health": health.told(_in_passing(said, level_of), at=at, level_of=level_of),
                "raised": health.raised(at),
                "news": news,
                "freed": bool(self.health.gating()) and health.clearance() is not None,
                "settles": self.verdict(reply) if not lapses else Verdict.OTHER,
                "question": None if lapses else self.question,
                "people": known,
                "about": whom,
                "also": "" if other in PRONOUNS else other,
            }
        )

    def _answered(self, asked: PendingQuestion, reply: Reply, *, goes_on: bool) -> Sequence[Said]:
        """What a message tells of what was asked about: that it is so, or, where it leaves it open again, may be so."""
        seems, person = Seems(asked.about, sure=True), Person(self.about)
        if self.verdict(reply) is Verdict.YES:
            return [seems.said(person, asked.told)]
        left_open = self.verdict(reply) is Verdict.OTHER and not goes_on and not asked.waits and asked.turn == self.turn
        return [seems.left_open(person, asked.told)] if left_open and seems.is_bodily else []

    def _gates(self, person: str) -> bool:
        return bool(self.health.gating(person))

    def _held_on(self, health: HealthRecord, reply: Reply, at: datetime) -> tuple[HealthRecord, News]:
        """The news that a message brings to a hand-off that was held before it."""
        if self.health.help and health.raised(at) is Level.CLINICIAN and health.held():
            health = health.settled(at=at)  # "clots in both lungs, on tablets now": who was on the way was seen
        verdict = self.verdict(reply) if self.asks(HELP_IS_THERE) else Verdict.OTHER
        if verdict is Verdict.YES:
            health = health.settled(at=at)
        elif reply is NOT_MEANT or (verdict is Verdict.NO and reply.button):
            return health.taken_back(at=at), News.TAKEN_BACK
        if health.held() is None:
            # Who was given leave to train asks on, and is answered.
            return health, News.SETTLED if health.settled_at(at) else News.NONE
        if health.help and health.help != self.health.help:
            return health, News.HELP_COMES
        return health, News.NONE

    def asked(self, question: PendingQuestion) -> Memory:
        """The memory with a new open question in the place of any other."""
        told = self.turn if question.asks == PLAN_MADE else self.plan_told
        memory = self.spoke_of_log() if question.asks in (LOG_SAVED, SESSIONS_SHOWN) else self
        return memory.copy(update={"question": question.copy(update={"turn": self.turn}), "plan_told": told})

    def spoke_of_log(self) -> Memory:
        """The memory after the log was told of."""
        return self.copy(update={"log_told": self.turn})

    @property
    def answers_a_reminder(self) -> bool:
        """Return True if the message at hand is the first one after a reminder."""
        return self.reminded is not None and self.reminded + 1 == self.turn

    @property
    def goes_on_planning(self) -> bool:
        """Return True if the message at hand freed a lifter whose plan was stopped."""
        return self.plan_stopped and self.freed

    def closed(self) -> Memory:
        """The memory without an open question."""
        return self.copy(update={"question": None})

    def of_a_new_chat(self) -> Memory:
        """What goes on into a new chat: health, which no fresh start settles."""
        return Memory(health=self.health)

    @property
    def plan_is_near(self) -> bool:
        """Return True if a plan was shown or talked about a few messages ago."""
        return self.plan_told is not None and self.turn - self.plan_told <= _NEAR

    @property
    def log_is_near(self) -> bool:
        """Return True if the log was told of a few messages ago, and nothing about it waits for an answer."""
        told = self.log_told is not None and self.turn - self.log_told <= _NEAR
        return told and not self.asks(OPEN_LOG, SAVE_LOG, DELETE_SESSIONS)

    def asks(self, *names: str) -> bool:
        """Return True if the open question is one of these."""
        return self.question is not None and self.question.asks in names

    @property
    def asks_again(self) -> bool:
        """Return True if the message at hand left open whether it is so now, which is asked once more."""
        return self.asks(IS_IT_NOW) and self.question is not None and self.question.waits

    def verdict(self, reply: Reply) -> Verdict:
        """The verdict of a reply on the open question."""
        return verdict_on(self.question, reply)

    def answered(self, answer: GivenAnswer) -> Memory:
        """The memory after an answer was given."""
        return self.copy(update={"answers": self.answers.and_then(answer.copy(update={"turn": self.turn}))})

    @property
    def near_sum(self) -> LastSum | None:
        """What was worked out a few messages ago."""
        return self.sum if self.sum and self.sum.is_near(self.turn) else None

    def worked_out(self, told: LastSum) -> Memory:
        """The memory after a sum was told."""
        return self.copy(update={"sum": told.copy(update={"turn": self.turn})})

    def worded(self, reply: str) -> tuple[int, Memory]:
        """Which wording of a reply comes next, and the memory that knows of it."""
        number = self.wordings.get(reply, 0)
        return number, self.copy(update={"wordings": {**self.wordings, reply: number + 1}})

    def linked(self, other: Memory) -> Memory:
        """This memory with what another conversation of the same lifter knows of bodies."""
        return self.copy(update={"health": self.health.merged(other.health)})


def _asked_or_allowed(said: Iterable[Said]) -> News:
    """What a message says of those who decide."""
    for one in said:
        if isinstance(one.fact, WhomToAsk):
            return News.WHOM_TO_ASK
        if isinstance(one.fact, Release) and one.fact.limit and one.standing is Standing.AFFIRMED:
            return News.LEAVE_IN_PART
    return News.NONE


@lru_cache(maxsize=64)
def _memory_in(text: str) -> Memory:
    """The memory in its JSON. A turn asks for it a dozen times, and checking every field takes longer than the rest."""
    data = json.loads(text)
    known = {} if "people" in data or not data.get("person") else {"people": {"known": [{"word": data["person"]}]}}
    return Memory.parse_obj({**data, **known})  # it kept the person spoken of last alone


def _tells_of_help(said: Iterable[Said], how: frozenset[str] = _ON_ITS_WAY) -> bool:
    """Return True if help is on its way, or will be looked for; or has got as far as is asked for."""
    return any(isinstance(one.fact, Help) and one.fact.id in how and one.standing is Standing.AFFIRMED for one in said)


def _told_for(one: Said, whom: str) -> Said:
    """A fact as it stands for the person whom advice is asked for: "her knee hurts, can she …" is no hearsay.

    Leave, and news that something is over, belong to that person too if the message names nobody else.
    """
    if whom and one.person.is_lifter and isinstance(one.fact, (Release, Over, NotSo)):
        return _of(one, whom)
    theirs = bool(whom) and one.person.word == whom and one.standing in (Standing.HEARSAY, Standing.IN_PASSING)
    return replace(one, standing=Standing.AFFIRMED) if theirs else one


def _in_passing(said: Iterable[Said], level_of: LevelOf) -> list[Said]:
    """The facts told of others in passing that a clinician decides on or that bear on loads, each for its person."""
    told = [replace(one, standing=Standing.AFFIRMED) for one in said if one.standing is Standing.IN_PASSING]
    return [one for one in told if level_of([one]) is Level.CLINICIAN or _weighs_alone(one)]


def _weighs_alone(one: Said) -> bool:
    return isinstance(one.fact, Condition) and one.fact.id in WEIGHS_ALONE


def _of(one: Said, word: str) -> Said:
    return Said(one.fact, one.span, one.standing, Person(word))
