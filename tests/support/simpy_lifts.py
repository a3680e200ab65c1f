"""A slow reference of the lifts: a SimPy process a car, a list of people a platform.

The same rules of collective control as the kernel's, told as what a car does. People are at a
floor at a time, and want to go to another.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import simpy
from simpy_walk import at_time

UP, DOWN = 1, -1


@dataclass
class Person:
    number: int
    floor: int
    goal: int
    joined: float = 0.0
    boarded: float = 0.0
    alighted: float = 0.0

    @property
    def way(self) -> int:
        return UP if self.goal > self.floor else DOWN


@dataclass
class Call:
    """The people who wait on a floor to go one way."""

    floor: int
    way: int
    people: list[Person] = field(default_factory=list)
    car: "Car | None" = None  # standing here
    sent: "Car | None" = None  # on its way here
    since: float = 0.0


class Car:
    """A car of the bank; `riders` are those in it, and those at its door on the way in."""

    def __init__(self, bank: "Bank", number: int) -> None:
        self.bank, self.number = bank, number
        self.floor, self.way = 0, UP
        self.riders: list[Person] = []
        self.target: Call | None = None
        self.is_idle, self.is_moving, self.is_standing = True, False, False
        self.arrived = self.door_free = 0.0
        self.bell = bank.env.event()
        bank.env.process(self._live())

    @property
    def is_free(self) -> bool:
        return self.is_idle or (self.is_moving and not self.riders and self.target is None)

    def until(self, time: float) -> simpy.Event:
        return at_time(self.bank.env, time, self.bank.people + self.number)

    def exchange(self, time: float) -> float:
        """Return when a person, who is at the door now, may pass it."""
        at = max(time, self.door_free)
        self.door_free = at + self.bank.boarding
        return at

    def take_on(self, call: Call) -> None:
        while call.people and len(self.riders) < self.bank.capacity:
            person = call.people.pop(0)
            person.boarded = self.exchange(self.bank.env.now)
            self.riders.append(person)

    def _live(self) -> Iterator[simpy.Event]:
        bank, env = self.bank, self.bank.env
        while True:
            opens = self._choose()
            if self.is_idle:
                yield self.bell
                self.bell = env.event()
                continue
            if not opens:
                self.floor += self.way
                self.is_moving = True
                yield self.until(env.now + bank.leg)
                self.is_moving = False
                opens = self._stops()
            if opens:
                yield self.until(env.now + bank.door)
                yield from self._stand()

    def _choose(self) -> bool:
        """Decide which way to go, or whether to open the doors where the car is."""
        if self.riders:
            return False
        if self.target is None:
            waiting = [c for c in self.bank.calls if c.people and not c.sent and not c.car]
            if waiting:
                self.target = min(waiting, key=lambda call: call.since)
                self.target.sent = self
        wanted = 0 if self.target is None else self.target.floor
        if wanted != self.floor:
            self.way = UP if wanted > self.floor else DOWN
            return False
        if self.target is None:
            self.is_idle, self.way = True, UP
            return False
        self.way = self.target.way
        return True

    def _stops(self) -> bool:
        if any(person.goal == self.floor for person in self.riders):
            return True
        if not self.riders and self.target is not None and self.target.floor == self.floor:
            return True
        call = self.bank.call_at(self.floor, self.way)
        return bool(call.people and not call.car and len(self.riders) < self.bank.capacity)

    def _stand(self) -> Iterator[simpy.Event]:
        env = self.bank.env
        self.arrived = self.door_free = env.now
        self.is_standing = True
        for person in reversed([one for one in self.riders if one.goal == self.floor]):
            person.alighted = self.exchange(env.now)
            self.riders.remove(person)
            self.bank.carried.append(person)
        if not self.riders:
            self._turn_round()
        call = self.bank.call_at(self.floor, self.way)
        if call.car is None:
            call.car = self
            self.take_on(call)
        if call.sent is not None and (call.sent is self or not call.people):
            call.sent.target, call.sent = None, None
        while True:
            yield self.until(self.door_free)
            if env.now >= self.door_free:
                break
        self.is_standing = False
        if call.car is self:
            self._leave(call)
        yield self.until(env.now + self.bank.door)

    def _turn_round(self) -> None:
        wait_here = {way for way in (UP, DOWN) if self.bank.call_at(self.floor, way).people}
        if self.target is not None and self.target.floor == self.floor:
            self.way = self.target.way
        elif self.target is None and wait_here == {-self.way}:
            self.way = -self.way

    def _leave(self, call: Call) -> None:
        """Leave a platform to the car that has stood there longest, or call another one."""
        standing = [car for car in self.bank.cars if car.is_standing and car is not self]
        here = [car for car in standing if (car.floor, car.way) == (call.floor, call.way)]
        call.car = min(here, key=lambda car: car.arrived, default=None)
        if call.people:
            call.since = self.bank.env.now
            self.bank.serve(call)


class Bank:
    """Cars that answer the same calls; `carried` lists who has been where they wanted to go."""

    def __init__(
        self,
        trips: list[tuple[float, int, int]],
        floors: int,
        cars: int,
        capacity: int,
        leg: float,
        door: float,
        boarding: float,
    ) -> None:
        self.env = simpy.Environment()
        self.people = len(trips)
        self.capacity, self.leg, self.door, self.boarding = capacity, leg, door, boarding
        self.calls = [Call(floor, way) for floor in range(floors) for way in (UP, DOWN)]
        self.carried: list[Person] = []
        self.cars: list[Car] = []
        for number in range(cars):
            self.cars.append(Car(self, number))
        for number, (time, floor, goal) in enumerate(trips):
            self.env.process(self._come(time, Person(number, floor, goal)))

    def call_at(self, floor: int, way: int) -> Call:
        return self.calls[2 * floor + (way == DOWN)]

    def _come(self, time: float, person: Person) -> Iterator[simpy.Event]:
        yield at_time(self.env, time, person.number)
        person.joined = time
        call = self.call_at(person.floor, person.way)
        if not call.people:
            call.since = time
        call.people.append(person)
        self.serve(call)

    def serve(self, call: Call) -> None:
        """Let the people of a call board the car that is there, or send the nearest free one."""
        if call.car is not None:
            call.car.take_on(call)
            return
        free = [car for car in self.cars if car.is_free]
        if call.sent is not None or not free:
            return
        car = min(free, key=lambda car: (abs(car.floor - call.floor), car.number))
        car.target, call.sent = call, car
        if car.is_idle:
            car.is_idle = False
            at_time(self.env, self.env.now, self.people + car.number, car.bell)
