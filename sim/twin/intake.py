"""Takes in what sensors tell: judged, put into the store, and what is refused explained."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from scenarios.inputs.telemetry.columns import SENSOR, TIME, US
from scenarios.inputs.telemetry.judge import REMEMBERED, Judge
from scenarios.inputs.telemetry.reading import Reading, Told
from scenarios.inputs.telemetry.refusals import Refusal
from scenarios.inputs.telemetry.sensors import Sensor
from sim.record.run_folder import json_text, write_whole
from sim.twin.account import account_of
from sim.twin.closing import Closing
from sim.twin.store import Store, read_store

REFUSED_FILE, ACCOUNT_FILE = "refused.jsonl", "account.json"
# Refusals of one reason and sensor that are written down; of more there is only the number.
SHOWN_OF_EACH = 20
LONGEST_BATCH = 10_000  # readings that are put on the disk at once


class Intake(Closing):
    """A judge before a store: once `take` returns, all that was taken is on the disk."""

    def __init__(self, folder: Path, sensors: Mapping[str, Sensor]) -> None:
        """Open the store and learn from it what was taken before."""
        self.judge = Judge(sensors)
        self._sensors = sensors
        self._store = Store(folder)
        self._shown: Counter[tuple[str, str]] = Counter()
        self._refused = (folder / REFUSED_FILE).open("a", encoding="utf-8")
        self.judge.remember(_recent(folder, sensors))

    def take(self, told: Iterable[tuple[str, Told | Refusal]], source: str) -> None:
        """Take what came from a source: each with the place where it stands there."""
        taken: list[Reading] = []
        for place, each in told:
            result = (
                self.judge.refuse(each) if isinstance(each, Refusal) else self.judge.judge(each)
            )
            if isinstance(result, Refusal):
                self._explain(result, source, place)
                continue
            taken.append(result)
            if len(taken) == LONGEST_BATCH:
                self._store.append(taken)
                taken = []
        self._store.append(taken)
        self._refused.flush()

    def account(self) -> dict[str, Any]:
        """Return what was taken and refused since the start, and what the store holds."""
        return account_of(self.judge, read_store(self._store.folder), self._sensors)

    def close(self) -> None:
        """Write the account, and close the store."""
        self._store.close()
        self._refused.close()
        write_whole(self._store.folder / ACCOUNT_FILE, json_text(self.account()))

    def _explain(self, refusal: Refusal, source: str, place: str) -> None:
        """Write down why something was refused, for the first few of a kind."""
        key = (refusal.reason, refusal.sensor)
        self._shown[key] += 1
        if self._shown[key] <= SHOWN_OF_EACH:
            told = {"reason": refusal.reason, "sensor": refusal.sensor}
            told["told"] = str(refusal.fault(source, place))
            self._refused.write(json.dumps(told, ensure_ascii=False) + "\n")


def explained(folder: Path) -> Iterator[dict[str, str]]:
    """Yield what a store says of the refused, each with reason, sensor and explanation."""
    with (folder / REFUSED_FILE).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _recent(folder: Path, sensors: Mapping[str, Sensor]) -> Iterator[Reading]:
    """Yield what a store holds of the intervals that a judge remembers."""
    held = read_store(folder)
    newest = held.group_by(SENSOR).aggregate([(TIME, "max")])
    names, latest = (newest[name].to_pylist() for name in (SENSOR, f"{TIME}_max"))
    since = {
        name: last - REMEMBERED * sensors[name].interval_s * US
        for name, last in zip(names, latest, strict=True)
        if name in sensors
    }
    if not since:
        return
    begin = np.array([since.get(name, np.iinfo(np.int64).max) for name in held[SENSOR].to_pylist()])
    kept = held.filter(held[TIME].to_numpy() >= begin)
    yield from (Reading(*row) for row in zip(*kept.to_pydict().values(), strict=True))
