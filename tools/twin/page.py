"""The page of the twin experiment."""

from collections.abc import Mapping, Sequence

import numpy as np

from scenarios.schema import DAY_S, HOUR_S
from sim.twin.ensemble import Workshop
from tools.twin.experiment import BINS, Days, Errors, follow
from tools.twin.faults import BREAKS_S, FAULTS, Found, search
from tools.twin.options import AS_IT_IS, Came, forecasts
from tools.twin.preparing import HIDDEN, MEMBERS, USUAL, prepare

DROP_OUTS = (0.0, 0.1, 0.2, 0.4, 0.6, 0.8)
SHOWN = 0.1  # the drop-out of the tables by horizon and place
INSTANTS = range(6 * HOUR_S, DAY_S, HOUR_S // 2)
DAYS_WITH_FAULTS, DAYS_WITH_OPTIONS, REPEATED = 12, 6, 16

HEAD = """\
# How well the twin tells hidden days

Written by `python -m tools.twin`. The method is told on [the page of the twin](twin.md).

{hidden} days of the campus `quad` are hidden: each has a seed of its own, so another population
and another timetable, and demand that is shifted: every value of the prior is 15 to 40 % of its
range off the middle of it, up or down by chance. All that the twin hears of such a day are counters
at its 22 doors, by quarters of an hour, with normal errors of 10 % of each count; readings arrive
20 s late on average, and a share of them never come. The ensemble has {members} members of the same
scenario, none of which has a hidden day's seed. Estimates are made from 6:00 to 23:30, every half
hour; errors are root mean squares over all buildings, instants and days, in persons. A
building-hour counts for the band where members differ at all.

What the twin is held against:

- **the run**: the default scenario under one seed, uncorrected;
- **the ensemble's mean**, uncorrected;
- **persistence**: what the twin says of now is said of later;
- **the profile**: the mean of {usual} days of the same weekday, of other seeds, under default
  demand.
"""

UNKNOWN = """
Classes of the next hours are not known from the counters of this one, and the timetables of
hidden days are others than those of members. A twin that is given the campus's own timetable
(`--timetable`) need not guess it.
"""

RANKS = """\
## Ranks

How often the truth lies in which tenth of the ensemble, from lowest to highest; an honest ensemble
has 10 % in each.

"""

FAULTY = """\
## Counters that break

On {days} of the hidden days one of the busier half of the counters breaks at {hour}:00. A counter
is named when it disagrees at two instants on end.

"""

OPTIONS = """\
## Options

At 11:00 of {days} hidden days it is asked what closing the upper floor of the canteen would do.
Each hidden day was then run again with it, which the twin did not see. {repeated} members are
repeated for the option. People in the canteen, means over the days:

"""


def text(workshop: Workshop) -> str:
    """Return the page."""
    days, ensemble, hidden = prepare(workshop)
    errors = {drop_out: follow(days, drop_out, INSTANTS) for drop_out in DROP_OUTS}
    some = Days(
        days.scenario, days.campus, days.members, days.default, days.hidden[:DAYS_WITH_FAULTS]
    )
    faults = {fault: search(some, fault, INSTANTS) for fault in FAULTS}
    came = forecasts(days, ensemble, hidden[:DAYS_WITH_OPTIONS], REPEATED, workshop)
    parts = [
        HEAD.format(hidden=HIDDEN, members=MEMBERS, usual=USUAL),
        _by_drop_out(errors),
        _by_horizon(errors[SHOWN]),
        _by_place(days, errors[SHOWN]),
        _histogram(errors[SHOWN]),
        _faults(faults),
        _options(came),
    ]
    return "\n".join(parts)


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def _by_drop_out(errors: Mapping[float, Mapping[int, Errors]]) -> str:
    rows = []
    for drop_out, by_lead in errors.items():
        now = by_lead[0]
        shares = [now.rmse() / now.rmse(of) for of in ("run", "ensemble")]
        told = [f"{drop_out:.0%}", f"{now.rmse():.1f}", *(f"{share:.2f}" for share in shares)]
        wide = float(np.concatenate(now.width).mean())
        rows.append([*told, f"{now.coverage():.1%}", f"{wide:.0f}"])
    base = errors[0.0][0]
    header = ["lost", "error", "of the run's", "of the ensemble's", "in the 90 % band", "band wide"]
    return (
        "## Now, by how many readings are lost\n\n"
        f"Uncorrected, the run is off by {base.rmse('run'):.1f} and the ensemble's mean by "
        f"{base.rmse('ensemble'):.1f}.\n\n" + _table(header, rows)
    )


def _by_horizon(by_lead: Mapping[int, Errors]) -> str:
    others = ("persistence", "profile", "ensemble", "run")
    rows = []
    verdicts = []
    for lead, errors in by_lead.items():
        name = f"{lead // HOUR_S} h" if lead else "now"
        told = [
            "–" if not lead and of == "persistence" else f"{errors.rmse(of):.1f}" for of in others
        ]
        rows.append([name, f"{errors.rmse():.1f}", *told, f"{errors.coverage():.1%}"])
        if lead:
            beaten = [of for of in others if errors.rmse() < errors.rmse(of)]
            missed = [of for of in others if of not in beaten]
            no = f", and not {_listed(missed)}" if missed else ""
            verdicts.append(f"{name} ahead it beats {_listed(beaten)}{no}")
    header = ["ahead", "twin", "persistence", "profile", "ensemble", "run", "in the 90 % band"]
    return (
        f"## Ahead, with {SHOWN:.0%} of readings lost\n\n"
        + _table(header, rows)
        + f"\n{'; '.join(verdicts)}.\n"
        + UNKNOWN
    )


def _listed(names: Sequence[str]) -> str:
    words = {"ensemble": "the ensemble's mean", "profile": "the profile", "run": "the run"}
    told = [words.get(name, name) for name in names]
    return " and ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)


def _by_place(days: Days, by_lead: Mapping[int, Errors]) -> str:
    columns = [(0, "twin"), (0, "run")]
    columns += [(lead, of) for lead in list(by_lead)[1:] for of in ("twin", "profile")]
    told = [by_lead[lead].by_place(of) for lead, of in columns]
    header = ["place"] + [
        f"{of}, {lead // HOUR_S} h" if lead else f"{of}, now" for lead, of in columns
    ]
    names = days.members.where.names[:-2]
    rows = [
        [name, *(f"{column[number]:.1f}" for column in told)] for number, name in enumerate(names)
    ]
    losses = []
    for lead in list(by_lead)[1:]:
        twin, profile = by_lead[lead].by_place(), by_lead[lead].by_place("profile")
        worse = [name for name, a, b in zip(names, twin, profile, strict=True) if a >= b]
        losses.append(f"{lead // HOUR_S} h ahead {', '.join(worse) if worse else 'nowhere'}")
    return (
        "## By place\n\n"
        + _table(header, rows)
        + f"\nWhere the profile is as good or better: {'; '.join(losses)}.\n"
    )


def _histogram(by_lead: Mapping[int, Errors]) -> str:
    rows = []
    for lead, errors in by_lead.items():
        counts = errors.histogram()
        shares = counts / counts.sum()
        name = f"{lead // HOUR_S} h" if lead else "now"
        rows.append([name, *(f"{share:.1%}" for share in shares)])
    return RANKS + _table(["ahead", *(str(number + 1) for number in range(BINS))], rows)


def _faults(faults: Mapping[str, Found]) -> str:
    rows = [
        [
            fault,
            f"{len(found.hours)} of {found.broken}" if found.broken else "–",
            f"{np.median(found.hours):.1f} h" if found.hours else "–",
            f"{found.blamed} of {found.sound}",
        ]
        for fault, found in faults.items()
    ]
    told = FAULTY.format(days=DAYS_WITH_FAULTS, hour=BREAKS_S // HOUR_S)
    header = ["from then on it", "named", "median time until", "sound ones named"]
    return told + _table(header, rows)


def _options(days: Sequence[Sequence[Came]]) -> str:
    told = [each for day in days for each in day if each.ahead_h]
    rows = []
    for name in dict.fromkeys(each.option for each in told):
        for ahead in dict.fromkeys(each.ahead_h for each in told):
            mine = [each for each in told if each.option == name and each.ahead_h == ahead]
            as_is = [
                each for each in told if each.option == AS_IT_IS.name and each.ahead_h == ahead
            ]
            rows.append(
                [
                    f"{name}, {ahead} h",
                    f"{np.mean([each.truth for each in mine]):.0f}",
                    f"{np.mean([each.mean for each in mine]):.0f}",
                    _rmse([each.mean - each.truth for each in mine]),
                    _rmse([a.mean - b.truth for a, b in zip(as_is, mine, strict=True)]),
                    f"{sum(each.low <= each.truth <= each.high for each in mine)} of {len(mine)}",
                    f"{np.mean([each.inside for each in mine]):.0%}",
                ]
            )
    header = ["option and hours ahead", "came", "forecast", "error", "error if taken for as it is"]
    header += ["in the band", "of all places in theirs"]
    return OPTIONS.format(days=DAYS_WITH_OPTIONS, repeated=REPEATED) + _table(header, rows)


def _rmse(errors: Sequence[float]) -> str:
    return f"{np.sqrt(np.mean(np.square(errors))):.0f}"
