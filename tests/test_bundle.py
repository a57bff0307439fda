"""The bundle of `make bundle`, where it was built: it needs no Python and nothing of the checkout.

LIKENESS_BUNDLE names its folder; dist/likeness is looked at otherwise.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

_BUNDLE = Path(
    os.environ.get("LIKENESS_BUNDLE", Path(__file__).resolve().parents[1] / "dist" / "likeness")
)
_PROGRAM = _BUNDLE / ("likeness.exe" if sys.platform == "win32" else "likeness")

pytestmark = pytest.mark.skipif(
    not _PROGRAM.is_file(), reason="needs the bundle that `make bundle` builds"
)


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """An environment that knows neither Python nor the checkout."""
    screen = ("DISPLAY", "XAUTHORITY", "SYSTEMROOT")
    kept = {name: os.environ[name] for name in screen if name in os.environ}
    return {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"} | kept


def _run(bare: dict[str, str], folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(_PROGRAM), *arguments],
        env=bare, cwd=folder, capture_output=True, text=True, timeout=240,
    )  # fmt: skip


def test_carries_what_the_program_reads() -> None:
    inside = _BUNDLE / "_internal"
    assert (inside / "assets" / "manifest.toml").is_file()
    assert (inside / "app" / "ui" / "translations" / "likeness_de.qm").is_file()
    assert list((inside / "mediapipe" / "modules").rglob("*.tflite"))
    assert (inside / "app" / "state" / "sentences.json").is_file()
    assert list((inside / "c2pa" / "libs").glob("*c2pa_c*"))
    assert list(inside.rglob("libqxcb.so")) or not sys.platform.startswith("linux")


def test_leaves_out_what_nobody_reaches() -> None:
    names = {entry.name for entry in (_BUNDLE / "_internal").iterdir()}
    assert not names & {"jax", "jaxlib", "mypy", "pytest", "hypothesis"}


def test_renders_the_sample(bare: dict[str, str], tmp_path: Path) -> None:
    done = _run(bare, tmp_path, "demo", "-o", "out")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "smile.png").stat().st_size > 10_000


def test_signs_what_it_writes(bare: dict[str, str], tmp_path: Path) -> None:
    sample = _BUNDLE / "_internal" / "assets" / "sample-portrait.png"
    done = _run(bare, tmp_path, "edit", str(sample), "-o", "smile.jpg", "--preset", "smile")
    assert done.returncode == 0, done.stderr
    verified = _run(bare, tmp_path, "verify", "smile.jpg")
    assert verified.returncode == 0, verified.stderr
    assert "Content Credentials hold" in verified.stdout


@pytest.mark.skipif("DISPLAY" not in os.environ, reason="needs a screen")
def test_tries_opengl_in_a_process_of_its_own(bare: dict[str, str], tmp_path: Path) -> None:
    done = _run(bare | {"QT_QPA_PLATFORM": "xcb"}, tmp_path, "--probe-opengl")
    assert done.returncode == 0, done.stderr
    assert "opengl-usable" in done.stdout


def test_opens_the_editor(bare: dict[str, str], tmp_path: Path) -> None:
    with subprocess.Popen(
        [str(_PROGRAM), "studio"], env=bare, cwd=tmp_path, stderr=subprocess.PIPE, text=True
    ) as program:
        time.sleep(15)
        running = program.poll() is None
        program.terminate()
        _, told = program.communicate(timeout=30)
    assert running, told
    assert "Traceback" not in told
