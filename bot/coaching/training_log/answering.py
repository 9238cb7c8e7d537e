"""Go on with a draft: read the answer to the question that was asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.coaching.load import Unit
from bot.coaching.session import MOST_REPS, MOST_SETS
from bot.coaching.training_log.asides import without_asides
from bot.coaching.training_log.changes import change, resized
from bot.coaching.training_log.correcting import correct, lifts_named
from bot.coaching.training_log.days import find_days, one_day
from bot.coaching.training_log.draft import BAR, Ask, Draft, DraftSet, LoadKind, Question, SaidLoad
from bot.coaching.training_log.efforts import find_efforts, rated
from bot.coaching.training_log.loads import find_loads, said
from bot.coaching.training_log.naming import name_answered
from bot.coaching.training_log.schemes import find_schemes
from bot.coaching.training_log.tokens import Row, Token, kinds, plain, tokenize
from bot.coaching.training_log.vocabulary import EFFORT, NUMBER

_YES: Final = re.compile(
    (
        r"^(?:y|yes|yep|yeah|yup|correct|right|sure|ok|okay|exactly|true)\b|\b(?:with the bar"
        r"|plus the bar|plus bar|on a bar)\b"
    )
)
_NO: Final = re.compile(r"\b(?:no bar|without|no|nope|not|dumbbells?)\b")
_SKIP: Final = re.compile(
    (
        r"\b(?:skip|nothing|ignore|none|leave (?:it|that)|never ?mind|dont know|no idea|not sure"
        r"|no rpe|forget (?:it|that))\b"
    )
)

_LAST_WEEK: Final = re.compile(r"(?:the )?(?:one )?(?:last week|week before)(?:s)?(?: one)?")

_Reader = Callable[[Draft, Question, Sequence[Token], str], "Draft | None"]


def complete(draft: Draft, answer: str, *, today: date) -> Draft | None:
    """Read the answer to the first question of a draft.

    Args:
        draft: with at least one question.
        answer: what the lifter wrote.
        today: the lifter's own date.

    Returns:
        The draft with that question answered (others may remain or arise), or None if this is no answer to it.
    """
    question = draft.questions[0]
    text = plain(answer[:200])
    if question.ask is Ask.DAY:
        return _day(draft, question, text, today)
    tokens = tokenize(without_asides(text))
    if question.ask is Ask.LIFT:
        return name_answered(draft, question, text, lifts_named(tokens)) or correct(draft, answer, today=today)
    if question.ask is not Ask.EFFORT and any(token.kind == EFFORT for token in find_efforts(tokens)):
        # "RPE 9" to the question of a load is news, and no load of 9.
        return _by_correction(draft, question, answer, today) or correct(draft, answer, today=today)
    answered = _READERS[question.ask](draft, question, tokens, text)
    if answered and question.ask is Ask.UNIT:
        return _with_news(answered, answer, today)
    return answered or _by_correction(draft, question, answer, today)


def _with_news(draft: Draft, answer: str, today: date) -> Draft:
    """What is told beside a unit, "lbs, and the last set was like a 9", which was lost; but no other load."""
    more = correct(draft, answer, today=today)
    if more is None or set(more.doubts) - set(draft.doubts):
        return draft
    loads = [{one.load.amount for one in sets if one.load} for sets in (draft.sets, more.sets)]
    return more if loads[0] == loads[1] else draft


def _by_correction(draft: Draft, question: Question, answer: str, today: date) -> Draft | None:
    """Whole sentences answer too: "it was 3x10 at 100 kg". A bare number that is no answer says nothing else."""
    if kinds(tokenize(plain(answer[:200]))) == NUMBER:
        return None
    if question.ask is Ask.REPS and not re.search(r"x|set", answer.lower()):
        return None
    changed = correct(draft.without(question.ask), answer, today=today)
    if changed is None or question in changed.questions or set(changed.doubts) - set(draft.doubts):
        return None
    return changed


def _day(draft: Draft, question: Question, text: str, today: date) -> Draft | None:
    if len(question.days) == 1 and _YES.search(text):
        return replace(draft.without(Ask.DAY), day=question.days[0])
    week_ago = [day for day in question.days if 7 <= (today - day).days < 14]
    if len(week_ago) == 1 and _LAST_WEEK.fullmatch(text.strip(" .!")):
        return replace(draft.without(Ask.DAY), day=week_ago[0])
    _, mentions = find_days(f"on {text}" if text[:1].isdigit() else text, today, slashed=True)
    if not mentions:
        return None
    day, doubts = one_day(mentions, today)
    rest = draft.without(Ask.DAY)
    return replace(rest, day=day, doubts=(*doubts, *rest.doubts))


def _unit(draft: Draft, question: Question, tokens: Sequence[Token], text: str) -> Draft | None:
    units = {token.meaning for token in tokens if isinstance(token.meaning, Unit)}
    return replace(draft, unit=units.pop()) if len(units) == 1 else None


def _load(draft: Draft, question: Question, tokens: Sequence[Token], text: str) -> Draft | None:
    found = [token for token in find_loads(tokens, one_leg=False) if token.kind in "lnx?c"]
    if len(found) != 1 or found[0].kind not in "ln":
        return None
    load = said(found[0])
    if load.unit is None and load.kind is LoadKind.WEIGHT and load.amount <= 0:
        return None
    sets = draft.sets or (DraftSet(),)
    spoilt = [one.load is None or bool(question.heard and _named(one.load, draft) == question.heard) for one in sets]
    if not any(spoilt):
        spoilt = [True] * len(sets)
    sets = tuple(replace(one, load=load) if bad else one for one, bad in zip(sets, spoilt, strict=True))
    return replace(draft.without(Ask.LOAD), sets=sets)


def _named(load: SaidLoad, draft: Draft) -> str:
    return str(replace(load, unit=load.unit or draft.unit))


def _bar(draft: Draft, question: Question, tokens: Sequence[Token], text: str) -> Draft | None:
    numbers = [token for token in find_loads(tokens, one_leg=False) if token.kind in "ln" and said(token).amount > 0]
    yes, no = bool(_YES.search(text)), bool(_NO.search(text))
    if len(numbers) > 1 or (not numbers and yes == no):
        return None
    sets = []
    for one in draft.sets:
        if one.load and one.load.kind is LoadKind.PER_SIDE:
            unit = one.load.unit or draft.unit or Unit.KG
            both = one.load.amount * 2 + (BAR[unit] if yes else 0)
            named = said(numbers[0]) if numbers else SaidLoad(LoadKind.WEIGHT, both)
            one = replace(one, load=SaidLoad(LoadKind.WEIGHT, named.amount, named.unit or unit))
        sets.append(one)
    return replace(draft.without(Ask.BAR), sets=tuple(sets))


def _sets(draft: Draft, question: Question, tokens: Sequence[Token], text: str) -> Draft | None:
    numbers = [token.number for token in tokens if token.kind == "n"]
    if len(numbers) != 1 or numbers[0] % 1 or not 0 < numbers[0] <= MOST_SETS or any(t.kind in "rxu" for t in tokens):
        return None
    return replace(draft.without(Ask.SETS), sets=resized(draft.sets, int(numbers[0])))


def _reps(draft: Draft, question: Question, tokens: Sequence[Token], text: str) -> Draft | None:
    found = [token for token in find_schemes(tokens) if token.kind in "ncg?lu"]
    if len(found) != 1:
        return None
    if isinstance(found[0].meaning, Row) and len(found[0].meaning.numbers) == len(draft.sets):
        numbers = found[0].meaning.numbers
    elif len(tokens) and [t.kind for t in tokens if t.kind in "nr"] in (["n"], ["n", "r"]) and found[0].kind in "nc":
        number = next(token.number for token in tokens if token.kind == "n")
        sets = draft.sets or (DraftSet(),)
        open_ = [one.reps is None for one in sets]
        numbers = tuple(number for _ in sets)
        if any(open_):
            sets = tuple(replace(one, reps=0) if bad else one for one, bad in zip(sets, open_, strict=True))
            if number % 1 or not 0 < number <= MOST_REPS:
                return None
            filled = tuple(replace(one, reps=int(number)) if bad else one for one, bad in zip(sets, open_, strict=True))
            return replace(draft.without(Ask.REPS), sets=filled)
    else:
        return None
    if any(number % 1 or not 0 <= number <= MOST_REPS for number in numbers) or not any(numbers):
        return None
    sets = tuple(replace(one, reps=int(n)) for one, n in zip(draft.sets or (DraftSet(),), numbers, strict=True))
    return replace(draft.without(Ask.REPS), sets=sets)


def _scheme(draft: Draft, question: Question, tokens: Sequence[Token], text: str) -> Draft | None:
    rest = draft.without(Ask.SCHEME)
    changed = change(rest, tokens)
    if changed is None or not changed.sets or Ask.SCHEME in {doubt.ask for doubt in changed.doubts}:
        return None
    return changed


def _effort(draft: Draft, question: Question, tokens: Sequence[Token], text: str) -> Draft | None:
    rest = draft.without(Ask.EFFORT)
    if _SKIP.search(text):
        return rest
    found = [token for token in find_efforts(tokens) if token.kind in "en?"]
    if len(found) == 1 and found[0].kind == "n":
        found = [token for token in find_efforts([Token("E", "rpe"), found[0]]) if token.kind in "e?"]
    if len(found) != 1 or found[0].kind != "e" or len(rated(found[0])) not in {1, len(draft.sets)}:
        return None
    rpe = rated(found[0])
    each = rpe if len(rpe) > 1 else rpe * len(draft.sets)
    return replace(rest, sets=tuple(replace(one, rpe=value) for one, value in zip(draft.sets, each, strict=True)))


def _number(draft: Draft, question: Question, tokens: Sequence[Token], text: str) -> Draft | None:
    rest = draft.without(Ask.NUMBER)
    if _SKIP.search(text):
        return rest
    if any(token.kind == "n" for token in tokens):
        return None
    meant = "with" if re.search(r"\b(?:load|weight)\b", text) else ""
    if not meant and not any(token.kind in "rsuERI" for token in tokens):
        return rest
    return change(rest, tokenize(plain(f"{meant} {question.heard} {text}"))) or rest


_READERS: Final[Mapping[Ask, _Reader]] = {
    Ask.UNIT: _unit,
    Ask.LOAD: _load,
    Ask.BAR: _bar,
    Ask.SCHEME: _scheme,
    Ask.SETS: _sets,
    Ask.REPS: _reps,
    Ask.EFFORT: _effort,
    Ask.NUMBER: _number,
}
