"""How far the meaning of a message carries: every topic of ``data/urgency`` read by a model that never saw it.

    python -m bench.urgency

Topics that speak of the same organ are left out together. The lists of phrases take no part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from bench.rows import own_rows
from bot.conversation.by_meaning import what_it_seems
from bot.understanding.rasa.rows import QUIET, Row, read_rows
from bot.understanding.rasa.sentence_encoder import packaged_encoder
from bot.understanding.rasa.urgency import MAY_TELL_OF_A_BODY, UrgencyByMeaning
from bot.understanding.rasa.urgency_model import UrgencyModel

ROWS: Final = Path("data/urgency")
TOGETHER: Final = (
    ("brain", "stroke", "head_neck", "head_injury", "eye_ear"),
    ("heart", "heart_attack", "collapse", "fainting", "lung", "breathing", "clot", "blood_clot"),
    ("belly", "groin_lump", "hernia", "bladder_kidney", "back_cord", "cauda_equina", "bone_joint"),
    ("pregnancy", "labour_birth", "after_birth", "blood", "children_old", "infection", "fever"),
    ("sugar", "poison_drugs", "overdose", "gas_electric_fire", "allergy", "allergic_shock"),
    ("heat_cold", "heat_stroke", "muscle", "rhabdomyolysis"),
    ("abuse", "abuse_told", "food", "eating_disorder"),
    ("despair", "suicide", "hurting_oneself", "self_harm", "crisis_mind"),
)
"""Rows of the other topics are of every kind, and always trained on."""
PRESSING: Final = frozenset({"emergency", "urgent", "self_harm", "abuse", "eating"})


def main() -> None:
    """Print how each group fares."""
    config = UrgencyByMeaning.get_default_config()
    quiet = [row.text for row in own_rows() if row.labels[0].partition("/")[0] not in MAY_TELL_OF_A_BODY]
    quiet_vectors = packaged_encoder().encode(quiet)
    rows = read_rows(ROWS)
    total: Counter[str] = Counter()
    for group in TOGETHER:
        seen = [row for row in rows if row.topic not in group]
        model = UrgencyModel.fit(
            [*(row.text for row in seen), *quiet],
            np.vstack([packaged_encoder().encode(row.text for row in seen), quiet_vectors]),
            [*(row.kind for row in seen), *(QUIET for _ in quiet)],
            config["C"],
            len(seen),
        )
        found = _found(model, [row for row in rows if row.topic in group])
        total += found
        print(", ".join(group), _line(found), sep="\n    ", flush=True)
    print("together", _line(total), sep="\n    ")


def _found(model: UrgencyModel, rows: Sequence[Row]) -> Counter[str]:
    found: Counter[str] = Counter()
    for row, vector in zip(rows, packaged_encoder().encode(row.text for row in rows), strict=True):
        seems = what_it_seems([], model.likelihoods(row.text, vector), understood=False)
        kind = "pressing" if row.kind in PRESSING else row.kind
        what = "nothing" if seems is None else "sure" if seems.sure else "asked"
        found.update([kind, f"{kind}: {what}"])
    return found


def _line(found: Counter[str]) -> str:
    told = []
    for kind in ("pressing", "clinician", QUIET):
        count = found[kind] or 1
        sure, asked = found[f"{kind}: sure"] / count, found[f"{kind}: asked"] / count
        told.append(f"{kind} ({found[kind]}): handed off {sure:.2f}, asked {asked:.2f}")
    return "\n    ".join(told)


if __name__ == "__main__":
    main()
