"""What areas weigh, each alone and districts as a whole: made ready once, added up for any territory."""

from dataclasses import dataclass

import numpy as np

Array = np.ndarray
PEOPLE, EAST, NORTH, FIRMS, KM2, HAS_PEOPLE, HAS_FIRMS = range(7)
"""The columns: people, these times x and y, firms, size, and whether people and firms are known. 0 where unknown."""


@dataclass(frozen=True, eq=False)
class Weights:
    """`people`: by area, 0 where unknown · `areas`: areas × columns · `districts`: their sums · `x`, `y`: middle of the
    people of each district · `spread`: people times the square of their way to it, by district · `inner`: mean way
    inside each area.
    """

    people: Array
    areas: Array
    districts: Array
    x: Array
    y: Array
    spread: Array
    inner: Array

    @classmethod
    def of(
        cls, figures: tuple[Array, Array, Array], places: tuple[Array, Array], district_of: Array, starts: Array
    ) -> "Weights":
        """From people, firms, size by area, NaN where unknown, x and y; areas in the order of their districts."""
        (people, firms, km2), (x, y) = figures, places
        living, size = np.nan_to_num(people), np.nan_to_num(km2)
        columns = (living, living * x, living * y, np.nan_to_num(firms), size, ~np.isnan(people), ~np.isnan(firms))
        areas = np.column_stack(columns).astype(float)
        districts = np.add.reduceat(areas, starts) if len(starts) else areas
        with np.errstate(invalid="ignore", divide="ignore"):
            middle_x, middle_y = np.nan_to_num(districts[:, [EAST, NORTH]] / districts[:, [PEOPLE]]).T
        squares = living * ((x - middle_x[district_of]) ** 2 + (y - middle_y[district_of]) ** 2)
        spread = np.add.reduceat(squares, starts) if len(starts) else squares
        return cls(living, areas, districts, middle_x, middle_y, spread, 2 / 3 * np.sqrt(np.maximum(size, 0) / np.pi))
