"""Which work a question is about: by its name, by its place in what was shown, or by what it measured."""

from __future__ import annotations

import pytest

from bot.conversation.studies import CitedStudies, StudyReply, study_reply
from bot.guide import Aspect, Guide
from bot.understanding.studies import read_study_question
from bot.understanding.words import words_of

SHOWN = ("plotkin-2023", "krause-neto-2025", "neto-2020")


def reply(guide: Guide, text: str, cited: CitedStudies) -> StudyReply | None:
    question = read_study_question(words_of(text))
    return question and study_reply(guide, question, cited)


def told(guide: Guide, *texts: str, shown: tuple[str, ...] = SHOWN) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The works and aspects of the last of some messages that follow each other."""
    cited = CitedStudies(shown)
    for text in texts:
        found = reply(guide, text, cited)
        assert found, text
        cited = found.cited
    return cited.focus, cited.aspects


@pytest.mark.parametrize(
    ("text", "work", "aspects"),
    [
        ("how many people did they test in it", "plotkin-2023", [Aspect.PEOPLE]),
        ("how many weeks did it go on", "plotkin-2023", [Aspect.LENGTH]),
        ("so was it just a fluke", "plotkin-2023", [Aspect.SIGNIFICANCE]),
        ("and who funded the second study", "krause-neto-2025", [Aspect.INTEREST]),
        ("sample size of the last one", "neto-2020", [Aspect.PEOPLE]),
        ("what did Delgado find about RDLs", "delgado-2019", [Aspect.FOUND]),
        ("Jarvis 2019?", "jarvis-2019", [Aspect.ALL]),
        ("tell me about the soccer study", "gonzalez-garcia-2019", [Aspect.ALL]),
        ("who wrote the squat trial and in which journal", "plotkin-2023", [Aspect.AUTHORS]),
        ("is 0.77 big", "jarvis-2019", [Aspect.EFFECT]),
        ("what were the flaws of Refalo's review", "refalo-2023", [Aspect.LIMITS]),
        ("how were the groups split", "plotkin-2023", [Aspect.DESIGN, Aspect.PEOPLE]),
        ("headcount of the 2015 study", "contreras-2015", [Aspect.PEOPLE]),
        ("how long did the one from 2025 run", "krause-neto-2025", [Aspect.LENGTH]),
        ("neto 2019 limitations", "neto-2019", [Aspect.LIMITS]),
        ("were the sets matched", "plotkin-2023", [Aspect.DESIGN]),
        ("did both groups do the same number of sets", "plotkin-2023", [Aspect.DESIGN]),
        ("how long did the squat comparison trial last", "plotkin-2023", [Aspect.LENGTH]),
        ("who took part in the emg study", "plotkin-2023", [Aspect.PEOPLE]),
        ("how many people took part in the jump study", "lin-2026", [Aspect.PEOPLE]),
    ],
)
def test_a_question_finds_its_work(guide: Guide, text: str, work: str, aspects: list[Aspect]) -> None:
    assert told(guide, text) == ((work,), tuple(aspects))


def test_the_ages_of_its_people_are_asked_where_a_work_was_told_of(guide: Guide) -> None:
    assert told(guide, "tell me about plotkin", "with old people or youngsters?") == (("plotkin-2023",), ("people",))
    assert told(guide, "tell me about plotkin", "what was equated between the groups?")[1] == ("design",)


def test_it_goes_on_being_the_work_that_was_asked_about(guide: Guide) -> None:
    assert told(guide, "tell me about Kubo", "how many people", "how long?") == (("kubo-2019",), ("length",))
    assert told(guide, "tell me about Kubo", "what about its limits") == (("kubo-2019",), ("limits",))


def test_the_second_one_is_asked_for_the_same(guide: Guide) -> None:
    assert told(guide, "doi of plotkin please", "and the second one") == (("krause-neto-2025",), ("link",))


def test_a_named_work_joins_the_list_that_was_shown(guide: Guide) -> None:
    assert told(guide, "how long was Kubo", "and the first one") == (("plotkin-2023",), ("length",))


def test_a_name_of_several_works_means_the_one_that_was_shown(guide: Guide) -> None:
    assert told(guide, "what did neto find") == (("neto-2020",), ("found",))
    assert told(guide, "what did contreras find")[0] == ("contreras-2015", "contreras-2016", "contreras-2017")
    assert told(guide, "what did contreras 2017 find")[0] == ("contreras-2017",)
    assert read_study_question(words_of("what did contreras 2021 find")) is None


def test_works_are_found_by_what_they_measured(guide: Guide) -> None:
    listed = reply(guide, "which studies used EMG?", CitedStudies())
    assert listed
    assert listed.cited.focus == ("contreras-2015",)
    assert told(guide, "which study looked at sprints", "how many people did it have")[0] == ("lin-2026",)


def test_a_head_to_head_is_found_by_what_it_compared(guide: Guide) -> None:
    assert (
        "plotkin-2023" in told(guide, "was there ever a fair head to head of hip thrusts against squats", shown=())[0]
    )


def test_a_year_without_a_work_names_none(guide: Guide) -> None:
    assert reply(guide, "how many people were in the 1999 one", CitedStudies(SHOWN)) is None


def test_a_newer_one_is_newer_than_the_year_told_or_than_the_one_shown(guide: Guide) -> None:
    for text in ("is there a newer one than 2024", "any newer studies since 2024", "anything newer than plotkin"):
        found = reply(guide, text, CitedStudies(SHOWN))
        assert found
        assert found.cited.listed[0] == "lin-2026"
    assert reply(guide, "is there a newer one?", CitedStudies(("lin-2026",))) is None
    assert reply(guide, "is there a newer one?", CitedStudies())


@pytest.mark.parametrize("figure", ["is 0.54 big", "is 0.99 a lot"])
def test_a_figure_of_no_work_is_taken_for_one_of_the_work_that_was_asked_about(guide: Guide, figure: str) -> None:
    assert told(guide, "tell me about Kubo", figure) == (("kubo-2019",), ("effect",))
    assert reply(guide, figure, CitedStudies()) is None


@pytest.mark.parametrize(
    "text",
    [
        "how long should I rest",
        "how long was my last session",
        "how many people do hip thrusts",
        "is that a lot",
        "is that big",
        "what about squats",
        "and the second one?",
        "who made this",
        "can i trust that",
        "tell me more about it",
        "what does the research say",
        "what do studies say about women",
        "which one is better for glute growth",
        "is 2.5 kg a lot",
        "my coach williams says i should train my back twice a week",
        "what did Barbalho find",
        "how many sets",
        "",
    ],
)
def test_what_asks_nothing_of_a_work_is_left_to_others(guide: Guide, text: str) -> None:
    assert reply(guide, text, CitedStudies(SHOWN)) is None


def test_nothing_can_be_pointed_at_before_anything_was_shown(guide: Guide) -> None:
    for text in ("how many people was it", "how long was that one", "who paid for the first study"):
        assert reply(guide, text, CitedStudies()) is None


def test_what_was_shown_outlives_a_session_in_a_slot() -> None:
    cited = CitedStudies(SHOWN, SHOWN[:1], ("people",))
    assert CitedStudies.of(cited.as_json()) == cited
    assert CitedStudies.of(None) == CitedStudies()
