"""Whom a word means among those who were told of; where it may be several, the one for whom something stands."""

from __future__ import annotations

import pytest

from bot.conversation.people import KnownPerson, People
from bot.understanding.reading import Named


def named(word: str, noun: str = "", label: str = "", *, is_name: bool = False, sex: str = "") -> Named:
    return Named(0, 0, 1, word, noun=noun, label=label, is_name=is_name, sex=sex)


def client(label: str = "") -> Named:
    return named(f"{label} client".strip(), "client", label)


A, B = named("client A", "client", is_name=True), named("client B", "client", is_name=True)


def nobody(person: str) -> bool:
    return False


def a_is_gated(person: str) -> bool:
    return person == "client A"


def after(*messages: tuple[list[Named], str]) -> People:
    people = People()
    for turn, (told, about) in enumerate(messages):
        people, _ = people.told_of(told, about, turn=turn, gates=nobody)
    return people


BOTH = after(([A, B], ""))
"""Two who were told of in one message."""


def test_a_pronoun_means_the_newest_whom_it_fits() -> None:
    people = after(([named("wife", "wife", sex="she")], ""), ([named("father", "father", sex="he")], ""))
    assert people.meant("she", nobody) == "wife"
    assert people.meant("him", nobody) == "father"
    assert people.meant("them", nobody) == "father"
    assert People().meant("she", nobody) == "she"
    assert after(([named("wife", "wife", sex="she")], "")).meant("he", nobody) == "he"


def test_whoever_a_pronoun_meant_alone_is_he_or_she_from_then_on() -> None:
    people = after(([client()], ""), ([], "her"), ([named("other client", "client", "other")], "other client"))
    assert [one.sex for one in people.known] == ["she", ""]
    assert after(([client()], ""), ([], "he")).known[0].sex == "he"
    assert [one.sex for one in after(([A, B], ""), ([], "her")).known] == ["", ""], "it may be either"


def test_of_two_told_of_at_once_it_is_the_one_for_whom_something_stands() -> None:
    assert BOTH.meant("her", a_is_gated) == "client A"
    assert BOTH.meant("her", nobody) == "client B"
    assert after(([A, B], ""), ([B], "client B")).meant("her", a_is_gated) == "client B"


@pytest.mark.parametrize(
    ("people", "asked", "meant"),
    [
        (after(([client()], "")), client("other"), "other client"),
        (after(([client()], ""), ([client("other")], "")), client("other"), "client"),
        (after(([client()], ""), ([client("other")], "other client"), ([], "")), client("other"), "client"),
        (after(([client()], ""), ([client("other")], ""), ([client("first")], "")), client("other"), "other client"),
        (after(([A], ""), ([B], "")), named("other one", "one", "other"), "client A"),
        (after(([A], ""), ([B], ""), ([client("new")], "")), client("other"), "client B"),
        (after(([client()], "")), client("new"), "other client"),
        (after(([client()], "")), client("first"), "client"),
        (after(([client()], "")), client("second"), "other client"),
        (after(([client()], "")), client("older"), "older client"),
        (after(([named("Ines", "sister", is_name=True)], "")), named("sister", "sister"), "Ines"),
        (People(), client("other"), "other client"),
        (People(), client("new"), "client"),
        (People(), client(), "client"),
    ],
)
def test_which_one_of_a_kind_is_meant(people: People, asked: Named, meant: str) -> None:
    assert people.meant(asked.word, nobody, asked) == meant


def test_of_several_others_it_is_the_one_for_whom_something_stands() -> None:
    people = after(([A], ""), ([B], ""), ([client("new")], ""))
    assert people.meant("other client", a_is_gated, client("other")) == "client A"


def test_the_other_one_of_no_people_is_a_thing() -> None:
    one = named("other one", "one", "other")
    people, whom = People().told_of([one], "other one", turn=0, gates=nobody)
    assert (people.known, whom) == ((), {"other one": ""})
    ines = after(([named("Ines", is_name=True)], ""))
    assert BOTH.told_of([one], "other one", turn=1, gates=nobody)[1] == {"other one": "client A"}
    assert ines.told_of([one], "other one", turn=1, gates=nobody)[1] == {"other one": ""}


def test_what_is_told_of_somebody_adds_up() -> None:
    people = after(([named("Ines", is_name=True)], ""), ([named("Ines", "client", is_name=True, sex="she")], ""))
    assert people.known == (KnownPerson(word="Ines", noun="client", sex="she", spoken=2, is_name=True),)
    assert people.names == frozenset({"Ines"})
    assert (people.latest, People().latest) == ("Ines", "")


def test_he_means_an_animal_where_nobody_else_was_told_of() -> None:
    dog = named("dog", "dog", sex="it")
    alone = after(([dog], ""))
    assert alone.pet == "dog"
    assert People().pet == ""
    with_somebody = after(([named("client", "client")], ""), ([dog], ""))
    assert with_somebody.pet == ""
    assert with_somebody.meant("he", nobody) == "client"


def test_she_is_the_one_for_whom_something_stands_where_the_newest_may_be_no_she() -> None:
    people = after(([named("wife", "wife", sex="she")], ""), ([named("Rob", is_name=True)], ""))
    assert people.meant("her", nobody) == "Rob"
    assert people.meant("her", lambda person: person == "wife") == "wife"
    assert people.meant("them", lambda person: person == "wife") == "Rob"


def test_a_group_is_meant_by_they_and_by_she_where_nobody_else_is() -> None:
    girls = after(([named("girls", "girls", sex="they")], ""))
    assert girls.meant("they", nobody) == girls.meant("her", nobody) == "girls"
    assert girls.names == {"girls"}
    both = after(([named("girls", "girls", sex="they"), named("wife", "wife", sex="she")], ""))
    assert both.meant("her", nobody) == "wife"
