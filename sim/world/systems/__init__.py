"""The systems of a world: each puts one model on the clock.

Systems that wake at the same second do so in the order of these numbers: what happens comes
before what is perceived of it, then what people did to the buildings is measured, and that before
what is recorded. Then what was counted is taken,
to be counted anew; a new day begins, gates open and close, and interventions take hold last.
"""

from maps.extensions import widened

__path__ = widened(__path__, __name__)

PERCEIVE, MEASURE, RECORD, TAKE, BEGIN_DAY, OPEN_GATES, INTERVENE = 10, 15, 20, 25, 30, 35, 40
