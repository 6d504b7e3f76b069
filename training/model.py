"""The network: MiniLM with embeddings for what an uncased model cannot see, and five heads."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from analysis.tagger.tokenize import PLACES, QUOTES, SHAPES

WIDTH, LINK_WIDTH, HEADS = 384, 64, 12
# what each link vector is for: three dependents, two heads, and the two ends of an antecedent
VECTORS = ("content source", "content cue", "cue source", "source", "cue", "anaphor", "name")
PAIRS = {"content source": "source", "content cue": "cue", "cue source": "source", "anaphor": "name"}
DISTANCES = 20  # signed logarithmic buckets


def distance_bucket(difference: Tensor) -> Tensor:
    """Buckets of a signed distance in tokens: 0-9 backwards (9 the farthest), 10-19 forwards."""
    size = difference.abs().float().clamp(min=1).log2().floor().long().clamp(max=9)
    return torch.where(difference > 0, size + 10, size)


class Quotient(nn.Module):
    def __init__(self, folder: Path | None = None):
        super().__init__()
        config = BertConfig(
            vocab_size=30522,
            hidden_size=WIDTH,
            num_hidden_layers=6,
            num_attention_heads=HEADS,
            intermediate_size=1536,
            max_position_embeddings=512,
            attention_probs_dropout_prob=0.0,
            attn_implementation="sdpa",
        )
        self.encoder = BertModel(config, add_pooling_layer=False)
        if folder:
            weights = load_file(folder / "model.safetensors")
            missing, _ = self.encoder.load_state_dict(
                {k.removeprefix("bert."): v for k, v in weights.items()}, strict=False
            )
            assert not missing, missing
        self.shapes, self.places, self.quotes = (nn.Embedding(len(x), WIDTH) for x in (SHAPES, PLACES, QUOTES))
        for table in (self.shapes, self.places, self.quotes):
            nn.init.normal_(table.weight, std=0.02)
        self.dropout = nn.Dropout(0.1)
        self.labels = nn.Linear(WIDTH, 7 + 7 + 2)
        self.link_hidden = nn.Linear(WIDTH, WIDTH)
        self.vectors = nn.Linear(WIDTH, LINK_WIDTH * len(VECTORS))
        self.distance = nn.Parameter(torch.zeros(len(PAIRS), DISTANCES))
        self.paragraph = nn.Parameter(torch.zeros(len(PAIRS), 3))
        self.none = nn.Parameter(torch.zeros(len(PAIRS), LINK_WIDTH))
        self.none_bias = nn.Parameter(torch.zeros(len(PAIRS)))

    def forward(
        self, ids: Tensor, mask: Tensor, shapes: Tensor, places: Tensor, quotes: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Label scores (batch, pieces, 16) and link vectors (batch, pieces, 7 × 64)."""
        embeds = (
            self.encoder.embeddings.word_embeddings(ids)
            + self.shapes(shapes)
            + self.places(places)
            + self.quotes(quotes)
        )
        hidden = self.dropout(self.encoder(inputs_embeds=embeds, attention_mask=mask).last_hidden_state)
        return self.labels(hidden), self.vectors(self.dropout(nn.functional.gelu(self.link_hidden(hidden))))

    def pair_scores(
        self, kind: str, vectors: Tensor, window: tuple[Tensor, Tensor], rows: Tensor, at: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Of the n pieces vectors[rows, at] to every piece of their window (n, pieces), and to none of them (n).

        `window` has the word and the paragraph of every piece.
        """
        k = list(PAIRS).index(kind)
        words, paragraphs = window
        v = vectors.float().unflatten(-1, (len(VECTORS), LINK_WIDTH))
        dependent, head = v[rows, at, VECTORS.index(kind)], v[rows, :, VECTORS.index(PAIRS[kind])]
        scores = (head @ dependent[:, :, None])[:, :, 0] / LINK_WIDTH**0.5
        scores = scores + self.distance[k][distance_bucket(words[rows] - words[rows, at][:, None])]
        scores = scores + self.paragraph[k][(paragraphs[rows] - paragraphs[rows, at][:, None]).abs().clamp(max=2)]
        return scores, dependent @ self.none[k] / LINK_WIDTH**0.5 + self.none_bias[k]
