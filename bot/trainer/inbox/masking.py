"""Personal details, taken out of what trainers see and of what is written from it.

Rules and no model, so that the same words are always masked the same way and loads stay ("3x10", "100 kg", "@ RPE 8").
Their limit: a name is known by what stands before it ("my name is", "hi, I'm", "regards,"), not by itself. "Anna
told me to" keeps its Anna; whoever commits reads the change first.
"""

from __future__ import annotations

import re

from phonenumbers import Leniency, PhoneNumberMatcher

_WORD = r"[^\W\d_][\w'’-]*"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’-]*"
_NAMES = rf"(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})"
# Lower-case names too, and the one behind if the sentence ends or pauses there.
_ANY_NAMES = rf"(?P<name>{_WORD}(?:(?:\s+{_NAME}){{1,2}}|\s+{_WORD}(?=\s*$|\s*[,.!?;]|\s+and\b))?)"
_AMOUNT = r"(?!\s*(?:kgs?|kilos?|lbs?|pounds|reps?|sets?|steps)\b)"
# Each begins where a run of its characters begins: looking again from the middle of it would make the time grow with
# the square of the length.
_BEFORE_PHONES = (
    ("(email)", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "(link)",
        re.compile(
            r"(?i)\b(?:https?://|www\.)\S+|(?<![a-z0-9-])(?<![a-z0-9-]\.)\b(?:[a-z0-9-]+\.)+[a-z]{2,}/\S*",
        ),
    ),
    # Not "@ 100", "@8" or "@rpe8": a load or an effort.
    ("(handle)", re.compile(r"(?<![\w@])@(?!(?i:rpe|rir|bw)\b|(?i:rpe|rir)\d)[A-Za-z_][\w.]*\w")),
    (
        "(number)",
        re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,}(?: ?[A-Z0-9]{1,3})?\b|\b(?:\d{4}[ -]){3}\d{1,4}\b"),
    ),
)
# "+49 170 …", "0049 …" and "0170 …" of any grouping, and the French pairs. Digits that begin otherwise are warm-up
# sets ("100 110 120"), or dates.
_PHONES = (
    ("DE", Leniency.POSSIBLE, re.compile(r"\(?(?:\+|0\d\d)")),
    ("FR", Leniency.STRICT_GROUPING, re.compile(r"0\d")),
)
_FEWEST_DIGITS = 7
_AFTER_PHONES = (
    # The American groups are read here, as no plan of numbers has those that films use.
    ("(phone)", re.compile(r"(?<!\w)\(\d{3,5}\)[ ./-]?\d{3,4}[ ./-]?\d{3,5}(?!\w)")),
    ("(phone)", re.compile(rf"(?<![\w.,-])(?<!\d )(?:1[ .-])?\d{{3}}[ .-]\d{{3}}[ .-]\d{{4}}(?!\w){_AMOUNT}")),
    ("(phone)", re.compile(rf"(?<![\w.,-])\d{{3}}-\d{{4}}(?!\w){_AMOUNT}")),
    ("(number)", re.compile(r"(?<![\d.,])\d{7,}(?!\d)")),
)
_SAID_NAMES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<before>(?i:\bmy name is|\bname['’]s|\b(?:i['’]?m|i am) (?:called|named))\s+){_ANY_NAMES}",
        rf"(?P<before>(?i:\bcall me)\s+){_NAMES}",
        rf"(?P<before>(?i:\b(?:hi|hello|hey)\b[,.!]?\s+(?:i['’]?m|i am|it['’]?s|this is))\s+){_NAMES}",
        rf"(?P<before>(?i:\b(?:regards|cheers|sincerely|best wishes)),?\s+){_NAMES}\s*$",
    )
)
_NO_NAMES = frozenset({"not", "no", "a", "the", "in", "on", "of", "is", "and", "tag", "secret", "irrelevant"})


def masked(text: str) -> str:
    """A text without personal details.

    Args:
        text: what somebody wrote.

    Returns:
        The text with "(email)", "(link)", "(handle)", "(phone)", "(number)" or "(name)" where such a thing stood.
        Masking a masked text changes nothing.
    """
    for placeholder, rule in _BEFORE_PHONES:
        text = rule.sub(placeholder, text)
    text = _without_phones(text)
    for placeholder, rule in _AFTER_PHONES:
        text = rule.sub(placeholder, text)
    for rule in _SAID_NAMES:
        text = rule.sub(_without_name, text)
    return text


def _without_phones(text: str) -> str:
    for region, leniency, begins in _PHONES:
        for found in reversed(list(PhoneNumberMatcher(text, region, leniency))):
            digits = sum(character.isdigit() for character in found.raw_string)
            if begins.match(found.raw_string) and digits >= _FEWEST_DIGITS:
                text = f"{text[: found.start]}(phone){text[found.end :]}"
    return text


def _without_name(found: re.Match[str]) -> str:
    if found["name"].split()[0].lower() in _NO_NAMES:
        return found[0]
    return f"{found['before']}(name)"
