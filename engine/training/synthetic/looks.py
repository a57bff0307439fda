"""What a camera and a codec make of light: exposure, colour, sharpness, noise, compression."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from engine.media import blur, resize
from engine.training.synthetic import noise
from engine.training.synthetic.randomness import between, chance

if TYPE_CHECKING:
    from engine.types import ByteArray, FloatArray


@dataclass(frozen=True)
class Look:
    """One camera and its settings.

    Attributes:
        exposure: factor on light.
        balance: (r, g, b) factors left over by the white balance.
        contrast: strength of the tone curve, 0 none.
        saturation: 1 natural.
        blur_px: sigma at a picture 320 px high.
        sharpen: amount of unsharp masking.
        noise: standard deviation of the noise at middle grey, of 255.
        quality: of JPEG, or 0 for none.
        shrink: share of the resolution that the signal really had.
        vignette: darkening in the corners, 0..1.
    """

    exposure: float
    balance: tuple[float, float, float]
    contrast: float
    saturation: float
    blur_px: float
    sharpen: float
    noise: float
    quality: int
    shrink: float
    vignette: float


def sample_look(random: np.random.Generator) -> Look:
    """From a good camera to a poor video call."""
    poor = random.beta(1.1, 2.6)
    quality = 96 - 45 * poor + random.normal(0, 6)
    warm, green = random.normal(0, 0.05), random.normal(0, 0.015)
    return Look(
        exposure=float(np.exp(random.normal(0.12, 0.2))),
        balance=(1 + float(warm), 1 + float(green), 1 - float(warm)),
        contrast=between(random, 0.15, 0.75),
        saturation=between(random, 0.82, 1.12),
        blur_px=between(random, 0.0, 0.35) + 0.7 * poor,
        sharpen=between(random, 0.0, 0.9),
        noise=between(random, 0.3, 1.6) + 4.0 * poor,
        quality=0 if chance(random, 0.15) else int(np.clip(quality, 38, 98)),
        shrink=1.0 if chance(random, 0.7) else between(random, 0.6, 0.95),
        vignette=between(random, 0.0, 0.25) if chance(random, 0.4) else 0.0,
    )


def develop(light: FloatArray, look: Look, random: np.random.Generator) -> ByteArray:
    """(H, W, 3) uint8 picture of linear light (H, W, 3) in which a grey card is 0.18."""
    height, width = light.shape[:2]
    scale = height / 320.0
    out = light * (look.exposure * np.array(look.balance, np.float32))
    if look.vignette:
        y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
        out = out * (1 - look.vignette * 0.5 * (x * x + y * y))[..., None].astype(np.float32)
    if look.blur_px > 0.15:
        out = blur(out.astype(np.float32), look.blur_px * scale)
    out = _toned(out, look)
    if look.shrink < 1:
        small = (max(8, round(height * look.shrink)), max(8, round(width * look.shrink)))
        out = resize(resize(out, small), (height, width))
    if look.sharpen:
        out = out + look.sharpen * (out - blur(out, 0.9 * max(scale, 0.6)))
    out = out + _noise(out, look.noise / 255.0, random)
    pixels = np.clip(out * 255.0 + 0.5, 0, 255).astype(np.uint8)
    return compressed(pixels, look.quality) if look.quality else pixels


def _toned(light: FloatArray, look: Look) -> FloatArray:
    """Film-like curve: a soft shoulder keeps highlights, then the sRGB encoding."""
    grey = (light @ np.array([0.2126, 0.7152, 0.0722], np.float32))[..., None]
    light = np.maximum(grey + look.saturation * (light - grey), 0.0)
    place = np.minimum(np.sqrt(light) * _PER_ROOT, len(_CURVE) - 1).astype(np.int32)
    encoded = _CURVE[place]
    curve = encoded * encoded * (3 - 2 * encoded)
    return encoded + np.float32(look.contrast * 0.55) * (curve - encoded)


def _film() -> FloatArray:
    """sRGB values of a soft shoulder over light; entry i is for light (i / _PER_ROOT)^2."""
    light = (np.arange(4096) / _PER_ROOT) ** 2
    knee = 0.5
    over = np.maximum(light - knee, 0.0)
    light = np.minimum(light, knee) + (1 - knee) * over / (over + 1 - knee)
    encoded = 1.055 * np.maximum(light, 1e-6) ** (1 / 2.4) - 0.055
    return np.where(light < 0.0031308, 12.92 * light, encoded).astype(np.float32)


_PER_ROOT = 1400.0
_CURVE = _film()


def _noise(picture: FloatArray, sigma: float, random: np.random.Generator) -> FloatArray:
    """Stronger in the dark after the tone curve, partly the same in all channels."""
    height, width = picture.shape[:2]
    grain = [
        noise.patch(noise.cloud(0.0, n), (height, width), (int(row), int(column)))
        for n, (row, column) in enumerate(random.integers(0, noise.SIDE_PX, (4, 2)))
    ]
    mixed = np.float32(0.8) * grain[0][..., None] + np.float32(0.5) * np.stack(grain[1:], 2)
    return mixed * (np.float32(sigma) * (1.25 - 0.6 * picture))


def compressed(pixels: ByteArray, quality: int) -> ByteArray:
    """(H, W, 3) as JPEG of a `quality` of 1..95 leaves it."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", quality=quality, subsampling=2)
    return np.asarray(Image.open(buffer))
