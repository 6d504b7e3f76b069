"""Every pattern rule is for its example and leaves its counterexample alone."""

import pytest

from analysis.mentions import find_by_pattern, split_names, trim_patterns
from analysis.mentions.pattern_rules import PatternRule

GROWTH = [rule for rule, _ in trim_patterns.GROW_RIGHT]
MODULES = (trim_patterns, find_by_pattern, split_names)
RULES = [*GROWTH, *(value for module in MODULES for value in vars(module).values() if isinstance(value, PatternRule))]


def matches(rule: PatternRule, example: str) -> bool:
    """Whether the rule matches at the "|" of an example, or anywhere if there is none."""
    before, mark, behind = example.partition("|")
    text = before + behind
    if not mark:
        return any(rule.everywhere(text))
    return bool(rule.before(text, len(before)) if rule.verbose.endswith("$") else rule.behind(text, len(before)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule: PatternRule) -> None:
    assert matches(rule, rule.example) and not matches(rule, rule.counterexample)


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
