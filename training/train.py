"""Train the tagger.

    python -m training.train CORPORA --minilm FOLDER --work training/work/first
    python -m training.train CORPORA --minilm FOLDER --work training/work/second \\
        --mix second --start training/work/first/model.pt --rate 7e-5
    python -m training.train CORPORA --minilm FOLDER --work training/work/third \\
        --mix third --start analysis/tagger/model --rate 6e-5

CORPORA is a folder with polnear/, gum/, gap/ and entities/; FOLDER holds MiniLM's model.safetensors and tokenizer.json. A run that
was stopped goes on from its last checkpoint. `--tenth` takes a tenth of the texts, to try something out.
"""

import argparse
import json
import random
import time
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training import corpora
from training.augment import augment
from training.examples import IGNORE, LINKS, Example, encode
from training.gum import gum
from training.marked import gap, marked
from training.model import Quotient
from training.pools import Pool
from training.restore import restore

BATCH = 16  # windows
SORTED_BATCHES = 4  # that share their windows out by length
SEED = 7
HEADS_RATE = 10  # the heads learn so many times as fast as the encoder
WARM_UP = 0.08  # of all steps
SAVE_EVERY, SAY_EVERY = 100, 20  # steps


class Mix(NamedTuple):
    """How often a run goes through each corpus, each time with other names, and what the names found by machine weigh."""

    copies: dict[str, int]
    silver: float


# First everything alike; then names marked by hand for more than their number, and those of the machine for less; then the
# marks, politics, and whom pronouns mean.
MIXES = {
    "first": Mix({"polnear": 5, "gum": 5, "uner_ewt_dev": 5, "wikigold": 5, "wnut17_train": 5, "btc": 5}, 0.5),
    "second": Mix({"polnear": 3, "gum": 6, "uner_ewt_dev": 24, "wikigold": 16, "wnut17_train": 6, "btc": 4}, 0.25),
    "third": Mix(
        {
            "polnear": 3,
            "marked": 5,
            "gum": 4,
            "uner_ewt_dev": 16,
            "wikigold": 8,
            "wnut17_train": 4,
            "btc": 2,
            "crossner_politics_train": 24,
            "gap-development": 2,
        },
        0.25,
    ),
}


LISTS = ("wikigold", "wnut17_train", "btc", "crossner_politics_train")  # of words, a line each


def load(root: Path, tenth: bool, silver: float) -> dict[str, list[corpora.Doc]]:
    aside = corpora.held_out(root / "polnear/train")
    read = corpora.polnear(root / "polnear/train", root / "polnear/train_silver.jsonl", silver)
    polnear = [d for d in read if d.id not in aside]
    taught = list(marked(root, polnear))
    docs = {
        "polnear": [d for d in polnear if d.id not in {t.id for t in taught}],
        "marked": taught,
        "gum": list(gum(root / "gum/train")),
        "uner_ewt_dev": list(corpora.ewt(root / "entities/uner_ewt_dev.iob2")),
        **{name: list(corpora.conll(root / f"entities/{name}.conll")) for name in LISTS},
        "gap-development": list(gap(root / "gap/gap-development.tsv")),
    }
    return {name: part[::10] for name, part in docs.items()} if tenth else docs


def prepare(docs: dict[str, list[corpora.Doc]], copies: dict[str, int], tokenizer: Tokenizer) -> list[Example]:
    """The windows of all documents, each corpus as often as `copies` says, shuffled."""
    rng = random.Random(SEED)
    cache: dict[str, list[int]] = {}
    examples: list[Example] = []
    pool = Pool([d for part in docs.values() for d in part])
    for name, part in docs.items():
        for copy in range(copies.get(name, 0)):
            for doc in part:
                examples += encode(augment(doc, pool, rng) if copy else doc, tokenizer, cache, rng)
    rng.shuffle(examples)
    return _by_length(examples, rng)


def _by_length(examples: list[Example], rng: random.Random) -> list[Example]:
    """The same, with windows of like length in a batch, since each is padded to the longest of its batch."""
    out: list[Example] = []
    for at in range(0, len(examples), SORTED_BATCHES * BATCH):
        part = sorted(examples[at : at + SORTED_BATCHES * BATCH], key=lambda x: len(x["ids"]))
        batches = [part[i : i + BATCH] for i in range(0, len(part), BATCH)]
        rng.shuffle(batches)
        out += chain.from_iterable(batches)
    return out


def collate(batch: list[Example]) -> dict[str, Any]:
    """One tensor a field, padded; `links` are (window, kind, dependent, head), `chains` a list with the window before each."""
    size = max(len(x["ids"]) for x in batch)

    def stack(key: str, fill: int) -> Tensor:
        out = np.full((len(batch), size), fill, np.int64)
        for row, x in zip(out, batch, strict=True):
            row[: len(x[key])] = x[key]
        return torch.from_numpy(out)

    out: dict[str, Any] = {k: stack(k, 0) for k in ("ids", "words", "paragraphs", "shapes", "places", "quotes")}
    out |= {k: stack(k, IGNORE) for k in ("names", "roles", "sentences")}
    out["mask"] = (out["ids"] != 0).long()
    out["weight"] = torch.tensor([x["weight"] for x in batch])
    out["links"] = torch.tensor(
        [(b, *link) for b, x in enumerate(batch) for link in x["links"]], dtype=torch.long
    ).reshape(-1, 4)
    out["chains"] = [(b, *chain) for b, x in enumerate(batch) for chain in x["chains"]]
    return out


def losses(model: Quotient, b: dict[str, Any]) -> dict[str, Tensor]:
    """The loss of each task in a batch."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        labels, vectors = model(b["ids"], b["mask"], b["shapes"], b["places"], b["quotes"])
    labels = labels.float()
    window = (b["words"], b["paragraphs"])
    out = {}
    for key, part in (("names", slice(0, 7)), ("roles", slice(7, 14)), ("sentences", slice(14, 16))):
        each = torch.nn.functional.cross_entropy(
            labels[..., part].transpose(1, 2), b[key], ignore_index=IGNORE, reduction="none"
        )
        known = b[key] != IGNORE
        weight = b["weight"][:, None] if key != "roles" else 1.0
        out[key] = (each * weight * known).sum() / known.sum().clamp(min=1)
    starts = {"source": b["roles"] == 1, "cue": b["roles"] == 3}
    for k, kind in enumerate(LINKS):
        rows, _, at, head = b["links"][b["links"][:, 1] == k].T
        known = (head == 0) | starts[kind.split()[1]][rows, head]  # where two sources overlap, only one is labelled
        rows, at, head = rows[known], at[known], head[known]
        if len(rows):
            scores, none = model.pair_scores(kind, vectors, window, rows, at)
            scores = scores.masked_fill(~starts[kind.split()[1]][rows], -1e4)
            scores = torch.cat([none[:, None], scores[:, 1:]], 1)  # piece 0 is no token: its place stands for "none"
            out[kind] = torch.nn.functional.cross_entropy(scores, head)
    if b["chains"]:
        rows, at = torch.tensor([(row, anaphor) for row, anaphor, _, _ in b["chains"]]).T
        scores, none = model.pair_scores("anaphor", vectors, window, rows, at)
        total = []
        for i, (_, _, meant, every) in enumerate(b["chains"]):
            options = torch.cat([none[i][None], scores[i, every]])
            right = [1 + every.index(m) for m in meant] or [0]
            total.append(torch.logsumexp(options, 0) - torch.logsumexp(options[right], 0))
        out["antecedent"] = torch.stack(total).mean()
    return out


WEIGHTS = {
    "names": 1.0,
    "roles": 1.0,
    "sentences": 0.5,
    "content source": 0.3,
    "content cue": 0.3,
    "cue source": 0.2,
    "antecedent": 0.3,
}


class Run:
    """A model in training, with all that a checkpoint holds."""

    def __init__(self, args: argparse.Namespace, steps: int):
        self.model = Quotient(args.minilm)
        if args.start:
            start = restore(args.start) if args.start.is_dir() else torch.load(args.start, weights_only=True)
            self.model.load_state_dict(start)
        encoder = [p for n, p in self.model.named_parameters() if n.startswith("encoder.")]
        heads = [p for n, p in self.model.named_parameters() if not n.startswith("encoder.")]
        self.optimiser = torch.optim.AdamW(
            [{"params": encoder, "lr": args.rate}, {"params": heads, "lr": args.rate * HEADS_RATE}],
            weight_decay=0.01,
            fused=True,
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser,
            lambda s: min((s + 1) / (WARM_UP * steps), max(0.0, (steps - s) / ((1 - WARM_UP) * steps))),
        )
        self.checkpoint = args.work / "checkpoint.pt"
        self.step = 0

    def resume(self) -> None:
        """Go on from the last checkpoint, if there is one."""
        if self.checkpoint.exists():
            state = torch.load(self.checkpoint, weights_only=True)
            for part in ("model", "optimiser", "schedule"):
                getattr(self, part).load_state_dict(state[part])
            self.step = state["step"]

    def save(self) -> None:
        """Write a checkpoint; one that is cut short leaves the last one as it was."""
        state = {part: getattr(self, part).state_dict() for part in ("model", "optimiser", "schedule")}
        torch.save({**state, "step": self.step}, self.checkpoint.with_suffix(".new"))
        self.checkpoint.with_suffix(".new").rename(self.checkpoint)

    def learn(self, batch: dict[str, Any]) -> dict[str, float]:
        """One step; returns the loss of each task."""
        each = losses(self.model, batch)
        self.optimiser.zero_grad()
        torch.stack([WEIGHTS[k] * v for k, v in each.items()]).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.step += 1
        return {k: v.item() for k, v in each.items()}


def train(run: Run, examples: list[Example], steps: int) -> None:
    """Take the steps that are left, and say now and then how it goes."""
    first, began = run.step, time.time()
    print(f"{len(examples)} windows, steps {first} to {steps}", flush=True)
    run.model.train()
    mean: dict[str, float] = {}
    while run.step < steps:
        each = run.learn(collate(examples[run.step * BATCH : (run.step + 1) * BATCH]))
        mean |= {k: 0.97 * mean.get(k, v) + 0.03 * v for k, v in each.items()}
        if run.step % SAY_EVERY == 0:
            pace = (time.time() - began) / (run.step - first)
            means = json.dumps({k: round(v, 3) for k, v in mean.items()})
            print(run.step, f"{pace:.2f} s a step", means, flush=True)
        if run.step % SAVE_EVERY == 0 or run.step == steps:
            run.save()


def main() -> None:
    """Train, or go on with it, and leave the model in the folder for work."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--tenth", action="store_true")
    parser.add_argument("--steps", type=int)
    parser.add_argument("--mix", choices=MIXES, default="first")
    parser.add_argument("--start", type=Path, help="the model that an earlier run left, or the folder of a shipped one")
    parser.add_argument("--rate", type=float, default=1e-4)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    tokenizer = Tokenizer.from_file(str(args.minilm / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    mix = MIXES[args.mix]
    examples = prepare(load(args.corpora, args.tenth, mix.silver), mix.copies, tokenizer)
    steps = args.steps or len(examples) // BATCH
    run = Run(args, steps)
    run.resume()
    train(run, examples, steps)
    torch.save(run.model.state_dict(), args.work / "model.pt")


if __name__ == "__main__":
    main()
