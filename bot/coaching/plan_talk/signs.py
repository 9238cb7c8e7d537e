"""Small signs in a message: yes, no, stop, why, a question, a correction."""

from __future__ import annotations

import re

_YES = re.compile(
    r"(?:y|ya|yes|yeah|yea|yep|yup|ye|aye|sure|i do|it does|it is|they are|definitely|of course|absolutely)\b"
)
_NO = re.compile(
    r"(?:n|no|nope|nah|naw|none|nothing|never|negative|neither|not really|not at all|not much|not that i know(?: of)?"
    r"|i dont(?: think so| do any| have any)?|it isnt|its not|they arent|zero)"
    # "No barbell" says something of a barbell, and is no answer to another question.
    r"(?=\W*$|\s*[,.;!)–—-]|,? (?:thanks|thank|im|i|it|its|all|not|nothing|nope|mate|at|just|only|so|right|but"
    r"|else|other"
    r"|others|besides|except|apart|whatsoever|currently|now|really|my|that|of)\b)"
)
_CORRECTS = re.compile(
    r"(?:(?:no|nope|nah|sorry|actually|wait|oops|hang on|hmm|i meant?|make that|make it|rather|correction|scrap that"
    r"|change (?:that|it) to|let(?: i|)s say|better|my bad|er|um|well|oh|but)\b[\s,.:;-]*)+"
)
_CALLS_OFF = re.compile(
    r"(?:(?:please|ok|okay|just|no|oh|actually|sorry)[\s,]+)*(?:stop|cancel|quit|exit|abort|forget (?:it"
    r"|about it|the plan|this)"
    r"|never ?mind|leave it|drop it|skip it|no plan|enough|im done|(?:i )?(?:dont|do not) want (?:a|the"
    r"|this) plan(?: any ?more)?"
    r"|changed my mind)(?:[\s,]+(?:it|this|that|now|please|thanks|the (?:plan|questions?)|asking|planning"
    r"|a plan|for now))*\W*"
)
_WHY = re.compile(
    r"(?:but |and |ok |hm+ |um )*(?:why|how come|what for|whats? (?:that|this|it) for|what (?:does|do) (?:that"
    r"|it|this) matter"
    r"|what has (?:that|it) got to do|does (?:that|it) matter|why do you|for what)\b[\w\s]{0,50}\W*"
)
_NEW = re.compile(
    r"\b(?:new|another|different|fresh|next) (?:\w+ ){0,2}(?:plan|program|programme|routine|schedule|split|block)\b"
    r"|\bfrom scratch\b|\bstart (?:over|again|anew)\b|\bredo\b|\brewrite\b"
)
_QUESTION = re.compile(
    r"^(?:(?:but|and|so|ok|okay|hey|btw|by the way|also|wait|first)\W+)*(?:what|whats|how|hows|why|when|where"
    r"|which|who|should|can|could|do"
    r"|does|did|is|are|am|will|would|explain|tell me)\b"
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_APOSTROPHES = str.maketrans("", "", "'’‘`´")


def plain(text: str) -> str:
    """A message in lower case, apostrophes left out, with single spaces."""
    return re.sub(r"\s+", " ", text.lower().translate(_APOSTROPHES)).strip()


def says_yes(words: str) -> bool:
    """Whether plain words begin with a yes."""
    return _YES.match(words) is not None


def says_no(words: str) -> bool:
    """Whether plain words begin with a no."""
    return _NO.match(words) is not None


def corrected(words: str) -> str:
    """What follows "no, …", "actually …", "I meant …" in plain words; empty if nothing is corrected."""
    opening = _CORRECTS.match(words)
    return words[opening.end() :] if opening else ""


def calls_off(text: str) -> bool:
    """Whether a message does nothing but call the whole thing off."""
    return _CALLS_OFF.fullmatch(plain(text)) is not None


def asks_why(text: str) -> bool:
    """Whether a message asks what a question is for."""
    return _WHY.fullmatch(plain(text)) is not None


def asks_back(text: str) -> bool:
    """Whether a message has the shape of a question."""
    return text.rstrip().endswith("?") or _QUESTION.match(plain(text)) is not None


def wants_new(text: str) -> bool:
    """Whether a message asks for a plan from the beginning, not for the one there is."""
    return _NEW.search(plain(text)) is not None


def without_questions(text: str) -> str:
    """A message without the sentences that ask something."""
    return " ".join(part.strip() for part in _SENTENCE.findall(text) if not asks_back(part))
