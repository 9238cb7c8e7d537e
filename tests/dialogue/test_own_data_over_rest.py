"""Deleted by talk, with the real model in the real process: a search of everything that it keeps finds nothing."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from dialogue.talking import Coach, Lifter
from sqlalchemy import MetaData, select

MARKER = "wombatello"


def _tables_with(coach: Coach, *words: str) -> set[str]:
    meta = MetaData()
    meta.reflect(coach.engine)
    with coach.engine.connect() as connection:
        return {
            name
            for name, table in meta.tables.items()
            for row in connection.execute(select(table))
            if any(word in repr(tuple(row)) for word in words)
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
