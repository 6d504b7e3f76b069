"""Restore a model in training from the int8 graph that the product ships, to go on from it where no checkpoint was kept.

What rounding to int8 took is lost: less than half a point of every score, and training gives it back.
"""

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

Arrays = dict[str, NDArray[np.float32]]

LAYERS = 6
# The matrices in the order of the graph: those in 32 bits come first, then layer by layer.
HEADS = ("labels", "link_hidden", "vectors")
MATRICES = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)


def restore(folder: Path) -> dict[str, Tensor]:
    """The state of `training.model.Quotient` from a folder with quotient.onnx and model.json, as `training.export` writes it."""
    arrays = _read(folder / "quotient.onnx")
    state = {name.removeprefix("model."): a for name, a in arrays.items() if name.startswith("model.")}
    layers = [f"encoder.encoder.layer.{n}.{name}" for n in range(LAYERS) for name in MATRICES]
    products = [a.T for name, a in arrays.items() if name.startswith("onnx::MatMul")]
    state |= {f"{name}.weight": a for name, a in zip([*HEADS, *layers], products, strict=True)}
    (text_type,) = (a for name, a in arrays.items() if name.startswith("onnx::Add"))  # the only one of two that is used
    state["encoder.embeddings.token_type_embeddings.weight"] = np.stack([text_type, np.zeros_like(text_type)])
    settings = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    state |= {name: np.array(settings[name], np.float32) for name in ("distance", "paragraph", "none", "none_bias")}
    return {name: torch.from_numpy(np.array(a, np.float32, order="C")) for name, a in state.items()}


def _read(graph: Path) -> Arrays:
    """The weights of a graph, those in int8 multiplied by their scales, each under the name that it had before."""
    raw = {i.name: numpy_helper.to_array(i) for i in onnx.load(str(graph)).graph.initializer}
    arrays = {name: a for name, a in raw.items() if a.dtype == np.float32 and not name.endswith("_scale")}
    for name, a in raw.items():
        if name.endswith("_quantized"):
            stem = name.removesuffix("_quantized")
            centred = a.astype(np.float32) - raw[f"{stem}_zero_point"].astype(np.float32)
            arrays[stem] = centred * raw[f"{stem}_scale"]
    return arrays
