"""The systems of a world: each puts one model on the clock.

Systems that wake at the same second do so in the order of these numbers: what happens comes
before what is perceived of it, and that before what is recorded; a new day begins last.
"""

PERCEIVE, RECORD, BEGIN_DAY = 10, 20, 30
