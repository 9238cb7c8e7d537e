"""A command is a word that stands alone; a message that only mentions it is a message."""

from __future__ import annotations

import pytest

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
    "text",
    [
        "who can see what i write",
        "is this private?",
        "can my trainer read this",
        "do you sell my data to anyone",
        "wait, can anyone else see my log",
        "is my data safe here",
        "are my messages recorded?",
        "what happens with my data",
        "where is my data stored",
        "Privacy policy",
    ],
)
def test_who_asks_about_privacy_gets_the_privacy_words(text: str) -> None:
    assert command_action(text) == "action_privacy"


@pytest.mark.parametrize(
    "text",
    [
        "is this safe",
        "can anyone do this",
        "can you see my form",
        "do you track progress",
        "who can do it",
        "is it shared load",
    ],
)
def test_what_only_sounds_like_it_is_left_to_the_classifier(text: str) -> None:
    assert command_action(text) is None


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
