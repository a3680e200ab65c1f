from pathlib import Path

import osmium
import pytest

from maps.faults import InputError
from maps.importers.osm import import_osm, source
from tests.maps.importers.osm.conftest import Importing
from tests.maps.importers.sketch import Sketch

BOMB = '<!DOCTYPE osm [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
HEADED = '<?xml version="1.0"?>'


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def refusal(file: Path) -> str:
    """The faults with which a file is refused; nothing must have been written."""
    out = file.parent / "out"
    with pytest.raises(InputError) as refused:
        import_osm(file, out)
    assert not out.exists()
    assert all(str(file) == fault.file for fault in refused.value.faults)
    return str(refused.value)


def test_pbf_gives_the_same_campus(sketch: Sketch, imported: Importing, tmp_path: Path) -> None:
    done = imported(sketch)
    file = tmp_path / "map.osm.pbf"
    header = osmium.io.Header()
    header.add_box(osmium.io.Reader(str(tmp_path / "map.osm")).header().box())
    with osmium.SimpleWriter(str(file), header=header) as writer:
        for thing in osmium.FileProcessor(str(tmp_path / "map.osm")):
            writer.add(thing)
    import_osm(file, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(done.folder)


def test_a_second_import_gives_the_same_bytes(
    sketch: Sketch, imported: Importing, tmp_path: Path
) -> None:
    done = imported(sketch)
    import_osm(tmp_path / "map.osm", tmp_path / "again")
    assert contents(tmp_path / "again") == contents(done.folder)


def test_a_missing_file(tmp_path: Path) -> None:
    assert "missing" in refusal(tmp_path / "map.osm")


def test_another_kind_of_file(tmp_path: Path) -> None:
    file = tmp_path / "map.zip"
    file.write_bytes(b"PK")
    assert "must be an OpenStreetMap file" in refusal(file)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_cut_off_file(sketch: Sketch, tmp_path: Path, share: float) -> None:
    text = sketch.text()
    file = tmp_path / "map.osm"
    file.write_text(text[: int(len(text) * share)], encoding="utf-8")
    assert "cut off" in refusal(file)


def test_a_cut_off_pbf(sketch: Sketch, tmp_path: Path) -> None:
    whole = sketch.write(tmp_path / "map.osm")
    file = tmp_path / "map.osm.pbf"
    with osmium.SimpleWriter(str(file)) as writer:
        for thing in osmium.FileProcessor(str(whole)):
            writer.add(thing)
    file.write_bytes(file.read_bytes()[:-40])
    assert "cut off" in refusal(file)


@pytest.mark.parametrize("text", ["", "nonsense", "<html/>", '{"type": "FeatureCollection"}'])
def test_what_is_not_openstreetmap(tmp_path: Path, text: str) -> None:
    file = tmp_path / "map.osm"
    file.write_text(text)
    assert "must be" in refusal(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_bomb_is_refused_before_it_is_read(
    sketch: Sketch, tmp_path: Path, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "map.osm"
    body = sketch.text().split("\n", 1)[1]
    file.write_bytes(
        (HEADED.replace("?>", f' encoding="{encoding}"?>') + BOMB + body).encode(encoding)
    )
    monkeypatch.setattr(source.osmium, "FileProcessor", pytest.fail)
    assert "document type" in refusal(file)


def test_swapped_coordinates(tmp_path: Path) -> None:
    sketch = Sketch()
    text = sketch.text().replace(
        "</osm>", '<node id="1" version="1" lat="121.4" lon="31.3"/></osm>'
    )
    file = tmp_path / "map.osm"
    file.write_text(text)
    told = refusal(file)
    assert "node 1" in told
    assert "121.4" in told
    assert "swapped" in told


def test_every_bad_node_is_told(tmp_path: Path) -> None:
    file = tmp_path / "map.osm"
    nodes = "".join(f'<node id="{key}" version="1" lat="91" lon="0"/>' for key in (1, 2, 3))
    file.write_text(f'<osm version="0.6">{nodes}</osm>')
    assert refusal(file).count("latitude within") == 3


def test_nodes_outside_the_bounds_are_told(tmp_path: Path) -> None:
    file = tmp_path / "map.osm"
    bounds = '<bounds minlon="10" minlat="50" maxlon="10.1" maxlat="50.1"/>'
    node = '<node id="1" version="1" lat="10.05" lon="50.05"/>'
    file.write_text(f'<osm version="0.6">{bounds}{node}</osm>')
    assert "swapped" in refusal(file)


def test_a_file_without_buildings(sketch: Sketch, tmp_path: Path) -> None:
    sketch.ways.pop(1)
    assert "at least one whole building" in refusal(sketch.write(tmp_path / "map.osm"))


def test_a_file_without_paths(sketch: Sketch, tmp_path: Path) -> None:
    sketch.ways.pop(0)
    assert "people may walk on" in refusal(sketch.write(tmp_path / "map.osm"))


def test_an_oversize_file(sketch: Sketch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(source.LARGEST_MB, "osm", 0)
    assert "at most 0 MB" in refusal(sketch.write(tmp_path / "map.osm"))


def test_too_many_things(sketch: Sketch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MOST_OBJECTS", 3)
    assert "at most 3 nodes" in refusal(sketch.write(tmp_path / "map.osm"))


def test_a_folder_that_holds_something_is_left_alone(sketch: Sketch, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("kept")
    with pytest.raises(InputError, match="new or empty"):
        import_osm(sketch.write(tmp_path / "map.osm"), out)
    assert contents(out) == {"mine.txt": b"kept"}
