"""The works that answers cite, from a BibTeX file: what reference managers export and journals offer."""

from __future__ import annotations

import os
import re
from pathlib import Path

from bibtexparser.bparser import BibTexParser  # type: ignore[import-untyped,unused-ignore]
from pydantic import ValidationError

from bot.guide.content_file import GuideError
from bot.guide.types import Source

_ENTRY = re.compile(r"^@\w+\s*\{\s*([^,\s]*)", re.MULTILINE)
_LOCATORS = ("volume", "number", "pages", "pmid", "pmcid")
_NOT_SHOWN = {"ENTRYTYPE", "organization", "pmc", *_LOCATORS}
"""Fields that reference managers want and no answer shows."""
_FIELDS = {
    "ID": "id",
    "author": "authors",
    "shorttitle": "short_name",
    "title": "title",
    "journal": "published",
    "year": "year",
    "keywords": "kind",
    "note": "studied",
    "url": "url",
}


def load_references(path: Path) -> dict[str, tuple[Source, str]]:
    """The sources of a BibTeX file by their keys, each with its ``file:line``.

    Raises:
        GuideError: an entry cannot be read or does not fit; every problem names its line.
    """
    name = os.path.relpath(path)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise GuideError([f"{name}: the file is missing: create it (docs/content-format.md)"]) from None
    places = [(match[1], f"{name}:{text.count(chr(10), 0, match.start()) + 1}") for match in _ENTRY.finditer(text)]
    parser = BibTexParser(ignore_nonstandard_types=False, interpolate_strings=False)
    entries = {entry["ID"]: entry for entry in parser.parse(text).entries}
    found: dict[str, tuple[Source, str]] = {}
    problems: list[str] = []
    for key, where in places:
        if key in found:
            problems.append(f"{where}: a second {key!r}: give it another key")
        elif key not in entries:
            problems.append(f"{where}: {key!r} is not BibTeX: close every brace and end every field with a comma")
        else:
            fields = {
                _FIELDS.get(field, field): value for field, value in entries[key].items() if field not in _NOT_SHOWN
            }
            fields["locators"] = " ".join(entries[key].get(field, "") for field in _LOCATORS).strip()
            try:
                found[key] = (Source.parse_obj(fields), where)
            except ValidationError as error:
                problems += [f"{where}: {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
    if problems:
        raise GuideError(problems)
    return found
