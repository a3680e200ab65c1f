"""A real broker of MQTT on this machine, to be killed and started again; and a publisher."""

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import paho.mqtt.client as mqtt
import pytest

CONFIG = """\
listener {port} 127.0.0.1
allow_anonymous true
user root
persistence true
persistence_location {folder}/
autosave_interval 1
max_queued_messages 0
max_inflight_messages 1000
"""


def mosquitto() -> str:
    """Return the program; skip the test where it is missing, fail it where all must be there."""
    found = shutil.which(
        "mosquitto", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"
    )
    if found is None:
        missing = "the program 'mosquitto' is not installed"
        if os.environ.get("CAMPUS_REQUIRE_ALL") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    return found


class RealBroker:
    """Mosquitto at a port of its own; what it keeps stays in its folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._config = folder / "mosquitto.conf"
        self._config.write_text(CONFIG.format(port=self.port, folder=folder))
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            [mosquitto(), "-c", str(self._config)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("mosquitto does not answer")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End the broker; SIGKILL is the death that it does not see coming."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait()
            self._process = None


def publisher(port: int) -> mqtt.Client:
    """Return a client that publishes, and connects again by itself."""
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id="sensors", clean_session=False)
    client.max_inflight_messages_set(1000)
    client.max_queued_messages_set(0)
    client.reconnect_delay_set(1, 1)
    client.connect("127.0.0.1", port)
    client.loop_start()
    return client
