"""Writes problems of ITC 2019 and solutions of them, of any size, for tests."""

from pathlib import Path
from random import Random

DTD = (
    '<!DOCTYPE problem PUBLIC "-//ITC 2019//DTD Problem Format/EN" '
    '"http://www.itc2019.org/competition-format.dtd">'
)
COURSES_A_STUDENT = 4


def bits(held: list[int] | range, length: int) -> str:
    return "".join("1" if i in held else "0" for i in range(length))


class Written:
    """Two files, and what they hold, counted while they are written.

    Each course has a lecture and two exercise classes. The exercises are children of the lecture;
    they are held on two days a week, in odd and in even weeks. Every fourth course has a lecture
    without a room, every third one a second configuration. Each student takes four courses.
    """

    def __init__(
        self,
        folder: Path,
        courses: int = 12,
        students: int = 120,
        rooms: int = 8,
        weeks: int = 16,
        days: int = 7,
        slots: int = 288,
        seed: int = 1,
    ) -> None:
        self.problem, self.solution = folder / "problem.xml", folder / "solution.xml"
        self.classes = self.meetings = self.enrolments = self.booked_slots = 0
        self.rooms, self.weeks, self.days, self.slots = rooms, weeks, days, slots
        self.hour = slots // 24
        self.every = bits(range(weeks), weeks)
        self.odd, self.even = bits(range(0, weeks, 2), weeks), bits(range(1, weeks, 2), weeks)
        draw = Random(seed)
        wanted = [
            draw.sample(range(courses), min(COURSES_A_STUDENT, courses)) for _ in range(students)
        ]
        self.solved: list[str] = []
        size = f'nrDays="{days}" slotsPerDay="{slots}" nrWeeks="{weeks}"'
        text = [DTD, f'<problem name="made-{seed}" {size}><rooms>']
        text += [self.room(number) for number in range(1, rooms + 1)]
        text.append("</rooms><courses>")
        for course in range(courses):
            text.append(self.course(course, [s for s in range(students) if course in wanted[s]]))
        text.append("</courses><distributions>")
        for course in range(courses):
            pair = f'<class id="C{course}L"/><class id="C{course}E0"/>'
            text.append(f'<distribution type="SameAttendees" required="true">{pair}</distribution>')
        text.append("</distributions><students>")
        for student, takes in enumerate(wanted):
            asked = "".join(f'<course id="C{course}"/>' for course in sorted(takes))
            text.append(f'<student id="S{student}">{asked}</student>')
        text.append("</students></problem>")
        folder.mkdir(parents=True, exist_ok=True)
        self.problem.write_text("\n".join(text), encoding="utf-8")
        body = "\n".join(self.solved)
        told = f'<solution name="made-{seed}">\n{body}\n</solution>'
        self.solution.write_text(told, encoding="utf-8")

    @property
    def room_hours(self) -> float:
        return self.booked_slots * 24 / self.slots

    def room(self, number: int) -> str:
        far = "".join(f'<travel room="R{other}" value="1"/>' for other in range(1, number, 2))
        closed = f'days="{bits([4], self.days)}" start="0" length="{self.hour}" weeks="{self.odd}"'
        size = 30 + 10 * number
        return f'<room id="R{number}" capacity="{size}">{far}<unavailable {closed}/></room>'

    def course(self, course: int, takers: list[int]) -> str:
        """Write a course; classes that share a room are held at different times."""
        slot = course // self.rooms
        day, start = slot % 5, self.hour * (8 + 3 * (slot // 5 % 4))
        room, label, hour = f"R{course % self.rooms + 1}", f"C{course}", self.hour
        limit = f'limit="{max(30, len(takers))}"'
        text = f'<course id="{label}"><config id="{label}a"><subpart id="{label}l">'
        lecture_room = "" if course % 4 == 3 else room
        text += self.offer(f"{label}L", [day], start, self.every, limit, lecture_room)
        self.hold(f"{label}L", [day], start, self.every, lecture_room, takers)
        text += f'</subpart><subpart id="{label}e">'
        for half, weeks in enumerate((self.odd, self.even)):
            key, days = f"{label}E{half}", [day, (day + 2) % 5]
            text += self.offer(key, days, start + hour, weeks, f'{limit} parent="{label}L"', room)
            self.hold(key, days, start + hour, weeks, room, takers[half::2])
        text += "</subpart></config>"
        if course % 3 == 2:
            key, days = f"{label}X", [(day + 1) % 5]
            text += f'<config id="{label}b"><subpart id="{label}x">'
            text += self.offer(key, days, start, self.every, 'limit="0"', "")
            self.hold(key, days, start, self.every, "", [])
            text += "</subpart></config>"
        return text + "</course>"

    def offer(self, key: str, days: list[int], start: int, weeks: str, more: str, room: str) -> str:
        """Write what the problem says of a class: where it is held, and four other times."""
        times = [(days, start, weeks)]
        times += [([(days[0] + k) % 5], self.hour * (8 + 2 * k), self.every) for k in range(4)]
        rooms = range(1, self.rooms + 1) if room else ()
        options = "".join(f'<room id="R{number}" penalty="0"/>' for number in rooms)
        for its_days, begins, its_weeks in times:
            when = f'days="{bits(its_days, self.days)}" start="{begins}" length="{self.hour}"'
            options += f'<time {when} weeks="{its_weeks}" penalty="1"/>'
        needs = "" if room else ' room="false"'
        return f'<class id="{key}" {more}{needs}>{options}</class>'

    def hold(
        self, key: str, days: list[int], start: int, weeks: str, room: str, members: list[int]
    ) -> None:
        """Write what the solution says of a class."""
        self.classes += 1
        self.meetings += len(days)
        self.enrolments += len(members)
        self.booked_slots += self.hour * len(days) * weeks.count("1") if room else 0
        when = f'days="{bits(days, self.days)}" start="{start}" weeks="{weeks}"'
        there = f' room="{room}"' if room else ""
        everyone = "".join(f'<student id="S{student}"/>' for student in members)
        self.solved.append(f'<class id="{key}" {when}{there}>{everyone}</class>')
