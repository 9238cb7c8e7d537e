"""What is told of somebody else is kept for them, and gates their advice alone."""

from __future__ import annotations

import pytest
from bodies import CHEST, KNEE_HURTS, LEAVE, NOW, PREGNANT, heard, level_of, said

from bot.conversation import Memory, News, PendingQuestion
from bot.conversation.people import KnownPerson, People
from bot.understanding.facts import Condition
from bot.understanding.reading import Named, Person, Said, Span, Standing


@pytest.mark.parametrize(
    ("about", "person", "meant"),
    [("client", "client", "client"), ("", "client", ""), ("she", "client", "client"), ("they", "client", "client")],
)
def test_she_means_the_person_spoken_of_last(about: str, person: str, meant: str) -> None:
    memory = heard(Memory(people=People(known=(KnownPerson(word=person),))), about=about)
    assert (memory.about, memory.people.latest) == (meant, person)


def test_what_she_has_is_kept_for_the_person_spoken_of_last() -> None:
    memory = heard(heard(Memory(), said(PREGNANT, of="client")), said(KNEE_HURTS, of="she"))
    assert {entry.person for entry in memory.health.entries} == {"client"}
    unknown = heard(Memory(), said(KNEE_HURTS, of="he"))
    assert unknown.health.gating("he")


def client(label: str = "") -> Named:
    return Named(0, 0, 1, f"{label} client".strip(), noun="client", label=label)


def test_a_second_client_has_nothing_of_the_first() -> None:
    first = Memory().heard(
        [said(PREGNANT, of="client")], at=NOW, level_of=level_of, about=Person("client"), people=[client()]
    )
    other = first.heard([], at=NOW, level_of=level_of, about=Person("other client"), people=[client("other")])
    assert other.about == "other client"
    assert other.health.gating("client")
    assert not other.health.gating("other client")
    back = other.heard([], at=NOW, level_of=level_of, about=Person("first client"), people=[client("first")])
    assert back.about == "client"


def test_what_is_told_of_somebody_in_passing_gates_them_later_and_is_not_handed_off_now() -> None:
    thin = said(Condition("bones"), Standing.IN_PASSING, of="mother")
    memory = Memory().heard([thin], at=NOW, level_of=level_of)
    assert (memory.raised, memory.health.gating()) == (None, ())
    assert memory.health.gating("mother")
    chest = said(CHEST, Standing.IN_PASSING, of="mother")
    assert not Memory().heard([chest], at=NOW, level_of=level_of).health.gating("mother")


def test_sets_of_somebody_else_are_no_log_of_the_lifters() -> None:
    theirs = Memory().heard([], at=NOW, level_of=level_of, about=Person("wife"), logs=True)
    assert theirs.news is News.NOT_YOUR_LOG
    assert Memory().heard([], at=NOW, level_of=level_of, logs=True).news is News.NONE
    gated = Memory().heard([said(PREGNANT, of="wife")], at=NOW, level_of=level_of, about=Person("wife"), logs=True)
    assert gated.news is News.NONE, "what speaks against it is told"


def test_leave_is_theirs_whom_the_message_asks_for() -> None:
    memory = Memory().heard([said(PREGNANT, of="wife")], at=NOW, level_of=level_of, about=Person("wife"))
    freed = memory.heard([said(LEAVE)], at=NOW, level_of=level_of, about=Person("her"))
    assert freed.health.gating("wife") == ()


def test_what_was_taken_for_the_lifters_goes_to_whom_it_is_about() -> None:
    mine = heard(Memory(), said(PREGNANT))
    theirs = mine.heard([], at=NOW, level_of=level_of, really=Person("wife"))
    assert (theirs.health.gating(), bool(theirs.health.gating("wife"))) == ((), True)
    held = heard(Memory(), said(CHEST))
    still = held.heard([], at=NOW, level_of=level_of, really=Person("wife"))
    assert still.health.held() is not None
    nothing = Memory().heard([], at=NOW, level_of=level_of, really=Person("wife"))
    assert nothing.health.entries == ()


def test_what_is_told_of_the_one_whom_advice_is_asked_for_is_no_hearsay() -> None:
    hurts = Said(KNEE_HURTS, Span(0, 1), Standing.HEARSAY, Person("her"))
    memory = heard(Memory(), about="daughter")
    assert memory.heard([hurts], at=NOW, level_of=level_of, about=Person("she")).health.gating("daughter")
    assert not memory.heard([hurts], at=NOW, level_of=level_of).health.gating("daughter")


@pytest.mark.parametrize("asks", ["open_log", "save_log"])
def test_sets_that_were_somebody_elses_are_no_log_of_the_lifters(asks: str) -> None:
    waiting = Memory().asked(PendingQuestion(id="q", asks=asks, waits=True))
    not_mine = {"at": NOW, "level_of": level_of, "really": Person("Ben")}
    assert waiting.heard([], **not_mine).news is News.NOT_YOUR_LOG
    assert waiting.heard([said(KNEE_HURTS, of="Ben")], **not_mine).news is News.NOT_MINE
    assert Memory().heard([], **not_mine).news is News.NOT_MINE


def test_a_question_that_leans_stays_with_who_may_get_no_amounts() -> None:
    asked = heard(Memory(), said(PREGNANT, of="wife"), about="wife")
    assert _leaning(asked).about == "wife"
    assert heard(asked).about == ""
    assert _leaning(heard(Memory(), about="wife")).about == ""


def _leaning(memory: Memory) -> Memory:
    return memory.heard([], at=NOW, level_of=level_of, leans=True)


def test_an_age_under_18_told_in_passing_weighs_too() -> None:
    passing = Said(Condition("under_18"), Span(0, 0), Standing.IN_PASSING, Person("lad"))
    assert heard(Memory(), passing).health.gating("lad")
