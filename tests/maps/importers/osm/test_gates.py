import pytest

from tests.maps.importers.osm.conftest import Importing
from tests.maps.importers.sketch import Sketch


def test_ways_across_the_boundary_are_gates(sketch: Sketch, imported: Importing) -> None:
    gates = imported(sketch).campus.gates.values()
    assert sorted(round(gate.point.x) for gate in gates) == [-152, 152]
    assert {gate.name for gate in gates} == {"Street"}


def test_a_mapped_gate_stands_for_the_crossing(sketch: Sketch, imported: Importing) -> None:
    node = sketch.node(140, 0, barrier="gate", name="东门")
    sketch.ways[0][1].insert(2, node)
    gates = imported(sketch).campus.gates
    assert len(gates) == 2
    assert gates[f"g{node}"].name_zh == "东门"


def test_crossings_close_together_are_one_gate(sketch: Sketch, imported: Importing) -> None:
    sketch.way([(100, 0), (100, 5), (200, 5)], highway="footway")
    sketch.ways[0][1].insert(2, sketch.node(100, 0))
    assert len(imported(sketch).campus.gates) == 2


def test_without_a_crossing_a_gate_is_assumed(sketch: Sketch, imported: Importing) -> None:
    sketch.ways.pop(0)
    sketch.way([(-100, 0), (0, 0), (140, 0)], highway="footway")
    done = imported(sketch)
    (gate,) = done.campus.gates.values()
    assert gate.point.x == pytest.approx(140, abs=1)
    assert gate.assumed == {"all"}
    assert any("one gate" in line for line in done.report.assumed)
