"""Derive the list of first names that are mostly men's or mostly women's from Faker's lists of some sixty languages.

    python -m training.derive_first_names analysis/lexicons/first_names.txt

A name counts if at least two languages know it as a man's (or a woman's), and five times as many as know it as the other.
Faker's lists come under the MIT licence.
"""

import importlib
import pkgutil
import re
import sys
from collections import Counter
from pathlib import Path

from faker.providers import person

NAME = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]{1,13}")
ENOUGH, TIMES = 2, 5
# Well-known names that these lists have too seldom, or for both.
MORE = {
    "he": "Barack Jeb Mitt Newt Bashar Benjamin Xi Kim-Jong Recep Emmanuel Narendra Boris Rishi Keir Volodymyr Dmitry Dmitri Sergei Yevgeny Ayman Osama Usama Saddam Muammar Hosni Kofi Ban-Ki Jean-Claude Elon Tucker Rand Rush",
    "she": "Hillary Condoleezza Oprah Theresa Kamala Ivanka Melania Tulsi Nikki Kellyanne Ursula Angela Aung-San Malala Greta Beyoncé Madonna Meghan Priti Nicola Jacinda Sonia Benazir Dilma",
}
HEAD = """# First names that are mostly a man's or mostly a woman's. They only weigh in when "he" or "she" could mean several people.
# Derived from Faker's lists of names (MIT licence) by training/derive_first_names.py.
"""


def main(target: Path) -> None:
    known: dict[str, Counter[str]] = {"he": Counter(), "she": Counter()}
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for pronoun, key in (("he", "first_names_male"), ("she", "first_names_female")):
            held = getattr(provider, key, ())
            if isinstance(held, (list, tuple, set, dict)):
                known[pronoun].update({n for n in held if isinstance(n, str) and NAME.fullmatch(n)})
    parts = [HEAD]
    for pronoun, other in (("he", "she"), ("she", "he")):
        mostly = {n for n, k in known[pronoun].items() if k >= ENOUGH and k >= TIMES * known[other][n]}
        names = sorted((mostly | set(MORE[pronoun].split())) - set(MORE[other].split()))
        lines = [", ".join(names[i : i + 16]) for i in range(0, len(names), 16)]
        parts.append(f"\n[{pronoun}]\n" + ",\n".join(lines) + "\n")
    target.write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
