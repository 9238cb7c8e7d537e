"""Who is named in a message, what they are called, and whom the message asks for."""

from __future__ import annotations

import pytest

from bot.guide.concern import in_words, meant_for
from bot.understanding.asked_for import (
    asked_for,
    facts_by_name,
    leans_on_who_was_asked_for,
    people_told_of,
    really_about,
    tells_of_an_animal,
)
from bot.understanding.facts import Condition
from bot.understanding.reading import Standing
from bot.understanding.understand import understand


def named(text: str, *known: str) -> list[str]:
    return [one.word for one in understand(text, frozenset(known)).people]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("my client Ines wants size", ["Ines"]),
        ("my client, Ines, wants size", ["Ines"]),
        ("my sister Nora is 15", ["Nora"]),
        ("client A is new, client 2 is not", ["client A", "client 2"]),
        ("Priya is 44 and new", ["Priya"]),
        ("Priya's 44", ["Priya"]),
        ("Priya, 44, is new", ["Priya"]),
        ("Priya 44 year old", ["Priya"]),
        ("Jake did 3x8 at 80", ["Jake"]),
        ("two clients. Priya 44 and Paulo", ["client", "Priya", "Paulo"]),
        ("two clients. Priya cancelled", ["client", "Priya"]),
        ("a client at PureGym", ["client"]),
        ("my mate Kofi has a bad knee and Liam is fine", ["Kofi", "Liam"]),
        ("Two lads, Marek and Bill", ["Marek", "Bill"]),
        ("new one, Pavel, he has a bad hip", ["Pavel"]),
        ("Marek tore his calf", ["Marek"]),
        ("my client Grace wants size", ["Grace"]),
        ("Mark has a bad knee, he lifts", ["Mark"]),
        ("two clients: Will and Joy", ["client", "Will", "Joy"]),
        ("Rose did 3x10 at 40", ["Rose"]),
        ("a program for Dawn?", ["Dawn"]),
        ("i train three people: Grace and Bill", ["people", "Grace", "Bill"]),
        ("healthy as a horse", []),
        ("i coach. yesterday saw Mark again", ["coach", "Mark"]),
        ("should Frank lift heavier", ["Frank"]),
        ("i run a studio. Art benched 90", ["Art"]),
    ],
)
def test_a_name_is_told_by_where_it_stands(text: str, people: list[str]) -> None:
    assert [word.removesuffix("s") if word == "clients" else word for word in named(text)] == people


@pytest.mark.parametrize(
    "text",
    [
        "Everything is fine, 3x8 at 80",
        "Deadlift 100, 5 reps",
        "Honestly 3x10 felt easy",
        "PB is 100",
        "Priya",
        "Priya 44/50",
        "Marathon training beside it",
        "my client I think",
        "Will it grow",
        "Will does it grow",
        "should Will it hurt",
        "Max is 90",
        "my Max is 90",
        "Hope this helps, sets?",
        "Rose",
        "Rose early, 3x10 done",
        "i run a studio. Will 20 be enough",
        "Loved, honestly. it is fine",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert [word for word in named(text) if word != "client"] == []


def test_a_name_that_was_told_is_found_anywhere() -> None:
    assert named("and for priya's knees?", "Priya") == ["Priya"]
    assert named("and for priya?") == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("will 3x8 62.5", ["Will"]),
        ("what should will do", ["Will"]),
        ("and for will?", ["Will"]),
        ("will it hurt", []),
        ("my will is strong", []),
        ("will is 30", ["Will"]),
        ("Will takes pills for his heart", ["Will"]),
        ("Will this be enough", []),
    ],
)
def test_a_name_that_is_a_word_as_well_is_found_where_a_person_stands(text: str, people: list[str]) -> None:
    assert named(text, "Will") == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("the other client", ["other client"]),
        ("my other one", ["other one"]),
        ("a different client", ["new client"]),
        ("my new client", ["client"]),
        ("my first client", ["first client"]),
        ("the older sister", ["older sister"]),
        ("my 29 year old client", ["29 year old client"]),
        ("one of my clients", ["client"]),
        ("my other half", ["half"]),
        ("another one", []),
        ("which one", []),
        ("one", []),
    ],
)
def test_what_tells_one_from_another_is_a_part_of_what_they_are_called(text: str, people: list[str]) -> None:
    assert named(text) == people


@pytest.mark.parametrize(
    ("text", "sex"),
    [("my wife", "she"), ("my dad", "he"), ("a client, male, 29", "he"), ("my client", ""), ("my client Ines", "")],
)
def test_he_or_she_is_known_by_what_they_are(text: str, sex: str) -> None:
    assert understand(text).people[0].sex == sex


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("my wife is 18 weeks gone, how many sets for me", ""),
        ("what about the wife, same as me or less", "wife"),
        ("okay and mum", "mother"),
        ("back to me, same as hers?", ""),
        ("and for me, still 8 to 12?", ""),
        ("what should i do for my client, for me it was 8", ""),
        ("what reps would you do for me and what for her", "her"),
        ("same as hers?", ""),
        ("just give her a number", "her"),
        ("she feels great", "she"),
        ("the physio came, she said light", ""),
        ("i think she is fine", ""),
        ("mum lifts too, and i like it", ""),
        ("how about everyone", ""),
        ("my client is strong", "client"),
        ("so my dad", "father"),
        ("can my wife do it with me? how many sets?", "wife"),
        ("can my wife do it? how many sets should i do?", ""),
        ("can i do it? how often?", ""),
        ("how often do people do it, generally?", ""),
        ("what do people do, and for everyone?", ""),
        ("and my wife, how heavy", "wife"),
        ("my wife. how heavy?", "wife"),
        ("my wife trains with me. how heavy?", ""),
        ("thanks. how heavy?", ""),
        ("how heavy?", ""),
    ],
)
def test_whom_it_is_for(text: str, person: str) -> None:
    assert asked_for(understand(text)).word == person


def test_a_condition_of_another_is_told_in_passing_where_somebody_else_is_asked_for() -> None:
    reading = understand("client A is pregnant, client B is fine. rep range for client B")
    told = [(one.standing, one.person.word) for one in reading.facts if isinstance(one.fact, Condition)]
    assert told == [(Standing.IN_PASSING, "client A")]


def test_what_somebody_has_who_is_to_be_left_out_is_told_in_passing() -> None:
    told = understand("My husband has a slipped disc and asks if this is for him, ignore him").facts
    assert {one.standing for one in told if isinstance(one.fact, Condition)} == {Standing.IN_PASSING}


def test_what_she_has_is_hers_whom_the_message_names() -> None:
    told = facts_by_name(understand("nothing wrong with my mate. he has a hernia"))
    assert {one.person.word for one in told if isinstance(one.fact, Condition)} == {"mate"}
    sisters = facts_by_name(understand("i took my sister's letter. it is she who has thin bones"))
    assert {one.person.word for one in sisters if isinstance(one.fact, Condition)} == {"sister"}


def test_an_animal_is_told_of_and_nothing_is_asked_for_it() -> None:
    ill = understand("the dog had surgery, poor lad. he is on tramadol")
    assert [one.word for one in people_told_of(ill)] == ["dog"]
    assert {one.standing for one in ill.facts if isinstance(one.fact, Condition)} == {Standing.HEARSAY}
    assert asked_for(ill).is_lifter
    assert tells_of_an_animal(understand("he is asleep. reps?", pet="dog"))
    assert not tells_of_an_animal(understand("he is asleep. reps?"))
    assert not tells_of_an_animal(understand("he bit me. my hand bleeds", pet="dog"))
    assert not tells_of_an_animal(understand("reps?", pet="dog"))


def test_nobody_means_a_coach_by_a_later_she() -> None:
    assert people_told_of(understand("my coach is strict")) == ()
    assert [one.word for one in people_told_of(understand("my wife is strict"))] == ["wife"]


@pytest.mark.parametrize(("text", "who"), [("it was him, not me", "him"), ("not mine, my sister's", "sister")])
def test_who_it_really_was(text: str, who: str) -> None:
    really = really_about(understand(text))
    assert really is not None
    assert really.word == who
    assert really_about(understand("not me")) is None


@pytest.mark.parametrize(
    ("person", "who", "whose"),
    [
        ("Ines", "Ines", "Ines’s"),
        ("sister", "your sister", "your sister’s"),
        ("bloke", "that bloke", "that bloke’s"),
        ("her", "this person", "this person’s"),
    ],
)
def test_a_reply_names_the_person(person: str, who: str, whose: str) -> None:
    assert in_words("{who} {whose}", person) == f"{who} {whose}"
    assert who in meant_for(person).text


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("father in law has heart failure, so i train early. how many sets", "father in law"),
        ("youngest has epilepsy. how many sets for me", "youngest"),
        ("our striker has a hernia. how heavy for me", "striker"),
        ("the lass on the till has multiple sclerosis. how many reps do i do", "lass"),
        ("one of my swimmers has asthma. and my own sets?", "swimmers"),
        ("a plumber who has gout fixed my rack. sets?", "plumber"),
    ],
)
def test_whoever_has_it_has_it_in_whatever_word(text: str, who: str) -> None:
    assert {one.person.word for one in facts_by_name(understand(text)) if isinstance(one.fact, Condition)} == {who}


@pytest.mark.parametrize(
    "text",
    [
        "my left knee has arthritis",
        "the bar has given me a hernia",
        "my scan has shown a herniated disc",
        "which has arthritis in it, my hip",
        "my old doctor has me on warfarin",
        "has osteoporosis, 61, me",
        "it has arthritis all over",
    ],
)
def test_what_a_part_a_thing_or_a_doctor_has_is_the_lifters(text: str) -> None:
    told = [one for one in facts_by_name(understand(text)) if isinstance(one.fact, Condition)]
    assert told
    assert all(one.person.is_lifter for one in told)


def test_who_is_named_by_what_they_have_is_known_from_then_on() -> None:
    told = people_told_of(understand("our striker has a hernia. how heavy for me"))
    assert [one.word for one in told] == ["striker"]
    assert asked_for(understand("sets for the striker?", frozenset({"striker"}))).word == "striker"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("i train the under 14 boys of a swimming club", "boys"),
        ("i coach u15s", "group"),
        ("i teach a class of teenagers, sets for them?", "teenager"),
        ("the school team lifts with me", "team"),
        ("my lad is 13, sets for him", "lad"),
        ("my niece turned fifteen", "niece"),
    ],
)
def test_who_is_under_age_is_so_as_a_group_too(text: str, who: str) -> None:
    told = (one for one in facts_by_name(understand(text)) if isinstance(one.fact, Condition))
    assert {(one.fact.id, one.person.word) for one in told if isinstance(one.fact, Condition)} == {("under_18", who)}


@pytest.mark.parametrize("text", ["the puppy is 13", "my son is 31", "the bench is 13 years old"])
def test_an_animal_and_who_is_of_age_are_not_under_it(text: str) -> None:
    told = (one for one in facts_by_name(understand(text)) if not one.person.is_lifter)
    assert not [one for one in told if isinstance(one.fact, Condition)]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("i train u15s, how many sets for them", "group"),
        ("would you have the boys do three sets?", "boys"),
        ("Nadia, 50: her hip bone hurts at night and she lost weight. More thrusts or fewer?", "Nadia"),
        ("my client has a slipped disc. how many sets per week?", "client"),
        ("my wife has a slipped disc. how many sets per week?", ""),
        ("my client Ines has a slipped disc. how many sets do i do?", ""),
        ("i have done three of them. how many of them?", ""),
    ],
)
def test_a_question_behind_what_is_told_of_a_client_is_for_them(text: str, whom: str) -> None:
    assert asked_for(understand(text)).word == whom


@pytest.mark.parametrize(
    ("text", "trains"),
    [
        ("i run a two-room studio", True),
        ("we own a small women's gym in Porto", True),
        ("pt here, 9 clients", True),
        ("i run a half marathon every spring", False),
        ("i run, then gym, then class", False),
    ],
)
def test_who_trains_people_has_clients_before_any_is_named(text: str, trains: bool) -> None:
    assert ("clients" in [one.word for one in people_told_of(understand(text))]) is trains


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("and how heavy?", True),
        ("reps?", True),
        ("and for me?", False),
        ("how heavy should a complete beginner go?", False),
        ("thanks", False),
        ("and Paulo?", False),
        ("and my dad?", False),
    ],
)
def test_a_short_question_that_names_nobody_leans_on_the_one_before(text: str, leans: bool) -> None:
    assert leans_on_who_was_asked_for(understand(text, frozenset({"Paulo"}))) is leans


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("how many sets do they do", "they"),
        ("what do they need", "they"),
        ("do they grow my glutes", ""),
        ("how often do they work", ""),
        ("how do they", ""),
    ],
)
def test_they_are_people_where_they_do_what_people_do(text: str, whom: str) -> None:
    assert asked_for(understand(text)).word == whom


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("our apprentice is pregnant, could she thrust", "apprentice"),
        ("my boy turned twelve, sets for him", "boy"),
        ("a plumber had a stroke in my gym", "plumber"),
        ("my bench is old and i am pregnant", ""),
        ("is pregnant me, what now", ""),
    ],
)
def test_who_is_or_had_it_needs_a_my_before_them(text: str, who: str) -> None:
    assert {one.person.word for one in facts_by_name(understand(text)) if isinstance(one.fact, Condition)} == {who}
