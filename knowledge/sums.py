"""Sums of a feature's weights for every class at once, in one whole number: a multiplication instead of fourteen.

Python adds long whole numbers as fast as short ones. Each class has a field of its own in the number; a weight is
lifted above 0 so that no field borrows from its neighbour, and the lift is taken away from the sum. The weights of a
feature are kept as its idf weighs them: what stands once in a text, which is most of it, is only added up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, sqrt

from knowledge.linear import LinearModel

#: Bits a class: LIFT, doubled, times a block brought to length 1 in steps of FINE, times a few blocks, stays far below.
FIELD = 60
LIFT = 128
FINE = 1 << 36
#: How often a feature stands in the text counts in so many steps.
OFTEN = 256


class SummingModel(LinearModel):
    """A model of one head with few classes."""

    def __init__(self, packed: bytes) -> None:
        super().__init__(packed)
        (self.head,) = self.heads.values()
        self._zero = sum(LIFT << (FIELD * column) for column in range(len(self.head.classes)))
        self._lifted = Lifted(self)

    def told(self, blocks: Iterable[Sequence[str]]) -> dict[str, float]:
        """The score of each class, from a text's features in blocks."""
        total = strengths = 0
        for block in blocks:
            counts = Counter(map(self._numbers.get, block))
            del counts[None]
            if counts:
                added, strength, square = self._added_up(counts)
                scale = int(FINE / sqrt(square))
                total += scale * added
                strengths += scale * strength
        return self._read(total, strengths * LIFT)

    def _added_up(self, counts: Counter[int | None]) -> tuple[int, int, int]:
        """Of a block's features, each weighed by its idf and how often it stands there: the sum of their lifted
        weights, of what they are weighed by, and of the squares of that."""
        once = [number for number, count in counts.items() if count == 1 and number is not None]
        idfs = list(map(self._idf.__getitem__, once))
        added, strength = OFTEN * sum(map(self._lifted.__getitem__, once)), OFTEN * sum(idfs)
        square = OFTEN * OFTEN * sum(map(int.__mul__, idfs, idfs))
        if len(once) < len(counts):
            for number, count in counts.items():
                if count > 1 and number is not None:
                    often = int(OFTEN * (1 + log(count)))
                    weight = often * self._idf[number]
                    added += often * self._lifted[number]
                    strength += weight
                    square += weight * weight
        return added, strength, square

    def lifted(self, number: int) -> int:
        """The feature's weights side by side, lifted, times its idf."""
        lifted = self._zero
        for at in range(self._starts[number], self._starts[number + 1]):
            lifted += self._weights[at] << (FIELD * self._classes[at])
        return lifted * self._idf[number]

    def _read(self, total: int, lift: int) -> dict[str, float]:
        mask, step = (1 << FIELD) - 1, self.head.step / FINE
        return {
            label: ((total >> (FIELD * column) & mask) - lift) * step + bias
            for column, (label, bias) in enumerate(zip(self.head.classes, self.head.bias, strict=True))
        }


class Lifted(dict[int, int]):
    """The lifted weights by feature number, made when first asked for, since most features never are."""

    def __init__(self, model: SummingModel) -> None:
        super().__init__()
        self._model = model

    def __missing__(self, number: int) -> int:
        self[number] = lifted = self._model.lifted(number)
        return lifted
