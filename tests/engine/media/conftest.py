"""A sound server of the tests' own, with a speaker nobody hears and a pipe as a microphone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

_RATE_HZ = 48_000


@dataclass(frozen=True)
class SoundServer:
    """PulseAudio in a folder of its own.

    Attributes:
        folder: its runtime folder.
        pipe: what is written here (16 bit, 48 kHz, mono) is what the microphone `pipe` hears.
        process: the server.
    """

    folder: Path
    pipe: Path
    process: subprocess.Popen[bytes]

    def play(self, sound: Path) -> subprocess.Popen[bytes]:
        """Play a file on the speaker; its monitor is the microphone `speaker.monitor`."""
        return subprocess.Popen(["paplay", "--latency-msec=300", "--device=speaker", str(sound)])

    def feed(self, program: str) -> subprocess.Popen[str]:
        """Run a Python program that writes into the pipe; it prints what it did."""
        return subprocess.Popen(
            [sys.executable, "-c", program, str(self.pipe)], stdout=subprocess.PIPE, text=True
        )


@pytest.fixture
def sound_server(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SoundServer]:
    """A server with the null sink `speaker` and the source `pipe`; PortAudio sees only this one."""
    for program in ("pulseaudio", "paplay", "pactl"):
        if shutil.which(program) is None:
            pytest.skip(f"needs {program} (packaging/test-packages.txt)")
    folder = tmp_path_factory.mktemp("pulse")
    folder.chmod(0o700)
    socket, pipe = folder / "native", folder / "pipe"
    script = folder / "server.pa"
    script.write_text(
        f"load-module module-native-protocol-unix auth-anonymous=1 socket={socket}\n"
        f"load-module module-null-sink sink_name=speaker rate={_RATE_HZ} channels=1\n"
        f"load-module module-pipe-source source_name=pipe file={pipe} format=s16le "
        f"rate={_RATE_HZ} channels=1\n"
    )
    for name, value in (
        ("XDG_RUNTIME_DIR", folder), ("HOME", folder), ("PULSE_SERVER", f"unix:{socket}"),
    ):  # fmt: skip
        monkeypatch.setenv(name, str(value))
    process = subprocess.Popen(
        ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes",
         f"--file={script}", f"--log-target=file:{folder / 'log'}"],
        env=dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    for _ in range(100):
        if process.poll() is not None:
            pytest.skip("PulseAudio does not start here")
        if subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode == 0:
            break
        time.sleep(0.05)
    from engine.media.microphone_list import list_microphones

    if not list_microphones():
        process.kill()
        pytest.skip("PortAudio does not reach PulseAudio (libasound2-plugins)")
    yield SoundServer(folder, pipe, process)
    process.kill()
    process.wait()
    list_microphones()
