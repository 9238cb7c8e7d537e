"""A command is a word that stands alone; a message that only mentions it is a message."""

from __future__ import annotations

import pytest

from bot.understanding.commands import Command, command_in, link_code
from bot.understanding.understand import understand


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("link", Command.LINK),
        (" LINK. ", Command.LINK),
        ("/link", Command.LINK),
        ("link abcd-2345", Command.LINK),
        ("unlink", Command.UNLINK),
        ("/unlink", Command.UNLINK),
        ("can you unlink my chats please", Command.UNLINK),
        ("Disconnect the other chat", Command.UNLINK),
        ("undo the link", Command.UNLINK),
        ("stop sharing my log with the other chat", Command.UNLINK),
        ("how do i disconnect the plates", None),
        ("should i separate my legs", None),
        ("privacy?", Command.PRIVACY),
        ("my time zone is Europe/Berlin", Command.SET_TIME_ZONE),
        ("Export", Command.EXPORT),
        ("delete", Command.DELETE),
        ("send me a link", None),
        ("link to the study", None),
        ("link this chat", None),
        ("what about privacy", None),
        ("delete the last set", None),
        ("", None),
    ],
)
def test_commands_are_known_by_the_whole_message(text: str, command: Command | None) -> None:
    assert command_in(understand(text)) is command


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
        "do you keep what i tell you",
        "do you store my weight",
        "will you remember that?",
        "what have you got on me",
        "how long do you keep my messages",
    ],
)
def test_who_asks_about_privacy_gets_the_privacy_words(text: str) -> None:
    assert command_in(understand(text)) is Command.PRIVACY


@pytest.mark.parametrize(
    "text",
    [
        "recovery code",
        "give me a recovery code please",
        "how do i get a backup code",
        "i lost my recovery code",
        "how do i get my log on a new phone",
        "can i keep my data when i get a new laptop",
        "i want to see my log on my other phone",
    ],
)
def test_who_asks_for_a_recovery_code_or_has_a_new_browser_is_told_of_it(text: str) -> None:
    assert command_in(understand(text)) is Command.RECOVERY


@pytest.mark.parametrize(
    "text",
    [
        "how long is recovery",
        "can i do this on another machine",
        "i need more recovery",
        "is this safe",
        "can anyone do this",
        "can you see my form",
        "do you track progress",
        "who can do it",
        "is it shared load",
    ],
)
def test_what_only_sounds_like_it_is_left_to_the_classifier(text: str) -> None:
    assert command_in(understand(text)) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("link ABCD2345", "ABCD2345"),
        ("Link abcd 2345", "abcd 2345"),
        ("link ABCD-EFGH.", "ABCD-EFGH"),
        ("link ABC23", "ABC23"),
        ("link ABCD-EFGH-JKMN-PQRS", "ABCD-EFGH-JKMN-PQRS"),
        ("link abcd efgh jkmn pqrs", "abcd efgh jkmn pqrs"),
        ("link the two chats again", None),
        ("link", None),
        ("links ABCD2345", None),
    ],
)
def test_the_code_stands_behind_the_word(text: str, code: str | None) -> None:
    assert link_code(understand(text)) == code
