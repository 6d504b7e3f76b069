"""What the product needs to run, with all that this pulls in, is under known licences, none of which is the GPL or the AGPL."""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
KNOWN = re.compile(
    r"MIT|BSD|Apache|ISC|MPL|Mozilla|PSF|Python Software Foundation|HPND|CMU|Unlicense|Zlib|0BSD|CC0|LGPL|Lesser|Public Domain",
    re.IGNORECASE,
)
FORBIDDEN = re.compile(r"(?<!L)(?<!Lesser )A?GPL|(?<!Lesser )General Public License|Affero", re.IGNORECASE)


def needed() -> Iterator[Distribution]:
    """Every package of requirements.txt, and what each of them asks for here."""
    lines = (line.partition("#")[0].strip() for line in (ROOT / "requirements.txt").read_text().splitlines())
    waiting = [(Requirement(line), "") for line in lines if line]
    seen: set[str] = set()
    while waiting:
        requirement, extra = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        try:
            found = distribution(name)
        except PackageNotFoundError:  # for another system
            continue
        asked = [Requirement(text) for text in found.requires or ()]
        waiting += [(one, extra) for one in asked for extra in requirement.extras]
        if name not in seen:
            seen.add(name)
            waiting += [(one, "") for one in asked]
            yield found


def licences_of(package: Distribution) -> list[str]:
    """What a package says of its licence, one entry for each that may be chosen."""
    data = package.metadata
    stated = data.get("License-Expression") or ""
    if not stated:
        named = [c.rpartition(" :: ")[2] for c in data.get_all("Classifier") or () if c.startswith("License ::")]
        stated = " OR ".join(named) or (data.get("License") or "").splitlines()[0]
    return re.split(r"\s+OR\s+", stated)


def test_nothing_that_runs_is_under_the_gpl_or_an_unknown_licence() -> None:
    packages = {package.name: licences_of(package) for package in needed()}
    assert {"streamlit", "pandas", "numpy", "onnxruntime"} <= packages.keys()
    wrong = {
        name: choice
        for name, choice in packages.items()
        if not any(KNOWN.search(licence) and not FORBIDDEN.search(licence) for licence in choice)
    }
    assert not wrong
