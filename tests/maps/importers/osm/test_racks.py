import pytest

from tests.maps.importers.osm.conftest import Importing
from tests.maps.importers.sketch import Sketch, box


def test_racks_are_read_with_their_capacity(sketch: Sketch, imported: Importing) -> None:
    said = sketch.apart(10, 3)
    sketch.tags[said].update(amenity="bicycle_parking", capacity="36")
    unsaid = sketch.way(box(20, 2, 4, 2), amenity="bicycle_parking", capacity="many")
    private = sketch.apart(12, 3)
    sketch.tags[private].update(amenity="bicycle_parking", access="private")
    beyond = sketch.apart(900, 3)
    sketch.tags[beyond].update(amenity="bicycle_parking")
    done = imported(sketch)
    racks = {key: spot for key, spot in done.campus.spots.items() if spot.kind == "rack"}
    assert racks[f"rack{said}"].capacity == 36
    assert racks[f"rack{said}"].point.x == pytest.approx(10, abs=0.5)
    (other,) = (spot for key, spot in racks.items() if key != f"rack{said}")
    assert str(unsaid) in other.id
    assert other.capacity == 20 and other.assumed == {"capacity"}
    assert any("2 bicycle racks" in line for line in done.report.found)
    assert set(racks) <= set(done.campus.racks)


@pytest.mark.parametrize(
    ("tags", "is_cycled"),
    [
        ({"highway": "footway"}, False),
        ({"highway": "footway", "bicycle": "yes"}, True),
        ({"highway": "service"}, True),
        ({"highway": "service", "bicycle": "dismount"}, False),
        ({"highway": "steps"}, False),
    ],
)
def test_bicycle_tags_overrule_the_kind(
    sketch: Sketch, imported: Importing, tags: dict[str, str], is_cycled: bool
) -> None:
    way = sketch.way([(0, 0), (0, 40)], **tags)
    paths = imported(sketch).campus.paths
    assert paths[f"p{way}"].cycled == is_cycled
