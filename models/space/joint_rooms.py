"""Finds times and rooms for people who meet beside classes."""

from collections.abc import Mapping

import numpy as np

from maps.parameters import Parameter
from models.people.types import NONE, Ints, Places, Population, Timetable
from models.space.changing import Meeting, overlapping, with_meetings
from models.space.joint import Party, parties
from models.space.joint_kinds import JointKind, joint_kinds
from models.space.nearness import away_m
from models.space.slots import WEEKDAYS


def with_joint_activities(
    timetable: Timetable,
    places: Places,
    population: Population,
    kept: Ints,
    parameters: Mapping[str, Parameter],
    seed: int,
) -> Timetable:
    """Return the timetable with the weekly meetings of everybody's parties behind the classes.

    A host's are on a weekday without a class of theirs at that time, where there is one. Rooms
    are the smallest that are free and hold all, near the college; `kept` ones are left free. What
    finds none has room NONE.
    """
    weeks = (1 << round(parameters["teaching_weeks"].value)) - 1
    rooms = _Rooms(timetable, places, kept, weeks)
    kinds = {kind.key: kind for kind in joint_kinds()}
    meetings = []
    for party in parties(timetable, population, parameters, seed):
        kind = kinds[party.kind]
        weekday = rooms.weekday_of(party, kind)
        room = rooms.take(party, kind, weekday)
        meetings.append(
            Meeting(
                class_id=party.id,
                course=party.kind,
                kind=party.kind,
                weekday=weekday,
                start_s=kind.start_s,
                end_s=kind.start_s + kind.lasts_s,
                weeks=weeks,
                room=room,
                instructor=party.host,
                enrolled=party.members,
            )
        )
    return with_meetings(timetable, meetings)


class _Rooms:
    """Which rooms are left at the times of the kinds of joint activity."""

    def __init__(self, timetable: Timetable, places: Places, kept: Ints, weeks: int) -> None:
        self._places = places
        self._away_m = away_m(places)
        # whose hours begin before another kind's end are taken from the same rooms
        self._busy: dict[tuple[str, int], Ints] = {}
        self._hosts: dict[tuple[str, int], Ints] = {}
        self._taken: dict[int, list[tuple[JointKind, int]]] = {day: [] for day in range(WEEKDAYS)}
        self._shared: dict[tuple[str, int, int], list[int]] = {}
        for kind in joint_kinds():
            for day in range(WEEKDAYS):
                end_s = kind.start_s + kind.lasts_s
                held = overlapping(timetable, day, kind.start_s, end_s, weeks)
                self._busy[kind.key, day] = np.union1d(timetable.room[held], kept)
                self._hosts[kind.key, day] = timetable.instructor[held]

    def weekday_of(self, party: Party, kind: JointKind) -> int:
        """Return the first weekday, from the wanted one on, on which the host has no class."""
        for later in range(WEEKDAYS if party.host != NONE else 0):
            day = (party.weekday + later) % WEEKDAYS
            if party.host not in self._hosts[kind.key, day]:
                return day
        return party.weekday

    def take(self, party: Party, kind: JointKind, day: int) -> int:
        """Return a room for a party, NONE where none is left."""
        needs = party.members.size + (party.host != NONE)
        left = self._shared.get((kind.key, day, party.college))
        if left is not None and left[1] >= needs:
            left[1] -= needs
            return left[0]
        taken = [
            room
            for other, room in self._taken[day]
            if other.start_s < kind.start_s + kind.lasts_s
            and kind.start_s < other.start_s + other.lasts_s
        ]
        fits = np.setdiff1d(self._places.of_kind(*kind.rooms), self._busy[kind.key, day])
        fits = np.setdiff1d(fits[self._places.capacity[fits] >= needs], taken)
        if not fits.size:
            return NONE
        away = self._away_m[party.college][fits] if party.college != NONE else np.zeros(fits.size)
        order = np.lexsort((fits, away, self._places.capacity[fits]))
        if kind.shares_room:  # the nearest, for many come there
            order = np.lexsort((fits, away))
        room = int(fits[order[0]])
        self._taken[day].append((kind, room))
        if kind.shares_room:
            spare = int(self._places.capacity[room]) - needs
            self._shared[kind.key, day, party.college] = [room, spare]
        return room
