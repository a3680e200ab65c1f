"""Mosquitto, a broker of MQTT, on this machine: to be killed and started again."""

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import paho.mqtt.client as mqtt

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


def program() -> str | None:
    """Return where Mosquitto is, None where it is not installed."""
    folders = [os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"]
    return shutil.which("mosquitto", path=os.pathsep.join(folders))


class Mosquitto:
    """A broker at a port of its own; what it keeps stays in its folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._saved = folder / "mosquitto.db"
        self._config = folder / "mosquitto.conf"
        self._config.write_text(CONFIG.format(port=self.port, folder=folder))
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the broker, and wait until it answers."""
        silence = subprocess.DEVNULL
        command = [str(program()), "-c", str(self._config)]
        self._process = subprocess.Popen(command, stdout=silence, stderr=silence)
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("mosquitto does not answer")

    def save(self) -> None:
        """Let the broker save what it knows of its clients now, and wait until it has."""
        if self._process is None:
            return
        before = time.time_ns()
        while not self._saved.exists() or self._saved.stat().st_mtime_ns <= before:
            self._process.send_signal(signal.SIGUSR1)
            time.sleep(0.1)

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
