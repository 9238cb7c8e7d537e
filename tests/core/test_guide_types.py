"""What the types of the guide refuse, whoever builds them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from cleared import answer
from pydantic import ValidationError

from bot.guide import Answer, Basis, Caveat, Guide, ProfileLine, Section, Sentence, Source, Statement, Topic


def a_topic(**changed: object) -> dict[str, Any]:
    line = {"basis": "guide", "wordings": ["One.", "Two.", "Three."]}
    return {
        "topic": "setup",
        "title": "How?",
        "chip": "How?",
        "section": "start",
        "short": [line],
        "more": [line],
        "why": [line],
        "caveats": ["limit"],
        "sources": ["somebody-2020"],
        "next": ["mistakes", "pairing"],
        **changed,
    }


def a_source(**changed: object) -> Source:
    return Source.parse_obj(
        {
            "id": "plotkin-2023",
            "authors": "Plotkin, D. L. and Rodas, M. A.",
            "title": "A trial",
            "published": "A journal",
            "year": 2023,
            "kind": "trial",
            "studied": "34 people",
            "url": "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/",
            **changed,
        }
    )


@pytest.mark.parametrize("part", ["caveats", "sentences", "sources"])
def test_an_answer_without_its_parts_cannot_be_built(guide: Guide, part: str) -> None:
    whole = answer(guide, "setup")
    with pytest.raises(ValueError, match=f"an answer on 'setup' without {part} cannot be built"):
        replace(whole, **{part: ()})  # type: ignore[arg-type]


def test_an_answer_without_a_caveat_cannot_be_built(guide: Guide) -> None:
    with pytest.raises(ValueError, match="without caveats cannot be built"):
        Answer(
            intent="setup",
            section=guide.sections["quick-answer"],
            title="No limits",
            sentences=(Sentence("All is well.", Basis.GUIDE),),
            caveats=(),
            sources=(a_source(),),
            edition=guide.edition,
        )


def test_an_answer_cannot_be_changed_once_it_is_built(guide: Guide) -> None:
    with pytest.raises(AttributeError):
        answer(guide, "setup").caveats = ()  # type: ignore[misc]


def test_content_cannot_be_changed_once_it_is_loaded(guide: Guide) -> None:
    with pytest.raises(TypeError):
        guide.caveats["not-mandatory"].text = "Everybody must."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("One.\nTwo.", "holds a line break"),
        ("", "is empty, or starts or ends with a space"),
        (" One.", "is empty, or starts or ends with a space"),
        ("One", "ends with 'e': end a sentence with a full stop"),
        ("One! Two.", "holds an exclamation mark"),
    ],
)
def test_a_sentence_that_a_channel_would_tear_apart_is_refused(text: str, says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        Statement(basis=Basis.GUIDE, wordings=(text,))
    with pytest.raises(ValidationError, match=says):
        Caveat(id="limit", text=text)


@pytest.mark.parametrize("text", ["One.", "Is it?", "These are:", "One (or two)"])
def test_a_sentence_may_end_like_a_sentence(text: str) -> None:
    assert Statement(basis=Basis.GUIDE, wordings=(text,)).sentence(0).text == text


def test_one_wording_may_be_written_as_text() -> None:
    assert Statement.parse_obj({"basis": "guide", "text": "One."}).wordings == ("One.",)


def test_text_and_wordings_together_are_refused() -> None:
    with pytest.raises(ValidationError, match="has both 'text' and 'wordings'"):
        Statement.parse_obj({"basis": "guide", "text": "One.", "wordings": ["One."]})


def test_a_statement_without_a_wording_is_refused() -> None:
    with pytest.raises(ValidationError, match="is empty: give at least one"):
        Statement(basis=Basis.GUIDE, wordings=())


def test_wordings_that_disagree_in_numbers_are_refused() -> None:
    with pytest.raises(ValidationError, match=r"wordings disagree in their numbers: \['3', '8'\] in the first"):
        Statement(basis=Basis.GUIDE, wordings=("Do 3 sets of 8.", "Do 3 sets of 12."))


def test_wordings_may_give_the_same_numbers_in_another_order() -> None:
    Statement(basis=Basis.GUIDE, dose=True, wordings=("Do 3 sets of 2.5 kg.", "With 2.5 kg, do 3 sets."))


def test_a_study_statement_needs_a_source() -> None:
    with pytest.raises(ValidationError, match="says 'study' without a source"):
        Statement(basis=Basis.STUDY, wordings=("One.",))
    assert Statement(basis=Basis.STUDY, wordings=("One.",), sources=("plotkin-2023",)).sentence(0).sources


def test_wordings_are_counted_round() -> None:
    statement = Statement(basis=Basis.PRACTICE, wordings=("One.", "Two."))
    assert [statement.sentence(wording).text for wording in range(4)] == ["One.", "Two.", "One.", "Two."]


def test_a_profile_line_asks_for_what_a_profile_can_hold() -> None:
    line = {"basis": "guide", "text": "One."}
    assert ProfileLine.parse_obj({**line, "when": {"goal": "strength", "back": "tired"}})
    with pytest.raises(ValidationError, match="is empty: give at least one"):
        ProfileLine.parse_obj({**line, "when": {}})
    with pytest.raises(ValidationError, match="unknown profile field 'mood'"):
        ProfileLine.parse_obj({**line, "when": {"mood": "good"}})
    with pytest.raises(ValidationError, match="unknown value 'fame' for 'goal'"):
        ProfileLine.parse_obj({**line, "when": {"goal": "fame"}})


def test_a_profile_line_holds_only_words_that_it_asks_for() -> None:
    line = {"basis": "guide", "text": "Since you {heavy_pull}, rest."}
    assert ProfileLine.parse_obj({**line, "when": {"heavy_pull": "any"}})
    for when in ({"heavy_squat": "any"}, {"goal": "strength"}):
        with pytest.raises(ValidationError, match="unknown words {heavy_pull}: say 'when: {heavy_pull: any}'"):
            ProfileLine.parse_obj({**line, "when": when})


def test_a_short_answer_has_three_wordings() -> None:
    assert Topic.parse_obj(a_topic())
    with pytest.raises(ValidationError, match=r"'One.' has 1 wording\(s\)"):
        Topic.parse_obj(a_topic(short=[{"basis": "guide", "text": "One."}]))


@pytest.mark.parametrize("part", ["short", "more", "why", "caveats", "sources"])
def test_a_topic_lacks_nothing(part: str) -> None:
    with pytest.raises(ValidationError, match="is empty: give at least one"):
        Topic.parse_obj(a_topic(**{part: []}))


@pytest.mark.parametrize("follow", [["a"], ["a", "b", "c", "d", "e"]])
def test_a_topic_offers_two_to_four_others(follow: list[str]) -> None:
    with pytest.raises(ValidationError, match="offer 2 to 4 to go on with"):
        Topic.parse_obj(a_topic(next=follow))


@pytest.mark.parametrize(
    "changed",
    [{"id": "plotkin"}, {"year": 1899}, {"kind": "rumour"}, {"url": "https://example.org/copy"}, {"doi": "10.1"}],
)
def test_a_source_that_nobody_can_check_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        a_source(**changed)


def test_a_source_is_called_by_first_author_and_year() -> None:
    assert a_source().label == "Plotkin 2023"
    nsca = a_source(authors="Faigenbaum, A. D. and Kraemer, W. J.", short_name="NSCA", year=2009, id="nsca-2009")
    assert nsca.label == "NSCA 2009"
    assert a_source(authors="{{Retraction Watch}}", year=2021).label == "Retraction Watch 2021"


def test_a_section_without_text_is_refused() -> None:
    with pytest.raises(ValidationError, match="is empty: give at least one"):
        Section.parse_obj({"id": "empty", "title": "Empty", "body": []})
