"""`campus listen`: what sensors tell over MQTT, into a store."""

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Annotated

import typer

from cli.options import JsonOption, SensorsOption

PASSWORD = "CAMPUS_MQTT_PASSWORD"
TOLD_EVERY_S = 10.0


def listen(
    broker: Annotated[str, typer.Argument(help="The broker, as HOST or HOST:PORT.")],
    campus: Annotated[str, typer.Option(help="A built-in campus or a campus folder.")],
    sensors: SensorsOption = None,
    topic: Annotated[str, typer.Option(help="The topics to subscribe to.")] = "campus/#",
    client: Annotated[
        str, typer.Option(help="Our name at the broker, by which it keeps what we miss.")
    ] = "campus-twin",
    user: Annotated[
        str, typer.Option(help=f"The user; the password is taken from {PASSWORD}.")
    ] = "",
    tls: Annotated[bool, typer.Option("--tls", help="Encrypt, and check the broker.")] = False,
    *,
    out: Annotated[Path, typer.Option(help="The store to put it into; made where missing.")],
    as_json: JsonOption = False,
) -> None:
    """Put what sensors tell over MQTT into a store, until interrupted (Ctrl-C); then account."""
    from cli.tell_telemetry import tell_account
    from maps import folder as campus_folder
    from maps.builtin import folder_of
    from maps.faults import Fault, InputError
    from scenarios.inputs.telemetry.sensors import SENSORS_FILE, read_sensors
    from sim.twin.intake import Intake, explained
    from sim.twin.receive import Broker, Receiver

    host, _, port = broker.partition(":")
    if not host or not (port or "1883").isdecimal() or not 0 < int(port or 1883) < 65_536:
        raise InputError([Fault("broker", "", broker, "must be HOST or HOST:PORT", "")])
    folder = folder_of(campus)
    known = read_sensors(sensors or folder / SENSORS_FILE, campus_folder.load(folder))
    where = Broker(host, int(port or 1883), topic, client, user, os.environ.get(PASSWORD, ""), tls)
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    receiver = Receiver(where)
    with Intake(out, known) as intake:
        receiver.start()
        told_at, told = 0.0, ""
        while not ended.is_set():
            receiver.pump(intake, 0.2)
            state = receiver.problem or "connected"
            if state != told or time.monotonic() - told_at > TOLD_EVERY_S:
                told_at, told = time.monotonic(), state
                refused = sum(intake.judge.refused.values())
                print(f"{state}; taken: {intake.judge.taken}, refused: {refused}", file=sys.stderr)
        receiver.stop()
        while receiver.pump(intake, 0.0):
            pass
        account = intake.account()
    if as_json:
        typer.echo(json.dumps(account, indent=1, ensure_ascii=False))
    else:
        tell_account(account, explained(out))
