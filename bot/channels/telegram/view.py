"""What the coach said, as Telegram messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.channels.telegram.text import MAX_CAPTION_UNITS, Paragraph, Text, escaped, messages, units

Item = dict[str, Any]
_LABEL = {"practice": "coaching practice, not tested", "safety": "safety"}
_MAX_BUTTONS = 100


@dataclass(frozen=True)
class Button:
    """A button below a message. ``payload`` is the coach's own, of any length."""

    title: str
    payload: str


@dataclass(frozen=True)
class Outgoing:
    """One message to send: a text, or a photo or the copy of somebody's data with the text as its caption."""

    text: Text
    buttons: tuple[Button, ...] = ()
    photo: str | None = None
    copy: bool = False
    document: bytes | None = None


def outgoing(items: Iterable[Item], note: str | None = None) -> list[Outgoing]:
    """A turn's items, in Rasa's shape, as messages.

    An answer is shown from its parts, which come as the item behind its text; an image takes the text
    before it as its caption.

    Args:
        items: what the coach said.
        note: a line of the channel's own, put before the first text.

    Returns:
        The messages in order; buttons stand below the last part of their text.
    """
    found: list[Outgoing] = []
    remaining = list(items)
    while remaining:
        item = remaining.pop(0)
        text, image = item.get("text"), item.get("image")
        if isinstance(text, str) and text.strip():
            parts = _answer_parts(remaining[0]) if remaining else None
            plan = remaining[0]["custom"].get("plan") if parts else None
            paragraphs = _answer(parts, plan) if parts else [Paragraph(line) for line in text.split("\n")]
            if note:
                paragraphs.insert(0, Paragraph(note, f"<i>{escaped(note)}</i>"))
                note = None
            found += _texts(paragraphs, _buttons(item))
        elif isinstance(image, str):
            found += _photo(found, image)
        elif _says(item, "copy"):
            found += _copy(found)
        elif isinstance(item.get("attachment"), str):
            found += _texts([Paragraph(item["attachment"])], ())
    return found


def _texts(paragraphs: Sequence[Paragraph], buttons: tuple[Button, ...]) -> list[Outgoing]:
    found = [Outgoing(text) for text in messages(paragraphs)]
    return [*found[:-1], replace(found[-1], buttons=buttons)]


def _photo(before: list[Outgoing], image: str) -> list[Outgoing]:
    last = before[-1] if before else None
    if last and last.photo is None and units(last.text.plain) <= MAX_CAPTION_UNITS:
        before.pop()
        return [replace(last, photo=image)]
    return [Outgoing(Text("", ""), photo=image)]


def _copy(before: list[Outgoing]) -> list[Outgoing]:
    last = before.pop() if before else Outgoing(Text("", ""))
    return [replace(last, copy=True)]


def has_erased(items: Iterable[Item]) -> bool:
    """Return True if everything that was stored was deleted in a turn."""
    return any(_says(item, "erased") for item in items)


def _says(item: Item, name: str) -> bool:
    custom = item.get("custom")
    return isinstance(custom, dict) and custom.get(name) is True


def _buttons(item: Item) -> tuple[Button, ...]:
    pairs = [(button.get("title"), button.get("payload")) for button in item.get("buttons") or ()]
    return tuple(Button(str(title), str(payload or title)) for title, payload in pairs if title)[:_MAX_BUTTONS]


def _answer_parts(item: Item) -> dict[str, Any] | None:
    custom = item.get("custom")
    parts = custom.get("answer") if isinstance(custom, dict) else None
    whole = isinstance(parts, dict) and {"title", "sentences", "caveats", "sources"} <= parts.keys()
    return parts if whole else None


def _answer(parts: dict[str, Any], plan: dict[str, Any] | None) -> list[Paragraph]:
    labels = {source["id"]: source["label"] for source in parts["sources"]}
    stands_on = [_label(sentence, labels) for sentence in parts["sentences"]]
    said = [
        _sentence(sentence["text"], "" if stands_on[place + 1 : place + 2] == [label] else label)
        for place, (sentence, label) in enumerate(zip(parts["sentences"], stands_on, strict=True))
    ]
    if plan:
        days, drawn = [_day(day) for day in plan["days"]], plan["sentences"]
        after = [one for place, one in enumerate(said) if place > drawn[0] and place not in drawn]
        said = [*said[: drawn[0]], *days, *after]
    between = "\n" if parts.get("listed") else " "
    caveats = " ".join(caveat["text"] for caveat in parts["caveats"])
    section = parts.get("section_title") or parts["section"]
    return [
        Paragraph(parts["title"], f"<b>{escaped(parts['title'])}</b>"),
        Paragraph(
            between.join(sentence.plain for sentence in said),
            between.join(sentence.html for sentence in said),
            stays=True,
        ),
        Paragraph(f"Keep in mind: {caveats}", f"<b>Keep in mind:</b> {escaped(caveats)}", stays=True),
        Paragraph(f"From the guide: {section}", f"<i>From the guide: {escaped(section)}</i>"),
        *(_source(source) for source in parts["sources"]),
    ]


def _day(day: dict[str, Any]) -> Paragraph:
    """A day of a plan as a list."""
    name = " ".join(filter(None, [f"Day {day['number']}", day["weekday"] and f"({day['weekday']})"]))
    lines = [f"• {_line(line)}" for line in day["lines"]] or ["• your other work, or rest"]
    return Paragraph("\n".join([name, *lines]), "\n".join([f"<b>{escaped(name)}</b>", *map(escaped, lines)]))


def _line(line: dict[str, Any]) -> str:
    if "sets" not in line:
        words = f"your {line['lift']}" if line["own"] else str(line["lift"])
        return f"{words}, lighter for now" if line["lighter"] else words
    sets = f"{line['sets']} {'set' if line['sets'] == 1 else 'sets'}"
    (fewest, most), (low, high) = line["reps"], line["rpe"]
    return f"{line['lift']}: {sets} of {fewest} to {most}, RPE {low} to {high}"


def _label(sentence: dict[str, Any], labels: dict[str, str]) -> str:
    """What a sentence stands on; "" for the guide itself."""
    if sentence["basis"] == "guide":
        return ""
    return _LABEL.get(sentence["basis"]) or f"study: {', '.join(labels[id_] for id_ in sentence['sources'])}"


def _sentence(text: str, label: str) -> Paragraph:
    return Paragraph(f"{text} [{label}]", f"{escaped(text)} <i>[{escaped(label)}]</i>") if label else Paragraph(text)


def _source(source: dict[str, Any]) -> Paragraph:
    label, title, url = source["label"], source["title"], source["url"]
    return Paragraph(
        f"• {label}: {title} ({url})", f'• <a href="{escaped(url)}">{escaped(label)}</a>: {escaped(title)}'
    )
