"""Who meets whom beside classes: office hours, tutorials, clubs, guest lectures, group study.

A meeting needs people in one place at one time: those who have a class then, or who come late,
meet less. Who takes part is drawn for the term.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from maps.parameters import Parameter
from models.draws import pair_uniforms, uniforms
from models.people.attendance import class_keys
from models.people.types import NONE, ROLES, Ints, Population, Timetable
from models.space.slots import WEEKDAYS


@dataclass(frozen=True)
class Party:
    """People who meet once a week; `weekday` is the day on which they would like to.

    `host` is the person whom the others come to, NONE where there is none.
    """

    id: str
    kind: str
    college: int
    host: int
    weekday: int
    members: Ints


@dataclass(frozen=True)
class _Making:
    timetable: Timetable
    population: Population
    parameters: Mapping[str, Parameter]
    seed: int

    def value(self, name: str) -> float:
        return self.parameters[name].value

    def weekday(self, purpose: str, key: int) -> int:
        drawn = uniforms(self.seed, f"{purpose} weekday", 0, np.array([key]))[0, 0]
        return int(drawn * WEEKDAYS)

    def students_of(self, row: int, key: int, purpose: str, share: float) -> Ints:
        """Return a share of the students of a meeting, by a draw for each of them."""
        table = self.timetable
        students = table.enrolled[table.first[row] : table.first[row + 1]]
        others = np.full(students.size, key)
        drawn = pair_uniforms(self.seed, purpose, 0, self.population.key[students], others)
        return students[drawn < share]


def parties(
    timetable: Timetable, population: Population, parameters: Mapping[str, Parameter], seed: int
) -> list[Party]:
    """Return everybody's parties, those with a host first."""
    making = _Making(timetable, population, parameters, seed)
    kinds = (_office_hours, _tutorials, _talks, _clubs, _group_study)
    return [party for kind in kinds for party in kind(making) if party.members.size]


def _first_meetings(timetable: Timetable) -> Ints:
    _, first = np.unique(np.array(timetable.class_id, dtype=str), return_index=True)
    return np.sort(first)


def _office_hours(making: _Making) -> Iterator[Party]:
    table, people = making.timetable, making.population
    rows = _first_meetings(table)
    rows = rows[table.instructor[rows] != NONE]
    keys = class_keys(table, rows)
    share = making.value("office_hours_share")
    coming: dict[int, list[Ints]] = {}
    for row, key in zip(rows.tolist(), keys.tolist(), strict=True):
        guests = making.students_of(row, key, "office_hours_share", share)
        coming.setdefault(int(table.instructor[row]), []).append(guests)
    for teacher in sorted(coming):
        key = int(people.key[teacher])
        yield Party(
            id=f"office-{key}",
            kind="office_hours",
            college=int(people.college[teacher]),
            host=teacher,
            weekday=making.weekday("office_hours", key),
            members=np.unique(np.concatenate(coming[teacher])),
        )


def _tutorials(making: _Making) -> Iterator[Party]:
    table = making.timetable
    rows = _first_meetings(table)
    rows = rows[np.array([table.kind[row] == "lecture" for row in rows.tolist()], np.bool_)]
    keys = class_keys(table, rows)
    has_one = uniforms(making.seed, "tutorial_share", 0, keys)[:, 0] < making.value(
        "tutorial_share"
    )
    share = making.value("tutorial_students_share")
    for row, key in zip(rows[has_one].tolist(), keys[has_one].tolist(), strict=True):
        members = making.students_of(row, key, "tutorial_students_share", share)
        yield Party(
            id=f"tutorial-{table.class_id[row]}",
            kind="tutorial",
            college=int(making.population.college[members[0]]) if members.size else NONE,
            host=int(table.instructor[row]),
            weekday=making.weekday("tutorial", key),
            members=members,
        )


def _students(making: _Making) -> Ints:
    people = making.population
    is_student = (people.role == ROLES.index("student")) & (people.group != NONE)
    return np.flatnonzero(is_student)


def _talks(making: _Making) -> Iterator[Party]:
    people, students = making.population, _students(making)
    drawn = uniforms(making.seed, "talk_share", 0, people.key[students])[:, 0]
    goes = students[drawn < making.value("talk_share")]
    for college in range(len(people.colleges)):
        yield Party(
            id=f"talk-{college + 1}",
            kind="talk",
            college=college,
            host=NONE,
            weekday=making.weekday("talk", college),
            members=goes[people.college[goes] == college],
        )


def _clubs(making: _Making) -> Iterator[Party]:
    people, students = making.population, _students(making)
    drawn = uniforms(making.seed, "club_share", 0, people.key[students], 2)
    belongs = drawn[:, 0] < making.value("club_share")
    clubs = round(making.value("clubs"))
    club = (drawn[belongs, 1] * clubs).astype(np.int64)
    for number in range(clubs):
        yield Party(
            id=f"club-{number + 1}",
            kind="club",
            college=NONE,
            host=NONE,
            weekday=making.weekday("club", number),
            members=students[belongs][club == number],
        )


def _group_study(making: _Making) -> Iterator[Party]:
    people, students = making.population, _students(making)
    drawn = uniforms(making.seed, "group_study_share", 0, people.key[students])[:, 0]
    goes = students[drawn < making.value("group_study_share")]
    size = round(making.value("group_study_size"))
    order = np.argsort(people.group[goes], kind="stable")
    of_group = np.split(goes[order], np.flatnonzero(np.diff(people.group[goes][order])) + 1)
    for members in of_group:
        for begin in range(0, members.size - 1, size):
            some = members[begin : begin + size]
            key = int(people.key[some[0]])
            yield Party(
                id=f"study-{key}",
                kind="group_study",
                college=int(people.college[some[0]]),
                host=NONE,
                weekday=making.weekday("group_study", key),
                members=some,
            )
