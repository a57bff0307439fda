"""Each command does its job on the bundled portrait and prints what it should."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine import assets
from engine.drivers.takes import Take, read_take, write_take
from engine.errors import LikenessError
from engine.media import probe, read_digital_source_type, read_picture


def test_help_names_every_command_at_once(slowness: float) -> None:
    start = time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-m", "engine.cli", "--help"], capture_output=True, text=True
    )
    assert time.perf_counter() - start < 3 * slowness
    for command in (
        "fit", "edit", "frontalize", "reenact", "track", "presets", "renderers", "trackers",
        "verify", "doctor", "bench", "evaluate", "demo",
    ):  # fmt: skip
        assert command in run.stdout


@pytest.mark.parametrize(
    "command", ["fit", "edit", "frontalize", "reenact", "track", "verify", "evaluate"]
)
def test_help_of_a_command_has_examples(likeness: Callable, command: str) -> None:
    outcome = likeness(command, "--help")
    assert outcome.code == 0
    assert f"likeness {command} " in outcome.out.split("Examples", 1)[1]


def test_version(likeness: Callable) -> None:
    assert likeness("--version").out.startswith("likeness ")


@pytest.mark.parametrize("what", ["presets", "renderers", "trackers"])
def test_listings(likeness: Callable, what: str) -> None:
    assert likeness(what).code == 0
    rows = json.loads(likeness(what, "--json").out)
    assert all(row["name"] and row["summary"] for row in rows)
    if what != "presets":
        assert all(row["licence"] for row in rows)


def test_fit_writes_everything_asked_for(likeness: Callable, sample: Path, tmp_path: Path) -> None:
    outcome = likeness(
        "fit", sample, "-o", tmp_path / "fit.json", "--overlay", tmp_path / "o.png",
        "--pncc", tmp_path / "p.png", "--mesh", tmp_path / "head.obj", "--json",
    )  # fmt: skip
    assert outcome.code == 0, outcome.err
    fit = json.loads(outcome.out)
    assert json.loads((tmp_path / "fit.json").read_text()) == fit
    assert fit["landmark_error_iod"] < 0.03
    assert abs(fit["pose"]["yaw"]) < 15
    assert {path.name for path in tmp_path.iterdir()} >= {"o.png", "p.png", "head.obj"}


def test_edit_changes_the_face_and_nothing_else(
    likeness: Callable, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "edited.png"
    outcome = likeness("edit", sample, "-o", out, "--preset", "surprise", "--add", "yaw=8")
    assert outcome.code == 0, outcome.err
    assert outcome.out.strip() == str(out)
    edited, photo = read_picture(out).pixels, read_picture(sample).pixels
    difference = np.abs(edited.astype(int) - photo).max(axis=2)
    assert difference[60:170, 180:270].mean() > 3
    assert difference[400:].max() == 0
    assert "compositeWithTrainedAlgorithmicMedia" in read_digital_source_type(out)
    outcome = likeness("edit", sample, "-o", out, "--add", "yaw=8", "--renderer", "warp")
    assert outcome.code == 0, outcome.err
    assert "humanEdits" in read_digital_source_type(out)


def test_edit_without_changes_is_the_photo(
    likeness: Callable, sample: Path, tmp_path: Path
) -> None:
    likeness("edit", sample, "-o", tmp_path / "same.png")
    same = read_picture(tmp_path / "same.png").pixels
    assert np.array_equal(same, read_picture(sample).pixels)


def test_edit_can_shrink_and_say_what_it_did(
    likeness: Callable, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "small.jpg"
    outcome = likeness("edit", sample, "-o", out, "--set", "JawOpen=7", "--size", 200, "--json")
    answer = json.loads(outcome.out)
    assert answer["edit"]["set"] == {"jawOpen": 1.0}
    assert "jawOpen=7 is outside" in outcome.err
    assert read_picture(out).size_hw == (200, 200)


def test_edit_copies_an_expression(
    likeness: Callable, sample: Path, shared_media: Path, tmp_path: Path
) -> None:
    other = shared_media / "public-domain" / "grace-hopper.jpg"
    outcome = likeness("edit", sample, "-o", tmp_path / "o.png", "--from-photo", other, "--json")
    assert outcome.code == 0, outcome.err
    assert len(json.loads(outcome.out)["edit"]["set"]) == 52


def test_frontalize_turns_the_head(likeness: Callable, shared_media: Path, tmp_path: Path) -> None:
    photo = shared_media / "public-domain" / "biden.jpg"
    out, seen = tmp_path / "front.png", tmp_path / "seen.png"
    outcome = likeness("frontalize", photo, "-o", out, "--seen", seen, "--size", 640, "--json")
    assert outcome.code == 0, outcome.err
    assert json.loads(outcome.out)["shares"]["seen"] > 0.05
    assert read_picture(seen).size_hw == read_picture(out).size_hw
    before = json.loads(likeness("fit", photo, "--json").out)["pose"]
    after = json.loads(likeness("fit", out, "--json").out)["pose"]
    for angle in ("yaw", "pitch", "roll"):
        assert abs(after[angle]) < max(6, abs(before[angle]))


def test_reenact_a_take_and_track_the_result(
    likeness: Callable, sample: Path, tmp_path: Path
) -> None:
    out, take = tmp_path / "nod.mp4", tmp_path / "back.csv"
    driving = assets.locate("take-nod")
    outcome = likeness(
        "reenact", sample, driving, "-o", out, "--size", 256, "--fps", 20, "--json"
    )
    assert outcome.code == 0, outcome.err
    assert json.loads(outcome.out)["frames"] == probe(out).frames == 101
    assert probe(out).fps == pytest.approx(20.0)
    outcome = likeness("track", out, "-o", take, "--json")
    assert outcome.code == 0, outcome.err
    wanted = read_take(driving).resampled(np.arange(101) / 20).head_rad[:, 1]
    got = read_take(take).head_rad[:, 1]
    assert np.corrcoef(wanted, got)[0, 1] > 0.85


def test_demo_makes_its_folder(likeness: Callable, tmp_path: Path) -> None:
    outcome = likeness("demo", "-o", tmp_path / "new" / "out")
    assert outcome.code == 0, outcome.err
    made = {path.name for path in (tmp_path / "new" / "out").iterdir()}
    assert made == {
        "overlay.png", "pncc.png", "smile.png", "surprise.png", "frontal.png",
        "performance.mp4", "contact-sheet.png",
    }  # fmt: skip
    assert all(name in outcome.out for name in made)


def test_evaluate_beats_copying_the_first_frame(likeness: Callable, shared_media: Path) -> None:
    clip = shared_media / "peer-examples" / "dagan-driving.mp4"
    outcome = likeness("evaluate", clip, "--frames", 40, "--renderer", "warp", "--json")
    assert outcome.code == 0, outcome.err
    (comparison,) = json.loads(outcome.out)["comparisons"]
    measures = comparison["measures"]
    for name in ("akd_px", "ssim", "pose_deg", "mouth_l1", "eyes_l1", "flow_px"):
        assert measures[name]["copy"]["verdict"] == "worse"
    assert measures["strays"]["warp"]["value"] == [0, 0, 0]
    assert comparison["units"][0]["name"] == clip.name


@pytest.mark.skipif(sys.platform == "win32", reason="sends a POSIX signal")
def test_ctrl_c_leaves_nothing_half_written(sample: Path, tmp_path: Path) -> None:
    times = np.arange(9000) / 30
    head = np.stack([0.2 * np.sin(times), 0 * times, 0 * times], axis=1)
    write_take(tmp_path / "long.csv", Take.of(times, np.zeros((9000, 52)), head))
    shutil.copy(sample, tmp_path / "me.png")
    (tmp_path / "out").mkdir()
    run = subprocess.Popen(
        [sys.executable, "-m", "engine.cli", "reenact", str(tmp_path / "me.png"),
         str(tmp_path / "long.csv"), "-o", str(tmp_path / "out" / "film.mp4")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not any((tmp_path / "out").iterdir()):
        assert time.monotonic() < deadline, "the film was never begun"
        assert run.poll() is None, run.communicate()[1]
        time.sleep(0.05)
    time.sleep(0.5)
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=30)
    assert run.returncode == 130
    assert "Traceback" not in err
    assert list((tmp_path / "out").iterdir()) == []


def test_a_crash_is_one_sentence_and_a_log(
    likeness: Callable, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken() -> None:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr("engine.cli.program.app", broken)
    outcome = likeness("presets")
    assert outcome.code == 1
    assert "Traceback" not in outcome.err
    log = Path(outcome.err.split("details are in ")[1].strip())
    assert "ZeroDivisionError: inside" in log.read_text()


def test_an_error_says_its_hint_and_gives_its_code(
    likeness: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    class OddError(LikenessError):
        exit_code = 44

    def refuses() -> None:
        raise OddError("It cannot be.", "Try another day.")

    monkeypatch.setattr("engine.cli.program.app", refuses)
    outcome = likeness("presets")
    assert outcome.code == 44
    assert outcome.err == "likeness: It cannot be.\n          Try another day.\n"
