"""VMC and Live Link over the loopback, each read by somebody else's reader or its own."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from pythonosc.dispatcher import Dispatcher
from pythonosc.osc_server import BlockingOSCUDPServer

from engine.drivers.performance import Performance
from engine.errors import UnavailableError, UsageError
from engine.live.datagrams import parse_address
from engine.live.live_link import LiveLinkOut, parse_live_link
from engine.live.vmc import VmcIn, VmcOut, vmc_bundles
from engine.types import ARKIT_INDEX

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def moment() -> Performance:
    """A turned head that blinks with one eye and opens the mouth."""
    expression = np.zeros(52, np.float32)
    expression[ARKIT_INDEX["eyeBlinkLeft"]] = 0.75
    expression[ARKIT_INDEX["jawOpen"]] = 0.5
    head = np.array([0.3, -0.2, 0.1], np.float32)
    return Performance(time.monotonic(), 7, expression, head, np.zeros(3, np.float32))


@pytest.fixture
def receiver() -> Iterator[tuple[int, list[tuple[str, tuple[Any, ...]]]]]:
    """python-osc's own server: its port, and what it heard."""
    heard: list[tuple[str, tuple[Any, ...]]] = []
    dispatcher = Dispatcher()
    dispatcher.set_default_handler(lambda address, *values: heard.append((address, values)))
    with BlockingOSCUDPServer(("127.0.0.1", 0), dispatcher) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], heard
        server.shutdown()


def test_another_osc_program_hears_names_values_and_the_head(
    moment: Performance, receiver: tuple[int, list[tuple[str, tuple[Any, ...]]]]
) -> None:
    port, heard = receiver
    with closing(VmcOut("127.0.0.1", port)) as out:
        out.send(moment)
        deadline_s = time.monotonic() + 5
        while ("/VMC/Ext/Blend/Apply", ()) not in heard and time.monotonic() < deadline_s:
            time.sleep(0.01)
    shapes = dict(values for address, values in heard if address == "/VMC/Ext/Blend/Val")
    assert shapes["JawOpen"] == pytest.approx(0.5)
    assert shapes["EyeBlinkLeft"] == pytest.approx(0.75)
    assert shapes["Blink_L"] == pytest.approx(0.75)
    assert shapes["Blink"] == 0.0
    assert ("/VMC/Ext/OK", (1,)) in heard
    bones = {values[0]: values[4:] for address, values in heard if address.endswith("Bone/Pos")}
    # Turned towards the person's left: in Unity a turn about the upright axis to the negative.
    assert bones["Head"][1] < 0
    assert np.linalg.norm(bones["Neck"]) == pytest.approx(1.0, abs=1e-5)


def test_every_bundle_fits_an_ethernet_frame(moment: Performance) -> None:
    assert max(len(bundle) for bundle in vmc_bundles(moment, 1e5)) < 1400


def test_what_is_sent_as_vmc_is_received_as_it_was(moment: Performance) -> None:
    with closing(VmcIn(0, "127.0.0.1")) as source:
        source.open()
        with closing(VmcOut("127.0.0.1", source.port)) as out:
            out.send(moment)
            heard = source.receive(5.0)
    assert heard is not None
    np.testing.assert_allclose(heard.expression, moment.expression, atol=1e-6)
    np.testing.assert_allclose(heard.head_rad, moment.head_rad, atol=1e-5)


def test_noise_on_the_port_does_no_harm() -> None:
    with closing(VmcIn(0, "127.0.0.1")) as source:
        source.open()
        with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as stranger:
            words = b"/VMC/Ext/Blend/Val\0\0,ss\0jaw\0wide\0\0\0\0"
            for junk in (b"", b"#bundle\0", b"\xff" * 200, words):
                stranger.sendto(junk, ("127.0.0.1", source.port))
        assert source.receive(0.2) is None


def test_a_port_in_use_is_one_sentence() -> None:
    with closing(VmcIn(0, "127.0.0.1")) as first:
        first.open()
        with pytest.raises(UnavailableError, match="cannot be listened on"):
            VmcIn(first.port, "127.0.0.1").open()


def test_live_link_datagrams_carry_the_61_values(moment: Performance) -> None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as unreal:
        unreal.bind(("127.0.0.1", 0))
        unreal.settimeout(5)
        with closing(LiveLinkOut("127.0.0.1", unreal.getsockname()[1], "Eileen")) as out:
            out.send(moment)
            data = unreal.recv(2000)
    # Version, two texts with their lengths, 16 bytes of time, the count and the floats.
    assert len(data) == 1 + 4 + 36 + 4 + 6 + 16 + 1 + 4 * 61
    subject, values = parse_live_link(data)
    assert subject == "Eileen"
    assert values[ARKIT_INDEX["jawOpen"]] == pytest.approx(0.5)
    np.testing.assert_allclose(values[52:55], moment.head_rad)


def test_addresses() -> None:
    assert parse_address("localhost", 39539) == ("localhost", 39539)
    assert parse_address("10.0.0.7:4000", 39539) == ("10.0.0.7", 4000)
    with pytest.raises(UsageError, match="HOST:PORT"):
        parse_address("localhost:many", 39539)
    with pytest.raises(UsageError, match="no computer called"):
        VmcOut("nowhere.invalid")
