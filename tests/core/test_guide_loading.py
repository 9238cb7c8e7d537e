"""Wrong content never loads, and the refusal says where it is, what it is and how to mend it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from core.wrong_content import WRONG_IN_ITSELF, WRONG_TOGETHER, Edit
from typer.testing import CliRunner

import bot.guide
from bot.app.cli import app
from bot.guide import Guide, GuideError, load_guide
from bot.guide.load import CONTENT

EditLine = Callable[[Path, str, str], str]
ProblemsOf = Callable[[Path], tuple[str, ...]]


def spoil_all(root: Path, edits: list[Edit], edit_line: EditLine) -> dict[str, str]:
    """``file:line`` of every edit, by its policy. Edits of one file go from its top to its end, so each line counts."""
    return {edit.policy: edit_line(root / edit.file, edit.pattern, edit.replacement) for edit in edits}


Refusals = tuple[dict[str, str], tuple[str, ...]]


def refusals(root: Path, edits: list[Edit], edit_line: EditLine, problems_of: ProblemsOf) -> Refusals:
    """The place of every edit and all problems, from one spoilt copy: loading is the slow part."""
    shutil.copytree(CONTENT, root)
    places = spoil_all(root, edits, edit_line)
    return places, problems_of(root)


@pytest.fixture(scope="module")
def wrong_in_itself(tmp_path_factory: pytest.TempPathFactory, edit_line: EditLine, problems_of: ProblemsOf) -> Refusals:
    return refusals(tmp_path_factory.mktemp("files") / "content", WRONG_IN_ITSELF, edit_line, problems_of)


@pytest.fixture(scope="module")
def wrong_together(tmp_path_factory: pytest.TempPathFactory, edit_line: EditLine, problems_of: ProblemsOf) -> Refusals:
    return refusals(tmp_path_factory.mktemp("links") / "content", WRONG_TOGETHER, edit_line, problems_of)


def assert_named(policy: str, found: Refusals) -> None:
    """One problem says what the edit of this policy has to say, at the place of the edit."""
    places, problems = found
    (says,) = (edit.says for edit in (*WRONG_IN_ITSELF, *WRONG_TOGETHER) if edit.policy == policy)
    assert any(problem.startswith(f"{places[policy]}: {says}") for problem in problems), problems


@pytest.mark.parametrize("edit", WRONG_IN_ITSELF, ids=lambda edit: str(edit.policy))
def test_what_is_wrong_in_a_file_is_named_at_its_line(edit: Edit, wrong_in_itself: Refusals) -> None:
    assert_named(edit.policy, wrong_in_itself)


@pytest.mark.parametrize("edit", WRONG_TOGETHER, ids=lambda edit: str(edit.policy))
def test_what_does_not_fit_together_is_named_at_its_line(edit: Edit, wrong_together: Refusals) -> None:
    assert_named(edit.policy, wrong_together)


def test_all_problems_are_named_at_once(wrong_in_itself: Refusals) -> None:
    places, problems = wrong_in_itself
    assert {place.split(":")[0] for place in places.values()} <= {problem.split(":")[0] for problem in problems}


def test_an_unknown_source_names_its_file_and_line(wrong_together: Refusals) -> None:
    assert_named("an unknown source", wrong_together)


def test_an_unknown_source_of_a_section_names_the_section(wrong_together: Refusals) -> None:
    assert_named("an unknown source of a section", wrong_together)


def test_a_figure_that_no_work_gives_is_named_with_its_works_and_how_to_mend_it(wrong_together: Refusals) -> None:
    assert_named("a figure that the work does not give", wrong_together)
    assert_named("a figure of a section that the work does not give", wrong_together)


def test_a_caveat_nobody_uses_is_an_error(wrong_together: Refusals) -> None:
    assert_named("an unused caveat", wrong_together)


def test_a_study_statement_needs_a_source(wrong_in_itself: Refusals) -> None:
    assert_named("a study statement needs a source", wrong_in_itself)


def test_wordings_that_disagree_in_numbers_are_an_error(wrong_in_itself: Refusals) -> None:
    assert_named("wordings that disagree in their numbers are refused", wrong_in_itself)


def test_a_guide_without_its_entry_topic_is_an_error(content_copy: Path, problems_of: ProblemsOf) -> None:
    (content_copy / "topics/guide_overview.yml").unlink()
    assert "topics/guide_overview.yml: the file is missing: talks start from it" in problems_of(content_copy)


def new_topic(root: Path, name: str, follow: str, edit_line: EditLine) -> None:
    """A topic of the content folder under another name, which no other names."""
    shutil.copy(root / "topics/setup.yml", root / f"topics/{name}.yml")
    edit_line(root / f"topics/{name}.yml", r"^topic: .*", f"topic: {name}")
    edit_line(root / f"topics/{name}.yml", r"^next: .*", f"next: [{follow}]")


def test_a_topic_that_no_other_names_is_offered_by_the_first_that_it_names(
    content_copy: Path, edit_line: EditLine
) -> None:
    new_topic(content_copy, "time_of_day", "pairing, setup", edit_line)
    new_topic(content_copy, "time_of_year", "time_of_day, setup", edit_line)
    topics = load_guide(content_copy).topics
    assert topics["pairing"].next[-1] == "time_of_day"
    assert "time_of_year" in {*topics["time_of_day"].next, *topics["setup"].next}


def test_topics_that_name_only_each_other_are_out_of_reach(
    content_copy: Path, edit_line: EditLine, problems_of: ProblemsOf
) -> None:
    circle = {"one": "two, three", "two": "three, one", "three": "one, two"}
    for name, follow in circle.items():
        new_topic(content_copy, name, follow, edit_line)
    problems = problems_of(content_copy)
    assert [f"nobody reaches topic '{name}'" in "".join(problems) for name in circle] == [True, True, True]


def test_a_term_that_leads_to_two_focus_answers_is_an_error(wrong_together: Refusals) -> None:
    assert_named("a term of two parts", wrong_together)


def test_not_yaml_names_the_line(content_copy: Path, edit_line: EditLine, problems_of: ProblemsOf) -> None:
    where = edit_line(content_copy / "guide.yml", r"^version: .*", "version: a: b")
    assert problems_of(content_copy) == (
        f"{where}: is not YAML: mapping values are not allowed in this context: mend this line or the one above",
    )


def test_a_missing_file_is_named(content_copy: Path, problems_of: ProblemsOf) -> None:
    (content_copy / "sections.yml").unlink()
    path = os.path.relpath(content_copy / "sections.yml")
    assert problems_of(content_copy) == (f"{path}: the file is missing: create it (docs/content-format.md)",)


def test_a_guide_without_a_version_is_refused(content_copy: Path, edit_line: EditLine, problems_of: ProblemsOf) -> None:
    edit_line(content_copy / "guide.yml", r"^version: .*\n", "")
    (problem,) = problems_of(content_copy)
    assert re.search(r"guide\.yml:\d+: version: field required$", problem)


def test_the_check_command_counts_what_it_checked(guide: Guide) -> None:
    result = CliRunner().invoke(app, ["guide-check"])
    assert result.exit_code == 0
    assert f"guide {guide.edition.id} {guide.edition.version}: 22 topics, " in result.output
    assert result.output.endswith("no problem found\n")


def test_the_check_command_fails_on_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> Guide:
        raise GuideError(["setup.yml:3: wrong", "setup.yml:9: wrong too"])

    monkeypatch.setattr(bot.guide, "load_guide", refuse)
    result = CliRunner().invoke(app, ["guide-check"])
    assert result.exit_code == 1
    assert "setup.yml:3: wrong\nsetup.yml:9: wrong too\n" in result.output


def test_a_list_where_a_mapping_belongs_is_refused(content_copy: Path, problems_of: ProblemsOf) -> None:
    (content_copy / "guide.yml").write_text("- id: hip-thrust\n")
    [problem] = problems_of(content_copy)
    assert problem.endswith("guide.yml:1: holds a list: a dict is expected here")


def test_bytes_that_are_not_utf_8_are_refused(content_copy: Path, problems_of: ProblemsOf) -> None:
    (content_copy / "guide.yml").write_bytes(b"id: hip-thrust\nversion: \xff\n")
    [problem] = problems_of(content_copy)
    assert "guide.yml: is not UTF-8 at byte" in problem


def test_control_characters_are_refused(content_copy: Path, problems_of: ProblemsOf) -> None:
    (content_copy / "guide.yml").write_bytes(b"id: hip\x00thrust\n")
    [problem] = problems_of(content_copy)
    assert "guide.yml: is not YAML" in problem


def test_a_reference_that_is_not_bibtex_names_its_line(
    content_copy: Path, edit_line: EditLine, problems_of: ProblemsOf
) -> None:
    bib = content_copy / "sources.bib"
    place = edit_line(bib, r"(?s)(^@article\{acsm-2026,.*?title = \{)", r"\1{")
    assert any(p.startswith(f"{place}: 'acsm-2026' is not BibTeX") for p in problems_of(content_copy))


def test_a_reference_is_given_once(content_copy: Path, problems_of: ProblemsOf) -> None:
    path = content_copy / "sources.bib"
    text = path.read_text()
    first = text[text.index("@article") : text.index("\n}\n") + 3]
    path.write_text(text + first)
    [problem] = problems_of(content_copy)
    assert re.search(r"sources\.bib:\d+: a second '[a-z0-9-]+': give it another key$", problem)


def test_a_missing_list_of_references_is_named(content_copy: Path, problems_of: ProblemsOf) -> None:
    (content_copy / "sources.bib").unlink()
    assert any("sources.bib: the file is missing" in problem for problem in problems_of(content_copy))
