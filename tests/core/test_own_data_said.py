"""A wish to delete is about a part unless it says everything; and whom a question asks for."""

from __future__ import annotations

import pytest

from bot.understanding.asked_for import asked_for, facts_by_name, last_named, really_about, spoken_of
from bot.understanding.own_data import names_a_log, says_yes_to_deleting
from bot.understanding.understand import understand
from bot.understanding.words import words_of


@pytest.mark.parametrize(
    "text",
    ["delete it", "remove the last set", "how do I delete a session", "delete my last workout", "scrap that one"],
)
def test_a_part_is_not_the_whole(text: str) -> None:
    assert names_a_log(words_of(text))


@pytest.mark.parametrize(
    "text",
    ["delete my data", "erase everything", "forget me", "delete it all", "wipe my history", "close my account"],
)
def test_everything_is_the_whole(text: str) -> None:
    assert not names_a_log(words_of(text))


@pytest.mark.parametrize("text", ["yes", "Yes, delete everything now.", "yes please delete it", "yep, erase my data"])
def test_a_yes_to_deleting_is_the_word_and_what_it_is_about(text: str) -> None:
    assert says_yes_to_deleting(words_of(text))


@pytest.mark.parametrize("text", ["", "delete it", "huh", "yes but my log", "ok delete it", "yes and what then"])
def test_anything_else_is_no_yes_to_deleting(text: str) -> None:
    assert not says_yes_to_deleting(words_of(text))


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("how many sets should i do", ""),
        ("my client is new to this. what would you give her", "client"),
        ("my brother is a beginner, how many sets for him", "brother"),
        ("nothing wrong with my mate. how should he begin", "mate"),
        ("my flatmate’s never lifted. what range for her", "flatmate"),
        ("can i raise her load a bit", "her"),
        ("how should he begin", "he"),
        ("so what do i do, she said light is fine", ""),
        ("my wife trains at home", "wife"),
        ("how often do mums normally train", ""),
        ("how often does my mum have to train", "mother"),
        ("my coach is away, can i do hip thrusts with my dads barbell", ""),
        ("what should i give my client for her glutes", "client"),
        ("i train. my wife trains", ""),
    ],
)
def test_whom_a_message_asks_for(text: str, person: str) -> None:
    assert asked_for(understand(text)).word == person


def test_a_person_has_one_name_in_all_facts() -> None:
    told = [one for one in facts_by_name(understand("one of my clients is pregnant")) if one.person.word]
    assert {one.person.word for one in told} == {"client"}


def test_a_person_is_known_though_named_in_passing() -> None:
    assert last_named(understand("i train with my mate")).word == "mate"
    assert last_named(understand("i train alone")).is_lifter
    assert last_named(understand("my client is 20 weeks, second baby")).word == "client"


@pytest.mark.parametrize("text", ["how heavy should a woman my size go", "how often does a man of 40 train"])
def test_any_woman_or_man_stands_for_the_one_who_asks(text: str) -> None:
    assert asked_for(understand(text)).is_lifter


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("my client went grey and fell. what do i do?", "client"),
        ("she sat beside me and my chest went tight", ""),
        ("can i train?", ""),
        ("", ""),
    ],
)
def test_whom_a_message_tells_of(text: str, person: str) -> None:
    assert spoken_of(understand(text)).word == person


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("you think im ill? it is my training partners eye. how many sets for me", "partner"),
        ("thats not about me, its my brothers hernia", "brother"),
        ("no i meant my sister, shes the pregnant one", "sister"),
        ("im asking for my client", "client"),
    ],
)
def test_who_was_meant_is_heard_where_it_was_taken_for_the_lifter(text: str, who: str) -> None:
    really = really_about(understand(text))
    assert really is not None
    assert really.word == who


def test_a_mix_up_without_anybody_named_moves_nothing() -> None:
    assert really_about(understand("you think im a beginner?")) is None
