"""Measure Quotient on the corpora: `python -m training.score [--corpora FOLDER] [--json]`.

FOLDER is that of QUOTIENT_CORPORA unless it is given. What the tagger sees is kept in the folder of temporary files, so that
only the first run takes minutes. Rules that QUOTIENT_WITHOUT names are off (see `training.ablate`).
"""

import argparse
import hashlib
import json
import os
import pickle
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from analysis import tagger
from analysis.document import story_of
from analysis.pipeline import analyse_reading
from analysis.records import Article, Reading
from analysis.rules import RULES, fired
from training.score.measures import Figures, prefixed
from training.score.sets import load_sets

CORPORA = ("polnear/train", "polnear/dev", "speakers_dev", "uner_dev", "gum_dev")
CACHE = Path(tempfile.gettempdir()) / f"quotient-readings-{os.getuid()}"


def score_all(corpora: Path) -> Figures:
    """The figures of every set, by set and measure: "dev: stretches: F1"."""
    figures: Figures = {}
    for test_set in load_sets(corpora):
        readings = read_once(test_set.articles)
        analyses = [analyse_reading(a, r) for a, r in zip(test_set.articles, readings, strict=True)]
        figures |= prefixed(test_set.name, test_set.score(analyses))
    return figures


def read_once(articles: Sequence[Article]) -> list[Reading]:
    """What the tagger sees in each article, from the cache if neither a text nor the tagger has changed."""
    stories = [story_of(article) for article in articles]
    code = sorted(file for file in Path(tagger.__file__).parent.rglob("*") if file.suffix in (".py", ".onnx", ".json"))
    digest = hashlib.sha256()
    for part in (*(file.read_bytes() for file in code), *(story.encode() for story in stories)):
        digest.update(hashlib.sha256(part).digest())
    CACHE.mkdir(mode=0o700, exist_ok=True)
    kept = CACHE / f"{digest.hexdigest()}.pickle"
    if not kept.exists():
        new = kept.with_suffix(f".{os.getpid()}")
        new.write_bytes(pickle.dumps(tagger.read_texts(stories)))
        new.rename(kept)
    readings: list[Reading] = pickle.loads(kept.read_bytes())
    return readings


def corpora_parser(description: str | None) -> argparse.ArgumentParser:
    """A parser with `--corpora`, which must be given where QUOTIENT_CORPORA is not set."""
    module = sys.modules["__main__"].__spec__
    name = module.name.removesuffix(".__main__") if module else "training"
    parser = argparse.ArgumentParser(
        prog=f"python -m {name}", description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    known = os.environ.get("QUOTIENT_CORPORA")
    parser.add_argument(
        "--corpora",
        metavar="FOLDER",
        type=_folder_of_corpora,
        default=known,
        required=not known,
        help=f"holds {', '.join(CORPORA)}; the folder that QUOTIENT_CORPORA names, unless it is given",
    )
    return parser


def _folder_of_corpora(name: str) -> Path:
    missing = [part for part in CORPORA if not Path(name, part).is_dir()]
    if missing:
        raise argparse.ArgumentTypeError(f"{name} has no folder {', '.join(missing)}")
    return Path(name)


def main() -> None:
    """Print every figure, or as JSON the figures, all rules and how often each fired."""
    parser = corpora_parser(__doc__)
    parser.add_argument("--json", action="store_true", help="also the rules, and how often each fired")
    options = parser.parse_args()
    figures = score_all(options.corpora)
    if options.json:
        json.dump({"figures": figures, "rules": RULES, "fired": fired}, sys.stdout)
    else:
        for name, value in figures.items():
            print(f"{value:8g}  {name}")


if __name__ == "__main__":
    main()
