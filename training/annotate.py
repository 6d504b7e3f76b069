"""Mark articles of PolNeAR train: who speaks, and what is one entity.

    python -m training.annotate list [--todo]
    python -m training.annotate show 3.01 3.02 …          text, attributions, what the program says; starts their drafts
    python -m training.annotate show b1.01 --bare         the same for the blind set, without the program
    python -m training.annotate store changes.json        {"3.01": {changes to its draft}, "3.02": {}}; - reads standard input
    python -m training.annotate store changes.json --revise         changes to what is stored
    python -m training.annotate store changes.json --blind A        the first of two; B is the second, settled what holds
    python -m training.annotate agree
    python -m training.annotate store changes.json --blind settled  changes to what A marked
    python -m training.annotate gold --output FOLDER [--blind settled]
    python -m training.annotate check

Articles have numbers, which `list` prints, and ids; either will do. CORPORA is a folder with polnear/train, from
--corpora or QUOTIENT_CORPORA. Drafts hold names and lie in the folder of temporary files, marks hold none and lie in
training/marks. `training/marks/GUIDELINES.md` says what is marked how.
"""

import argparse
import json
import os
import sys
import tempfile
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from training.corpora import held_out
from training.marks import BLIND, FOLDER, MarkError, faults, path_in, read_mark, write_mark
from training.marks.articles import GoldArticle, batches, load_articles, names_of
from training.marks.compare import compare
from training.marks.drafts import Draft, apply, to_draft, to_mark
from training.marks.gold import gold_speakers
from training.marks.proposals import capitals, page, propose, read_all

DRAFTS = Path(tempfile.gettempdir()) / "quotient-drafts"
SETS = {"": FOLDER, "A": BLIND / "A", "B": BLIND / "B", "settled": BLIND}


def show(corpora: Path, articles: dict[str, GoldArticle], bare: bool) -> int:
    aside = held_out(corpora / "polnear/train")
    if not bare and (blind := [n for n, a in articles.items() if a.id in aside]):
        raise MarkError(f"{', '.join(blind)}: set aside, to be marked without the program. Add --bare.")
    if bare:
        print("\n\n".join(page(n, a) for n, a in articles.items()))
        return 0
    DRAFTS.mkdir(exist_ok=True)
    for (number, article), analysis in zip(articles.items(), read_all(list(articles.values())), strict=True):
        draft = propose(article, analysis)
        (DRAFTS / f"{article.id}.json").write_text(json.dumps(draft, ensure_ascii=False), encoding="utf-8")
        print(page(number, article, analysis, draft), end="\n\n")
    return 0


def store(corpora: Path, articles: dict[str, GoldArticle], changes: dict[str, Draft], blind: str, revise: bool) -> int:
    """Each article alone: what is in order is stored, whatever is wrong with others."""
    aside = held_out(corpora / "polnear/train")
    wrong = 0
    for number, article in articles.items():
        try:
            if (article.id in aside) != bool(blind):
                raise MarkError(
                    "It belongs to the blind set: --blind A or B." if not blind else "It is not of the blind set."
                )
            draft = apply(as_set(article.text, changes[number]), _base(article, blind, revise))
            write_mark(to_mark(article, draft), path_in(SETS[blind], article.text))
            print(f"{number} stored. Capitals in no name: {', '.join(capitals(article.text, draft)) or 'none'}")
        except MarkError as error:
            wrong += 1
            print(f"{number} NOT stored:\n  " + str(error).replace("\n", "\n  "))
    return 1 if wrong else 0


def as_set(text: str, changes: Draft) -> Draft:
    """The changes with accents as signs of their own where the text has them so, which nobody sees and nobody types."""
    if unicodedata.normalize("NFC", text) == text:
        return changes
    decomposed: Draft = json.loads(unicodedata.normalize("NFD", json.dumps(changes, ensure_ascii=False)))
    return decomposed


def _base(article: GoldArticle, blind: str, revise: bool) -> Draft:
    """What changes start from: the program's draft, for the settled one the mark of A, else nothing; or the mark itself."""
    if revise or blind == "settled":
        return to_draft(article, read_mark(path_in(SETS[blind if revise else "A"], article.text)))
    if blind:
        return {}
    draft = DRAFTS / f"{article.id}.json"
    if not draft.exists():
        raise MarkError("Its draft is not there: show it first, or --revise what is stored.")
    shown: Draft = json.loads(draft.read_text(encoding="utf-8"))
    return shown


def agree(articles: dict[str, GoldArticle]) -> int:
    total = dict.fromkeys(("attributions", "same_speaker", "same_via", "mentions", "same_mentions"), 0)
    for number, article in articles.items():
        first, second = (read_mark(path_in(SETS[s], article.text)) for s in "AB")
        result = compare(article, first, second)
        total = {k: n + getattr(result, k) for k, n in total.items()}
        for difference in result.differences:
            print(f"{number} {difference}")
    for part, whole in (("same_speaker", "attributions"), ("same_via", "attributions"), ("same_mentions", "mentions")):
        print(f"{part.replace('_', ' ')}: {total[part]} of {total[whole]}, {total[part] / max(1, total[whole]):.1%}")
    return 0


def gold(articles: dict[str, GoldArticle], blind: str, output: Path) -> int:
    output.mkdir(parents=True, exist_ok=True)
    for article in articles.values():
        speakers = gold_speakers(article, read_mark(path_in(SETS[blind], article.text)))
        (output / f"{article.id}.json").write_text(json.dumps(speakers, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{len(articles)} articles in {output}")
    return 0


def check(articles: dict[str, GoldArticle], blind: str) -> int:
    wrong = 0
    for number, article in articles.items():
        for fault in faults(read_mark(path_in(SETS[blind], article.text)), article.text, article.starts):
            wrong += 1
            print(f"{number} {article.id}: {fault}")
    print(f"{len(articles)} marks, {wrong} faults")
    return 1 if wrong else 0


def stored_in(corpora: Path, *folders: Path) -> set[str]:
    """The ids of the articles that have a mark in each of these folders."""
    marked = set.intersection(*({f.stem for f in folder.glob("*.json")} for folder in folders))
    return {article_id for article_id, name in names_of(corpora).items() if name in marked}


def _load(corpora: Path, numbers: Iterable[str], by_number: dict[str, str]) -> dict[str, GoldArticle]:
    ids = {n: by_number.get(n, n) for n in numbers}
    known = {f.stem for f in corpora.glob("polnear/train/text/*.txt")}
    if unknown := [n for n, i in ids.items() if i not in known]:
        raise MarkError(f"There is no article {', '.join(unknown)}. `list` prints their numbers.")
    return dict(zip(ids, load_articles(corpora, ids.values()), strict=True))


def _list(corpora: Path, by_number: dict[str, str], todo: bool) -> int:
    done = {name or "marked": stored_in(corpora, folder) for name, folder in SETS.items()}
    for number, article_id in by_number.items():
        sets = [s for s, ids in done.items() if article_id in ids]
        if not (todo and sets):
            print(" ".join([number, article_id, *sets]))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    corpora = os.environ.get("QUOTIENT_CORPORA")
    parser.add_argument("what", choices=("list", "show", "store", "agree", "gold", "check"))
    parser.add_argument("which", nargs="*", help="numbers or ids of articles; for store the file of changes")
    parser.add_argument("--corpora", type=Path, default=corpora, required=not corpora)
    parser.add_argument("--blind", choices=("A", "B", "settled"), default="")
    parser.add_argument("--bare", action="store_true", help="show nothing of what the program says")
    parser.add_argument("--revise", action="store_true", help="changes are to the stored mark, not to the draft")
    parser.add_argument("--todo", action="store_true", help="list only what nobody has marked")
    parser.add_argument("--output", type=Path, help="where the gold speakers go")
    return parser


def main(arguments: list[str] | None = None) -> int:
    args = _parser().parse_args(arguments)
    by_number = batches(args.corpora)
    if args.what == "list":
        return _list(args.corpora, by_number, args.todo)
    if args.what == "show":
        return show(args.corpora, _load(args.corpora, args.which, by_number), args.bare)
    if args.what == "store":
        if len(args.which) != 1:
            raise MarkError("Name the one file with the changes, or - for standard input.")
        changes = json.loads(
            sys.stdin.read() if args.which == ["-"] else Path(args.which[0]).read_text(encoding="utf-8")
        )
        if not isinstance(changes, dict):
            raise MarkError('The file has a dictionary: {"3.01": {changes}, "3.02": {}}.')
        return store(args.corpora, _load(args.corpora, changes, by_number), changes, args.blind, args.revise)
    folders = (SETS["A"], SETS["B"]) if args.what == "agree" else (SETS[args.blind],)
    numbers = {i: n for n, i in by_number.items()}
    articles = _load(
        args.corpora, args.which or [numbers.get(i, i) for i in sorted(stored_in(args.corpora, *folders))], by_number
    )
    if args.what == "agree":
        return agree(articles)
    if args.what == "check":
        return check(articles, args.blind)
    if not args.output:
        raise MarkError("Say where the gold speakers go: --output FOLDER.")
    return gold(articles, args.blind, args.output)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (MarkError, OSError, json.JSONDecodeError) as problem:
        sys.exit(str(problem))
