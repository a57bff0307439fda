"""Receivers switched on and off in the panel while the face performs, and a source by VMC."""

from __future__ import annotations

import socket
import time
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.drivers.performance import Performance
from engine.live.live_link import parse_live_link
from engine.live.vmc import VmcIn, VmcOut
from engine.types import ARKIT_INDEX

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.state.settings import Settings
    from app.ui.main_window import MainWindow


def test_motion_goes_out_while_the_switch_is_on(qtbot: QtBot, performing: MainWindow) -> None:
    rows = performing.live_panel.sending
    with closing(VmcIn(0, "127.0.0.1")) as receiver:
        receiver.open()
        rows.addresses["vmc"].setText(f"127.0.0.1:{receiver.port}")
        rows.addresses["vmc"].editingFinished.emit()
        rows.switches["vmc"].setChecked(True)
        qtbot.waitUntil(lambda: "vmc" in performing.player.sending.receivers, timeout=5000)
        assert _soon(qtbot, lambda: receiver.receive(0.05)) is not None
        rows.switches["vmc"].setChecked(False)
        while receiver.receive(0.05) is not None:
            pass
        qtbot.wait(300)
        assert receiver.receive(0.05) is None
    assert performing.player.running


def test_live_link_goes_to_another_address_at_once(qtbot: QtBot, performing: MainWindow) -> None:
    rows = performing.live_panel.sending
    rows.switches["live_link"].setChecked(True)
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as receiver:
        receiver.bind(("127.0.0.1", 0))
        receiver.setblocking(False)
        rows.addresses["live_link"].setText(f"127.0.0.1:{receiver.getsockname()[1]}")
        rows.addresses["live_link"].editingFinished.emit()
        assert rows.switches["live_link"].isChecked()
        data = _soon(qtbot, lambda: _datagram(receiver))
    assert data is not None
    subject, values = parse_live_link(data)
    assert subject == "Likeness"
    assert np.isfinite(values).all()


@pytest.mark.parametrize(
    ("address", "sentence"),
    [("127.0.0.1:many", "HOST:PORT"), ("nowhere.invalid:39539", "no computer called")],
)
def test_an_address_that_leads_nowhere_switches_its_row_off(
    qtbot: QtBot, performing: MainWindow, address: str, sentence: str
) -> None:
    rows = performing.live_panel.sending
    rows.addresses["vmc"].setText(address)
    rows.addresses["vmc"].editingFinished.emit()
    rows.switches["vmc"].setChecked(True)
    qtbot.waitUntil(lambda: sentence in rows.errors["vmc"].text(), timeout=20_000)
    assert rows.errors["vmc"].isVisibleTo(performing.live_panel)
    assert not rows.switches["vmc"].isChecked()
    with qtbot.waitSignal(performing.player.pictured, timeout=20_000):
        pass
    rows.addresses["vmc"].setText("127.0.0.1:39539")
    rows.switches["vmc"].setChecked(True)
    assert not rows.errors["vmc"].isVisibleTo(performing.live_panel)


def test_without_its_package_the_virtual_camera_says_what_to_install(window: MainWindow) -> None:
    rows = window.live_panel.sending
    if rows.switches["virtual_camera"].isEnabled():
        pytest.skip("pyvirtualcam is installed")
    assert "pip install" in rows.errors["virtual_camera"].text()
    assert rows.errors["virtual_camera"].objectName() == "muted"


def test_another_program_drives_the_face(
    qtbot: QtBot, window: MainWindow, settings: Settings
) -> None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        probe.bind(("0.0.0.0", 0))
        port = probe.getsockname()[1]
    settings.set("consent_given", True)
    devices = window.live_panel.devices
    window.live_panel.show()
    devices.cameras.setCurrentIndex(devices.cameras.findData("vmc"))
    devices.cameras.activated.emit(devices.cameras.currentIndex())
    devices.port.setValue(port)
    assert devices.port.isVisibleTo(window.live_panel)
    window.live(True)
    with closing(VmcOut("127.0.0.1", port)) as sender:
        until_s = time.monotonic() + 60
        while not window.canvas.layers.live and time.monotonic() < until_s:
            sender.send(_open_mouth())
            qtbot.wait(30)
    assert window.canvas.layers.live
    assert not window.player.camera_open
    assert not window.live_panel.state.sign.property("open")
    assert not window.live_panel.calibration.calibrate.isEnabled()
    rows = window.live_panel.sending
    rows.addresses["vmc"].setText(f"127.0.0.1:{port}")
    rows.switches["vmc"].setChecked(True)
    assert "would come back" in rows.errors["vmc"].text()
    assert not rows.switches["vmc"].isChecked()


def _open_mouth() -> Performance:
    expression = np.zeros(52, np.float32)
    expression[ARKIT_INDEX["jawOpen"]] = 0.7
    still = np.zeros(3, np.float32)
    return Performance(time.monotonic(), 0, expression, still, still)


def _datagram(receiver: socket.socket) -> bytes | None:
    try:
        return receiver.recv(65_535)
    except BlockingIOError:
        return None


def _soon(qtbot: QtBot, ask: object, timeout_s: float = 20.0) -> object:
    """What `ask` answers once it does, while the window goes on."""
    until_s = time.monotonic() + timeout_s
    while (answer := ask()) is None and time.monotonic() < until_s:  # type: ignore[operator]
        qtbot.wait(20)
    return answer
