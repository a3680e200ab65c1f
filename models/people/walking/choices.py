"""Where people go: the choice among the places of a menu."""

import numpy as np

from models.compiled import unallocating
from models.people.routes import NO_WAY
from models.people.walking.arrays import ADMITTED, CLOSED, FULL, NOBODY, UNREACHES
from models.people.walking.bicycles import think_of_bicycle
from models.people.walking.draws import CHOICE, NOWHERE_KEY, draw
from models.people.walking.service import is_open, refusal_at, wait_at_gates, wait_behind
from models.people.walking.state import DISTANCE_SCALE, TRIES, WAIT_SCALE, Logs, Moving, Scene


@unallocating
def attraction(option: int, p: int, time: float, scene: Scene, moving: Moving) -> float:
    """Return the weight of one option of a menu: 0 where it is full, closed or out of reach.

    Attraction times the share of room left, less with the way and the wait, at the counters and
    at the gates before them: a (free / capacity) exp(-effort / distance scale - wait / wait scale).
    """
    who = moving.walker[p]
    place = scene.menu_place[option]
    at = moving.place[place]
    free = at.capacity - at.seen
    effort = scene.effort[moving.life[p].ways + at.route, who.node]
    if free <= 0 or not np.isfinite(effort):
        return 0.0
    there = time + effort / who.speed
    wait = wait_at_gates(place, p, there, scene, moving)
    if at.service != NOBODY:
        if not is_open(at.service, there, scene, moving):
            return 0.0
        wait += wait_behind(moving.service[at.service].seen, at.service, moving)
    weight = scene.menu_attraction[option] * free / at.capacity
    away = effort / scene.scale[DISTANCE_SCALE] + wait / scene.scale[WAIT_SCALE]
    return float(weight * np.exp(-away))


@unallocating
def choose(p: int, time: float, scene: Scene, moving: Moving) -> int:
    """Return a place of the menu of the person's row, NOBODY where none has room and is open."""
    menu = moving.row[moving.life[p].row].menu
    total = 0.0
    for option in range(scene.menu_first[menu], scene.menu_first[menu + 1]):
        total += attraction(option, p, time, scene, moving)
    if total <= 0.0:
        return NOBODY
    left = draw(CHOICE, NOWHERE_KEY, p, scene, moving) * total
    chosen = NOBODY
    for option in range(scene.menu_first[menu], scene.menu_first[menu + 1]):
        weight = attraction(option, p, time, scene, moving)
        if weight > 0.0:
            chosen = int(scene.menu_place[option])
            left -= weight
            if left < 0.0:
                break
    return chosen


@unallocating
def next_arc(p: int, scene: Scene, moving: Moving) -> int:
    """Return the arc that the person takes next, NOBODY at the goal and where no way leads on."""
    who = moving.walker[p]
    slot = scene.slot[who.route, who.node]
    if slot == NO_WAY:
        return NOBODY
    return int(scene.out_arc[scene.out_first[who.node] + slot])


@unallocating
def route_to(place: int, p: int, moving: Moving) -> int:
    """Return the row of the ways by which the person's present row of the plan leads to a place."""
    life = moving.life[p]
    own = moving.row[life.row].route
    return int(own if own != NOBODY else life.ways + moving.place[place].route)


@unallocating
def may_go(place: int, p: int, scene: Scene, moving: Moving) -> bool:
    """Say whether a place is open, and a way leads there from where the person is."""
    effort = scene.effort[route_to(place, p, moving), moving.walker[p].node]
    return bool(moving.place[place].capacity > 0 and np.isfinite(effort))


@unallocating
def log_unreached(p: int, place: int, time: float, moving: Moving, logs: Logs) -> None:
    """Write down that the person cannot go to a place as planned."""
    row = logs.unreached[logs.filled[UNREACHES]]
    row.person, row.place, row.at = p, place, time
    row.activity = moving.row[moving.life[p].row].activity
    logs.filled[UNREACHES] += 1


@unallocating
def holds_seat(p: int, scene: Scene, moving: Moving) -> bool:
    """Say whether the person holds a seat for what comes next, and can go back to it."""
    life = moving.life[p]
    held = life.seat != NOBODY and moving.row[life.row].activity == life.seat_for
    return bool(held and moving.walker[p].tries == 0 and may_go(life.seat, p, scene, moving))


@unallocating
def next_place(p: int, time: float, scene: Scene, moving: Moving, logs: Logs) -> bool:
    """Move the plan on to the next row that can be done, and make its place the person's goal.

    A row whose menu offers nothing, whose place is closed or to which no way leads is left out.
    The last row of a day names its place; where not even that can be gone to, the answer is
    False.
    """
    who, life = moving.walker[p], moving.life[p]
    is_found = False
    while True:
        chosen = moving.row[life.row].place
        if chosen != NOBODY:
            is_found = may_go(chosen, p, scene, moving)
            if not is_found:
                log_unreached(p, chosen, time, moving, logs)
        else:
            if holds_seat(p, scene, moving):
                chosen = life.seat
            elif who.tries < scene.scale[TRIES]:
                chosen = choose(p, time, scene, moving)
            is_found = chosen != NOBODY
            if not is_found:
                log_unreached(p, NOBODY, time, moving, logs)
        if is_found or life.row + 1 >= life.end:
            break
        life.row += 1
        who.tries = 0
    life.place = chosen
    who.goal = moving.place[chosen].node
    who.route = route_to(chosen, p, moving)
    life.fetches = 0
    if life.bicycle != NOBODY and life.takes and is_found and moving.row[life.row].route == NOBODY:
        think_of_bicycle(p, scene, moving)
    return is_found


@unallocating
def is_choice(p: int, moving: Moving) -> bool:
    """Say whether the person chose where to go, and may as well go elsewhere."""
    return bool(moving.row[moving.life[p].row].place == NOBODY)


@unallocating
def refusal_in(p: int, time: float, scene: Scene, moving: Moving) -> int:
    """Return why the person, who has come to a place, cannot stay there, or else ADMITTED.

    It is full or closed; or, where it was chosen, its counters are closed or their queue is too
    long. The last place of the day, which is home, admits everybody while it is open.
    """
    life = moving.life[p]
    at = moving.place[life.place]
    if at.capacity == 0:
        return CLOSED
    if life.row + 1 >= life.end:
        return ADMITTED
    if at.people + at.held >= at.capacity and life.place != life.seat:
        return FULL
    if at.service == NOBODY or not is_choice(p, moving):
        return ADMITTED
    return refusal_at(at.service, p, time, scene, moving)


@unallocating
def refusal_before(gate: int, p: int, time: float, scene: Scene, moving: Moving) -> int:
    """Return why the person, who comes to a gate, does not go in, or else ADMITTED.

    Everybody finds it closed; that the queue is too long, only who chose where to go.
    """
    if is_choice(p, moving):
        return refusal_at(gate, p, time, scene, moving)
    return ADMITTED if is_open(gate, time, scene, moving) else CLOSED


@unallocating
def try_another(p: int, time: float, scene: Scene, moving: Moving, logs: Logs) -> bool:
    """Let the person, who cannot stay where the row says, choose again or turn to what comes next.

    Says whether there is anything that can be gone to.
    """
    who, life = moving.walker[p], moving.life[p]
    if moving.row[life.row].place == NOBODY:
        who.tries += 1
    elif life.row + 1 < life.end:
        life.row += 1
        who.tries = 0
    else:
        return False
    return next_place(p, time, scene, moving, logs)
