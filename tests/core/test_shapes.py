"""The same answer in another form: what it says, its limits and its safety lines stay."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cleared import answer

from bot.guide import Basis, Depth, Guide, GuideError, Sentence, Shape, in_shape
from bot.guide.asked import focus_named
from bot.guide.plain_words import load_plain_words, meanings_in

STOP = Sentence("Stop if it hurts.", Basis.SAFETY)


def said(guide: Guide, *texts: str, shape: Shape, safety: bool = False) -> list[str]:
    sentences = tuple(Sentence(text, Basis.PRACTICE) for text in texts)
    found = replace(answer(guide, "setup"), sentences=(*sentences, *((STOP,) if safety else ())))
    return [sentence.text for sentence in in_shape(found, shape).sentences]


@pytest.mark.parametrize("shape", Shape)
def test_the_caveats_sources_and_section_stay_in_every_form(guide: Guide, shape: Shape) -> None:
    found = answer(guide, "sets_and_reps")
    put = in_shape(found, shape)
    assert (put.caveats, put.sources, put.section) == (found.caveats, found.sources, found.section)
    assert any(sentence.dose for sentence in put.sentences)


def test_a_dose_stays_a_dose_in_every_form(guide: Guide) -> None:
    for shape in Shape:
        with pytest.raises(ValueError, match="without a clearance"):
            replace(in_shape(answer(guide, "sets_and_reps"), shape), clearance=None)


def test_shorter_is_the_first_sentence_that_says_something(guide: Guide) -> None:
    long = "Yes. You can do them at home with a band across your hips. It is a fine start."
    first = "Yes. You can do them at home with a band across your hips."
    assert said(guide, long, "And more.", shape=Shape.SHORTER) == [first]
    assert said(guide, "Only a little.", shape=Shape.SHORTER) == ["Only a little."]


@pytest.mark.parametrize("shape", [Shape.SHORTER, Shape.SIMPLE, Shape.LIST, Shape.PASS_ON])
def test_a_line_for_safety_is_in_every_form(guide: Guide, shape: Shape) -> None:
    assert any("Stop if it hurts." in text for text in said(guide, "One.", "Two.", shape=shape, safety=True))


def test_in_short_keeps_the_lines_for_safety(guide: Guide) -> None:
    brief = answer(guide, "who_its_for", depth=Depth.BRIEF, focus=focus_named(guide, "who_its_for", "older"))
    assert [sentence.basis for sentence in brief.sentences[1:]] == [Basis.SAFETY]


def test_a_list_has_a_sentence_a_line(guide: Guide) -> None:
    put = in_shape(
        replace(answer(guide, "setup"), sentences=(Sentence("Do 1.5 sets. Rest.", Basis.GUIDE),)), Shape.LIST
    )
    assert put.listed
    assert [sentence.text for sentence in put.sentences] == ["- Do 1.5 sets.", "- Rest."]


def test_what_is_to_be_passed_on_says_which_question_it_answers(guide: Guide) -> None:
    put = in_shape(answer(guide, "setup"), Shape.PASS_ON)
    assert put.sentences[0].text == guide.topics["setup"].title
    assert put.listed


def test_easier_words_say_what_the_hard_ones_mean_and_at_most_two(guide: Guide) -> None:
    first, *meanings = said(guide, "Stop at RPE 8 with a full lockout and a full range.", "More.", shape=Shape.SIMPLE)
    assert first == "In simple words: Stop at RPE 8 with a full lockout and a full range."
    assert [meaning.split()[0] for meaning in meanings] == ["RPE", "The"]


def test_a_word_is_explained_where_it_stands_whole() -> None:
    assert meanings_in("Train strangely.") == ()
    assert len(meanings_in("Keep the same range.")) == 1


def test_a_wrong_file_of_words_is_named_at_its_line(tmp_path: Path) -> None:
    file = tmp_path / "plain_words.yml"
    file.write_text("- words: [RPE]\n  means: no full stop\n", encoding="utf-8")
    with pytest.raises(GuideError, match=r"plain_words.yml:2: .*full stop"):
        load_plain_words(file)
