"""Riders: whether one takes the own bicycle, mounting it, and leaving it."""

import numpy as np

from models.compiled import outlined
from models.people.walking.arrays import NOBODY
from models.people.walking.state import MARGIN, Moving, Scene


@outlined
def effort_by_bicycle(route: int, p: int, scene: Scene, moving: Moving) -> float:
    """Return the effort of the way over a row of the ways by the own bicycle, which stands ready.

    It is infinite where walking takes no longer, or riding does not save the margin. Everybody
    reckons with the speed of a bicycle, also on an e-bike.
    """
    who, life = moving.walker[p], moving.life[p]
    rack = scene.rack[life.bicycle]
    there = scene.effort[life.ways + rack.route, who.node]
    ridden = there + scene.effort[route, rack.ridden]
    if ridden + scene.scale[MARGIN] * who.speed < scene.effort[route, who.node]:
        return float(ridden)
    return np.inf


@outlined
def think_of_bicycle(p: int, scene: Scene, moving: Moving) -> None:
    """Let the person, whose goal is known, first walk to the own bicycle where that is worth it."""
    who, life = moving.walker[p], moving.life[p]
    if effort_by_bicycle(who.route, p, scene, moving) < np.inf:
        rack = scene.rack[life.bicycle]
        who.goal, who.route = rack.mount, life.ways + rack.route
        life.fetches = 1


@outlined
def turn_to_goal(p: int, scene: Scene, moving: Moving) -> None:
    """Let the person, who was on the way to the own bicycle, go on to the place.

    Who is at the bicycle mounts it; who finds no way to it walks.
    """
    who, life = moving.walker[p], moving.life[p]
    life.fetches = 0
    if who.node == who.goal:
        who.node = scene.rack[life.bicycle].ridden
        life.bicycle, life.mode = NOBODY, life.owns
        who.effort *= life.rides / who.speed
        who.speed = life.rides
    place = moving.place[life.place]
    who.goal, who.route = place.node, life.ways + place.route


@outlined
def leave_bicycle(p: int, rack: int, moving: Moving) -> None:
    """Let the rider dismount at a rack and leave the bicycle there."""
    who, life = moving.walker[p], moving.life[p]
    life.bicycle = rack
    who.effort *= life.walks / who.speed
    who.speed = life.walks
