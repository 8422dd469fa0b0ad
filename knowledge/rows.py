"""A table of small whole numbers, most of them nought, of which rows are multiplied and added up.

A well-filled row is kept as one long number with a field of bits for each column: multiplying and adding it is one
step then, not one a column. It is made when first needed. The others are added up field by field.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence

#: From so many numbers on a row is well filled.
FILLED = 24
#: The width of a field, and the steps that a factor is rounded to: factors that add up to 250 leave room for the sign.
BITS, STEPS = 32, 1 << 16
_HALF = 1 << (BITS - 1)


class Rows:
    """Row `n` has `values[starts[n]:starts[n + 1]]` (-128 … 127) in the `columns` of the same places, of `width`."""

    def __init__(self, starts: Sequence[int], columns: array[int], values: array[int], width: int) -> None:
        self._starts, self._columns, self._values, self._width = starts, columns, values, width
        self._long: dict[int, int] = {}
        self._middle = sum(_HALF << BITS * column for column in range(width))

    def prepare(self) -> None:
        """Makes the long number of every well-filled row now."""
        for number in range(len(self._starts) - 1):
            if self._starts[number + 1] - self._starts[number] >= FILLED:
                self._row(number)

    def added_up(self, factors: Iterable[tuple[int, float]]) -> list[float]:
        """The sum of the rows with these numbers, each times its factor."""
        starts, columns, values = self._starts, self._columns, self._values
        totals, long = [0.0] * self._width, 0
        for number, factor in factors:
            start, end = starts[number], starts[number + 1]
            if end - start >= FILLED:
                long += self._row(number) * round(factor * STEPS)
                continue
            for column, value in zip(columns[start:end], values[start:end], strict=True):
                totals[column] += factor * value
        if not long:
            return totals
        fields = array("I", (long + self._middle).to_bytes(self._width * BITS // 8, sys.byteorder))
        if sys.byteorder == "big":
            fields.reverse()
        return [total + (field - _HALF) / STEPS for total, field in zip(totals, fields, strict=True)]

    def _row(self, number: int) -> int:
        if number not in self._long:
            start, end = self._starts[number], self._starts[number + 1]
            fields = zip(self._columns[start:end], self._values[start:end], strict=True)
            self._long[number] = sum(value << BITS * column for column, value in fields)
        return self._long[number]
