"""The forms in which the names of lifts are typed: plurals, joined words, "rdls"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.understanding.vocabulary import PhraseTable


def with_forms(table: PhraseTable, rows: Mapping[str, Any]) -> dict[str, list[str]]:
    """The phrases with their plurals and joined forms; a form that is a phrase of its own stays what it is."""
    forms = dict(table.phrases)
    for words, id_ in table.phrases.items():
        if not id_.startswith(("lift.", "loose.")):
            continue
        made = [words, (*words[:-1], plural(words[-1]))]
        if len(words) > 1 and words[-1] == "deadlift":
            made += [(*words[:-1], short) for short in ("dl", "dls", "dead", "deads")]
        joined = "".join(words)
        if 1 < len(words) <= 3 and len(joined) >= 6 and joined.isalpha():
            made += [(joined,), (plural(joined),)]
        for form in made:
            forms.setdefault(form, id_)
    said: dict[str, list[str]] = {}
    for words, id_ in forms.items():
        said.setdefault(id_, []).append(" ".join(words))
    return said


def plural(word: str) -> str:
    """The plural of a word, as English makes it."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"
