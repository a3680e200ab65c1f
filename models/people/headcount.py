"""How many people fit a campus whose map and scenario do not say."""

from collections.abc import Mapping

from maps.campus import Headcount
from maps.parameters import Parameter
from models.people.types import Places

TEACHING_KINDS = ("classroom", "lecture_hall", "computer_room", "laboratory")
_SERVED_BY = {
    "students_a_seat": TEACHING_KINDS,
    "students_a_reading_seat": ("reading_room",),
    "students_a_dining_seat": ("dining_hall",),
}


def headcount_for(
    places: Places, asked: Headcount, parameters: Mapping[str, Parameter]
) -> Headcount:
    """Return a head-count without gaps: what is asked, else what fits the places.

    Students fill the beds. Where there are seats for more in teaching rooms, in reading rooms and
    in dining halls alike (of those that the campus has), and floor enough for more to learn on,
    the others come through the gates.
    Teachers follow the students and other staff the teachers; without students, staff fill the
    desks. Visitors follow the students.
    """
    students = _students(places, parameters) if asked.students is None else asked.students
    staff = asked.staff
    if staff is None:
        teachers = students / parameters["students_a_teacher"].value
        desks = _capacity(places, "office")
        staff = int(teachers / parameters["teacher_share"].value) if students else desks
    visitors = asked.visitors
    if visitors is None:
        visitors = int(students * parameters["visitors_a_student"].value)
    return Headcount(students=students, staff=staff, visitors=visitors)


def _students(places: Places, parameters: Mapping[str, Parameter]) -> int:
    residents = _capacity(places, "dormitory_room") * parameters["bed_occupancy"].value
    served = [
        capacity * parameters[name].value
        for name, kinds in _SERVED_BY.items()
        if (capacity := _capacity(places, *kinds))
    ]
    academic = places.area_m2[places.of_kind(*TEACHING_KINDS, "reading_room")].sum()
    served.append(float(academic / parameters["academic_area_a_student"].value))
    has_teaching = _capacity(places, *TEACHING_KINDS) > 0
    return int(max(residents, min(served) if has_teaching else 0.0))


def _capacity(places: Places, *kinds: str) -> int:
    return int(places.capacity[places.of_kind(*kinds)].sum())
