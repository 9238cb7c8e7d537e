"""How hard a text is to read."""

from __future__ import annotations

import re


def reading_grade(text: str) -> float:
    """Flesch-Kincaid grade of plain English, with syllables counted as groups of vowels.

    Args:
        text: sentences. What stands in brackets is left out: units are given twice there.
    """
    text = re.sub(r"\([^()]*\)", "", text)
    if not re.search("[a-z]", text.lower()):
        return 0.0
    sentences = len(re.findall(r"[.?:;](?:\s|$)", text)) or 1
    words = re.findall(r"[a-z']+", text.lower())
    stems = (re.sub(r"(?<!l)e$|(?<![dt])ed$", "", word) for word in words)
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", stem))) for stem in stems)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
