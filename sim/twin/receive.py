"""Receives what sensors tell over MQTT, at QoS 1: acknowledged once it is on the disk.

The broker keeps a session, so that what is sent while the receiver is away comes later; what is not
acknowledged comes again. So a message may come twice, and the judge sees that; but none is lost
between the broker and the store (OASIS MQTT Version 5.0, 2019, sections 4.3.2 and 4.4).
"""

import queue
import threading
import time
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from maps.faults import Fault, InputError
from scenarios.inputs.telemetry.payload import read_payload
from scenarios.inputs.telemetry.reading import Told
from scenarios.inputs.telemetry.refusals import Refusal
from scenarios.inputs.telemetry.vocabulary import assumptions
from scenarios.schema import HOUR_S
from sim.twin.intake import Intake

SESSION_S = round(assumptions()["session"].value * HOUR_S)
# Messages that the broker may send ahead of what is on the disk; so many go into a batch at most.
AHEAD = 1000
# More of them, sent at QoS 0, wait in the network.
MOST_WAITING = 10 * AHEAD
RETRY_S = (1, 30)  # the wait before the first attempt to connect again, and the longest


@dataclass(frozen=True)
class Broker:
    """Where the broker is, what to subscribe to, and as whom."""

    host: str
    port: int = 1883
    topic: str = "campus/#"
    client: str = "campus-twin"
    user: str = ""
    password: str = ""
    tls: bool = False


@dataclass(frozen=True)
class _Message:
    """A message as it came, what it says, and the connection to be told that it was stored."""

    topic: str
    told: Told | Refusal
    mid: int
    qos: int
    connection: int


class Receiver:
    """A subscriber that connects by itself, again and again; `pump` puts what came into the store.

    `problem` tells why nothing can come, "" where something can; `connections` counts how often it
    was so.
    """

    def __init__(self, broker: Broker) -> None:
        """Prepare the client. Raises InputError where paho-mqtt is not installed."""
        self._broker = broker
        self._came: queue.Queue[_Message] = queue.Queue(MOST_WAITING)
        self._stopped = False
        self._lock = threading.Lock()
        self._connection = 0
        self.connections = 0
        self.problem = "not connected yet"
        self._mqtt = _mqtt()
        self._client = self._client_of(broker)

    def start(self) -> None:
        """Connect in the background, as often as it needs."""
        properties = self._properties("CONNECT")
        properties.SessionExpiryInterval = SESSION_S
        properties.ReceiveMaximum = AHEAD
        broker = self._broker
        self._client.connect_async(
            broker.host, broker.port, keepalive=30, clean_start=False, properties=properties
        )
        self._client.loop_start()

    def pump(self, intake: Intake, wait_s: float) -> int:
        """Store and acknowledge what has come, waiting at most so long [s]; return how much."""
        batch = []
        try:
            batch.append(self._came.get(timeout=wait_s))
            while len(batch) < AHEAD:
                batch.append(self._came.get_nowait())
        except queue.Empty:
            pass
        intake.take(((each.topic, each.told) for each in batch), self._broker.host)
        with self._lock:
            for each in batch:
                # after a reconnection the number may stand for another message
                if each.connection == self._connection:
                    self._client.ack(each.mid, each.qos)
        return len(batch)

    def stop(self) -> None:
        """Disconnect; the session stays, and with it what comes until it is taken up again."""
        self._stopped = True
        self._client.disconnect()
        self._client.loop_stop()

    def _properties(self, packet: str) -> Any:
        types = self._mqtt.packettypes.PacketTypes
        return self._mqtt.properties.Properties(getattr(types, packet))

    def _client_of(self, broker: Broker) -> Any:
        mqtt = self._mqtt.client
        client = mqtt.Client(
            mqtt.CallbackAPIVersion.VERSION2,
            client_id=broker.client,
            protocol=mqtt.MQTTv5,
            manual_ack=True,
        )
        if broker.user:
            client.username_pw_set(broker.user, broker.password)
        if broker.tls:
            client.tls_set()
        client.reconnect_delay_set(*RETRY_S)
        client.on_connect = self._on_connect
        client.on_disconnect = self._on_disconnect
        client.on_connect_fail = self._on_connect_fail
        client.on_subscribe = self._on_subscribe
        client.on_message = self._on_message
        return client

    def _on_connect(self, client: Any, _data: Any, _flags: Any, reason: Any, _more: Any) -> None:
        if reason.is_failure:
            self.problem = f"the broker refused: {reason}"
            return
        with self._lock:
            self._connection += 1
        client.subscribe(self._broker.topic, qos=1)

    def _on_disconnect(
        self, _client: Any, _data: Any, _flags: Any, reason: Any, _more: Any
    ) -> None:
        with self._lock:
            self._connection += 1
        self.problem = f"the connection was lost: {reason}"

    def _on_connect_fail(self, _client: Any, _data: Any) -> None:
        self.problem = f"no broker answers at {self._broker.host}:{self._broker.port}"

    def _on_subscribe(
        self, _client: Any, _data: Any, _mid: int, reasons: list[Any], _more: Any
    ) -> None:
        if any(reason.is_failure for reason in reasons):
            self.problem = f"the broker refused the topic {self._broker.topic}: {reasons[0]}"
            return
        self.connections += 1
        self.problem = ""

    def _on_message(self, _client: Any, _data: Any, message: Any) -> None:
        """Read a message at once, so that a large one is not kept; wait where too many are."""
        arrival = time.time_ns() // 1000
        try:
            topic = str(message.topic)
        except UnicodeDecodeError:
            topic = "a topic that is not UTF-8"
        told = read_payload(message.payload, arrival)
        came = _Message(topic, told, message.mid, message.qos, self._connection)
        while not self._stopped:
            try:
                self._came.put(came, timeout=0.2)
                return
            except queue.Full:
                continue


def _mqtt() -> Any:
    """Return the package paho.mqtt; raises InputError where it is not installed."""
    try:
        for part in ("client", "packettypes", "properties"):
            import_module(f"paho.mqtt.{part}")
    except ImportError:
        rule, hint = "paho-mqtt is not installed", "python -m pip install 'campus-twin[twin]'"
        raise InputError([Fault("MQTT", "", "", rule, hint)]) from None
    return import_module("paho.mqtt")
