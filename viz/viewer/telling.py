"""What is told of a thing that is looked at, and of what was changed by hand."""

from collections.abc import Sequence

from maps.campus import Campus
from viz.scales import scales
from viz.viewer.facts import Facts
from viz.viewer.facts_of_building import facts_of_building
from viz.viewer.facts_of_person import facts_of_person
from viz.viewer.hand import Hand
from viz.viewer.layer import Subject
from viz.viewer.moment import Moment, clock_text
from viz.viewer.naming import name_of
from viz.viewer.pick import Thing
from viz.words import say

LEVELS = "ABCDEF"


def facts_of(subject: Subject, thing: Thing, moment: Moment, floor: int = 0) -> Facts:
    """Return what is known of a thing at a moment; of a building, the rooms of a floor too."""
    title = name_of(subject, thing)
    if subject.recording is None:
        return Facts(title)
    if thing.kind in ("building", "area"):
        return facts_of_building(subject, thing, moment, title, floor)
    if thing.kind == "link":
        return _link(subject, thing.number, moment, title)
    if thing.kind == "person":
        return facts_of_person(subject, thing.number, moment, title)
    if thing.kind == "bus":
        return _bus(subject, thing, moment, title)
    return Facts(title)


def _link(subject: Subject, link: int, moment: Moment, title: str) -> Facts:
    run, language = subject.recording, subject.language
    assert run is not None
    now = int((run.steps.walkers(moment.at_ms).link == link).sum())
    links, flow = run.flow.entering(moment.at_ms)
    crowded, level = run.flow.crowds(moment.at_ms)
    entered = float(flow[links == link].sum())
    letter = [LEVELS[int(place)] for place in level[crowded == link]]
    rows = [
        (say("length", language), f"{run.length_m[link]:.0f} m"),
        (say("width", language), f"{run.width_m[link]:.1f} m"),
        (say("on_it", language), f"{now:,}" if run.has_trajectories else "–"),
        (say("flow", language), f"{entered:.1f} {scales()['flow'].unit_in(language)}"),
        (say("level", language), letter[0] if letter else "–"),
    ]
    return Facts(title, rows, run.flow.curve(link), say("flow", language))


def _bus(subject: Subject, thing: Thing, moment: Moment, title: str) -> Facts:
    run, language = subject.recording, subject.language
    assert run is not None
    line = subject.campus.lines.get(thing.key)
    for bus in run.more.buses.at(moment.at_ms) if run.more.buses is not None else ():
        if (bus.line, bus.vehicle) == (thing.key, thing.number):
            room = f" / {line.capacity}" if line is not None else ""
            return Facts(title, [(say("aboard", language), f"{bus.aboard}{room}")])
    return Facts(title, [(say("aboard", language), "–")])


def by_hand(hand: Hand, language: str) -> Facts:
    """Return what was changed by hand, when, and what became of it."""
    rows = [
        (
            f"{clock_text(act['from'] * 1000)} {say(act['kind'], language)}",
            _named(hand.run.campus, act["target"], language),
        )
        for act in hand.done
    ]
    if hand.is_busy:
        rows.append((say("simulating", language), ""))
    elif hand.told:
        rows.append((hand.told, ""))
    return Facts(say(hand.title, language), rows)


def _named(campus: Campus, target: str | Sequence[str], language: str) -> str:
    """Return what to call the targets of an intervention."""
    found = []
    for key in [target] if isinstance(target, str) else target:
        known = (campus.buildings, campus.areas, campus.spots, campus.paths)
        label = next((things[key].label(language) for things in known if key in things), key)
        found.append(label)
    return ", ".join(found)
