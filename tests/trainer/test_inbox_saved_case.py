"""A conversation saved as a test case holds for the bot of today, and is written only if it can be read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.store.session import engine_for_process, session_scope
from bot.store.unclear import add_unclear, list_unclear
from bot.trainer.bot_names import known_names
from bot.trainer.case import Case, Said
from bot.trainer.case_file import load_cases
from bot.trainer.console import failure
from bot.trainer.inbox.saved_case import CannotSaveError, save_case
from bot.trainer.result import PlayedCase
from bot.trainer.turn import Bubble, Response, Turn

NAMES = known_names()
GREETED = Turn("hi", (Bubble(0, "Hi (you)? Costs 1.50 $ [a+b]."),), understood=("greet",))
TALK = (
    "do I need hip thrusts and how many sets?",
    "/ask_why",
    "/ask_more",
    "what is the weather: sunny, or 'not'?",
    "hi",
    "and for powerlifting?",
    "my knee hurts when I thrust",
    "crushing chest pain and my left arm is numb",
    "yes",
    "no idea {what} #this means, 100 %",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "tests" / "conversations").mkdir(parents=True)
    return tmp_path


@pytest.fixture
def read(root: Path) -> Callable[[str], Case]:
    """The one case of a file that was saved."""

    def load(file: str) -> Case:
        (case,) = load_cases(str(root / "tests" / "conversations" / "inbox" / Path(file).name), NAMES).cases
        return case

    return load


def _senders() -> set[str]:
    with session_scope(engine_for_process()) as session:
        return set(session.execute(text("SELECT DISTINCT sender_id FROM events")).scalars())


def test_a_saved_conversation_plays_green(
    in_process: Any, play: Callable[[Case], PlayedCase], root: Path, read: Callable[[str], Case]
) -> None:
    from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

    from bot.store.messages import latest_said
    from bot.trainer.inbox.desk import Desk

    for message in (*TALK, "mail me at anna@example.org, what is the weather"):
        asyncio.run(in_process.handle_message(UserMessage(message, CollectingOutputChannel(), "lifter-saved")))
    with session_scope(engine_for_process()) as session:
        entry = list_unclear(session, sender_id="lifter-saved")[0]
        messages = {one["message_id"] for one in latest_said(session, "lifter-saved") if one["event"] == "user"}
    desk = Desk(lambda: in_process, root)
    before = _senders()
    file = asyncio.run(desk.save_case(f"u{entry.id}", messages, "a long talk"))
    assert _senders() == before
    case = read(file)
    steps = [step for step in case.steps if isinstance(step, Said)]
    assert steps[-1].text == "mail me at (email), what is the weather"
    assert len(steps) == len(TALK) + 1
    assert all(step.expectations for step in steps)
    assert [failure(step) for step in play(case).steps if step.missed] == []


def test_plain_replies_are_expected_by_how_they_begin_and_signs_mean_themselves(
    root: Path, read: Callable[[str], Case]
) -> None:
    (step,) = read(save_case("greeting", [GREETED], NAMES, root)).steps
    assert isinstance(step, Said)
    assert [one.check(GREETED).met for one in step.expectations] == [True, True]
    other = replace(GREETED, bubbles=(Bubble(0, "Hi you. Costs nothing."),))
    assert [one.check(other).met for one in step.expectations] == [True, False]


def test_a_response_that_rasa_words_at_random_is_expected_by_name(root: Path, read: Callable[[str], Case]) -> None:
    words = ("Hi.", "Hello.")
    turns = [
        Turn("hi", (Bubble(0, text),), (Response(0, "utter_greet", text, ()),), understood=("greet",)) for text in words
    ]
    (step,) = read(save_case("greeting", turns[:1], NAMES, root)).steps
    assert isinstance(step, Said)
    assert [one.check(turn).met for turn in turns for one in step.expectations] == [True] * 4


def test_wording_of_an_answer_stays_free_but_its_parts_do_not(root: Path) -> None:
    answer = {"intent": "setup", "section": "terms", "caveats": [{"id": "not-medical", "text": "…"}]}
    from bot.guide import load_guide

    words = f"Feet flat. {load_guide().caveats['not-medical'].text}"
    turn = Turn("how", (Bubble(0, words), Bubble(0, custom={"answer": answer})), understood=("setup",))
    save_case("setup", [turn], NAMES, root)
    saved = (root / "tests/conversations/inbox/setup.yml").read_text(encoding="utf-8")
    assert saved.splitlines()[5:] == [
        "        assertions:",
        "          - intent: setup",
        "          - section: terms",
        "          - caveat: not-medical",
    ]


def test_what_was_only_nearly_understood_is_no_promise(root: Path) -> None:
    asked = Turn("hm", (Bubble(0, "Did you mean?"),), actions=((0, "action_did_you_mean"),), understood=("setup",))
    save_case("unsure", [asked], NAMES, root)
    saved = (root / "tests/conversations/inbox/unsure.yml").read_text(encoding="utf-8")
    assert "intent:" not in saved
    assert "- action_executed: action_did_you_mean" in saved


@pytest.mark.parametrize("name", ["", "   ", "?!", "x" * 101])
def test_a_name_that_no_file_can_have_is_refused(root: Path, name: str) -> None:
    with pytest.raises(CannotSaveError, match="give another one"):
        save_case(name, [GREETED], NAMES, root)


def test_a_name_is_given_once(root: Path) -> None:
    save_case("One name", [GREETED], NAMES, root)
    before = (root / "tests/conversations/inbox/one_name.yml").read_text(encoding="utf-8")
    with pytest.raises(CannotSaveError, match=r"one_name\.yml is there already: give the case another name"):
        save_case("one NAME!", [Turn("bye", (Bubble(0, "Bye."),))], NAMES, root)
    assert (root / "tests/conversations/inbox/one_name.yml").read_text(encoding="utf-8") == before
    assert [path.name for path in (root / "tests/conversations/inbox").iterdir()] == ["one_name.yml"]


def test_a_bot_that_fails_is_no_expectation(root: Path) -> None:
    with pytest.raises(CannotSaveError, match="does not hold to it: “hi”"):
        save_case("failed", [Turn("hi", failed="REST answered with status 500")], NAMES, root)
    assert not (root / "tests/conversations/inbox").exists()


def test_where_there_are_no_tests_the_case_is_there_to_copy(tmp_path: Path) -> None:
    with pytest.raises(CannotSaveError, match="cannot be written here") as cannot:
        save_case("greeting", [GREETED], NAMES, tmp_path)
    assert "- user: hi" in cannot.value.text


def test_a_conversation_that_was_erased_is_not_saved(in_process: Any, root: Path) -> None:
    from bot.trainer.inbox.desk import Desk

    with session_scope(engine_for_process()) as session:
        entry = add_unclear(session, sender_id="nobody-here", text="hm", outcome="out_of_scope")
    with pytest.raises(CannotSaveError, match="erased in the meantime"):
        asyncio.run(Desk(lambda: in_process, root).save_case(f"u{entry.id}", {"m"}, "gone"))
