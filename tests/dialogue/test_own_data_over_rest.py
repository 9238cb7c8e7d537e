"""Deleted by talk, with the real model in the real process: a search of everything that it keeps finds nothing."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from dialogue.talking import Coach, Lifter
from sqlalchemy import MetaData, func, select

MARKER = "wombatello"


def _tables_with(coach: Coach, *words: str) -> set[str]:
    # A time of an event may end in the digits of a load.
    told = re.compile("|".join(rf"(?<!\d){re.escape(word)}" for word in words))
    meta = MetaData()
    meta.reflect(coach.engine)
    with coach.engine.connect() as connection:
        return {
            name
            for name, table in meta.tables.items()
            for row in connection.execute(select(table))
            if told.search(repr(tuple(row)))
        }


def _rows(coach: Coach) -> dict[str, int]:
    """How many rows each table has."""
    meta = MetaData()
    meta.reflect(coach.engine)
    with coach.engine.connect() as connection:
        return {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in meta.tables.items()
        }


def _files_with(coach: Coach, *words: str) -> list[str]:
    folder = coach.process.folder
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(word.encode() in path.read_bytes() for word in words)
    ]


def test_after_two_times_yes_nothing_is_left_in_any_table_file_or_log(lifter: Lifter) -> None:
    coach = lifter.coach
    lifter.says(f"who is {MARKER} and what is the weather")
    lifter.says("that helped")
    assert _files_with(coach, MARKER, lifter.sender)
    lifter.says("delete my data")
    lifter.says("yes")
    done = lifter.says("yes")
    assert "deleted" in done.text
    assert {"erased": True} in done.customs
    assert _tables_with(coach, MARKER, lifter.sender) == set()
    assert _files_with(coach, MARKER, lifter.sender) == []
    assert MARKER not in coach.process.log
    assert lifter.says("do I need hip thrusts?").answers
    assert len([event for event in lifter.events() if event["event"] == "user"]) == 1


def test_a_log_a_plan_and_a_plot_are_gone_from_every_table_and_file(lifter: Lifter) -> None:
    coach, load = lifter.coach, "61.75"
    lifter.says(f"3x10 at {load} kg rpe 8")
    assert lifter.says("yes").text.startswith("Saved")
    lifter.says("plan please: glutes, 3 years, 5 days, barbell, I deadlift heavy 5 times a week, back is fine, no pain")
    plot = urlsplit(next(item["image"] for item in lifter.says("show my progress").items if "image" in item)).path
    copy = lifter.says("export my data")
    (download,) = (custom["download"] for custom in copy.customs if "download" in custom)
    assert coach.http.get(plot).status_code == 200
    assert {"sessions", "sets", "plans", "lifters"} <= {name for name, count in _rows(coach).items() if count}
    before = _rows(coach)
    assert _files_with(coach, load)
    for said in ("delete my data", "yes", "yes"):
        done = lifter.says(said)
    assert {"erased": True} in done.customs
    assert _tables_with(coach, load, "deadlift heavy 5 times", lifter.sender) == set()
    assert _files_with(coach, load, "deadlift heavy 5 times", lifter.sender) == []
    after = _rows(coach)
    assert {name: before[name] - after[name] for name in ("lifters", "plans", "sessions", "sets")} == {
        "lifters": 1, "plans": 1, "sessions": 1, "sets": 3,
    }  # fmt: skip
    assert coach.http.get(plot).status_code == 404
    assert coach.http.post(urlsplit(download["url"]).path).status_code in (404, 410)


def test_a_linked_chat_knows_the_plan_that_was_made_in_the_other(new_lifter: Callable[[], Lifter]) -> None:
    one, other = new_lifter(), new_lifter()
    one.says("plan please: strength, 3 years, 3 days, barbell, I deadlift heavy twice a week, back is fine, no pain")
    code = re.search(r"code is (\S+)\.", one.says("link").text)
    assert code
    other.says(f"link {code[1]}")
    assert "Since you deadlift heavy twice a week" in other.says("do I need hip thrusts?").text


def test_two_chats_are_one_lifter_after_a_code_and_are_deleted_together(
    coach: Coach, new_lifter: Callable[[], Lifter]
) -> None:
    one, other = new_lifter(), new_lifter()
    code = re.search(r"code is (\S+)\.", one.says("link").text)
    assert code
    assert "linked" in other.says(f"link {code[1].lower()}").text
    assert "2 linked chats" in one.says("delete my data").text
    one.says("yes")
    one.says("yes")
    assert _tables_with(coach, one.sender, other.sender) == set()


def test_the_link_to_a_copy_can_be_fetched_once(lifter: Lifter) -> None:
    lifter.says("how high should the bench be")
    given = lifter.says("send me a copy of my data")
    (download,) = (custom["download"] for custom in given.customs if "download" in custom)
    assert download["url"].startswith(lifter.coach.address)
    path = urlsplit(download["url"]).path
    assert lifter.coach.http.get(path).status_code == 200
    fetched = lifter.coach.http.post(path)
    with zipfile.ZipFile(io.BytesIO(fetched.content)) as packed:
        found: dict[str, Any] = json.loads(packed.read("data.json"))
    assert "how high should the bench be" in [line["text"] for line in found["conversations"][lifter.sender]]
    assert lifter.coach.http.post(path).status_code == 410


@pytest.mark.parametrize("code", ["62WH-6C4V", "3EKY-3S38", "D4BS-NPZ9"])
def test_a_code_that_reads_like_sets_is_a_code_all_the_same(lifter: Lifter, code: str) -> None:
    assert "code" in lifter.says(f"link {code}").text
