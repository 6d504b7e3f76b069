"""Turn a trained model into what the product ships: an int8 ONNX graph, its settings and the tokenizer.

python -m training.export training/work/checkpoint.pt --minilm FOLDER --output analysis/tagger/model --name "quotient-reader 1"
"""

import argparse
import json
import re
import shutil
import tempfile
from pathlib import Path

import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from torch import Tensor, nn

from training.model import Quotient

HEADS = re.compile(r"/(labels|vectors|link_hidden)/")  # small and sensitive: left in 32 bits
INPUTS = ("ids", "mask", "shapes", "places", "quotes")


class Exported(nn.Module):
    """The model with its inputs in the order that the graph has."""

    def __init__(self, model: Quotient):
        super().__init__()
        self.model = model

    def forward(self, *inputs: Tensor) -> tuple[Tensor, Tensor]:
        labels, vectors = self.model(*inputs)
        return labels, vectors


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
    model.encoder.set_attn_implementation("eager")
    args.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        raw, fused = Path(folder) / "raw.onnx", Path(folder) / "fused.onnx"
        example = torch.ones(2, 12, dtype=torch.long)
        torch.onnx.export(
            Exported(model),
            (example,) * 5,
            str(raw),
            input_names=list(INPUTS),
            output_names=["labels", "vectors"],
            dynamo=False,
            dynamic_axes={name: {0: "batch", 1: "pieces"} for name in (*INPUTS, "labels", "vectors")},
            opset_version=17,
        )
        graph = optimizer.optimize_model(str(raw), model_type="bert", num_heads=12, hidden_size=384, opt_level=1)
        print(graph.get_fused_operator_statistics())
        graph.save_model_to_file(str(fused))
        if args.float:
            shutil.copy(fused, args.output / "quotient.onnx")
        else:
            heads = [n.name for n in graph.model.graph.node if n.op_type in ("MatMul", "Gemm") and HEADS.search(n.name)]
            quantize_dynamic(
                str(fused),
                str(args.output / "quotient.onnx"),
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,
                nodes_to_exclude=heads,
                extra_options={"DefaultTensorType": TensorProto.FLOAT},
            )
    settings = {
        "name": args.name,
        **{k: getattr(model, k).tolist() for k in ("distance", "paragraph", "none", "none_bias")},
    }
    (args.output / "model.json").write_text(json.dumps(settings) + "\n", encoding="utf-8")
    shutil.copy(args.minilm / "tokenizer.json", args.output / "tokenizer.json")


if __name__ == "__main__":
    main()
