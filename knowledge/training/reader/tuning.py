"""Tunes the encoder's upper layers on the town's texts. What the lower ones make of a text is computed once and kept.

AdamW, a short rise of the step and a straight fall, labels a little softened, whole pieces dropped now and then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array

from knowledge.training.reader.base import HIDDEN, LAYERS, Weights
from knowledge.training.reader.labels import UNKNOWN, Labels
from knowledge.training.reader.network import pooled, through, under

#: Texts of like length go together, filled up to one of these.
LENGTHS = (8, 12, 16, 20, 24, 32, 48)
BATCH, SEED = 64, 0
RATE, HEAD_RATE, DECAY = 3e-4, 2e-3, 0.01
SOFTENED, DROPPED, PIECES_DROPPED = 0.1, 0.1, 0.05
#: Of all steps, the part in which the rate rises.
RISE = 0.06
Tree = Any


@dataclass(frozen=True)
class Tuned:
    """All layers, those that were trained and those that were not, and the query that weighs a text's pieces."""

    layers: list[Weights]
    query: np.ndarray


@dataclass(frozen=True)
class Batch:
    """Texts of one length: what the frozen layers made of them, which pieces are theirs, their numbers."""

    below: np.ndarray
    inside: np.ndarray
    texts: np.ndarray


def length_of(pieces: int) -> int:
    return next(length for length in LENGTHS if length >= pieces)


def filled(texts: Sequence[Sequence[int]], length: int) -> tuple[np.ndarray, np.ndarray]:
    numbers, inside = np.ones((len(texts), length), np.int32), np.zeros((len(texts), length), bool)
    for row, text in enumerate(texts):
        numbers[row, : len(text)] = text
        inside[row, : len(text)] = True
    return numbers, inside


def frozen_outputs(below: Weights, layers: Sequence[Weights], texts: Sequence[Sequence[int]]) -> list[Batch]:
    """One batch a length, in half precision: what the frozen layers say, which never changes."""
    low = jax.jit(lambda below, layers, numbers, inside: through(layers, under(below, numbers), inside))
    kept = []
    for length in LENGTHS:
        of_length = [n for n, text in enumerate(texts) if length_of(len(text)) == length]
        parts, insides = list[np.ndarray](), list[np.ndarray]()
        for at in range(0, len(of_length), BATCH):
            some = [texts[n] for n in of_length[at : at + BATCH]]
            numbers, inside = filled([*some, *[[0]] * (BATCH - len(some))], length)
            parts.append(np.array(low(below, layers, numbers, inside))[: len(some)].astype(np.float16))
            insides.append(inside[: len(some)])
        if of_length:
            kept.append(Batch(np.concatenate(parts), np.concatenate(insides), np.array(of_length)))
    return kept


def batches(kept: Sequence[Batch], random: np.random.Generator) -> Iterator[Batch]:
    """Each text once, in batches of BATCH texts of like length, in an order by chance; some pieces are dropped."""
    groups = []
    for of_length in kept:
        order = random.permutation(len(of_length.texts))
        groups += [(of_length, order[at : at + BATCH]) for at in range(0, len(order), BATCH)]
    for number in random.permutation(len(groups)):
        of_length, rows = groups[number]
        inside = of_length.inside[rows] & (random.random(of_length.inside[rows].shape) >= PIECES_DROPPED)
        inside[:, 0] = True
        yield Batch(of_length.below[rows].astype(np.float32), inside, of_length.texts[rows])


def _full(batch: Batch) -> tuple[np.ndarray, np.ndarray]:
    """Filled up to BATCH texts, so that one compiled step fits all."""
    lacking = BATCH - len(batch.texts)
    inside = np.pad(batch.inside, ((0, lacking), (0, 0)))
    inside[:, 0] = True
    return np.pad(batch.below, ((0, lacking), (0, 0), (0, 0))), inside


def loss(trained: Tree, x: Array, inside: Array, labels: Mapping[str, Array], key: Array) -> Array:
    """The sum over the heads; a text counts only under the heads that it is labelled for."""
    vector = pooled(trained["heads"]["query"], through(trained["layers"], x, inside), inside)
    total = jnp.array(0.0)
    for number, (name, wanted) in enumerate(labels.items()):
        head = trained["heads"][name]
        keep = jax.random.bernoulli(jax.random.fold_in(key, number), 1 - DROPPED, vector.shape)
        said = jax.nn.log_softmax((vector * keep / (1 - DROPPED)) @ head["weights"] + head["bias"])
        classes = said.shape[1]
        target = jax.nn.one_hot(wanted, classes) * (1 - SOFTENED) + SOFTENED / classes
        known = (wanted != UNKNOWN).astype(jnp.float32)
        total += (-(target * said).sum(-1) * known).sum() / jnp.maximum(known.sum(), 1)
    return total


@partial(jax.jit, donate_argnums=(0, 1))
def step(trained: Tree, moments: tuple[Tree, Tree], slope: Tree, rate: float, time: float) -> tuple[Tree, Any]:
    """AdamW on slopes that are cut to length 1; the heads move faster than the layers."""
    length = jnp.sqrt(sum((x * x).sum() for x in jax.tree.leaves(slope)))
    scale = jnp.minimum(1.0, 1.0 / (length + 1e-9))
    first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g * scale, moments[0], slope)
    second = jax.tree.map(lambda v, g: 0.98 * v + 0.02 * (g * scale) ** 2, moments[1], slope)
    even, level = 1 - 0.9**time, 1 - 0.98**time

    def moved(p: Array, m: Array, v: Array, most: float) -> Array:
        decay = DECAY * p if p.ndim > 1 else 0.0
        return jnp.asarray(p - rate * most * (m / even / (jnp.sqrt(v / level) + 1e-8) + decay))

    new = {
        part: jax.tree.map(partial(moved, most=most), trained[part], first[part], second[part])
        for part, most in (("layers", RATE), ("heads", HEAD_RATE))
    }
    return new, (first, second)


def begun(layers: Sequence[Weights], labels: Mapping[str, Labels], random: np.random.Generator) -> Tree:
    heads: dict[str, Any] = {"query": np.zeros(HIDDEN, np.float32)}
    for name, of_head in labels.items():
        weights = random.normal(0, 0.02, (2 * HIDDEN, len(of_head.classes))).astype(np.float32)
        heads[name] = {"weights": weights, "bias": np.zeros(len(of_head.classes), np.float32)}
    return jax.tree.map(jnp.array, {"layers": list(layers), "heads": heads})


def rate_at(step: int, steps: int) -> float:
    rise = max(10, int(RISE * steps))
    return (step + 1) / rise if step < rise else 0.02 + 0.98 * (steps - step) / (steps - rise)


def tuned(
    below: Weights,
    layers: Sequence[Weights],
    texts: Sequence[Sequence[int]],
    labels: Mapping[str, Labels],
    upper: int,
    epochs: int,
) -> Tuned:
    """The encoder with its `upper` layers trained for `epochs`."""
    random, started = np.random.default_rng(SEED), monotonic()
    kept = frozen_outputs(below, layers[: LAYERS - upper], texts)
    print(f"frozen layers' outputs kept: {monotonic() - started:.0f} s", flush=True)
    trained = begun(layers[LAYERS - upper :], labels, random)
    moments = jax.tree.map(jnp.zeros_like, trained), jax.tree.map(jnp.zeros_like, trained)
    steps = epochs * sum(-(-len(of_length.texts) // BATCH) for of_length in kept)
    slopes, key, done = jax.jit(jax.value_and_grad(loss)), jax.random.PRNGKey(SEED), 0
    for epoch in range(epochs):
        losses = []
        for batch in batches(kept, random):
            x, inside = _full(batch)
            wanted = {
                name: np.pad(of.numbers[batch.texts], (0, BATCH - len(batch.texts)), constant_values=UNKNOWN)
                for name, of in labels.items()
            }
            said, slope = slopes(trained, x, inside, wanted, jax.random.fold_in(key, done))
            trained, moments = step(trained, moments, slope, rate_at(done, steps), done + 1.0)
            done += 1
            losses.append(float(said))
            if done % 50 == 0:
                print(f"{done} of {steps}, {monotonic() - started:.0f} s, loss {np.mean(losses[-50:]):.3f}", flush=True)
        print(f"epoch {epoch + 1}: {monotonic() - started:.0f} s, loss {np.mean(losses):.3f}", flush=True)
    upper_layers = [{name: np.array(value) for name, value in layer.items()} for layer in trained["layers"]]
    return Tuned([*layers[: LAYERS - upper], *upper_layers], np.array(trained["heads"]["query"]))
