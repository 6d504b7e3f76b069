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

from training.model import PAIRS, WIDTH

Arrays = dict[str, NDArray[np.float32]]

LAYERS = 6
MATRICES = ("attention.output.dense", "intermediate.dense", "output.dense")  # of a layer, in the order of the graph
HEADS = ("labels", "link_hidden", "vectors")  # in the order of the graph


def restore(folder: Path) -> dict[str, Tensor]:
    """The state of `training.model.Quotient` from a folder with quotient.onnx and model.json."""
    arrays = _read(folder / "quotient.onnx")
    state = {name.removeprefix("model."): a for name, a in arrays.items() if name.startswith("model.")}
    products = [arrays[name].T for name in arrays if name.startswith("onnx::MatMul")]
    heads, layers = products[: len(HEADS)], products[len(HEADS) :]
    state |= {f"{name}.weight": a for name, a in zip(HEADS, heads, strict=True)}
    for n in range(LAYERS):
        layer = f"encoder.encoder.layer.{n}"
        of_layer = layers[n * len(MATRICES) : (n + 1) * len(MATRICES)]
        state |= {f"{layer}.{name}.weight": a for name, a in zip(MATRICES, of_layer, strict=True)}
        for k, part in enumerate(("query", "key", "value")):
            columns = slice(k * WIDTH, (k + 1) * WIDTH)
            state[f"{layer}.attention.self.{part}.weight"] = arrays[f"Attention_{n}_qkv_weight"][:, columns].T
            state[f"{layer}.attention.self.{part}.bias"] = arrays[f"Attention_{n}_qkv_bias"][columns]
    settings = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    state |= {name: np.array(settings[name], np.float32) for name in ("distance", "paragraph", "none", "none_bias")}
    assert len(state["distance"]) == len(PAIRS)
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
