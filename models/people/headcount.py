"""How many people fit a campus whose map and scenario do not say."""

from collections.abc import Mapping

from maps.campus import Headcount
from maps.parameters import Parameter
from models.people.types import Places

TEACHING_KINDS = ("classroom", "lecture_hall", "computer_room", "laboratory")


def headcount_for(
    places: Places, asked: Headcount, parameters: Mapping[str, Parameter]
) -> Headcount:
    """Return a head-count without gaps: what is asked, else what fits the places.

    Students fill the beds, and where teaching seats would serve more, the others come through
    the gates. Teachers follow the students and other staff the teachers; without students, staff
    fill the desks. Visitors follow the students.
    """
    students = asked.students
    if students is None:
        beds = int(places.capacity[places.of_kind("dormitory_room")].sum())
        seats = int(places.capacity[places.of_kind(*TEACHING_KINDS)].sum())
        students = max(
            int(beds * parameters["bed_occupancy"].value),
            int(seats * parameters["students_a_seat"].value),
        )
    staff = asked.staff
    if staff is None:
        teachers = students / parameters["students_a_teacher"].value
        desks = int(places.capacity[places.of_kind("office")].sum())
        staff = int(teachers / parameters["teacher_share"].value) if students else desks
    visitors = asked.visitors
    if visitors is None:
        visitors = int(students * parameters["visitors_a_student"].value)
    return Headcount(students=students, staff=staff, visitors=visitors)
