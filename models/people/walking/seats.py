"""Seats that people hold while they are away: by a bag, as long as the house rules let them."""

from models.compiled import compiled
from models.people.walking.arrays import NOBODY
from models.people.walking.state import Moving


@compiled
def clear_seats(time: float, moving: Moving) -> None:
    """Clear the seats that have been held for longer than they may be at a time [s]."""
    for p in range(moving.life.size):
        life = moving.life[p]
        if life.seat != NOBODY and life.seat_until <= time:
            moving.place[life.seat].held -= 1
            life.seat = NOBODY
