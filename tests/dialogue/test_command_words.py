"""A command is a word that stands alone; a message that only mentions it is a message."""

from __future__ import annotations

import pytest

from bot.coaching.own_words import says_plain_yes, takes_back
from bot.dialogue.command_words import command_action, link_code


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("link", "action_link"),
        (" LINK. ", "action_link"),
        ("/link", "action_link"),
        ("link abcd-2345", "action_link"),
        ("privacy?", "action_privacy"),
        ("Export", "action_export_my_data"),
        ("delete", "action_delete_my_data"),
        ("send me a link", None),
        ("link to the study", None),
        ("link this chat", None),
        ("what about privacy", None),
        ("delete the last set", None),
        ("", None),
    ],
)
def test_commands_are_known_by_the_whole_message(text: str, action: str | None) -> None:
    assert command_action(text) == action


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("link ABCD2345", "ABCD2345"),
        ("Link abcd 2345", "abcd 2345"),
        ("link ABCD-EFGH.", "ABCD-EFGH"),
        ("link ABC23", "ABC23"),
        ("link", None),
        ("links ABCD2345", None),
    ],
)
def test_the_code_stands_behind_the_word(text: str, code: str | None) -> None:
    assert link_code(text) == code


@pytest.mark.parametrize("text", ["yes", "Yes please", "ok, do it", "sure", "yes, delete my data"])
def test_a_plain_yes_is_one(text: str) -> None:
    assert says_plain_yes(text)


@pytest.mark.parametrize("text", ["yes but not now", "ok wait", "please don't", "yes?", "no", "keep it"])
def test_a_yes_that_takes_something_back_is_none(text: str) -> None:
    assert takes_back(text)
    assert not says_plain_yes(text)
