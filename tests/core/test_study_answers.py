"""What the bot says of one work of research, and what it leaves out."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from bot.guide import Answer, Aspect, Guide, load_guide, study_answer, works_listed, works_with_figure
from bot.guide.studies import OF_THE_ENTRY
from bot.trainer.reading_grade import reading_grade

STUDIES = sorted(load_guide().studies)


def said(answer: Answer) -> str:
    return " ".join(sentence.text for sentence in answer.sentences)


@pytest.mark.parametrize("aspect", Aspect)
def test_every_work_of_the_guide_can_be_asked_about_everything(guide: Guide, aspect: Aspect) -> None:
    for id_ in guide.sources:
        answer = study_answer(guide, [id_], [aspect])
        assert answer.caveats
        assert [source.id for source in answer.sources] == [id_]


@pytest.mark.parametrize("id_", STUDIES)
def test_what_is_said_of_a_work_reads_easily(guide: Guide, id_: str) -> None:
    lines = [line for aspect in OF_THE_ENTRY for line in guide.studies[id_].lines(aspect)]
    assert reading_grade(" ".join(lines)) <= 8.5
    assert not re.search("[!—]", " ".join(lines))


@pytest.mark.parametrize("id_", STUDIES)
def test_the_people_and_weeks_of_an_entry_are_those_of_its_source(guide: Guide, id_: str) -> None:
    study, numbers = guide.studies[id_], re.findall(r"[\d,.]*\d", guide.sources[id_].studied)
    told = " ".join((*study.people, *study.length, *study.measured, *study.design, *study.limits))
    weeks = re.findall(r"(\d+) weeks", guide.sources[id_].studied)
    people = numbers[0] if numbers and guide.sources[id_].studied.startswith(numbers[0]) else None
    assert people is None or re.search(rf"\b{people}\b", told)
    assert all(re.search(rf"\b{number} weeks", told) for number in weeks)


def test_each_aspect_is_told_by_itself(guide: Guide) -> None:
    assert said(study_answer(guide, ["plotkin-2023"], [Aspect.LENGTH])) == "It ran 9 weeks, with 15 to 17 sessions."
    both = said(study_answer(guide, ["kassiano-2024"], [Aspect.PEOPLE, Aspect.LENGTH]))
    assert "33 untrained women" in both
    assert "10 weeks" in both


def test_what_the_work_does_not_give_is_said_to_be_not_given(guide: Guide) -> None:
    assert "doesn't say who paid" in said(study_answer(guide, ["lin-2026"], [Aspect.INTEREST]))
    assert "doesn't say how long" in said(study_answer(guide, ["krause-neto-2025"], [Aspect.LENGTH]))


def test_without_an_effect_size_the_result_is_told_in_its_place(guide: Guide) -> None:
    told = said(study_answer(guide, ["kassiano-2024"], [Aspect.EFFECT]))
    assert "doesn't give an effect size" in told
    assert "9.3%" in told


def test_without_a_test_of_significance_the_interval_is_told(guide: Guide) -> None:
    assert "0.77" in said(study_answer(guide, ["jarvis-2019"], [Aspect.SIGNIFICANCE]))


@pytest.mark.parametrize(
    ("figure", "word"),
    [("0.1", "less than small"), ("0.2", "small"), ("0.53", "medium"), ("0.8", "large"), ("-0.9", "large")],
)
def test_how_big_an_effect_is_goes_by_a_convention_that_is_named(guide: Guide, figure: str, word: str) -> None:
    told = said(study_answer(guide, ["lin-2026"], [Aspect.EFFECT], figure=Decimal(figure)))
    assert "By a common rule of thumb, an effect of 0.2 is small, 0.5 is medium and 0.8 is large." in told
    assert told.endswith(f"So {figure} counts as {word}.")


def test_a_figure_is_told_with_the_line_that_holds_it(guide: Guide) -> None:
    told = said(study_answer(guide, ["lin-2026"], [Aspect.EFFECT], figure=Decimal("0.55")))
    assert "at least 4 minutes" in told
    assert "changes of direction" not in told
    assert works_with_figure(guide, [*guide.studies, "acog-2020"], Decimal("0.53")) == ("lin-2026",)


def test_a_result_in_units_of_its_own_is_not_called_a_large_or_small_effect(guide: Guide) -> None:
    told = said(study_answer(guide, ["keogh-2017"], [Aspect.EFFECT], figure=Decimal("0.24")))
    assert "0.24 to 1 injuries in 1,000 hours" in told
    assert "counts as" not in told
    assert works_with_figure(guide, guide.studies, Decimal("0.24")) == ()


def test_several_works_are_told_apart(guide: Guide) -> None:
    told = said(study_answer(guide, ["contreras-2015", "contreras-2017"], [Aspect.LENGTH]))
    assert re.search("Contreras 2015: .* Contreras 2017: ", told)


def test_what_several_works_share_is_told_once(guide: Guide) -> None:
    told = study_answer(guide, ["contreras-2015", "contreras-2017"], [Aspect.INTEREST])
    assert said(told).count("BC Strength") == 1
    assert told.sentences[0].sources == ("contreras-2015", "contreras-2017")
    assert told.caveats[0].id == "authors-with-interest"


def test_a_work_without_an_entry_is_told_from_its_note(guide: Guide) -> None:
    told = said(study_answer(guide, ["ribeiro-2021"], [Aspect.PEOPLE]))
    assert "11 studies" in told
    assert "My entry on Ribeiro 2021 doesn't say" in told
    assert "doesn't" not in said(study_answer(guide, ["ribeiro-2021"], [Aspect.ALL]))


def test_the_link_is_the_doi_or_the_official_page(guide: Guide) -> None:
    assert "https://doi.org/10.3389/fphys.2023.1279170" in said(study_answer(guide, ["plotkin-2023"], [Aspect.LINK]))
    assert "I have no DOI" in said(study_answer(guide, ["neto-2020"], [Aspect.LINK]))


def test_authors_are_told_with_title_journal_and_year(guide: Guide) -> None:
    assert re.search(
        "Plotkin and others, in Front.*, 2023", said(study_answer(guide, ["plotkin-2023"], [Aspect.AUTHORS]))
    )
    assert "by ACOG, in" in said(study_answer(guide, ["acog-2020"], [Aspect.AUTHORS]))


def test_a_list_says_what_kind_each_work_is(guide: Guide) -> None:
    told = said(works_listed(guide, ["lin-2026", "plotkin-2023"]))
    assert "Lin 2026 (review): 20 controlled trials" in told
    assert "Plotkin 2023 (trial): 34" in told
