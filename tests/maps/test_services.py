from pathlib import Path

import pytest

from maps.builtin import folder
from maps.faults import InputError
from maps.folder import load


def test_a_room_holds_one_service(tmp_path: Path) -> None:
    for file in folder("quad").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    services = tmp_path / "services.csv"
    lines = services.read_text().splitlines()
    services.write_text("\n".join([*lines, "again" + lines[1][lines[1].index(",") :]]) + "\n")
    with pytest.raises(InputError) as refused:
        load(tmp_path)
    assert [fault.rule for fault in refused.value.faults] == [
        "a room holds the counters of one service"
    ]
