"""The session list: days one below the other, the newest first, whole on a phone."""

from __future__ import annotations

from collections.abc import Callable

from web.chat_page import ChatPage

Visit = Callable[..., ChatPage]
Shot = Callable[[ChatPage, str], None]
LOGGED = (
    "hip thrust 4 days ago: 3x10 at 60 kg, rpe 8, slept badly",
    "squat 3x5 at 80 kg 2 days ago",
    "hip thrust yesterday: 12, 10, 9 at 62.5 kg, rpe 9",
)


def test_the_session_list_is_told_by_day(visit: Visit, shot: Shot, look: str) -> None:
    chat = visit(look).open()
    for told in LOGGED:
        chat.ask(told)
        chat.ask("yes")
    text = "\n".join(item.get("text", "") for item in chat.ask("show my last sessions"))
    lines = text.splitlines()
    assert lines[0] == "Your log, 3 training days:"
    assert [("62.5 kg" in lines[1]), ("squat" in lines[2]), ("slept badly" in lines[3])] == [True, True, True]
    assert chat.sideways() == []
    shot(chat, f"{look}-12-session-list")
    assert chat.barriers() == []
