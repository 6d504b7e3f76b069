import os
import subprocess
import sys

import pytest

CODE = """
from analysis.rules import RULES, fired, rule, weight

@rule("test.double", otherwise=lambda number: number)
def double(number):
    \"\"\"Twice a number.\"\"\"
    return 2 * number

print(double(0), double(2), weight("test.heavy", 1.5, "it pulls down"), RULES["test.double"], dict(fired))
"""


# A rule can be switched off and counted, in a process of its own, and is the bare function otherwise
@pytest.mark.parametrize(
    ("environment", "printed"),
    [
        ({}, "0 4 1.5 Twice a number. {}"),
        ({"QUOTIENT_WITHOUT": "test.double"}, "0 2 1.5 Twice a number. {}"),
        ({"QUOTIENT_WITHOUT": "other,test.heavy"}, "0 4 0.0 Twice a number. {}"),
        # it fired only where it made a difference
        ({"QUOTIENT_COUNT_RULES": "1"}, "0 4 1.5 Twice a number. {'test.double': 1}"),
    ],
)
def test_rules(environment: dict[str, str], printed: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", CODE], env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == printed
