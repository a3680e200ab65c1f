"""Sensors that tell something every second, over a broker that dies on the way, into a store."""

import json
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.engines.mosquitto import Mosquitto, publisher
from benchmarks.process import ROOT

LISTENER = str(Path(sys.executable).with_name("campus"))
SENSORS = 1000
CAMPUS, BUILDING = "quad", "library"
# What the broker had acknowledged and not yet saved dies with it: it saves every second or two.
UNSAVED_S = 3.0
SETTLED_S = 3.0
PATIENCE_S = 120.0
_HEADER = "id,kind,target,interval_s\n"


def publish(port: int, seconds: float) -> dict[str, float]:
    """Let every sensor tell one reading a second at QoS 1; the first is due in a second."""
    client = publisher(port)
    first = time.time() + 1.0
    count = round(seconds * SENSORS)
    for number in range(count):
        due = first + number / SENSORS
        if (ahead := due - time.time()) > 0.001:
            time.sleep(ahead)
        said = {"sensor": f"s{number % SENSORS}", "time": round(due, 6), "value": number // SENSORS}
        handed = client.publish("campus/heads", json.dumps(said), qos=1)
    last = time.time()
    handed.wait_for_publish(PATIENCE_S)
    client.disconnect()
    client.loop_stop()
    return {"sent": count, "first": first, "last": last}


def live(seconds: float, outage_s: float) -> dict[str, Any]:
    """Return what came of it when the broker is killed half-way, and started after the outage."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sensors = folder / "sensors.csv"
        rows = [f"s{number},wifi,{BUILDING},1\n" for number in range(SENSORS)]
        sensors.write_text(_HEADER + "".join(rows))
        broker = Mosquitto(folder / "broker")
        broker.start()
        listener = _listen(broker.port, sensors, folder / "store")
        broker.save()
        try:
            sent, outage = _send(broker, seconds, outage_s)
            _settle(folder / "store")
            listener.send_signal(signal.SIGTERM)
            account = json.loads(listener.communicate(timeout=PATIENCE_S)[0])
        finally:
            listener.kill()
            listener.wait()
            broker.stop()
        return {**_held(folder / "store", sent, outage), "account": account}


def _listen(port: int, sensors: Path, store: Path) -> "subprocess.Popen[str]":
    """Start the listener, and return it once it has connected."""
    command = [LISTENER, "listen", f"127.0.0.1:{port}", "--campus", CAMPUS]
    command += ["--sensors", str(sensors), "--out", str(store), "--json"]
    pipe = subprocess.PIPE
    listener = subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True)
    assert listener.stderr is not None
    while not listener.stderr.readline().startswith("connected"):
        assert listener.poll() is None
    return listener


def _send(
    broker: Mosquitto, seconds: float, outage_s: float
) -> tuple[dict[str, float], tuple[float, float]]:
    """Publish, kill the broker half-way; return what was sent, and from when until when it lay."""
    arguments = json.dumps([broker.port, seconds])
    command = [sys.executable, "-m", "benchmarks.task", f"{__name__}:publish", arguments]
    sender = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    time.sleep(1.0 + seconds / 2)
    killed = time.time()
    broker.stop(signal.SIGKILL)
    time.sleep(outage_s)
    broker.start()
    outage = killed, time.time()
    told = sender.communicate(timeout=seconds + PATIENCE_S)[0]
    return json.loads(told), outage


def _settle(store: Path) -> None:
    """Wait until nothing more comes."""
    size, since = -1, time.monotonic()
    while time.monotonic() - since < SETTLED_S:
        now = sum(file.stat().st_size for file in store.glob("*") if file.exists())
        if now != size:
            size, since = now, time.monotonic()
        time.sleep(0.2)


def _held(store: Path, sent: dict[str, float], outage: tuple[float, float]) -> dict[str, Any]:
    """Return how much of what was sent lies in the store, and in which order."""
    import numpy as np

    from sim.twin.store import read_store

    held = read_store(store)
    time_s = held["time"].to_numpy() / 1e6
    number = np.rint((time_s - sent["first"]) * SENSORS).astype(np.int64)
    lost = np.setdiff1d(np.arange(int(sent["sent"])), number)
    lost_at = sent["first"] + lost / SENSORS
    inside = (lost_at > outage[0] - UNSAVED_S) & (lost_at < outage[1])
    lag_s = (held["arrival"].to_numpy() / 1e6) - time_s
    calm = (time_s < outage[0] - UNSAVED_S) | (time_s > outage[1] + outage[1] - outage[0])
    return {
        "sent": int(sent["sent"]),
        "per_s": sent["sent"] / (sent["last"] - sent["first"]),
        "stored": held.num_rows,
        "lost_in_outage": int(inside.sum()),
        "lost_outside": int((~inside).sum()),
        "in_order": bool((np.diff(time_s) >= 0).all()),
        "outage_s": outage[1] - outage[0],
        "lag_s": [float(np.quantile(lag_s[calm], q)) for q in (0.5, 0.95, 0.99, 1.0)],
        "longest_lag_s": float(lag_s.max()),
    }
