"""Follows a day: at each instant takes in what came, publishes the estimate, answers questions."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from scenarios.schema import HOUR_S
from sim.twin.deciding import Decision, decide, decision_told
from sim.twin.ensemble import Ensemble, Workshop
from sim.twin.estimates import BAND, band, people_bands, rows_of, write_estimates
from sim.twin.log import Log, clock
from sim.twin.questions import Question
from sim.twin.received import Received
from sim.twin.twin import Estimate, Twin

ESTIMATES = "estimates.parquet"
LOG = "log.jsonl"
_TWICE = 2  # instants after which a sensor that disagrees is told of


@dataclass
class Following:
    """A day that is followed: the twin, what it received, and where it publishes.

    `receive` takes in what has come by an instant; live it waits for it. `tell` is told each
    estimate and the sensors that disagree for the second time on end.
    """

    twin: Twin
    ensemble: Ensemble
    received: Received
    midnight: int
    receive: Callable[[int, Received], None]
    tell: Callable[[Estimate, list[str]], None]
    workshop: Workshop
    repeated: int
    out: Path
    _on_end: dict[str, int] = field(default_factory=dict)
    _doubted: set[str] = field(default_factory=set)
    _open: list[Decision] = field(default_factory=list)

    def day(self, instants: Iterable[int], questions: Sequence[Question]) -> None:
        """Go through the instants [s of the day]; the estimates are published at each."""
        log = Log(self.out / LOG)
        parts: list[pa.Table] = []
        try:
            for now_s in instants:
                self.receive(now_s, self.received)
                estimate = self.twin.at(now_s, self.received)
                parts.append(rows_of(estimate, self.ensemble.members, self.midnight))
                write_estimates(self.out / ESTIMATES, pa.concat_tables(parts))
                self._tell_of_sensors(estimate, log)
                self.tell(estimate, sorted(self._doubted))
                self._tell_what_came(estimate, log)
                for question in questions:
                    if question.at_s == now_s:
                        self._answer(question, estimate, log)
        finally:
            log.close()

    def _tell_of_sensors(self, estimate: Estimate, log: Log) -> None:
        """Log the sensors that begin or cease to disagree, each for the second time on end."""
        for key in sorted({*self._on_end, *estimate.surprise, *self._doubted}):
            disagrees = key in estimate.surprise
            changed = disagrees != (key in self._doubted)
            self._on_end[key] = self._on_end.get(key, 0) + 1 if changed else 0
            if self._on_end[key] == _TWICE:
                self._on_end[key] = 0
                if disagrees:
                    self._doubted.add(key)
                    surprise = round(estimate.surprise[key], 1)
                    log.write("sensor disagrees", estimate.now_s, sensor=key, variances=surprise)
                else:
                    self._doubted.discard(key)
                    log.write("sensor agrees again", estimate.now_s, sensor=key)

    def _answer(self, question: Question, estimate: Estimate, log: Log) -> None:
        decision = decide(question, estimate, self.ensemble, self.repeated, self.workshop)
        names = self.ensemble.members.where.names
        state = {
            "people": people_bands(estimate.people[:, :1], estimate.leads_s[:1], names)["0"],
            "readings": estimate.readings,
            "left_out": sorted(estimate.surprise),
        }
        log.write("decision", estimate.now_s, state=state, **decision_told(decision, names))
        self._open.append(decision)

    def _tell_what_came(self, estimate: Estimate, log: Log) -> None:
        """Log what was forecast for this instant, beside what is measured of it now."""
        names = list(self.ensemble.members.where.names)
        seen = band(estimate.people[:, 0], whole=True)
        for decision in self._open:
            ahead_s = estimate.now_s - decision.question.at_s
            if ahead_s not in decision.leads_s or not ahead_s:
                continue
            people = decision.people[decision.best][:, list(decision.leads_s).index(ahead_s)]
            low, mean, high = band(people, whole=True)
            came = seen[1]
            inside = (low <= came.round()) & (came.round() <= high)
            at = names.index(decision.question.place)
            log.write(
                "outcome",
                estimate.now_s,
                question=decision.question.name,
                asked_at=clock(decision.question.at_s),
                ahead_h=ahead_s // HOUR_S,
                decision=decision.best,
                place=decision.question.place,
                forecast=[float(low[at]), round(float(mean[at]), 1), float(high[at])],
                came=[float(seen[0, at]), round(float(came[at]), 1), float(seen[2, at])],
                places_in_band=int(inside.sum()),
                places=len(names),
                band=BAND[1] - BAND[0],
            )
