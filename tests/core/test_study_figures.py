"""A figure that a statement takes from research stands in the data of one of its works."""

from __future__ import annotations

import pytest

from bot.guide import Basis, Guide, Statement
from bot.guide.study_figures import figures_without_data


def without_data(guide: Guide, text: str, *works: str, basis: Basis = Basis.STUDY) -> tuple[str, ...]:
    return figures_without_data(guide, Statement(basis=basis, sources=works, text=text, dose=False))


@pytest.mark.parametrize(
    ("text", "works", "missing"),
    [
        ("In 585 people arms grew by up to 59%.", ["hubal-2005"], ()),
        ("In 586 people arms grew by up to 59%, or 60%.", ["hubal-2005"], ("586", "60")),
        ("In 30 men and in 81 adults.", ["schoenfeld-2018", "hackett-2017"], ()),
        ("In 30 men and in 81 adults.", ["schoenfeld-2018"], ("81",)),
    ],
)
def test_it_is_in_the_entry_of_one_of_its_works(
    guide: Guide, text: str, works: list[str], missing: tuple[str, ...]
) -> None:
    assert without_data(guide, text, *works) == missing


def test_of_a_work_without_an_entry_it_is_in_the_note(guide: Guide) -> None:
    assert "ribeiro-2021" not in guide.studies
    assert without_data(guide, "A review of 11 studies.", "ribeiro-2021") == ()
    assert without_data(guide, "A review of 12 studies.", "ribeiro-2021") == ("12",)


def test_a_work_with_an_entry_is_not_held_against_its_note(guide: Guide) -> None:
    bare = guide.studies["hubal-2005"].copy(update={"people": ()})
    shorn = Guide(**{**vars(guide), "studies": {**guide.studies, "hubal-2005": bare}})
    assert "585" in shorn.sources["hubal-2005"].studied
    assert without_data(shorn, "In 585 people.", "hubal-2005") == ("585",)


def test_the_data_may_write_a_number_out(guide: Guide) -> None:
    assert without_data(guide, "That was 1 session.", "brazil-2021") == ()
    assert without_data(guide, "That was 2 sessions.", "brazil-2021") == ("2",)


def test_a_figure_said_again_in_other_units_is_left_aside(guide: Guide) -> None:
    told = "Quads got 3.6 square cm (0.56 square in) ahead (0.11 and 0.99 square in), the squat 14 kg (31 lb)."
    assert without_data(guide, told, "plotkin-2023") == ()


def test_a_figure_in_brackets_of_its_own_is_not_left_aside(guide: Guide) -> None:
    assert without_data(guide, "Sprints gained little (0.99).", "lin-2026") == ("0.99",)


def test_thousands_are_read_with_and_without_their_mark(guide: Guide) -> None:
    assert without_data(guide, "In 2,058 people, that is 2058.", "pelland-2024") == ()


def test_the_year_and_the_title_of_a_work_are_its_own(guide: Guide) -> None:
    assert without_data(guide, "See Plotkin (2023).", "plotkin-2023") == ()
    assert without_data(guide, "See Plotkin (2024).", "plotkin-2023") == ("2024",)
    assert without_data(guide, "ACOG calls it opinion 804.", "acog-2020") == ()


def test_where_it_is_printed_is_known_from_the_list_of_works_and_is_no_result(guide: Guide) -> None:
    assert without_data(guide, "It is volume 14, article 1279170, PMC10593473.", "plotkin-2023") == ()
    assert without_data(guide, "It is volume 19, pages 195 to 204.", "neto-2020") == ("204",)
    assert without_data(guide, "DOI 10.3389/fphys.2023.1279170.", "plotkin-2023") == ()
    assert without_data(guide, "Arms grew by 37%.", "hubal-2005") == ("37",)


def test_only_what_is_called_a_study_is_held_against_works(guide: Guide) -> None:
    assert without_data(guide, "Rest for 77 seconds.", "hubal-2005", basis=Basis.PRACTICE) == ()


def test_a_work_that_is_not_there_has_no_data(guide: Guide) -> None:
    assert without_data(guide, "In 30 men.", "nobody-2020") == ("30",)
