"""Takes what a live world tells into a recording, so that it is read as any other."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sim.live.piece import Growth, Piece
from sim.record.tables import (
    comfort,
    energy,
    link_flow,
    place_occupancy,
    queues,
    shuttles,
    trajectories,
    trips,
)
from viz.viewer.buses import Buses, Roads
from viz.viewer.counters import Counters
from viz.viewer.growing import Growing
from viz.viewer.journeys import Journeys
from viz.viewer.recording import Recording
from viz.viewer.run_folder import LEVELS
from viz.viewer.steps import NAMES
from viz.viewer.tables import array_of

FLOW = (
    link_flow.START_S,
    link_flow.LINK,
    link_flow.ENTERED,
    link_flow.PERSON_S,
    link_flow.DENSITY,
)
OCCUPANCY = (place_occupancy.AT_S, place_occupancy.PLACE, place_occupancy.PEOPLE)


class Sheet:
    """A growing table: numbers as they are, text as numbers of `words`."""

    def __init__(self, names: Sequence[str], texts: Sequence[str] = ()) -> None:
        """Begin without a row."""
        columns = (*names, *texts)
        self.rows = Growing({name: np.empty(0, dtype=np.int64) for name in columns})
        self.words: dict[str, list[str]] = {name: [] for name in texts}
        self._numbers = names

    def grow(self, growth: Growth) -> None:
        """Keep the first rows, and let others follow."""
        rows = growth.rows
        texts = {name: coded(rows.column(name), words) for name, words in self.words.items()}
        self.rows.grow(growth.keep, {**numbers(rows, self._numbers), **texts})

    def columns(self) -> dict[str, NDArray[Any]]:
        """Return the numbers as they are now."""
        return {name: self.rows[name] for name in self._numbers}

    def text(self, name: str) -> list[str]:
        """Return a column of text."""
        words = self.words[name]
        return [words[code] for code in self.rows[name].tolist()]


def numbers(rows: pa.Table, names: Sequence[str]) -> dict[str, NDArray[Any]]:
    """Return columns of numbers."""
    return {name: array_of(rows.column(name)) for name in names}


def coded(column: pa.ChunkedArray, words: list[str]) -> NDArray[np.int64]:
    """Return which of the words each row holds; words that are new are added to them."""
    encoded = column.combine_chunks().dictionary_encode()
    said = encoded.dictionary.to_pylist()
    words += [word for word in said if word not in words]
    number = np.array([words.index(word) for word in said], dtype=np.int64)
    rows: NDArray[np.int64] = number[encoded.indices.to_numpy(zero_copy_only=False)]
    return rows


class Grower:
    """Lets a recording grow by the pieces that a world tells."""

    def __init__(self, recording: Recording) -> None:
        """Take a recording that tells what does not change, and nothing else yet."""
        self._recording = recording
        self._trips = Sheet(
            (
                trips.PERSON,
                trips.ORIGIN,
                trips.PLACE,
                trips.DEPART_S,
                trips.ARRIVE_S,
                trips.MEANT_S,
            ),
            (trips.ACTIVITY,),
        )
        self._queues = Sheet((queues.JOIN_S, queues.START_S), (queues.SERVICE,))
        self._shuttles = Sheet(
            (shuttles.VEHICLE, shuttles.ARRIVE_S, shuttles.DEPART_S, shuttles.ABOARD),
            (shuttles.LINE, shuttles.STOP),
        )
        self._comfort = Sheet((comfort.START_S, comfort.ZONE, comfort.AIR_C, comfort.CO2_PPM))
        self._energy = Sheet((energy.START_S, energy.ZONE, energy.TOTAL_KWH))
        self._roads = Roads(recording.campus)
        self._indoors = recording.more.indoors

    def take(self, piece: Piece) -> None:
        """Let the recording be as the world is now."""
        run, told = self._recording, piece.tables
        walked = told[trajectories.TABLE.name]
        run.steps.grow(walked.keep, numbers(walked.rows, NAMES), *piece.left)
        flow = told[link_flow.TABLE.name]
        level = coded(flow.rows.column(link_flow.LEVEL), list(LEVELS))
        run.flow.grow(flow.keep, {**numbers(flow.rows, FLOW), link_flow.LEVEL: level})
        there = told[place_occupancy.TABLE.name]
        run.heads.grow(there.keep, numbers(there.rows, OCCUPANCY))
        for table, sheet in (
            (trips.TABLE, self._trips),
            (queues.TABLE, self._queues),
            (shuttles.TABLE, self._shuttles),
            (comfort.TABLE, self._comfort),
            (energy.TABLE, self._energy),
        ):
            sheet.grow(told[table.name])
        self._renew()
        run.revision += 1

    def _renew(self) -> None:
        more, indoors = self._recording.more, self._indoors
        more.renew("journeys", self._journeys)
        more.renew("counters", self._counters)
        more.renew("buses", self._buses)
        if indoors is not None:
            air, used = self._comfort, self._energy
            more.renew("indoors", lambda: indoors.told(air.columns(), used.columns()))

    def _journeys(self) -> Journeys:
        activity = {trips.ACTIVITY: self._trips.rows[trips.ACTIVITY]}
        return Journeys({**self._trips.columns(), **activity}, self._trips.words[trips.ACTIVITY])

    def _counters(self) -> Counters:
        told, known = self._queues.rows, self._queues.words[queues.SERVICE]
        return Counters(told[queues.SERVICE], known, told[queues.JOIN_S], told[queues.START_S])

    def _buses(self) -> Buses:
        told = self._shuttles
        line, stop = told.text(shuttles.LINE), told.text(shuttles.STOP)
        return Buses(self._roads, line, stop, told.columns())
