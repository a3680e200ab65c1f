"""Has the memory of the next events brought near, for as many at once as a bucket holds.

On a campus of tens of thousands the records of people and links do not fit the processor's own
memory, and to wait for them one after another takes longer than all else.
"""

from models.compiled import unallocating
from models.people.routes import NO_WAY
from models.people.walking.arrays import NOBODY
from models.people.walking.calendar import AHEAD, SIZE, Calendar
from models.people.walking.links import Flow
from models.people.walking.state import Moving, Records, Scene
from models.prefetch import prefetch


@unallocating
def fetch_walker(walker: Records, calendar: Calendar) -> None:
    """Fetch one more walker of the bucket that comes next, while an event of this one is taken."""
    p = calendar.clock[AHEAD]
    if p != NOBODY:
        behind = calendar.behind[p]
        prefetch(calendar.behind, behind)
        prefetch(walker, behind)
        calendar.clock[AHEAD] = behind


@unallocating
def fetch(scene: Scene, moving: Moving, flow: Flow, calendar: Calendar) -> None:
    """Fetch what the events of the open bucket touch: the walkers themselves are there already."""
    people = moving.walker.size
    interval = int((calendar.heap_time[0] - flow.bounds[0]) / flow.bounds[1])
    prefetch(calendar.behind, calendar.clock[AHEAD])
    prefetch(moving.walker, calendar.clock[AHEAD])
    for row in range(calendar.clock[SIZE]):
        p = calendar.heap_person[row]
        if p >= people:
            continue
        who = moving.walker[p]
        if who.arc != NOBODY:
            prefetch(scene.slot, (who.route, who.node))
            prefetch(moving.link, who.arc >> 1)
            prefetch(flow.table, (interval, who.arc >> 1))
            prefetch(moving.arc, who.arc)
            prefetch(moving.arc, who.arc ^ 1)
        else:
            prefetch(moving.life, p)
    for row in range(calendar.clock[SIZE]):
        p = calendar.heap_person[row]
        if p >= people:
            continue
        who = moving.walker[p]
        if who.arc != NOBODY:
            slot = scene.slot[who.route, who.node]
            if slot != NO_WAY:
                arc = scene.out_arc[scene.out_first[who.node] + slot]
                prefetch(moving.link, arc >> 1)
                prefetch(flow.table, (interval, arc >> 1))
                prefetch(moving.arc, arc)
        else:
            prefetch(moving.row, moving.life[p].row + 1)
