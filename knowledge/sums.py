"""Sums of a feature's weights for every class at once, in one whole number: a multiplication instead of fourteen.

Python adds long whole numbers as fast as short ones. Each class has a field of its own in the number; a weight is
lifted above 0 so that no field borrows from its neighbour, and the lift is taken away from the sum.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, sqrt

from knowledge.linear import LinearModel

#: Bits a class: LIFT, doubled, times FINE times the features of the longest sentence stays far below.
FIELD = 48
LIFT = 128
#: A feature's weight in the text is counted in so many steps.
FINE = 1 << 16


class SummingModel(LinearModel):
    """A model of one head with few classes."""

    def __init__(self, packed: bytes) -> None:
        super().__init__(packed)
        (self.head,) = self.heads.values()
        self._lifted: dict[int, int] = {}
        self._zero = sum(LIFT << (FIELD * column) for column in range(len(self.head.classes)))

    def told(self, blocks: Iterable[Sequence[str]]) -> dict[str, float]:
        """The score of each class, from a text's features in blocks."""
        total = strengths = 0
        get, lifted = self._numbers.get, self._lifted
        for block in blocks:
            for number, strength in self._strengths(Counter(map(get, block))):
                strengths += strength
                total += strength * (lifted.get(number) or self._lift(number))
        return self._read(total - strengths * self._zero + (FINE * self._zero << 12), FINE * LIFT << 12)

    def _strengths(self, counts: Counter[int | None]) -> list[tuple[int, int]]:
        """(feature number, its weight in the text in whole steps), the block brought to length 1."""
        idf = self._idf
        del counts[None]
        weights = [(n, idf[n] if c == 1 else (1 + log(c)) * idf[n]) for n, c in counts.items() if n is not None]
        length = sqrt(sum([weight * weight for _, weight in weights]))
        return [(n, int(weight * FINE / length)) for n, weight in weights]

    def _lift(self, number: int) -> int:
        """The feature's weights side by side; made when first asked for, since most features never are."""
        lifted = self._zero
        for at in range(self._starts[number], self._starts[number + 1]):
            lifted += self._weights[at] << (FIELD * self._classes[at])
        self._lifted[number] = lifted
        return lifted

    def _read(self, total: int, lift: int) -> dict[str, float]:
        mask, step = (1 << FIELD) - 1, self.head.step / FINE
        return {
            label: ((total >> (FIELD * column) & mask) - lift) * step + bias
            for column, (label, bias) in enumerate(zip(self.head.classes, self.head.bias, strict=True))
        }
