"""What the words of a content file name: ids that the guide must have, facts that code must fill in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from string import Formatter

from bot.guide.content_file import ContentFile
from bot.guide.yaml_lines import Place

Cited = tuple[Place, str, Iterable[str], Collection[str]]
"""Where ids stand, what kind they are, the ids, and those that there are."""


def unknown_ids(file: ContentFile, cited: Iterable[Cited]) -> Iterator[str]:
    """A problem for each id that the guide has not."""
    for place, kind, ids, known in cited:
        for id_ in ids:
            if id_ not in known:
                yield f"{file.at(*place)}: unknown {kind} {id_!r}: use one that the guide has"


def unknown_facts(file: ContentFile, texts: Iterable[tuple[Place, str]], known: Collection[str]) -> Iterator[str]:
    """A problem for each name in braces that nothing fills."""
    for place, text in texts:
        for name in facts_in(text):
            if name not in known:
                yield f"{file.at(*place)}: unknown fact {{{name}}}: use one of {sorted(known)}"


def facts_in(text: str) -> Iterator[str]:
    """The names in braces."""
    return (name for _, name, _, _ in Formatter().parse(text) if name is not None)
