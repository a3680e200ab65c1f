"""What is put in its place whole, or not at all."""

from pathlib import Path

import pytest

from maps.faults import InputError
from maps.new_folder import whole_file


def test_a_file_that_fails_halfway_leaves_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    out.write_text("before")
    with pytest.raises(ValueError, match="halfway"), whole_file(out) as beside:
        beside.write_text("aft")
        raise ValueError("halfway")
    assert out.read_text() == "before"
    assert list(tmp_path.iterdir()) == [out]


def test_a_place_where_no_file_can_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = "File exists: cannot be written there"
    with pytest.raises(InputError, match=told), whole_file(tmp_path / "file" / "out.txt"):
        pytest.fail("a file was given")
