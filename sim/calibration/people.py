"""Fits demand to counts by runs of the store, and holds it against days that were held back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from models.people.calibration.fit import Fit, fit
from models.people.calibration.measured import Measured
from models.people.calibration.scores import Scores, geh, scores
from scenarios.inputs.telemetry.vocabulary import sensor_kinds
from scenarios.loading import load
from sim.batch.trials import Trials
from sim.calibration.case import Case
from sim.calibration.counted import counted, counts_ways
from sim.calibration.days import simulated_days
from sim.calibration.unknowns import PREFIX

Floats = NDArray[np.float64]

# By so many seeds more than unknowns the last steps are made, and the scatter of runs is known.
MORE_SEEDS = 6
FITTED, BEFORE, NAIVE = "fitted", "before", "naive"


@dataclass(frozen=True)
class Calibration:
    """What was found.

    `told` gives what each way of telling says of each day that was held back, (series, 24);
    `held_back` the scores of these days by quantity and way; `fitted` those of the fitted days;
    `geh` the mean GEH by hour of the day. `runs` is how many runs there were.
    """

    fit: Fit
    told: Mapping[str, Mapping[date, Floats]]
    held_back: Mapping[str, Mapping[str, Scores]]
    fitted: Mapping[str, Scores]
    geh: Mapping[str, Floats]
    runs: int


def calibrate(case: Case, trials: Trials, replications: int) -> Calibration:
    """Fit the unknowns of a case to its fitted days; slopes are found by so many seeds."""
    runs = Runs(case, trials)
    seeds = range(1, replications + 1)
    last_seeds = range(1, max(len(case.unknowns) + MORE_SEEDS, replications) + 1)
    found = fit(case.unknowns, runs.measured(), runs.simulate, seeds, last_seeds)
    cells = {FITTED: found.simulated.mean(axis=0), BEFORE: found.before}
    told = {way: runs.by_date(each, case.days.held_back) for way, each in cells.items()}
    told[NAIVE] = {today: naive(case, today) for today in case.days.held_back}
    at_fit = runs.by_date(cells[FITTED], case.days.fitted)
    known = {today: _known(case, today, told[NAIVE][today]) for today in case.days.held_back}
    rows = {
        quantity: each
        for quantity, each in _by_quantity(case).items()
        if any(not np.isnan(known[day][each]).all() for day in known)
    }
    counts = {day: _counts(case, day) for day in case.days.fitted}
    return Calibration(
        found,
        told,
        {key: {way: _scores(told[way], known, each) for way in told} for key, each in rows.items()},
        {key: _scores(at_fit, counts, each) for key, each in rows.items()},
        {way: _geh_by_hour(told[way], known) for way in told},
        runs.made,
    )


def naive(case: Case, today: date) -> Floats:
    """Return the profile of a day without any model: the mean of fitted days of its weekday.

    Where there are none, of all fitted days.
    """
    alike = [day for day in case.days.fitted if day.weekday() == today.weekday()]
    return _mean([_counts(case, day) for day in alike or case.days.fitted])


class Runs:
    """Runs of a case at points of its unknowns, a week of simulated days standing for all."""

    def __init__(self, case: Case, trials: Trials) -> None:
        self._case, self._trials = case, trials
        self._dates = simulated_days(case.days, case.base.calendar)
        used = {day.weekday() for day in (*case.days.fitted, *case.days.held_back)}
        self._rows = [row for row, day in enumerate(self._dates) if day.weekday() in used]
        self._weekdays = [self._dates[row].weekday() for row in self._rows]
        ways = counts_ways(case.sensors, case.hours.series)
        self._settings = [
            *case.settings,
            f"calendar.start={self._dates[0]}",
            f"calendar.days={len(self._dates)}",
            'calendar.people="every-day"',
            "energy.on=false",
            f"recording.trajectories={'true' if ways else 'false'}",
        ]
        self._names: dict[tuple[float, ...], str] = {}
        self._made: set[tuple[str, int]] = set()

    @property
    def made(self) -> int:
        """How many different runs were asked for."""
        return len(self._made)

    def measured(self) -> Measured:
        """Return the mean of the fitted days of each weekday."""
        fitted = self._case.days.fitted
        alike = [[day for day in fitted if day.weekday() == each] for each in self._weekdays]
        nothing = np.full((1, self._case.hours.counts[0].size), np.nan)
        told = [[_counts(self._case, day).ravel() for day in days] for days in alike]
        return Measured.of([np.array(days) if days else nothing for days in told])

    def simulate(self, points: Floats, seeds: Sequence[int]) -> Floats:
        """Return what is counted in runs at points under seeds, (points, seeds, cells)."""
        names = [self._name(values) for values in points]
        scenarios = [
            load(self._case.scenario, [*self._settings, *self._as_settings(values)]).model_copy(
                update={"name": name}
            )
            for name, values in zip(names, points, strict=True)
        ]
        runs = self._trials.run(scenarios, seeds)
        place = {
            (task.scenario.name, task.seed): self._trials.store.place(task) for task in runs.tasks
        }
        self._made |= set(place)
        series = self._case.hours.series
        told = [
            [
                counted(place[name, seed], self._case.sensors, series, len(self._dates))
                for seed in seeds
            ]
            for name in names
        ]
        return np.array(told)[:, :, self._rows].reshape(len(names), len(seeds), -1)

    def by_date(self, cells: Floats, dates: Sequence[date]) -> dict[date, Floats]:
        """Return cells as the hours of dates, (series, 24) each."""
        shape = (len(self._rows), *self._case.hours.counts.shape[1:])
        days = cells.reshape(shape)
        return {day: days[self._weekdays.index(day.weekday())] for day in dates}

    def _name(self, values: Floats) -> str:
        return self._names.setdefault(tuple(values.tolist()), f"fit-{len(self._names) + 1:03d}")

    def _as_settings(self, values: Floats) -> list[str]:
        return [
            f"{PREFIX}{each.name}={value!r}"
            for each, value in zip(self._case.unknowns, values.tolist(), strict=True)
        ]


def _counts(case: Case, day: date) -> Floats:
    return np.asarray(case.hours.counts[case.hours.dates.index(day)])


def _known(case: Case, day: date, profile: Floats) -> Floats:
    """Return the counts of a day where there is also a profile: all ways tell the same hours."""
    return np.where(np.isnan(profile), np.nan, _counts(case, day))


def _mean(days: Sequence[Floats]) -> Floats:
    """Return the mean of what is known, nan where nothing is."""
    there = np.sum(~np.isnan(days), axis=0)
    total = np.nansum(days, axis=0)
    return np.asarray(np.divide(total, there, out=np.full(total.shape, np.nan), where=there > 0))


def _by_quantity(case: Case) -> dict[str, list[int]]:
    """Return the rows of the series of each quantity."""
    rows: dict[str, list[int]] = {}
    for row, (key, _) in enumerate(case.hours.series):
        rows.setdefault(sensor_kinds()[case.sensors[key].kind].quantity.key, []).append(row)
    return rows


def _scores(
    told: Mapping[date, Floats], known: Mapping[date, Floats], rows: Sequence[int]
) -> Scores:
    pairs = [(told[day][rows], known[day][rows]) for day in known]
    return scores(
        *(np.concatenate([each.ravel() for each in side]) for side in zip(*pairs, strict=True))
    )


def _geh_by_hour(told: Mapping[date, Floats], known: Mapping[date, Floats]) -> Floats:
    """Return the mean GEH of all series and days in each hour of the day, nan where unknown."""
    return _mean([row for day in known for row in geh(told[day], known[day])])
