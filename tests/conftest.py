"""The running bot that tests talk to: the real model, the real server, a database of its own."""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from itertools import product
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from bot_process import QUIET, ROOT, serving

from bot.trainer.noon import noon_zone

MODEL = ROOT / "models" / "coach.tar.gz"
# Before anything imports Rasa or SQLAlchemy.
os.environ.update(QUIET, TZ=noon_zone(datetime.now(timezone.utc)))
time.tzset()

from dialogue.talking import Coach, Lifter  # noqa: E402


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever uses the model is slow; nobody has to remember to say so."""
    for item in items:
        if {"coach", "model", "in_process"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def model() -> Path:
    """The trained model. Without one these tests could only pretend."""
    if not MODEL.is_file():
        pytest.fail("there is no trained model in models/coach.tar.gz: run make train")
    return MODEL


@pytest.fixture(scope="session")
def coach(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coach]:
    """The bot as ``make chat`` starts it; once a session, as loading the model takes ten seconds."""
    with (
        serving(tmp_path_factory.mktemp("coach")) as process,
        httpx.Client(base_url=process.url, timeout=60) as http,
    ):
        assert http.get("/health").json() == {"ready": True}
        yield Coach(process, http)


@pytest.fixture
def lifter(coach: Coach) -> Lifter:
    """Somebody new."""
    return Lifter(coach)


@pytest.fixture
def new_lifter(coach: Coach) -> Callable[[], Lifter]:
    """As many new people as a test needs."""
    return lambda: Lifter(coach)


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@pytest.fixture(scope="session")
def numbers_in() -> Callable[[str], list[str]]:
    """The numbers of a text, sorted: two wordings of one fact hold the same."""
    return lambda text: sorted(_NUMBER.findall(text))


@pytest.fixture(scope="session")
def in_process(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The bot's own agent inside the test's process, for what cannot be provoked from outside."""
    from bot.app.logs import quiet_logs
    from bot.app.server import load_agent
    from bot.store.session import close_engines

    quiet_logs()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", f"sqlite:///{tmp_path_factory.mktemp('in-process')}/coach.db")
        yield load_agent(model)
        close_engines()


@pytest.fixture(scope="session")
def in_process_turn(in_process: Any) -> Callable[..., list[dict[str, Any]]]:
    """What somebody new hears on a message, after some others before it. Commands pass: no channel guards them."""
    from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

    def turn(*messages: str) -> list[dict[str, Any]]:
        sender, heard = f"lifter-{uuid4().hex}", list[dict[str, Any]]()
        for message in messages:
            channel = CollectingOutputChannel()
            asyncio.run(in_process.handle_message(UserMessage(message, channel, sender)))
            heard = channel.messages
        return heard

    return turn


@pytest.fixture(scope="session")
def unsure_message(in_process: Any) -> str:
    """A message that this very model is unsure of: which one that is changes with the training data."""
    from bot.guide import load_guide

    openings = ("hips", "is it", "the angle", "feet and bench", "session", "which one", "so wide", "the other side")
    endings = ("or what", "hmm", "thing", "start", "for me then", "a lot", "on mondays", "why so", "of it")
    candidates = [" ".join(words) for words in product(openings, endings)]
    for words in candidates:
        parsed = asyncio.run(in_process.parse_message(words))
        near = [one["name"] for one in parsed["intent_ranking"] if one["confidence"] >= 0.05]
        guide = set(load_guide().topics) - {"pain_or_injury", "define_term"}
        if parsed["intent"]["confidence"] < 0.29 and not parsed.get("safety") and guide & set(near):
            return words
    pytest.fail("the model is sure of every one of these messages: add one that nobody could be sure of")


@pytest.fixture(scope="session")
def tired_or_pain_message(in_process: Any) -> str:
    """A tired back that this very model takes for pain as well, though no safety rule does."""
    backs = ("my lower back", "low back", "my back")
    states = ("is tight", "is stiff as a board", "feels weak", "feels jammed", "is always wrecked", "feels sensitive")
    times = ("since last week's squats", "after deadlifts", "when I wake up", "and I want to train glutes")
    candidates = [" ".join(words) for words in product(backs, states, times)]
    for words in candidates:
        parsed = asyncio.run(in_process.parse_message(words))
        confidence = {one["name"]: one["confidence"] for one in parsed["intent_ranking"]}
        tired, pain = confidence.get("lower_back_tired", 0.0), confidence.get("pain_or_injury", 0.0)
        if parsed["intent"]["name"] == "lower_back_tired" and tired > 0.32 and pain > 0.21 and not parsed.get("safety"):
            return words
    pytest.fail("the model tells tired from pain in every one of these messages: add one that could be either")
