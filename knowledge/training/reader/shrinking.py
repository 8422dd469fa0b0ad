"""The float graph made small: weights in four or eight bits, sums in eight, a scale a block.

The base comes in four bits, so what was not trained loses nothing by them; what was trained gets eight. Decision 20
tells what else was tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

from knowledge.training.reader.base import BLOCK, LAYERS

TRAINED_BLOCK = 128
#: The library's name for sums in eight bits.
SUMS_IN_EIGHT = 4


def shrunk(model: Any, upper: int) -> Any:
    """`model` with its `upper` layers in eight bits and everything below in four."""
    numbers = {str(number) for number in range(LAYERS - upper, LAYERS)}
    trained = [node.name for node in model.graph.node if node.op_type == "MatMul" and node.name.split()[0] in numbers]
    lower = _in_blocks(model, 4, BLOCK, trained, ("MatMul", "Gather"))
    return _in_blocks(lower, 8, TRAINED_BLOCK, (), ("MatMul",))


def _in_blocks(model: Any, bits: int, block: int, but: Sequence[str], kinds: tuple[str, ...]) -> Any:
    quantizer = MatMulNBitsQuantizer(
        model,
        bits=bits,
        block_size=block,
        is_symmetric=True,
        accuracy_level=SUMS_IN_EIGHT,
        nodes_to_exclude=list(but),
        op_types_to_quantize=kinds,
    )
    quantizer.process()
    return quantizer.model.model
