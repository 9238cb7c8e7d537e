"""A message as tokens: each a kind (one letter, see ``vocabulary``) and what it says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from bot.coaching.load import Unit
from bot.coaching.training_log.draft import DraftSet, Question, SaidLoad
from bot.coaching.training_log.grades import with_grades_named
from bot.coaching.training_log.numerals import spelled_number
from bot.coaching.training_log.vocabulary import AMOUNT_OF, BREAK, FILLERS, LONGEST, NUMBER, PHRASES, UNKNOWN, WORD


@dataclass(frozen=True)
class Scheme:
    """Sets and reps as written.

    Attributes:
        sets: how many; None if only reps were said.
        reps: of each set, one number if they are alike; empty if only sets were said.
        load: of these sets, if it stood between them.
    """

    sets: int | None
    reps: tuple[int, ...]
    load: SaidLoad | None = None


@dataclass(frozen=True)
class Effort:
    """RPE as said: one for all sets (or the one it stands beside), or one for each."""

    rpe: tuple[Decimal, ...]


@dataclass(frozen=True)
class Row:
    """Bare numbers in a row: mostly the reps of each set, sometimes with a load at one end."""

    numbers: tuple[Decimal, ...]


@dataclass(frozen=True)
class OneSet:
    """What was said of one set alone.

    Attributes:
        index: which, 0 the first, -1 the last.
        reps: how many, None if not said.
        rpe: None if not said.
        load: None if not said.
    """

    index: int
    reps: int | None = None
    rpe: Decimal | None = None
    load: SaidLoad | None = None

    def put_on(self, old: DraftSet) -> DraftSet:
        """The set with what was said of it."""
        reps = old.reps if self.reps is None else self.reps
        return DraftSet(reps, self.load or old.load, self.rpe or old.rpe)


Meaning: TypeAlias = "Row | OneSet | Decimal | Unit | SaidLoad | Scheme | Effort | Question | int | None"


@dataclass(frozen=True)
class Token:
    """One word or sign, or several read as one.

    Attributes:
        kind: one letter.
        text: as written, in lower case.
        meaning: what it says, None for plain words.
        glued: no space stands before it.
    """

    kind: str
    text: str
    meaning: Meaning = None
    glued: bool = False

    @property
    def number(self) -> Decimal:
        """The number that a number token stands for."""
        assert isinstance(self.meaning, Decimal)
        return self.meaning


DAY_MARK: Final = 0xE000
"""Days are taken out of the text before and leave one private-use character each, counted from here."""

MOST_DAYS: Final = 0x800

_PIECE: Final = re.compile(
    r"(?P<number>\d{1,12}(?:\.\d{1,6})?|\.\d{1,6})|(?P<word>x(?=\d)|(?:kgs?|lbs?|k|reps?|sets?"
    r"|bw|kilos|pounds)(?=x ?\d)"
    r"|[a-z]+|(?<=\d)#)|(?P<break>[.!?\n]+)|(?P<sign>[^\s\w#]|[\ue000-\ue7ff])|(?P<rest>[\w#])"
)
_HALVES: Final = (
    (re.compile(r"(?<=\d) ?½"), ".5"),
    (re.compile("½"), "0.5"),
    (re.compile(r"(?<=\d) (?:and a half|1/2)\b"), ".5"),
)
_UNITS: Final = r"(?= ?(?:kgs?|kilos?|kilograms?|lbs?|pounds?)\b)"
_COMMA_DECIMAL: Final = re.compile(
    rf"(?<![\d,/.])(\d{{1,3}}),(5|25|50|75|0|00){_UNITS}|(?<![\d,/.])([2-9]\d|1\d\d),(5|25"
    r"|75)(?![\d,])(?! ?(?:,|and|reps))"
)
_COMMA_RPE: Final = re.compile(r"\b(rpe|rir) ?(\d),5(?![\d,])")
_SETS_LEFT_OUT: Final = re.compile(
    r"(\band|\bthen|,) ?(?:then )?(one|two|three|four|five|[1-5]) of (?=\d{1,2}\b(?! ?(?:kg|lb))|(?:five|six"
    r"|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)\b)"
)
"""The word "sets" is left out: "2 sets of 10, then one of 6"."""
_A_SET: Final = re.compile(r"\ba (?=set of )")
_THOUSANDS: Final = re.compile(r"(?<![\d,/.x×*])(\d{1,3}),(\d{3})(?!\d| ?[x×*])")
_SIGNS: Final = {
    **dict.fromkeys(",&;", ","),
    **dict.fromkeys("-\u2013\u2014\u2212", "-"),
    **dict.fromkeys("×*✕✖", "x"),
    **{
        "%": UNKNOWN,
        "@": "@",
        "/": "/",
        "|": "/",
        "+": "+",
        "(": "(",
        ")": ")",
        "[": "(",
        "]": ")",
        ":": ":",
        "=": ":",
    },
}
_COUNTED: Final = (
    "set sets round rep reps x by top more extra less fewer plate left single double triple "
    "heavy hard amrap in working "
    "work back drop rir warm final big"
)
_COUNTED_ONE: Final = [[word] for word in _COUNTED.split()]
"""What follows a "one" that counts; other ones are "quick one", "last one"."""


def plain(text: str) -> str:
    """The text as it is read: lower case, one form for each character, decimals with a point."""
    for half, point in _HALVES:
        text = half.sub(point, text)
    text = unicodedata.normalize("NFKC", text).lower().replace("w/", "with ").replace("\u2044", "/")
    text = "".join(" " if "\ue000" <= char <= "\uf8ff" else char for char in text)
    text = re.sub("['\u2019\u2018`\u00b4]", "", text)
    text = with_grades_named(re.sub(r"[^\S\n]+", " ", text))
    text = _THOUSANDS.sub(r"\1\2", text)
    text = _SETS_LEFT_OUT.sub(r"\1 \2 sets of ", text)
    text = _A_SET.sub("1 ", text)
    text = _COMMA_RPE.sub(r"\1 \2.5", text)
    return _COMMA_DECIMAL.sub(lambda found: ".".join(part for part in found.groups() if part), text)


def tokenize(text: str) -> list[Token]:
    """The tokens of a text that ``plain`` made and days and asides were taken out of; fillers are left out."""
    pieces = [(match.lastgroup or "", match.group(), match.start(), match.end()) for match in _PIECE.finditer(text)]
    tokens: list[Token] = []
    at = 0
    while at < len(pieces):
        group, word, start, end = pieces[at]
        glued = at > 0 and pieces[at - 1][3] == start
        used = 1
        if group == "number":
            tokens.append(Token(NUMBER, word, Decimal(word), glued))
        elif group == "break":
            tokens.append(Token(BREAK, word))
        elif group == "sign":
            tokens.append(_sign(word, glued, at + 1 < len(pieces) and pieces[at + 1][2] == end))
        elif group == "rest":
            tokens.append(Token(WORD, word, None, glued))
        else:
            words = [piece[1] for piece in pieces[at : at + LONGEST + 2]]
            token, used = _word(words, glued, pieces[at - 1] if at else None)
            if token:
                tokens.append(token)
        at += used
    return tokens


def _sign(sign: str, glued_before: bool, glued_after: bool) -> Token:
    if DAY_MARK <= ord(sign) < DAY_MARK + MOST_DAYS:
        return Token("D", sign, ord(sign) - DAY_MARK)
    kind = _SIGNS.get(sign, WORD)
    if kind == "-" and not (glued_before and glued_after):
        kind = "m" if glued_after else ":"
    return Token(kind, sign, None, glued_before)


def _word(words: list[str], glued: bool, before: tuple[str, str, int, int] | None) -> tuple[Token | None, int]:
    hyphenless = [word for word in words if word != "-"] if "-" in words else words
    for count in range(min(LONGEST, len(hyphenless)), 0, -1):
        kind = PHRASES.get(tuple(hyphenless[:count]))
        if kind:
            used = _pieces_used(words, count)
            text = " ".join(hyphenless[:count])
            return Token(kind, text, _meaning(kind, text), glued), used
    spelled = spelled_number(hyphenless, load=before is not None and before[1] in {"at", "with", "@"})
    if spelled and not (hyphenless[0] == "one" and spelled[1] == 1 and hyphenless[1:2] not in _COUNTED_ONE):
        value, count = spelled
        used = _pieces_used(words, count)
        return Token(NUMBER, " ".join(hyphenless[:count]), value), used
    if words[0] in FILLERS:
        return None, 1
    if glued and before and before[0] == "number":
        return Token(UNKNOWN, words[0], None, glued), 1
    return Token(WORD, words[0], None, glued), 1


def _pieces_used(words: Sequence[str], count: int) -> int:
    used = 0
    while count:
        count -= words[used] != "-"
        used += 1
    return used


def _meaning(kind: str, text: str) -> Meaning:
    if kind == "u":
        return Unit.LB if text[0] in "lp#" else Unit.KG
    return Decimal(AMOUNT_OF[text]) if kind == "z" else None


def kinds(tokens: Sequence[Token]) -> str:
    """The letters of the tokens, to match patterns on."""
    return "".join(token.kind for token in tokens)


def rewrite(
    tokens: Sequence[Token], pattern: re.Pattern[str], read: Callable[[Sequence[Token], str], Sequence[Token] | None]
) -> list[Token]:
    """Replace each run of tokens whose kinds match.

    Args:
        tokens: the message.
        pattern: over kinds; must not match the empty string.
        read: gives the tokens that a run stands for (from its tokens and their kinds), or None to leave it.
    """
    result: list[Token] = []
    done = 0
    for match in pattern.finditer(kinds(tokens)):
        run = tokens[match.start() : match.end()]
        new = read(run, match.group())
        result += tokens[done : match.start()]
        result += run if new is None else new
        done = match.end()
    return [*result, *tokens[done:]]


def heard(tokens: Sequence[Token]) -> str:
    """The tokens as one piece of text, to quote."""
    return "".join(token.text if token.glued else f" {token.text}" for token in tokens).strip()
