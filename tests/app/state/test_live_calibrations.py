"""Calibrations kept from one session to the next."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.state.live_calibrations import Calibrations
from engine.drivers.calibration import Calibration

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def calibration() -> Calibration:
    rng = np.random.default_rng(3)
    values = [rng.random(size, np.float32) for size in (52, 3, 3, 52)]
    return Calibration(*values, turn_rad=0.4)


def test_each_camera_has_its_own(tmp_path: Path, calibration: Calibration) -> None:
    Calibrations(tmp_path).keep("Front", calibration)
    again = Calibrations(tmp_path)
    kept = again.of("Front")
    assert kept is not None
    assert np.array_equal(kept.calibration.expression, calibration.expression)
    assert kept.calibration.turn_rad == 0.4
    assert datetime.now() - kept.made < timedelta(minutes=1)
    assert again.of("Side") is None
    again.keep("Side", calibration)
    again.forget("Front")
    assert again.of("Front") is None
    assert again.of("Side") is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"version": 2, "cameras": {"Front": {}}}',
        '{"version": 1, "cameras": 5}',
        '{"version": 1, "cameras": {"Front": {"made": "2026-01-01T00:00:00"}}}',
        '{"version": 1, "cameras": {"Front": {"made": "soon", "calibration": {}}}}',
    ],
)
def test_what_makes_no_sense_is_passed_over(
    tmp_path: Path, calibration: Calibration, text: str
) -> None:
    (tmp_path / "calibrations.json").write_text(text)
    kept = Calibrations(tmp_path)
    assert kept.of("Front") is None
    kept.keep("Front", calibration)
    assert kept.of("Front") is not None


def test_a_number_that_is_none_is_passed_over(tmp_path: Path, calibration: Calibration) -> None:
    kept = Calibrations(tmp_path)
    kept.keep("Front", calibration)
    path = tmp_path / "calibrations.json"
    table = json.loads(path.read_text())
    table["cameras"]["Front"]["calibration"]["reach"][7] = None
    path.write_text(json.dumps(table))
    assert kept.of("Front") is None
