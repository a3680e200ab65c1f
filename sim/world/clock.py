"""Waking a system at an absolute time, in a stated order among those that wake together."""

import simpy
from simpy.events import EventPriority


def at(env: simpy.Environment, time: int, order: int) -> simpy.Event:
    """Return an event that happens at a time [whole s]; of several, the lowest order goes first.

    Times are whole seconds, so that adding a delay to the present time rounds nothing.
    """
    event = simpy.Event(env)
    event._ok = True
    event._value = None
    env.schedule(event, EventPriority(order), time - env.now)
    return event
