"""Every way in which a content file can be wrong, and what the refusal has to say."""

from __future__ import annotations

from typing import NamedTuple


class Edit(NamedTuple):
    """One spoilt place: the file, what to change, and what the refusal has to say about it."""

    policy: str
    file: str
    pattern: str
    replacement: str
    says: str


WRONG_IN_ITSELF = [
    Edit(
        "a study statement needs a source",
        "topics/setup.yml",
        r"  - basis: practice\n",
        "  - basis: study\n",
        "short.0: says 'study' without a source: name one, or call it 'practice'",
    ),
    Edit(
        "wordings that disagree in their numbers are refused",
        "topics/sets_and_reps.yml",
        r"(  - basis: guide\n    dose: true\n    wordings:\n      - ).*",
        r"\g<1>Do 77 sets.",
        "short.0: wordings disagree in their numbers: ['77'] in the first, ",
    ),
    Edit(
        "a sentence with a dose that is not marked is refused",
        "topics/sport_transfer.yml",
        r"(  - basis: practice\n)    dose: true\n    text: 2 or 3 sets of 6",
        r"\g<1>    text: 2 or 3 sets of 6",
        "more.0: '2 or 3 sets of 6 to 8 reps once or twice a week are plenty for most athletes. Stop with 2 or 3 reps"
        " left, so that your legs are fresh for practice.' reads like a dose: mark it 'dose: true', or 'dose: false'",
    ),
    Edit(
        "a short answer has three wordings",
        "topics/pairing.yml",
        r"^short:\n  - basis: guide\n    wordings:\n(?:      - .*\n)+",
        "short:\n  - basis: guide\n    wordings:\n      - One.\n      - Two.\n",
        "short: 'One.' has 2 wording(s): a short answer needs 3 that hold the same facts",
    ),
    Edit(
        "text and wordings together are refused",
        "topics/variations.yml",
        r"  - basis: practice\n",
        "  - basis: practice\n    text: One.\n",
        "short.0: has both 'text' and 'wordings': keep one of them",
    ),
    Edit(
        "a sentence ends with a full stop",
        "topics/mistakes.yml",
        r"      - .*",
        "      - No stop here",
        "short.0.wordings.0: ends with 'e': end a sentence with a full stop",
    ),
    Edit(
        "an exclamation mark is refused",
        "topics/glute_growth.yml",
        r"      - .*",
        "      - Grow! They can.",
        "short.0.wordings.0: holds an exclamation mark",
    ),
    Edit(
        "a line break inside an answer is refused",
        "topics/need_hip_thrusts.yml",
        r"      - .*",
        '      - "One.\\\\n\\\\nTwo."',
        "short.0.wordings.0: holds a line break: Rasa splits a message at blank lines, write it as one line",
    ),
    Edit(
        "a basis nobody knows is refused",
        "topics/sources.yml",
        r"basis: guide",
        "basis: hearsay",
        "short.0.basis: value is not a valid enumeration member; permitted: 'guide', 'study', 'practice', 'safety'",
    ),
    Edit(
        "an unknown key is refused",
        "topics/limitations.yml",
        r"^chip: (.*)",
        r"chop: \1",
        "chop: extra fields not permitted",
    ),
    Edit(
        "a chip fits on a button",
        "topics/who_its_for.yml",
        r"^chip: .*",
        "chip: " + "x" * 33,
        "chip: ensure this value has at most 32 characters",
    ),
    Edit(
        "one topic to go on with is too few",
        "topics/sport_transfer.yml",
        r"^next: .*",
        "next: [setup]",
        "next: has 1 topics: offer 2 to 4 to go on with",
    ),
    Edit(
        "five topics to go on with are too many",
        "topics/squat_vs_thrust.yml",
        r"^next: .*",
        "next: [setup, pairing, sources, mistakes, variations]",
        "next: has 5 topics: offer 2 to 4 to go on with",
    ),
    Edit(
        "a topic without a caveat is refused",
        "topics/deadlift_vs_thrust.yml",
        r"^caveats: .*",
        "caveats: []",
        "caveats: is empty: give at least one",
    ),
    Edit(
        "a profile field nobody asks for is refused",
        "topics/activation_emg.yml",
        r"\{goal: \w+\}",
        "{mood: good}",
        "profile.0.when: unknown profile field 'mood': use one of ['back', 'equipment', 'experience', "
        "'goal', 'heavy_pull', 'heavy_squat', 'lift']",
    ),
    Edit(
        "a profile value nobody has is refused",
        "topics/muscles_worked.yml",
        r"\{goal: \w+\}",
        "{goal: fame}",
        "profile.0.when: unknown value 'fame' for 'goal': use one of ['general', 'glutes', 'sport', 'strength']",
    ),
    Edit(
        "an empty topic file is refused",
        "topics/lower_back_tired.yml",
        r"(?s).*",
        "",
        "holds a NoneType: a dict is expected here",
    ),
    Edit(
        "a topic is named like its file",
        "topics/study_evidence.yml",
        r"^topic: .*",
        "topic: studies",
        "topic 'studies' in a file named 'study_evidence.yml': give both one name",
    ),
    Edit(
        "what is not YAML names the line",
        "topics/define_term.yml",
        r"^chip: .*",
        "chip: one: two",
        "is not YAML: mapping values are not allowed",
    ),
    Edit(
        "a caveat is a whole sentence",
        "caveats.yml",
        r"^  text: .*",
        "  text: So few trials",
        "text: ends with 's': end a sentence with a full stop",
    ),
    Edit(
        "a source that nobody can open is refused",
        "sources.bib",
        r"(?s)(?P<place>^@article\{[a-z0-9-]+,)(.*?)url = \{[^}]*\}",
        r"\g<place>\2url = {at the library}",
        "url: 'at the library' is not the address of the DOI",
    ),
    Edit(
        "an id is given once",
        "sections.yml",
        r"^- id: how-to-use",
        "- id: quick-answer",
        "a second 'quick-answer': give it another id",
    ),
]

WRONG_TOGETHER = [
    Edit(
        "a study that is no source",
        "studies.yml",
        r"^- id: kang-2016",
        "- id: kang-1999",
        "unknown source 'kang-1999': add it to sources.bib or correct the id",
    ),
    Edit(
        "a study with an unknown caveat",
        "studies.yml",
        r"^- id: wolf-2023(\n.*\n.*\n)  caveats: .*",
        r"- id: wolf-2023\1  caveats: [nothing]",
        "unknown caveat 'nothing': add it to caveats.yml or correct the id",
    ),
    Edit(
        "an unknown section",
        "topics/setup.yml",
        r"^section: .*",
        "section: attic",
        "unknown section 'attic': add it to sections.yml or correct the id",
    ),
    Edit(
        "an unknown section of a focus",
        "topics/squat_vs_thrust.yml",
        r"^    section: .*",
        "    section: cellar",
        "unknown section 'cellar': add it to sections.yml or correct the id",
    ),
    Edit(
        "an unknown caveat",
        "topics/pairing.yml",
        r"^caveats: \[",
        "caveats: [all-is-well, ",
        "unknown caveat 'all-is-well': add it to caveats.yml or correct the id",
    ),
    Edit(
        "an unknown caveat of a focus",
        "topics/mistakes.yml",
        r"^    caveats: .*",
        "    caveats: [no-worry]",
        "unknown caveat 'no-worry': add it to caveats.yml or correct the id",
    ),
    Edit(
        "an unknown source",
        "topics/sources.yml",
        r"^sources: \[",
        "sources: [nobody-2020, ",
        "unknown source 'nobody-2020': add it to sources.bib or correct the id",
    ),
    Edit(
        "an unknown source of a statement",
        "topics/glute_growth.yml",
        r"^  - basis: guide\n",
        "  - basis: guide\n    sources: [somebody-1999]\n",
        "unknown source 'somebody-1999': add it to sources.bib or correct the id",
    ),
    Edit(
        "a term of two parts",
        "topics/load_and_progression.yml",
        r"(?s)^(    terms: \[)(.*?)(?P<place>^    terms: \[)",
        r"\1two masters, \2\g<place>Two Masters, ",
        "term 'Two Masters' already leads to ",
    ),
    Edit(
        "a figure that the work does not give",
        "topics/load_and_progression.yml",
        r"(?P<place>- basis: study\n        sources: \[hubal-2005\]\n.*)250%",
        r"\g<place>350%",
        "350 in 'Yes. People differ a lot. After the same 12 weeks of arm training, 585 people changed their 1-rep max"
        " by anything from 0 to 350%.' is in the data of none of hubal-2005: look it up in the work, then correct it"
        " here or add it to the work's entry in studies.yml",
    ),
    Edit(
        "a next topic that does not exist",
        "topics/need_hip_thrusts.yml",
        r"^next: .*",
        "next: [squat_vs_thrust, biceps]",
        "next 'biceps' is no other topic: use one of ['activation_emg', ",
    ),
    Edit(
        "a topic that leads to itself",
        "topics/variations.yml",
        r"^next: .*",
        "next: [variations, setup]",
        "next 'variations' is no other topic: use one of ['activation_emg', ",
    ),
    Edit(
        "an unused caveat",
        "caveats.yml",
        r"\Z",
        "- id: on-the-shelf\n  text: Nobody needs this one.\n",
        "caveat 'on-the-shelf' is used by no answer: use it or delete it",
    ),
    Edit(
        "an unused source",
        "sources.bib",
        r"^@article\{plotkin-2023,",
        "@article{unread-2020,\n  author = {Nobody},\n  title = {Unread},\n  journal = {Nowhere},\n  year = {2020},\n"
        "  keywords = {trial},\n  note = {Nothing},\n  url = {https://pmc.ncbi.nlm.nih.gov/articles/PMC1/},\n}\n@article{plotkin-2023,",
        "source 'unread-2020' is used by no answer: use it or delete it",
    ),
    Edit(
        "an unknown source of a section",
        "sections.yml",
        r"^(- id: .*\n  title: .*\n  body:\n    - basis: )\w+\n",
        "\\1study\n      sources: [nobody-2020]\n",
        "unknown source 'nobody-2020': add it to sources.bib or correct the id",
    ),
    Edit(
        "a figure of a section that the work does not give",
        "sections.yml",
        r"(?s)(?P<place>^- id: science-trial\n.*?)16 on squats",
        r"\g<place>21 on squats",
        "21 in 'The trial took 34 untrained college-aged people, 18 on hip thrusts and 21 on squats,",
    ),
    Edit(
        "an unused section",
        "sections.yml",
        r"\Z",
        "- id: appendix\n  title: Appendix\n  body:\n    - basis: guide\n      text: Nothing leads here.\n",
        "section 'appendix' is used by no answer: use it or delete it",
    ),
]
