"""No pattern that reads files and pastes takes more than linear time, whatever it is given."""

import ast
import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from re import (
    _constants as op,  # type: ignore[attr-defined]
    _parser as parser,  # type: ignore[attr-defined]
)
from types import FrameType

import pytest

import analysis.intake

LENGTH = 5_000  # characters; also tried at two and four times that
CAP = 20.0  # seconds of the processor for one text; a linear pattern needs a few thousandths
TOO_SHORT = 0.1  # seconds below which growth is noise, and no pattern that is more than linear stays at the full length
GROWTH = 9.0  # from one to four times the length: 4 if linear, 16 if quadratic
# What patterns of texts are made of, and what has hung one before.
ANYWHERE = [" ", "\t", "\n", "a", "A", "1", "-", ".", "(", "[", "[a](", '"', "“", "a ", "A ", "a.", "Jane Doe, ", "\n ",
            "- ", "*a ", "_a", "said ", "photo: ", "a@", "http://a", "A/", "by ", "\xa0", "é", "â€"]  # fmt: skip
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


class _TooLong(Exception):
    pass


def _modules() -> Iterator[str]:
    for module in pkgutil.walk_packages(analysis.intake.__path__, "analysis.intake."):
        yield module.name


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern that a module holds, also inside its lists and dictionaries."""
    for module in _modules():
        for name, value in vars(importlib.import_module(module)).items():
            for number, pattern in enumerate(_inside(value)):
                yield f"{module.removeprefix('analysis.intake.')}.{name}.{number}", pattern


def _inside(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from _inside(list(value.values()))
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _inside(each)


def _hostile(pattern: re.Pattern[str]) -> set[tuple[str, str]]:
    """Beginnings, and what to repeat after them: for each repetition in the pattern, what leads to it and what it repeats."""
    found = {("", each) for each in ANYWHERE}
    for before, repeated in _repetitions(parser.parse(pattern.pattern, pattern.flags), ""):
        found |= {(before, repeated), ("", repeated), ("", before + repeated)}
    return found


def _repetitions(nodes: object, before: str) -> Iterator[tuple[str, str]]:
    for kind, what in nodes:
        if kind in REPEATS:
            if what[1] > 8:
                yield before, _example(what[2])
            yield from _repetitions(what[2], before)
        elif kind is op.BRANCH:
            for branch in what[1]:
                yield from _repetitions(branch, before)
        elif kind in (op.SUBPATTERN, op.ATOMIC_GROUP, op.ASSERT, op.ASSERT_NOT):
            yield from _repetitions(what if kind is op.ATOMIC_GROUP else what[-1], before)
        before += _example([(kind, what)])


def _example(nodes: object) -> str:
    """A short text that these parts of a pattern match, one letter for each thing repeated."""
    text = ""
    for kind, what in nodes:
        if kind is op.LITERAL:
            text += chr(what)
        elif kind is op.NOT_LITERAL or kind is op.ANY:
            text += "b" if what == ord("a") else "a"
        elif kind is op.IN:
            text += _member(what)
        elif kind in REPEATS:
            text += _example(what[2]) * max(1, what[0])
        elif kind is op.BRANCH:
            text += _example(what[1][0])
        elif kind is op.SUBPATTERN:
            text += _example(what[-1])
        elif kind is op.ATOMIC_GROUP:
            text += _example(what)
    return text


def _member(choices: list[tuple[object, object]]) -> str:
    """A character of a set: found by asking the set itself."""
    likely = [" ", "a", "A", "1", "-", ".", "\n", "(", "é", "\x00", *map(chr, range(33, 127))]
    literal = [chr(what) for kind, what in choices if kind is op.LITERAL]
    ranges = [chr(what[0]) for kind, what in choices if kind is op.RANGE]
    if choices[0][0] is op.NEGATE:
        between = {chr(c) for kind, what in choices if kind is op.RANGE for c in range(what[0], what[1] + 1)}
        taken = {*literal, *between} | {c for c in likely if _in_category(c, choices)}
        return next(c for c in likely if c not in taken)
    return next(iter([*literal, *ranges]), None) or next(c for c in likely if _in_category(c, choices))


def _in_category(character: str, choices: list[tuple[object, object]]) -> bool:
    tests = {
        op.CATEGORY_DIGIT: str.isdigit,
        op.CATEGORY_SPACE: str.isspace,
        op.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
        op.CATEGORY_NOT_DIGIT: lambda c: not c.isdigit(),
        op.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
        op.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
    }
    return any(tests[what](character) for kind, what in choices if kind is op.CATEGORY)


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    """How much of the processor a search through a whole text takes; the pattern is interrupted at the cap."""

    def interrupt(_: int, __: FrameType | None) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGVTALRM, interrupt)
    signal.setitimer(signal.ITIMER_VIRTUAL, CAP)
    start = time.process_time()
    try:
        for _ in pattern.finditer(text):
            pass
        return time.process_time() - start
    except _TooLong:
        return CAP
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _is_linear(pattern: re.Pattern[str], before: str, repeated: str) -> bool:
    def text(length: int) -> str:
        return before + repeated * (length // len(repeated)) + "\x00"

    for _ in range(3):  # a busy machine may spoil a measurement, not three
        times = []
        for times_as_long in (1, 2, 4):
            times.append(_seconds(pattern, text(times_as_long * LENGTH)))
            if times[-1] >= CAP:
                return False
        if times[2] < max(TOO_SHORT, GROWTH * times[0]):
            return True
    return False


PATTERNS = dict(_patterns())


@pytest.mark.parametrize("name", PATTERNS)
def test_no_text_makes_a_pattern_slow(name: str) -> None:
    pattern = PATTERNS[name]
    slow = [each for each in sorted(_hostile(pattern)) if each[1] and not _is_linear(pattern, *each)]
    assert slow == []


# patterns that once hung: a heading and blanks; the block before a text; the classic
@pytest.mark.parametrize(
    "pattern", [r"^[ ]*#[ ]+(.*?)[ ]*#*[ ]*$", r"\A---\s*\n(?:[ \t]+.*\n|\s*\n){1,40}---\s*\n", r"(?:a+)+b", r"\s+$"]
)
def test_a_slow_pattern_is_noticed(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "CAP", 0.5)
    compiled = re.compile(pattern, re.M)
    assert not all(_is_linear(compiled, *each) for each in _hostile(compiled) if each[1])


def test_there_are_patterns_to_try_and_all_stand_at_the_top_of_their_modules() -> None:
    assert len(PATTERNS) > 30
    hidden = []
    for module in _modules():
        path = Path(importlib.import_module(module).__file__)
        calls = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
        names = [ast.unparse(call.func) for call in calls]
        hidden += [f"{path.name}: {n}" for n in names if n.startswith("re.") and n not in ("re.compile", "re.escape")]
    assert hidden == []
