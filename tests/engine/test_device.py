"""The devices of whatever computer the tests run on."""

from __future__ import annotations

import subprocess
import sys

import pytest

from engine import device
from engine.errors import UnavailableError, UsageError


def test_the_cpu_is_always_there_and_last():
    found = device.describe_devices()
    assert found[-1].name == "cpu"
    assert found[-1].memory_mb > 100
    assert f"{device.cores()} core" in found[-1].label


def test_auto_is_the_first_and_cpu_is_cpu():
    assert device.best_device() == device.describe_devices()[0].name
    assert device.best_device("cpu") == "cpu"


def test_names_are_resolved(monkeypatch):
    some = (device.Device("cuda:0", "A"), device.Device("cuda:1", "B"), device.Device("cpu", "C"))
    monkeypatch.setattr(device, "describe_devices", lambda: some)
    assert device.best_device() == "cuda:0"
    assert device.best_device("cuda") == "cuda:0"
    assert device.best_device("cuda:1") == "cuda:1"
    with pytest.raises(UnavailableError, match="cuda:2 cannot be used here"):
        device.best_device("cuda:2")
    with pytest.raises(UnavailableError, match="There are: cuda:0, cuda:1, cpu"):
        device.best_device("mps")
    with pytest.raises(UsageError, match="no device called 'tpu'"):
        device.best_device("tpu")


def test_importing_it_does_not_import_torch():
    code = (
        "import sys, engine.device; engine.device.best_device('cpu'); print('torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
