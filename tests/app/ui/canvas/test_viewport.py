from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.ui.canvas import opengl
from app.ui.canvas.viewport import HeadViewport, available

_ROOT = Path(__file__).parents[4]
_SESSION = Path(__file__).with_name("viewport_session.py")


@pytest.fixture(scope="module")
def session(tmp_path_factory) -> dict:
    """What the session saw, on the present screen or on one of its own."""
    pytest.importorskip("pyvistaqt")
    command = [sys.executable, str(_SESSION)]
    if not os.environ.get("DISPLAY") and sys.platform.startswith("linux"):
        if not shutil.which("xvfb-run"):
            pytest.skip("needs a screen, or xvfb-run")
        command = ["xvfb-run", "-a", "-s", "-screen 0 1280x1024x24", *command]
    folder = os.environ.get("LIKENESS_SCREENSHOTS") or tmp_path_factory.mktemp("viewport")
    Path(folder).mkdir(parents=True, exist_ok=True)
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    environment.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [*command, str(folder)], capture_output=True, text=True, timeout=150, env=environment
    )
    assert done.returncode == 0, done.stderr[-2000:]
    seen = json.loads(done.stdout.strip().splitlines()[-1])
    if "unavailable" in seen:
        pytest.skip(seen["unavailable"])
    seen["stderr"] = done.stderr
    return seen


def test_ends_without_a_word_of_vtk(session):
    words = [line for line in session["stderr"].splitlines() if "vtk" in line.lower()]
    assert words == []
    assert "Traceback" not in session["stderr"]


def test_shows_the_head_on_the_themes_ground(session):
    assert session["ground"]
    assert all(0.05 < share < 0.9 for share in session["covered"].values())


def test_each_look_is_its_own_and_comes_back_alike(session):
    assert session["looks_differ"]
    assert session["same_again"] <= 1


def test_follows_an_edit_in_place(session):
    assert session["moved"] > 0.03
    assert session["same_actors"]
    assert session["undone"] < 0.5


def test_follows_at_an_interactive_rate(session):
    assert session["update_ms"][0] < 100  # Ten a second, on a machine that tests other things too.


def test_dragging_on_the_mesh_edits_in_one_step(session):
    assert session["dragged"].get("mouthSmileLeft", 0) > 0.02
    assert session["steps"] == 1
    assert session["tool_steps"] == 1


def test_dragging_in_profile_moves_the_face_where_the_hand_goes(session):
    assert session["from_the_side"] < 0.4


def test_says_what_a_drag_would_do_until_the_pointer_leaves(session):
    assert session["hints"] == ["Left corner of the mouth", ""]


def test_orbit_reset_and_turntable(session):
    assert session["orbited"] > 20
    assert session["reset"] < 5
    assert session["turned"] > 20


def test_rests_while_hidden(session):
    assert not session["drew_while_hidden"]
    assert session["caught_up"]


def test_a_closed_view_leaves_nothing_that_needs_the_ui_thread(session):
    assert session["collected_elsewhere"]


def test_goes_on_without_opengl(document, monkeypatch, wait):
    opengl.probed.cache_clear()
    monkeypatch.setattr("app.ui.canvas.viewport_stage.available", lambda: "")
    monkeypatch.setattr("app.ui.canvas.viewport_stage.probed", lambda: "No OpenGL here.")
    viewport, said = HeadViewport(document), []
    viewport.unavailable.connect(said.append)
    viewport.show()
    assert wait(lambda: bool(said))
    assert said == ["No OpenGL here."]
    for look in ("photo", "pncc"):
        viewport.set_look(look)
    viewport.reset_view()
    viewport.set_turntable(True)
    wait(lambda: False, 0.1)
    viewport.stop()
    viewport.close()


@pytest.mark.parametrize(
    ("command", "word"),
    [
        (["-c", "import os; os.abort()"], "not usable"),
        (["-c", "import time; time.sleep(60)"], "in time"),
        (["-c", "print('opengl-usable')"], ""),
    ],
)
def test_a_crashing_or_hanging_driver_is_survived(qapp, monkeypatch, command, word):
    opengl.probed.cache_clear()
    monkeypatch.setattr(opengl, "_command", lambda: [sys.executable, *command])
    monkeypatch.setattr(opengl, "_TIMEOUT_S", 1.5)
    sentence = opengl.probed()
    opengl.probed.cache_clear()
    assert word in sentence
    assert bool(sentence) == bool(word)


def test_offscreen_there_is_no_3d_view(qapp):
    if qapp.platformName() != "offscreen":
        pytest.skip("speaks of the offscreen platform")
    assert "offscreen" in available()
