"""The written guide as typed data, and the answers made from it.

Nothing in this room knows about Rasa, a channel or a clock: ``load_guide`` reads the content
files and refuses what is wrong in them, ``answer`` turns a topic into an :class:`Answer`.
"""

from bot.guide.answer import HAND_OFF, MOST_CAVEATS, UNKNOWN, Profile, answer, held_back, instead_of_a_dose
from bot.guide.asked import Asked, FittingPart, asked_of
from bot.guide.clearance import Clearance
from bot.guide.concern import Concern, load_concerns
from bot.guide.content_file import GuideError
from bot.guide.layers import Depth, layer
from bot.guide.load import load_guide
from bot.guide.replies import Reply, load_kind_words, load_replies
from bot.guide.shapes import Shape, in_shape
from bot.guide.statement import Basis, ProfileLine, Sentence, Statement
from bot.guide.studies import Aspect, Study
from bot.guide.study_answer import study_answer, works_listed, works_with_figure
from bot.guide.types import Answer, Caveat, Edition, Focus, Guide, Section, Source, Topic

__all__ = [
    "HAND_OFF",
    "MOST_CAVEATS",
    "UNKNOWN",
    "Answer",
    "Asked",
    "Aspect",
    "Basis",
    "Caveat",
    "Clearance",
    "Concern",
    "Depth",
    "Edition",
    "FittingPart",
    "Focus",
    "Guide",
    "GuideError",
    "Profile",
    "ProfileLine",
    "Reply",
    "Section",
    "Sentence",
    "Shape",
    "Source",
    "Statement",
    "Study",
    "Topic",
    "answer",
    "asked_of",
    "held_back",
    "in_shape",
    "instead_of_a_dose",
    "layer",
    "load_concerns",
    "load_guide",
    "load_kind_words",
    "load_replies",
    "study_answer",
    "works_listed",
    "works_with_figure",
]
