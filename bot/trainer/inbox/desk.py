"""What a trainer can do in the inbox, on the database, the agent and the files of the project."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Lock

from sqlalchemy.orm import Session

from bot.engine.agent import CoachAgent
from bot.guide import load_guide
from bot.store.erase import erase_sender, scrub
from bot.store.feedback import FeedbackEntry, feedback_entry, list_feedback, mark_feedback_handled
from bot.store.messages import latest_said, message_judged
from bot.store.session import engine_for_process, in_session, in_thread, session_scope
from bot.store.sign_outs import is_signed_out, sign_out
from bot.store.unclear import UnclearEntry, list_unclear, mark_unclear_handled, unclear_entry
from bot.trainer.bot_names import known_names
from bot.trainer.inbox.conversation import ShownTurn, said, turns
from bot.trainer.inbox.entries import THUMB_DOWN, Entry, Group, groups
from bot.trainer.inbox.examples import CannotWriteError, RefusedExampleError, Written, add_example
from bot.trainer.inbox.masking import masked
from bot.trainer.inbox.saved_case import CannotSaveError, case_path, save_case
from bot.trainer.renderings import RestRendering
from bot.trainer.turn import Turn
from bot.trainer.turn_taking import take_turn

LATEST = 300
"""Entries of a kind that are looked at: more than anybody works off in a day."""
_MESSAGES = 200
_OPINIONS = ("feedback_positive", "feedback_negative")
_GUESSES = 3


@dataclass(frozen=True)
class Outcome:
    """What became of one message that was to be an example: ``written``, or a ``problem``, perhaps with its line."""

    text: str
    written: Written | None = None
    problem: str = ""
    line: str = ""


@dataclass(frozen=True)
class Opened:
    """A conversation, and the message that led to it."""

    turns: list[ShownTurn]
    message_id: str | None = None


class Desk:
    """The inbox of one bot.

    Args:
        agent: gives the agent once it is loaded.
        root: folder of the project.
    """

    def __init__(self, agent: Callable[[], CoachAgent], root: Path = Path()) -> None:
        self._agent = agent
        self._root = root
        self._writing = Lock()

    def intents(self) -> dict[str, str]:
        """Every intent with the title of its topic, or an empty string."""
        topics = load_guide().topics
        return {name: topics[name].title if name in topics else "" for name in sorted(known_names().intents)}

    def sign_out(self, visitor: str, lifetime: timedelta) -> None:
        """Note that a browser signed out, whatever it goes on holding for its lifetime."""
        with session_scope(engine_for_process()) as session:
            sign_out(session, visitor, lifetime)

    def is_signed_out(self, visitor: str) -> bool:
        """Return True if a browser signed out, here or at another process."""
        with session_scope(engine_for_process()) as session:
            return is_signed_out(session, visitor)

    def waiting(self) -> list[Group]:
        """What waits, by likeness, newest first."""
        with session_scope(engine_for_process()) as session:
            entries = [_unclear(one) for one in list_unclear(session, handled=False, limit=LATEST)]
            thumbs = list_feedback(session, positive=False, handled=False, limit=LATEST)
            entries += [_thumb(session, one) for one in thumbs]
        return groups(entries)

    def assign(self, keys: Collection[str], intent: str) -> list[Outcome]:
        """Write messages into the training data, once each; those are done with then.

        Args:
            keys: of the entries.
            intent: what they mean.

        Returns:
            What became of each; nothing for entries that were erased in the meantime.
        """
        same: dict[str, list[str]] = {}
        with session_scope(engine_for_process()) as session:
            for entry in _entries(session, keys):
                if entry.typed:
                    same.setdefault(entry.text, []).append(entry.key)
        outcomes = []
        for text, of in same.items():
            outcome, done = self._added(text, intent)
            outcomes.append(outcome)
            if done:
                self.dismiss(of)
        return outcomes

    def dismiss(self, keys: Collection[str]) -> int:
        """Be done with entries.

        Returns:
            How many there were.
        """
        unclear, thumbs = _ids(keys)
        with session_scope(engine_for_process()) as session:
            found = len([*_entries(session, keys)])
            mark_unclear_handled(session, unclear)
            mark_feedback_handled(session, thumbs)
        return found

    def conversation(self, key: str) -> Opened | None:
        """The conversation that an entry is from, or None if it is gone."""
        with session_scope(engine_for_process()) as session:
            row = _row(session, key)
            if row is None:
                return None
            found = turns(latest_said(session, row.sender_id, _MESSAGES))
            words = masked(_words(session, row))
        about = [turn.id for turn in found if turn.says == words or turn.shown == words]
        return Opened(found, about[-1] if about else None) if found else None

    async def save_case(self, key: str, ids: Collection[str], name: str) -> str:
        """Save messages of a conversation as a test case, with what the bot replies to them today.

        Args:
            key: of an entry of that conversation.
            ids: of the messages.
            name: of the case.

        Returns:
            The file.

        Raises:
            CannotSaveError: it cannot be saved; says why.
        """
        case_path(name)
        opened = await in_thread(lambda: self.conversation(key))
        chosen = [turn.says for turn in opened.turns if turn.id in ids] if opened else []
        if not chosen:
            raise CannotSaveError("No message was chosen, or the conversation was erased in the meantime.")
        return save_case(name, await self._replayed(chosen), known_names(), self._root)

    async def _replayed(self, messages: Sequence[str]) -> list[Turn]:
        """Say the messages to the bot anew, as somebody who is forgotten at once."""
        rendering = RestRendering(self._agent())
        conversation = await rendering.begin()
        try:
            return [await take_turn(self._agent(), rendering, conversation, message) for message in messages]
        finally:
            await in_session(lambda session: erase_sender(session, conversation))
            await in_thread(lambda: scrub(engine_for_process()))

    def _added(self, text: str, intent: str) -> tuple[Outcome, bool]:
        try:
            with self._writing:
                return Outcome(text, add_example(text, intent, self._root)), True
        except RefusedExampleError as error:
            # Known as what it is said to mean: there is nothing left to do about it.
            return Outcome(text, problem=str(error)), error.intent == intent
        except CannotWriteError as error:
            return Outcome(text, problem=str(error), line=error.line), False


def _ids(keys: Collection[str]) -> tuple[list[int], list[int]]:
    """Ids of messages that were not understood, and of thumbs."""
    numbers = [(key[:1], int(key[1:])) for key in keys if key[1:].isascii() and key[1:].isdigit() and len(key) < 18]
    return [id_ for kind, id_ in numbers if kind == "u"], [id_ for kind, id_ in numbers if kind == "f"]


def _row(session: Session, key: str) -> UnclearEntry | FeedbackEntry | None:
    unclear, thumbs = _ids([key])
    if unclear:
        return unclear_entry(session, unclear[0])
    return feedback_entry(session, thumbs[0]) if thumbs else None


def _entries(session: Session, keys: Collection[str]) -> Iterator[Entry]:
    for key in keys:
        row = _row(session, key)
        if isinstance(row, UnclearEntry):
            yield _unclear(row)
        elif row:
            yield _thumb(session, row)


def _unclear(row: UnclearEntry) -> Entry:
    guesses = tuple((guess.intent, guess.confidence) for guess in row.guesses)
    words = masked(row.text).strip()
    return Entry(
        f"u{row.id}", row.created_at, row.outcome, words or "(no words)", bool(words), guesses, picked=row.picked
    )


def _thumb(session: Session, row: FeedbackEntry) -> Entry:
    event = _judged(session, row) or {}
    says, shown = said(event)
    ranking = (event.get("parse_data") or {}).get("intent_ranking") or []
    topic = load_guide().topics.get(row.topic or "")
    return Entry(
        f"f{row.id}",
        row.created_at,
        THUMB_DOWN,
        shown or (topic.title if topic else "An answer"),
        typed=bool(says) and not says.startswith("/"),
        guesses=tuple((one["name"], one["confidence"]) for one in ranking[:_GUESSES]),
        comment=masked(row.comment) if row.comment else None,
    )


def _judged(session: Session, row: FeedbackEntry) -> dict[str, object] | None:
    # A reply's id is that of its message with a number behind it.
    message_id = row.message_id.rpartition("-")[0] if row.message_id else None
    return message_judged(session, row.sender_id, message_id=message_id, at=row.created_at, but=_OPINIONS)


def _words(session: Session, row: UnclearEntry | FeedbackEntry) -> str:
    if isinstance(row, UnclearEntry):
        return row.text
    return said(_judged(session, row) or {})[0]
