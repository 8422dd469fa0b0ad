"""The tuned encoder as an onnx graph: numbers of pieces in, one vector out, its tokenizer inside the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import sqrt
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from knowledge.reader.files import VERSION
from knowledge.training.reader.base import EPSILON, HEADS, HIDDEN, Weights
from knowledge.training.reader.tuning import Tuned

#: Places for a window and its two marks.
PLACES = 96
OPSET, IR = 20, 10


@dataclass
class Graph:
    """Nodes and constants as they are added; every method gives the name of what comes out."""

    nodes: list[Any] = field(default_factory=list)
    constants: list[Any] = field(default_factory=list)

    def constant(self, name: str, value: Any) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, *inputs: str, **settings: Any) -> str:
        return self.several(kind, 1, *inputs, **settings)[0]

    def several(self, kind: str, count: int, *inputs: str, **settings: Any) -> list[str]:
        names = [f"n{len(self.nodes)}_{number}" for number in range(count)]
        self.nodes.append(
            helper.make_node(kind, list(inputs), names, name=f"{inputs[-1]} {len(self.nodes)}", **settings)
        )
        return names


def onnx_model(below: Weights, tuned: Tuned, tokenizer: str, first: int, last: int) -> Any:
    graph = Graph()
    for name, value in (("apart", [-1, HEADS, HIDDEN // HEADS]), ("together", [-1, HIDDEN]), ("none", [0])):
        graph.constant(name, np.array(value, np.int64))
    graph.constant("even", np.array(1 / sqrt(HIDDEN // HEADS), np.float32))
    x = _under(graph, below)
    for number, layer in enumerate(tuned.layers):
        x = _layer(graph, number, layer, x)
    graph.nodes.append(helper.make_node("Identity", [_pooled(graph, tuned.query, x)], ["vector"]))
    inputs = [helper.make_tensor_value_info("pieces", TensorProto.INT64, ["n"])]
    outputs = [helper.make_tensor_value_info("vector", TensorProto.FLOAT, [2 * HIDDEN])]
    made = helper.make_graph(graph.nodes, "reader", inputs, outputs, graph.constants)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR)
    told = {"version": str(VERSION), "tokenizer": tokenizer, "first": str(first), "last": str(last)}
    helper.set_model_props(model, told)
    onnx.checker.check_model(model)
    return model


def _under(graph: Graph, below: Weights) -> str:
    words = graph.add("Gather", graph.constant("words", below["words"]), "pieces")
    places = graph.constant("places", below["places"][:PLACES])
    placed = graph.add("Add", words, graph.add("Slice", places, "none", graph.add("Shape", "pieces"), "none"))
    return _normed(graph, placed, "under", below["norm"], below["shift"])


def _normed(graph: Graph, x: str, name: str, weight: np.ndarray, bias: np.ndarray) -> str:
    constants = graph.constant(f"{name} norm", weight), graph.constant(f"{name} shift", bias)
    return graph.add("LayerNormalization", x, *constants, axis=-1, epsilon=EPSILON)


def _layer(graph: Graph, number: int, weights: Weights, x: str) -> str:
    def linear(x: str, name: str) -> str:
        product = graph.add("MatMul", x, graph.constant(f"{number} {name}", weights[name]))
        return graph.add("Add", product, graph.constant(f"{number} {name} bias", weights[f"{name}_bias"]))

    def after(x: str, added: str, name: str) -> str:
        norm = weights[f"{name}_norm"], weights[f"{name}_shift"]
        return _normed(graph, graph.add("Add", x, added), f"{number} {name}", *norm)

    x = after(x, linear(_heeded(graph, linear(x, "look")), "join"), "joined")
    return after(x, linear(graph.add("Gelu", linear(x, "widen")), "narrow"), "out")


def _heeded(graph: Graph, seen: str) -> str:
    parts = graph.several("Split", 3, seen, axis=-1, num_outputs=3)
    turns = ([1, 0, 2], [1, 2, 0], [1, 0, 2])
    query, key, value = (
        graph.add("Transpose", graph.add("Reshape", part, "apart"), perm=turn)
        for part, turn in zip(parts, turns, strict=True)
    )
    heed = graph.add("Softmax", graph.add("Mul", graph.add("MatMul", query, key), "even"), axis=-1)
    joined = graph.add("Transpose", graph.add("MatMul", heed, value), perm=[1, 0, 2])
    return graph.add("Reshape", joined, "together")


def _pooled(graph: Graph, query: np.ndarray, x: str) -> str:
    mean = graph.add("ReduceMean", x, "none", keepdims=0)
    # not a MatMul, which would be shrunk: a single column gains nothing and loses most
    spoken = graph.add("Mul", x, graph.constant("query", query / np.float32(sqrt(HIDDEN))))
    said = graph.add("ReduceSum", spoken, graph.constant("across", np.array([1], np.int64)), keepdims=0)
    heed = graph.add("Softmax", said, axis=-1)
    return graph.add("Concat", mean, graph.add("MatMul", heed, x), axis=0)
