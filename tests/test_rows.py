"""Adding up rows as long numbers gives what adding them up field by field gives."""

from __future__ import annotations

from array import array
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.rows import FILLED, Rows

WIDTH = 3 * FILLED
ROWS = st.lists(st.dictionaries(st.integers(0, WIDTH - 1), st.integers(-128, 127)), min_size=1, max_size=8)
FACTORS = st.lists(st.floats(0, 1), min_size=8, max_size=8)


@given(ROWS, FACTORS, st.integers(1, 30))
def test_the_sum_is_the_same_however_rows_are_filled(
    rows: list[dict[int, int]], factors: list[float], times: int
) -> None:
    ordered = [sorted(row.items()) for row in rows]
    starts = array("I", accumulate(map(len, ordered), initial=0))
    columns = array("H", [column for row in ordered for column, _ in row])
    values = array("b", [value for row in ordered for _, value in row])
    factored = [(number, factors[number]) for number in range(len(rows))] * times
    expected = [sum(factor * rows[number].get(column, 0) for number, factor in factored) for column in range(WIDTH)]
    assert Rows(starts, columns, values, WIDTH).added_up(factored) == pytest.approx(expected, abs=0.3)


def test_a_full_row_at_its_most_does_not_run_into_the_next() -> None:
    columns, values = array("H", range(WIDTH)), array("b", [127 if at % 2 else -128 for at in range(WIDTH)])
    rows = Rows(array("I", [0, WIDTH]), columns, values, WIDTH)
    assert rows.added_up([(0, 1.0)] * 250) == [250.0 * value for value in values]
