"""Pigments and light behave."""

from __future__ import annotations

import numpy as np

from engine.training.synthetic.lights import sample_lights
from engine.training.synthetic.looks import develop, sample_look
from engine.training.synthetic.pigments import hair_colour, skin_channel
from engine.training.synthetic.randomness import stream


def _skin(melanin: float, blood: float) -> np.ndarray:
    return np.array([skin_channel(channel, melanin, blood) for channel in range(3)])


def test_melanin_darkens_and_blood_reddens() -> None:
    fair, dark = _skin(0.2, 0.4), _skin(2.5, 0.4)
    assert (dark < 0.3 * fair).all()
    flushed = _skin(0.2, 1.2)
    assert flushed[0] / flushed[1] > 1.2 * fair[0] / fair[1]
    assert fair[0] > fair[1] > fair[2]


def test_hair_goes_from_blond_to_black_and_grey() -> None:
    blond, black = hair_colour(0.5, 0.1, 0), hair_colour(2.6, 0.1, 0)
    assert blond.mean() > 4 * black.mean()
    assert hair_colour(2.6, 0.1, 1.0).std() < 0.02


def test_a_grey_card_comes_out_grey_whatever_the_light() -> None:
    for seed in range(30):
        lights = sample_lights(stream(seed, "lights"))
        np.testing.assert_allclose(np.linalg.norm(lights.directions, axis=1), 1, atol=1e-5)
        assert 0.1 < lights.exposure < 10


def test_developing_keeps_order_and_size() -> None:
    look = sample_look(stream(3, "look"))
    ramp = np.repeat(np.linspace(0.0, 1.5, 96, dtype=np.float32)[None, :, None], 64, 0)
    pixels = develop(np.repeat(ramp, 3, 2), look, stream(3, "grain"))
    assert pixels.shape == (64, 96, 3)
    columns = pixels.mean((0, 2))
    assert (np.diff(columns[8:80:8]) > 0).all()
