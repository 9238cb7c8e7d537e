"""YAML is read as people mean it, and every value knows its line."""

from __future__ import annotations

import pytest

from bot.guide.yaml_lines import YamlProblemError, yaml_lines


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("on", "on"),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("true", True),
        ("False", False),
        ("010", 10),
        ("-3", -3),
        ("62.5", 62.5),
        ("'62.5'", "62.5"),
        ("3x10", "3x10"),
        ("~", None),
        ("", None),
    ],
)
def test_words_stay_words_and_numbers_are_numbers(written: str, read: object) -> None:
    found = yaml_lines(written).data
    assert found == read
    assert type(found) is type(read)


def test_every_key_and_item_knows_its_line_and_what_is_missing_the_nearest_around_it() -> None:
    lines = yaml_lines("a: 1\nb:\n- x\n- c: 2\n  d:\n  - 3\n")
    assert [lines.line_of(place) for place in (("a",), ("b",), ("b", 1), ("b", 1, "d"), ("b", 1, "d", 0))] == [
        1,
        2,
        4,
        5,
        6,
    ]
    assert lines.line_of(("b", 1, "missing", "below")) == 4
    assert lines.line_of(("nowhere",)) == 1


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "found duplicate key 'a'"),
        ("a:\n- b: [1\n", 3, "did not find expected"),
        ("a: \x00", None, "control characters are not allowed"),
        ("a: 2024-13-45", None, "month must be in 1..12"),
        ("a: 1\n---\nb: 2\n", 2, "but found another document"),
        ('a:\n- "\\ud800"\n', 2, "invalid Unicode character escape code"),
        ("a: 1\n? [b, c]\n: 2\n", 2, "a list or a mapping stands where a key should"),
        ("a: &x {b: 1}\nc:\n  <<: *x\n  <<: *x\n", 4, "found duplicate key '<<'"),
        ("a:\n  <<: hi\n", 2, "expected a mapping"),
        ("a:\n  <<: {[b]: c}\n", 2, "unhashable key"),
        ("a: &x\n  <<: *x\n", None, "too deep"),
        ("a: 1\nb: &x\n- *x\n", 2, "an alias stands inside what it names"),
        ("a: " + "[" * 2000 + "]" * 2000, None, "too deep"),
    ],
)
def test_what_is_no_yaml_is_named_at_its_line(text: str, line: int | None, problem: str) -> None:
    with pytest.raises(YamlProblemError, match=problem) as raised:
        yaml_lines(text)
    assert raised.value.line == line


def test_what_a_merge_brings_stands_where_it_was_written() -> None:
    read = yaml_lines("one: &one\n  a: 1\n  b: [2]\ntwo: &two\n  <<: *one\n  c: 3\nthree:\n  b: 4\n  <<: [*two]\n")
    assert read.data["three"] == {"a": 1, "b": 4, "c": 3}
    assert [read.line_of(("three", key)) for key in "abc"] == [2, 8, 6]
    assert [read.line_of(("two", *place)) for place in (("a",), ("b", 0))] == [2, 3]


def test_aliases_that_blow_a_file_up_are_refused() -> None:
    lines = ["a0: &a0 [1]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9))]
    with pytest.raises(YamlProblemError, match="aliases make more than") as raised:
        yaml_lines("\n".join(lines))
    assert raised.value.mend == "write out what is needed"
