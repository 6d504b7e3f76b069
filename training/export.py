"""Turn a trained model into what the product ships: an int8 ONNX graph, its settings and the tokenizer.

python -m training.export training/work/third/model.pt --minilm FOLDER --output analysis/tagger/model --name "quotient-tagger 3"
"""

import argparse
import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import Tensor, nn

from training.model import HEADS as ATTENTION_HEADS, WIDTH, Quotient

HEADS = re.compile(r"/(labels|vectors|link_hidden)/")  # small and sensitive: left in 32 bits
INPUTS = ("ids", "shapes", "places", "quotes")
OUTPUTS = ("labels", "vectors")


class Attention(torch.autograd.Function):
    """Attention as the one operation that ONNX Runtime has for it: its own fusion of the parts takes a third more time."""

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        parts = (t.unflatten(-1, (ATTENTION_HEADS, -1)).transpose(1, 2) for t in (query, key, value))
        return nn.functional.scaled_dot_product_attention(*parts).transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any) -> Any:
        out = g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=ATTENTION_HEADS)
        return out.setType(query.type())


class Exported(nn.Module):
    """The model as it runs in the product: one window at a time, so without a mask."""

    def __init__(self, model: Quotient):
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, shapes: Tensor, places: Tensor, quotes: Tensor) -> tuple[Tensor, Tensor]:
        model = self.model
        embeddings = model.encoder.embeddings
        positions = embeddings.position_embeddings(torch.cumsum(torch.ones_like(ids), 1) - 1)
        words = embeddings.word_embeddings(ids) + model.shapes(shapes) + model.places(places) + model.quotes(quotes)
        hidden = embeddings.LayerNorm(words + positions + embeddings.token_type_embeddings.weight[0])
        for layer in model.encoder.encoder.layer:
            inner, outer = layer.attention.self, layer.attention.output
            seen = Attention.apply(inner.query(hidden), inner.key(hidden), inner.value(hidden))
            hidden = outer.LayerNorm(outer.dense(seen) + hidden)
            wide = nn.functional.gelu(layer.intermediate.dense(hidden))
            hidden = layer.output.LayerNorm(layer.output.dense(wide) + hidden)
        return model.labels(hidden), model.vectors(nn.functional.gelu(model.link_hidden(hidden)))


def write_graph(model: Quotient, path: Path, *, in_32_bits: bool) -> None:
    """Write the graph, its weights in int8 by channel unless they are to stay in 32 bits."""
    fusions = FusionOptions("bert")
    fusions.enable_attention = fusions.enable_embed_layer_norm = False
    fusions.enable_skip_layer_norm = fusions.enable_bias_skip_layer_norm = False  # slower than its two parts
    with tempfile.TemporaryDirectory() as folder:
        raw, fused = Path(folder) / "raw.onnx", Path(folder) / "fused.onnx"
        torch.onnx.export(
            Exported(model),
            (torch.ones(2, 12, dtype=torch.long),) * len(INPUTS),
            str(raw),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamo=False,
            dynamic_axes={name: {0: "batch", 1: "pieces"} for name in (*INPUTS, *OUTPUTS)},
            opset_version=17,
            custom_opsets={"com.microsoft": 1},
        )
        graph = optimizer.optimize_model(
            str(raw),
            model_type="bert",
            num_heads=ATTENTION_HEADS,
            hidden_size=WIDTH,
            opt_level=0,
            optimization_options=fusions,
        )
        graph.save_model_to_file(str(fused))
        if in_32_bits:
            shutil.copy(fused, path)
            return
        heads = [n.name for n in graph.model.graph.node if n.op_type in ("MatMul", "Gemm") and HEADS.search(n.name)]
        quantize_dynamic(
            str(fused),
            str(path),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            nodes_to_exclude=heads,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=Path("analysis/tagger/model"))
    parser.add_argument("--name", required=True)
    parser.add_argument("--float", action="store_true", help="keep 32-bit weights, to measure what int8 costs")
    args = parser.parse_args()
    model = Quotient()
    state = torch.load(args.checkpoint, weights_only=True)
    model.load_state_dict(state.get("model", state))
    model.eval()
    args.output.mkdir(parents=True, exist_ok=True)
    write_graph(model, args.output / "quotient.onnx", in_32_bits=args.float)
    settings = {
        "name": args.name,
        **{k: getattr(model, k).tolist() for k in ("distance", "paragraph", "none", "none_bias")},
    }
    (args.output / "model.json").write_text(json.dumps(settings) + "\n", encoding="utf-8")
    shutil.copy(args.minilm / "tokenizer.json", args.output / "tokenizer.json")


if __name__ == "__main__":
    main()
