"""What goes over the wire, read by aiogram 3: a second opinion that shares no code with python-telegram-bot.

aiogram cannot be installed beside Rasa, so this is run by hand, in two environments::

    .venv/bin/python tests/channels/telegram_by_aiogram.py record traffic.json
    <an environment with aiogram 3>/bin/python tests/channels/telegram_by_aiogram.py check traffic.json
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


async def _record(file: Path) -> None:
    sys.path[:0] = [str(HERE), str(HERE.parent.parent)]
    from telegram_world import World

    from bot.channels.telegram.words import DELETE_YES

    world = await World("webhook").start()
    updates = []
    hand_out = world.api.hand_out

    async def keep(*given: dict[str, object]) -> list[int]:
        updates.extend(given)
        return await hand_out(*given)

    world.api.hand_out = keep  # type: ignore[method-assign]
    lifter, member = world.lifter(), world.member(9, is_forum=True)
    for text in ("/start need-hip-thrusts", "do I need them?", "/help", "/privacy"):
        await lifter.says(text)
    await lifter.presses("Do I need hip thrusts?")
    first = (await lifter.says("setpu"))["message"]
    await lifter.edits(first, text="setup")
    await lifter.presses("A long one")
    await lifter.sends(location={"latitude": 1.0, "longitude": 2.0})
    await member.says("@hip_coach_bot setup?", message_thread_id=55, is_topic_message=True)
    await lifter.says("/delete")
    await lifter.presses(DELETE_YES)
    calls = [(method, parameters) for method, parameters in world.api.calls]
    file.write_text(json.dumps({"updates": updates, "calls": calls, "answers": world.api.bodies}))
    await world.end()


def _check(file: Path) -> None:
    from aiogram import methods, types  # type: ignore[import-not-found]

    traffic = json.loads(file.read_text())
    for update in traffic["updates"]:
        types.Update.model_validate(update)
    for name, parameters in traffic["calls"]:
        kind = getattr(methods, name[0].upper() + name[1:])
        unknown = set(parameters) - set(kind.model_fields)
        assert not unknown, f"{name}: aiogram knows no {unknown}"
        kind.model_validate(parameters)
    for body in map(json.loads, traffic["answers"]):
        if isinstance(body["result"], dict):
            kind = types.User if body["method"] == "getMe" else types.Message
            kind.model_validate(body["result"])
    print({kind: len(found) for kind, found in traffic.items()})


if __name__ == "__main__":
    command, traffic_file = sys.argv[1], Path(sys.argv[2])
    if command == "check":
        _check(traffic_file)
    else:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["DATABASE_URL"] = f"sqlite:///{folder}/coach.db"
            asyncio.run(_record(traffic_file))
