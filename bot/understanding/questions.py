"""The questions of a message, each by itself: a list's items, sentences that ask, and questions joined by "and"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.understanding.asked_for_two import also_asked_for
from bot.understanding.follow_up import points_back
from bot.understanding.reading import Act, Clause, Reading, Standing
from bot.understanding.vocabulary import load_cues, load_table
from bot.understanding.words import Kind, Word

MOST: Final = 4
"""A message with more is one flood, and answered as a whole."""
_FEWEST_WORDS: Final = 3
_FEWEST_NAMES: Final = 3
_LONGEST_NAME: Final = 3
_LONGEST_HEAD: Final = 8
"""Words of what is named before a question."""
_LONG: Final = 25
"""Words of a message that tells a story."""
_NO: Final = frozenset({"no", "without", "not", "out"})
_MARK: Final = re.compile(
    r"(?:^|(?<=[\s:,;.?]))(?:\(?([1-9a-h])[.)](?=\s*[a-z])|q(?:uestion|n)?\s?([1-9])[.:)]?(?=\s))", re.IGNORECASE
)
_FOR_EACH: Final = re.compile(r",?(?: and)?(?: what| how many)? for (?:me|him|her|(?:my|our) \w+)\b", re.IGNORECASE)
"""For whom a question is that is asked for two: what it asks is the same for both."""
_WHAT: Final = re.compile(r"\bwhat(?= (?:sets|reps)\b)", re.IGNORECASE)
_ROWS: Final = ("123456789", "abcdefgh")
_SENTENCE_ENDS: Final = frozenset(".?!;\n…")
_JOINS: Final = frozenset({"and", "also", "plus", "n", "&", "+"})
_MODALS: Final = frozenset({"can", "could", "should", "must", "may", "shall"})
_OF_IT: Final = frozenset({"on", "for", "about", "behind", "it", "that", "this", "please", "pls"})
_RELATIVES: Final = frozenset({"who", "whos", "whose"})
_SUBJECTS: Final = frozenset({"i", "im", "ive", "my", "we", "you", "he", "she", "they", "it", "is", "are", "do", "did"})
_WH: Final = frozenset({"wh", "wh_with_verb"})
_COURTESY: Final = frozenset({Act.THANKS, Act.GREETS})
_EDGES: Final = " \t\n,;:.-"


@dataclass(frozen=True)
class Question:
    """One question of a message.

    Attributes:
        text: the question, with what is told between it and the question before.
        number: its place in a list that the lifter numbered, from 1; None where nothing is numbered.
        led_in: the question behind the sentence told right before it; "" where that is no other text.
        bare: it names an amount and nothing else ("sets?"), so that what is told before it does not change it.
    """

    text: str
    number: int | None = None
    led_in: str = ""
    bare: bool = False


def questions_in(reading: Reading) -> tuple[Question, ...]:
    """The questions of a message, in order; none where nothing is asked or too much at once.

    What is told before the first question, a greeting or thanks is left out.
    """
    readers = (_listed, _named, _asked, _behind_courtesy, _at_the_end, _amount_alone)
    found = next((questions for questions in (read(reading) for read in readers) if questions), ())
    if not also_asked_for(reading).is_lifter:
        found = _for_both(found)
    return found if len(found) <= MOST else ()


def _for_both(found: tuple[Question, ...]) -> tuple[Question, ...]:
    """What is asked for two people, without whom it is for; "how many for me" behind "how many for her" is no other."""
    asked = tuple(replace(one, text=_WHAT.sub("how many", _FOR_EACH.sub("", one.text)).strip(_EDGES)) for one in found)
    told = tuple(one for one in asked if len(one.text.split()) >= _FEWEST_WORDS)
    return told or asked


def halves_of(reading: Reading) -> tuple[str, ...]:
    """What stands before and behind an "and", which may be two questions: two names, or a name and a question.

    Whether they are ("foot position and breathing") or are not ("squats and deadlifts"), their meaning tells.
    """
    words = [word for word in reading.words if word.kind is not Kind.SIGN or word.text in _JOINS]
    place = next((place for place, word in enumerate(words) if word.text in _JOINS and place), None)
    if place is None or place + 1 == len(words):
        return ()
    before, behind = words[:place], words[place + 1 :]
    asks = any(Act.ASKS in one.acts for one in reading.clauses if one.span.start >= words[place].start)
    names = all(_only_names(half, _LONGEST_NAME) for half in (before, behind))
    if not names and not (asks and _only_names(before, _LONGEST_HEAD)):
        return ()
    halves = (reading.text[: before[-1].end], reading.text[behind[0].start :])
    return tuple(half.strip(_EDGES) for half in halves)


def _only_names(words: Sequence[Word], longest: int) -> bool:
    """Return True for a few words of which nothing is told: "best cues for a beginner"."""
    texts = {word.text for word in words}
    return len(words) <= longest and not _SUBJECTS & texts and not any(word.is_number for word in words)


def _listed(reading: Reading) -> tuple[Question, ...]:
    """The items of a list that counts on from wherever it begins: "now 4) … and 5) …"."""
    text = reading.text
    marks: list[re.Match[str]] = []
    for mark in _MARK.finditer(text):
        if not marks or f"{_sign(marks[-1])}{_sign(mark)}" in "".join(f"{row} " for row in _ROWS):
            marks.append(mark)
    if len(marks) < 2:
        return ()
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    items = [_without_join(text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]
    if not all(items):
        return ()
    return tuple(Question(item, _place(_sign(mark))) for item, mark in zip(items, marks, strict=True))


def _sign(mark: re.Match[str]) -> str:
    """The number or letter of an item."""
    return (mark[1] or mark[2]).lower()


def _without_join(item: str) -> str:
    """An item without the "and" that leads on to the next one."""
    words = item.strip(_EDGES).split()
    return " ".join(words[:-1] if words[-1:] and words[-1].lower() in _JOINS else words)


def _place(sign: str) -> int:
    """The place that a number or a letter stands for, from 1."""
    return next(row.index(sign) + 1 for row in _ROWS if sign in row)


def _named(reading: Reading) -> tuple[Question, ...]:
    """The things that a message names and asks about in a row: "bench height, breathing, tempo?"."""
    clauses, text = _Clauses(reading), reading.text
    row: list[Clause] = []
    for clause in reading.clauses:
        gap = text[row[-1].span.end : clause.span.start] if row else ""
        if not _SENTENCE_ENDS.isdisjoint(gap):
            if len(row) >= _FEWEST_NAMES:
                break
            row = []
        row = [*row, clause] if clauses.is_name(clause) else []
    asked = len(row) >= _FEWEST_NAMES and clauses.is_marked(row[-1])
    return tuple(Question(f"{clauses.text(clause)}?") for clause in row) if asked else ()


def _asked(reading: Reading) -> tuple[Question, ...]:
    """The stretches of a text that ask, cut where a new sentence or a joining word begins the next."""
    text, clauses = reading.text, _Clauses(reading)
    stretches: list[list[Clause]] = []
    told: list[Clause] = []
    before: list[Clause] = []
    end, headed, choices = 0, False, False
    for clause in reading.clauses:
        gap, end = text[end : clause.span.start], clause.span.end
        if stretches and clauses.asks_for_source(clause):
            continue
        leans, short = clauses.leans(clause), clauses.is_short(clause) and not clauses.ends_with_wh(clause)
        # A line break ends a sentence, but no two words of one: "do I need" and then "hip thrusts?"
        ends = not (_SENTENCE_ENDS - {"\n"} if short else _SENTENCE_ENDS).isdisjoint(gap)
        goes_on = bool(stretches) and not told and not ends
        choice = clauses.is_choice(clause) and (not goes_on or (choices and "," in gap))
        # A row that opens with one holds more of them: "socks or shoes, how deep, chin up or down".
        choices = choice if not goes_on else choices
        asks = clauses.asks(clause) or choice
        asks &= not ("," in gap and clauses.is_relative(clause))
        apart = asks and not (headed and short) and _joins(gap, clauses.text(clause))
        if not asks and not goes_on:
            told.append(clause)
        elif (goes_on and not apart) or (leans and stretches and not told):
            stretches[-1].append(clause)
        else:
            by_itself = clauses.opens_with_wh(clause) or clauses.is_bare(clause)
            stands = ends and (by_itself if short else not stretches)
            headed = bool(told) and (leans or short) and not stands
            head = _last_sentence(text, told) if headed else told if stretches else []
            before = before if stretches or headed else _last_sentence(text, told)
            stretches.append([*head, clause])
            told = []
    found = [Question(_text(text, stretch), bare=clauses.is_bare(stretch[0])) for stretch in stretches]
    if before:
        found[0] = replace(found[0], led_in=_text(text, [*before, *stretches[0]]))
    return tuple(found)


def _at_the_end(reading: Reading) -> tuple[Question, ...]:
    """What a long message that asks nothing in so many words ends with: "… 50 cm high. any good or send it back"."""
    if len(reading.words) <= _LONG or len(reading.clauses) < 2:
        return ()
    last = _last_sentence(reading.text, [*reading.clauses])
    before = _last_sentence(reading.text, [one for one in reading.clauses if one not in last])
    return (Question(_text(reading.text, last), led_in=_text(reading.text, [*before, *last])),)


def _behind_courtesy(reading: Reading) -> tuple[Question, ...]:
    """What stands behind thanks or a greeting, in words that do not ask: "thank you. one more, friday off instead"."""
    courteous = [bool(clause.acts) and clause.acts <= _COURTESY for clause in reading.clauses]
    first = courteous.index(False) if False in courteous else 0
    rest = reading.clauses[first:]
    if not first or sum(len(reading.words_of(clause)) for clause in rest) < _FEWEST_WORDS:
        return ()
    return (Question(reading.text[rest[0].span.start :].strip(_EDGES)),)


def _amount_alone(reading: Reading) -> tuple[Question, ...]:
    """The question that a message is which only names an amount: "reps" asks how many, and not what a rep is."""
    clauses, counted = _Clauses(reading), load_cues("indirect_questions")["counted"]
    if len(reading.clauses) != 1 or not clauses.is_bare(reading.clauses[0]):
        return ()
    words = [word.text for word in reading.words_of(reading.clauses[0]) if counted.meaning(word.text) is not None]
    return (Question(f"how many {' and '.join(words)}", bare=True),) if words else ()


def _last_sentence(text: str, told: list[Clause]) -> list[Clause]:
    """The clauses of the last sentence of what was told."""
    for place in range(len(told) - 1, 0, -1):
        if not _SENTENCE_ENDS.isdisjoint(text[told[place - 1].span.end : told[place].span.start]):
            return told[place:]
    return told


def names_an_amount(reading: Reading) -> bool:
    """Return True if a clause is the name of an amount alone: "pulled 230 with it, sets and reps please"."""
    clauses = _Clauses(reading)
    return any(clauses.is_bare(clause) for clause in reading.clauses)


class _Clauses:
    """The clauses of a message, looked at for what may be a question without the words of one."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._verdicts = load_cues("follow_ups")["yes_or_no"]

    def text(self, clause: Clause) -> str:
        return self._reading.text[clause.span.start : clause.span.end]

    def is_marked(self, clause: Clause) -> bool:
        """Return True if a question mark closes it."""
        return self._reading.text[clause.span.end : clause.span.end + 1] == "?"

    def asks(self, clause: Clause) -> bool:
        """Return True for a question, and for "pads are ok or not", "I can do it daily?", "not sure if it counts"."""
        if Act.ASKS in clause.acts or len(self._before_a_verdict(clause) or ()) > 1 or self.ends_with_wh(clause):
            return True
        if load_cues("indirect_questions")["indirect"].mentions(self._reading.words_of(clause)):
            return True
        words = [word.text for word in self._reading.words_of(clause)]
        return (
            self.is_marked(clause) and clause.standing is Standing.AFFIRMED and len(words) > 1 and words[1] in _MODALS
        )

    def is_short(self, clause: Clause) -> bool:
        """Return True for an "enough?" or "how many"."""
        return len(self._reading.words_of(clause)) < _FEWEST_WORDS

    def leans(self, clause: Clause) -> bool:
        """Return True for "is that enough" or "yes or no?", which asks nothing without what stands before it."""
        return self._before_a_verdict(clause) == () or points_back(self._reading.words_of(clause))

    def is_bare(self, clause: Clause) -> bool:
        """Return True for a "sets?" or "reps and sets"."""
        words = self._reading.words_of(clause)
        words = tuple(word for word in words if word.text not in _OF_IT)
        mention = load_cues("indirect_questions")["bare"].longest_at(words, 0) if words else None
        return mention is not None and mention.after == len(words)

    def opens_with_wh(self, clause: Clause) -> bool:
        """Return True for a "which days" or "how heavy"."""
        words = self._reading.words_of(clause)
        mention = load_table("questions").longest_at(words, 0) if words else None
        return mention is not None and mention.id == "wh" and len(words) > 1

    def ends_with_wh(self, clause: Clause) -> bool:
        """Return True for a "bar where" or "toes which way", which asks back to front."""
        words = self._reading.words_of(clause)
        told = [word.text for word in words]
        found = load_table("questions").mentions(words)
        asks = found[-1] if found else None
        ends = asks is not None and asks.first > 0 and asks.after >= len(words) - 1 and asks.id in _WH
        return ends and len(words) <= _LONGEST_HEAD and not _SUBJECTS & set(told)

    def asks_for_source(self, clause: Clause) -> bool:
        """Return True for an "any study?" that asks for no more than where the answer is from."""
        words = self._reading.words_of(clause)
        mention = load_cues("follow_ups")["source"].longest_at(words, 0) if words else None
        return mention is not None and all(word.text in _OF_IT for word in words[mention.after :])

    def is_relative(self, clause: Clause) -> bool:
        """Return True for a "who is at work" that tells more of somebody who was named."""
        words = self._reading.words_of(clause)
        return bool(words) and words[0].text in _RELATIVES and not self.is_marked(clause)

    def is_choice(self, clause: Clause) -> bool:
        """Return True for "iron plates or bumpers" beside a question: a choice that is put without a verb."""
        words = [word.text for word in self._reading.words_of(clause)]
        if "or" not in words[1:-1] or _SUBJECTS.intersection(words) or not clause.acts <= {Act.TELLS}:
            return False
        this_or_none = words[words.index("or", 1) + 1] in _NO
        return this_or_none or (clause.standing is Standing.AFFIRMED and self._reading.does(Act.ASKS))

    def is_name(self, clause: Clause) -> bool:
        """Return True for a few words that only name a thing: "breathing", "and rest times"."""
        words = [word.text for word in self._reading.words_of(clause)]
        fits = len(words) <= _LONGEST_NAME and Act.COMMANDS not in clause.acts and not any(map(str.isdigit, words))
        return fits and clause.standing in (Standing.AFFIRMED, Standing.ASKED) and not _SUBJECTS.intersection(words)

    def _before_a_verdict(self, clause: Clause) -> tuple[Word, ...] | None:
        """The words before a "yes or no" that ends a clause; None where none does."""
        words = self._reading.words_of(clause)
        found = (self._verdicts.longest_at(words, place) for place in range(len(words)))
        return next((words[: one.first] for one in found if one and one.after == len(words)), None)


def _joins(gap: str, opens: str) -> bool:
    """Return True if what stands between two clauses begins another question: a comma, "and", "also".

    An "or" begins the other half of the same one: "do I have to, or can I leave them out".
    """
    words = gap.lower().replace(",", " ").split()
    if "or" in words or opens.lower().startswith("or "):
        return False
    return "," in gap or not _JOINS.isdisjoint(words)


def _text(text: str, clauses: list[Clause]) -> str:
    start, end = clauses[0].span.start, clauses[-1].span.end
    return text[start : end + 1 if text[end : end + 1] == "?" else end]
