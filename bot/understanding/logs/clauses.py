"""What is said in a log and is no set: former records, plans, wishes, lifts that were left out, what others did.

They are found as clauses before any number is read, so that no number of theirs is taken for a set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.clause_reader import ENDS, Clauses
from bot.understanding.logs.former import Former
from bot.understanding.logs.plans import Plans
from bot.understanding.logs.second_thoughts import with_second_thoughts
from bot.understanding.logs.summaries import Summaries
from bot.understanding.logs.sums import Sums
from bot.understanding.quantities.items import Item
from bot.understanding.vocabulary import Mention
from bot.understanding.words import Word

_PUTS: Final = frozenset("put puts loaded gave set stacked hung racked handed".split())
_DOING: Final = frozenset("did does do hit hits lifted lifts got made managed repped pulled uses used can".split())
_NOT_DONE: Final = ("didnt do", "did not do", "couldnt do", "could not do", "didnt get", "couldnt get")
_ADDED: Final = frozenset("added add adding another bumped upped increased increasing adding raised dropping".split())
_CHANGED: Final = frozenset({"up", "down", "dropped", "lowered"})
"""These tell how much by, or to what."""
_EACH_SET: Final = frozenset({"each set", "every set", "per set", "each time"})
_COMPARES: Final = frozenset({"since", "from", "than", "over", "compared", "vs"})
_MUCH_SMALLER: Final = 3
_LEFT_OUT: Final = frozenset({"skipped", "skip", "cancelled", "missed"})
_OTHER_SESSIONS: Final = frozenset("time week month session workout tomorrow try".split())
"""Words of "last week", "next time", "will try": what is told behind them changes no open log."""
_OTHER_TIMES: Final = frozenset({"after", "before", "following", "post", "between", "since", "until"})
_MOST_REPS: Final = 40
_UNDONE: Final = frozenset("☐ ⬜ ◻ ❌ ✗ ✘ ⛔ 🚫 ⏭".split())
"""Marks before a lift of a list that was not done."""
_DONE: Final = frozenset("✅ ☑ ✔ ✓".split())
_VERB_ENDS: Final = ("hes", "ses", "ats", "fts", "lls", "sts", "ows", "ips", "ned", "sed", "hed", "ted")
"""How "benches", "squats" and "rows" end, behind those who do them."""
_SPEAKS_OF_LIFT: Final = frozenset({"day", "session", "workout", "machine", "form", "video", "week", "pr"})


def without_remarks(items: Sequence[Item], words: Sequence[Word], others: Sequence[Mention] = ()) -> Clauses:
    """Find the clauses that tell no set of this session, and take them out."""
    return _Clauses(with_second_thoughts(items, words), words, others).result()


_DOING_IT: Final = frozenset({"do", "done", "did"})


def beside_sets(items: Sequence[Item], words: Sequence[Word], others: Sequence[Mention] = ()) -> list[bool]:
    """Whether each item is told of other people or times, or counts nothing of a set: rest, one's own weight."""
    return _Clauses(items, words, others).beside()


class _Clauses(Plans, Former, Summaries, Sums):
    def result(self) -> Clauses:
        self._not_done()
        self._sums()
        self._labelled_notes()
        self._titles()
        self._denied_numbers()
        self._relative_loads()
        self._said_undone_behind()
        self._questions_and_wishes()
        self._left_out()
        self._others()
        self._plans()
        self._former()
        self._explained()
        self._failed_attempts()
        self._numbers_of_words()
        kept = [
            replace(item, what="remark", number=None, load=None) if gone else item
            for item, gone in zip(self.items, self.gone, strict=True)
        ]
        self.found.items = kept
        return self.found

    def beside(self) -> list[bool]:
        self._not_done()
        self._others()
        self._former()
        self._numbers_of_words()
        for place in self._cued("past", "future"):
            elsewhen = _OTHER_SESSIONS & set(self._cue_text(place).split())
            end = self._end(place, ENDS, "now")
            if elsewhen and self._tells(place, end):
                self._drop(place, end)
        for place in self._cued("planned"):
            # "I was supposed to do 4x8"; "it was supposed to be 4x8" puts the log right
            if self._cue_text(place).split()[-1] in _DOING_IT:
                self._drop(place, self._end(place, ENDS, "done"))
        return self.gone

    def _denied_numbers(self) -> None:
        """ "70, not 60"."""
        for at in range(1, len(self.items)):
            if self._text(at - 1) == "not" and self.items[at].what == "number":
                self._drop(at, self._in_a_row(at)[-1] + 1)

    def _relative_loads(self) -> None:
        """ "Added ten kilos", "5 kg more": a load that tells no weight by itself."""
        told = sum(item.load is not None for item in self.items)
        for at, item in enumerate(self.items):
            if item.what not in ("number", "load") or self.gone[at]:
                continue
            more = self._text(at + 1) in ("more", "less", "heavier", "lighter") and item.what == "load"
            more = more or (self._is(at - 1, "open") and self._text(at) == "+" and self._is(at + 1, "close"))
            again = self._text(at - 1) == "another" and item.load is None and self._text(at - 2) not in _ADDED
            by = item.load is not None and self._is(at - 1, "word") and self._text(at - 1) in _CHANGED
            by = by and (not self._is(at + 1, "for", "number") or self._is_small(item))
            if more or ((by or self._text(at - 1) in _ADDED) and not again and not self._is(at + 1, "times", "sets")):
                if self._text(at + 1) in _COMPARES and told + self._has(at + 1, len(self.items), "number") > 1:
                    self._drop(at, self._end(at, ENDS | {"colon"}, "now"))
                    continue
                each = at + 1 < len(self.items) and self._text_of(at + 1) in _EACH_SET
                alone = by and not each and not self._tells(at + 1, len(self.items))
                if told > (item.load is not None) and (more or alone or self._text(at + 1) in ("to", "on")):
                    # "Added 5 lb to my bench. 110 lb, 5x5"
                    self._drop(at, at + 1)
                    continue
                self.items[at] = replace(item, what="load", number=None, load=SaidLoad(LoadKind.UNKNOWN))

    def _is_small(self, item: Item) -> bool:
        """Whether a load is much smaller than another of the message."""
        loads = [other.load.amount for other in self.items if other.load]
        return item.load is not None and item.load.amount * _MUCH_SMALLER <= max(loads)

    def _failed_attempts(self) -> None:
        """A load that was tried and not moved once is no set: "tried 315 twice and it stapled me"."""
        for place in self._cued("tried"):
            end = self._end(place, ENDS)
            bracketed = self._is(place - 1, "open")
            if bracketed and self._tells(place, end) and self._tells(0, place):
                self._drop(place, end)
        for start, end in self._sentences():
            failed = self._has(start, end, "failed")
            tried = any(self._is_cue(at, "tried") for at in range(start, end))
            if failed and tried and not self._has(start, end, "times", "reps", "sets"):
                for at in range(start, end):
                    self.gone[at] = self.gone[at] or self.items[at].what != "lift"

        for at, item in enumerate(self.items):
            if item.what != "failed" or self.gone[at]:
                continue
            if [one.what for one in self.items[max(at - 2, 0) : at]] == ["number", "times"] and self._is(
                at + 1, "lift"
            ):
                # "3x failed hip thrust single at 150"
                self._drop(at - 2, self._end(at, ENDS))
                self.found.refused = True
                continue
            load = at + 1 + (self._is(at + 1, "at", "with", "colon"))
            amount = self._in_a_row(load)
            behind = self.items[load + 1].what if load + 1 < len(self.items) else "line"
            if len(amount) == 1 and behind in ENDS and self._weighs(load):
                # "miss at 295" is "295 x 0"
                told = self.items[load]
                self.items[at] = replace(told, first=item.first, after=item.after)
                self.items[load] = replace(item, what="xfailed", first=told.first, after=told.after)
                self.gone[at + 1 : load] = [True] * (load - at - 1)

    def _weighs(self, at: int) -> bool:
        """Whether a number is a load, as no set has so many reps."""
        return self.items[at].load is not None or self._number(at) > _MOST_REPS

    def _left_out(self) -> None:
        for at, item in enumerate(self.items):
            if item.what != "lift" or self.gone[at]:
                continue
            before = at - 1
            while before >= 0 and self._text(before) in ("the", "my", "on", "some", "any", "planned", "a", "heavy"):
                before -= 1
            near = (self.cues[i] for i in range(max(before - 3, 0), before + 1) if i in self.cues)
            cue = next((one for one in near if one.after == self.items[before].after), None)
            behind = self.items[at + 1].what if at + 1 < len(self.items) else ""
            others = any(one.what == "lift" and i != at for i, one in enumerate(self.items))
            if self._text(at + 1) in _SPEAKS_OF_LIFT and behind not in ("colon",):
                if others or self._text(at + 1) != "day":
                    self._forget(at)
            elif cue is not None and cue.id == "skip":
                self._drop(at, self._end(at, ENDS, "done"))
            elif cue is not None and cue.id == "near" and self._goes_on_with(at, cue.first):
                continue
            elif (cue is not None and cue.id in ("instead", "near")) or self._is_gear(at):
                self._forget(at)
                apart = cue is None or cue.id != "near" or self.words[cue.first].text in _OTHER_TIMES
                self.found.beside += [] if apart else [item.first]
            elif self._skipped_behind(at):
                self._drop(at, self._end(at, ENDS))
            elif self._skipped_at_end(at):
                self._drop(at, self._end(at, frozenset({"line"})))
        for at in range(len(self.items)):
            opened = self._is(at, "open") and self._is(at + 1, "close")
            ends = self._text(at) in _UNDONE and self._what(at + 1) in ("line", "")
            if ends and at and _DONE & {word.text for word in self.words}:
                # "rdl 3x10 60 kg ✘" was not done; without its lift, "60 kg 8 ✘" is a set that fell short
                line = next((i + 1 for i in range(at, 0, -1) if self._is(i, "line")), 0)
                marked = _DONE & {self._text(i) for i in range(line, at)}
                self._drop(line, at + 1 if self._has(line, at, "lift") and not marked else line)
            undone = opened or (self._text(at) in _UNDONE and self._is(at + 1, "lift"))
            if undone and (at == 0 or self.items[at - 1].what in ("line", "mark")):
                self._drop(at, self._end(at + 1, frozenset({"line"})))
                self.found.refused |= not self._tells(0, len(self.items))

    def _goes_on_with(self, at: int, cue: int) -> bool:
        """Whether "and after squat 4x9" tells the next lift: sets are told before it, and its own behind it."""
        if self.words[cue].text != "after" or not cue or self.words[cue - 1].text not in ("and", ","):
            return False
        behind = self._has(at, self._end(at, ENDS), "times", "sets")
        return behind and any(one.what in ("times", "sets") for one in self.items[:at])

    def _skipped_behind(self, at: int) -> bool:
        """Whether a lift is said to have been left out: "squats skipped", "bridges - no time"."""
        behind = at + 1
        if self._is_cue(behind, "skip") and self._text(behind) in _LEFT_OUT | {"was", "were", "is"}:
            return True
        signed = self._is(behind, "dash", "colon", "open", "comma")
        end = self._end(behind, ENDS)
        return signed and self._is_cue(behind + 1, "skip") and not self._tells(behind, end)

    def _skipped_at_end(self, at: int) -> bool:
        """Whether a line about one lift ends in saying that it was left out: "Leg curl 3x12 @ 70 (skipped)"."""
        end = self._end(at, frozenset({"line"}))
        told = [i for i in range(at, end) if self.items[i].what not in ("close", "stop")]
        one = sum(self.items[i].what == "lift" for i in range(at, end)) == 1
        skipped = self._is_cue(told[-1], "skip") and self._text(told[-1]) in _LEFT_OUT
        signed = self._is(told[-1] - 1, "open", "dash", "comma", "colon") or self._text(told[-1]) == "skipped"
        return one and skipped and signed

    def _is_gear(self, at: int) -> bool:
        """Whether a lift names what another was done on: "calves 4x20 on the leg press"."""
        if [self._text(at - 2), self._text(at - 1)] not in (["on", "the"], ["in", "the"], ["using", "the"]):
            return False
        start = next((i + 1 for i in range(at - 1, -1, -1) if self.items[i].what in ENDS), 0)
        other = any(self.items[i].what == "lift" for i in range(start, at))
        return other and self._tells(start, at) and not self._has(at, self._end(at, ENDS), "times", "reps", "sets")

    def _others(self) -> None:
        for place in self._cued("skip"):
            cue = self.cues[place]
            at = self._behind(place)
            at += self._text(at) in ("my", "the", "a")
            skipped = (self._text(place) == "skipped" or cue.after > cue.first + 1) and self._is(at, "number")
            if skipped or self._cue_text(place).removeprefix("i ") in _NOT_DONE:
                end = self._end(place, frozenset({"stop", "line", "comma"}), "now")
                self.found.refused |= self._tells(place, end)
                self._drop(place, end)
        dropped = False
        for place in self._cued("others"):
            behind = self._behind(place)
            labelled = self._is(behind, "colon")
            ends = {"stop", "line"} if labelled else {"comma", "semicolon", "stop", "line"}
            ends = set() if self._is(behind + labelled, "line") else ends  # "Anna:" over her lines
            end = self._end(place, frozenset(ends), "me")
            if self._is_put_on(place, end):
                continue
            if self._text(place - 1) == "for" and self._tells(self._start(place), place):
                # "3x10 at 60 for her, 3x10 at 80 for me"
                self._drop(self._start(place), end)
                dropped = True
                continue
            contrast = self._text(end) == "but" and self._tells(place, end) and self._tells(end, len(self.items))
            if contrast or (self._tells(place, end) and self._has_verb(place, end)):
                self._drop(place, end)
                dropped = True
        self.found.others = dropped and not self._tells(0, len(self.items))
        self.found.refused |= self.found.others

    def _is_put_on(self, start: int, end: int) -> bool:
        """Whether somebody put a load on the bar with which sets were done: "he put 60 kg on, and I did 10"."""
        put = any(self._text(at) in _PUTS for at in range(start, end))
        by_me = end < len(self.items) and (self._text(end) == "i" or self._is_cue(end, "me"))
        done = by_me and self._tells(end, len(self.items))
        return put and done and not self._has(start, end, "times", "reps", "sets")

    def _has_verb(self, start: int, end: int) -> bool:
        cue = self.cues[start]
        after = self.words[cue.after] if cue.after < len(self.words) else None
        leads = not start or self.items[start - 1].what in (*ENDS, "and") or self.words[cue.first].text in ("my", "for")
        named = leads and after is not None and (after.is_number or after.text in (":", "-", "was", "were"))
        verb = named or (after is not None and after.text.endswith(_VERB_ENDS))
        return verb or any(self._text(at) in _DOING or self._is(at, "lift") for at in range(start, end))
