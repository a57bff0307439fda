"""The render loop: the newest edit wins, nothing stale comes after it, nothing piles up."""

from __future__ import annotations

import gc
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import psutil
import pytest
from PySide6.QtCore import QObject, Signal

from app.commands.edits import ResetFace, SetSliders, new_gesture
from app.jobs.composer import Composer
from app.jobs.picture_file import request_of
from app.jobs.render_loop import RenderLoop
from app.jobs.workers import draft_px
from app.state.document import Document, Rendered
from app.state.faces import FaceEdit
from engine.drivers.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.state.project import Project

_SETTLED_MS = 20_000


@pytest.fixture
def loop(document: Document) -> Iterator[RenderLoop]:
    loop = RenderLoop()
    loop.start(document)
    yield loop
    loop.stop()


def _settled(document: Document) -> bool:
    newest = document.newest
    return newest is not None and not newest.draft and newest.revision == document.revision


def test_an_unedited_photo_is_shown_as_it_is(
    document: Document, loop: RenderLoop, qtbot: Any
) -> None:
    qtbot.waitUntil(lambda: _settled(document), timeout=_SETTLED_MS)
    assert document.newest.pixels is document.picture.pixels


def test_drafts_while_the_hand_moves_then_the_full_picture(
    document: Document, loop: RenderLoop, qtbot: Any
) -> None:
    shown: list[Rendered] = []
    document.rendered.connect(shown.append)
    gesture = new_gesture()
    for step in range(1, 1000):
        command = SetSliders(document, 0, {"jawOpen": step / 1000, "yaw": step / 50}, "", gesture)
        document.undo_stack.push(command)
        qtbot.wait(5)
        if len(shown) > 3:
            break
    qtbot.waitUntil(lambda: _settled(document), timeout=_SETTLED_MS)
    order = [(one.revision, not one.draft) for one in shown]
    assert order == sorted(order), "a stale picture came after a newer one"
    drafts = [one for one in shown if one.draft]
    assert len(drafts) >= 3
    assert max(drafts[0].pixels.shape[:2]) <= 3 * 512
    assert shown[-1].pixels.shape == document.picture.pixels.shape
    assert (shown[-1].pixels != document.picture.pixels).any()


def test_undo_brings_the_photo_back_bit_for_bit(
    document: Document, loop: RenderLoop, qtbot: Any
) -> None:
    document.undo_stack.push(SetSliders(document, 0, {"yaw": 12.0}))
    qtbot.waitUntil(lambda: _settled(document), timeout=_SETTLED_MS)
    document.undo_stack.undo()
    qtbot.waitUntil(lambda: _settled(document), timeout=_SETTLED_MS)
    np.testing.assert_array_equal(document.newest.pixels, document.picture.pixels)


def test_what_the_picture_shows_is_measured(
    document: Document, loop: RenderLoop, qtbot: Any
) -> None:
    with qtbot.waitSignal(document.achieved_changed, timeout=_SETTLED_MS):
        document.undo_stack.push(SetSliders(document, 0, {"yaw": 10.0}))
    from app.state import values

    needle = values.achieved("yaw", document.faces[0], relative=True)
    assert needle == pytest.approx(10.0, abs=3.5)
    assert values.achieved("roll", document.faces[0], relative=True) == pytest.approx(0, abs=2.0)


def test_where_pixels_come_from_is_said_on_demand(
    document: Document, loop: RenderLoop, qtbot: Any
) -> None:
    document.undo_stack.push(SetSliders(document, 0, {"yaw": 12.0}))
    qtbot.waitUntil(lambda: _settled(document), timeout=_SETTLED_MS)
    assert document.newest.provenance is None
    with qtbot.waitSignal(document.rendered, timeout=_SETTLED_MS):
        loop.set_provenance(True)
    qtbot.waitUntil(lambda: document.newest.provenance is not None, timeout=_SETTLED_MS)
    assert document.newest.provenance.shape == document.newest.pixels.shape[:2]


@pytest.mark.expects_warnings
def test_an_exception_becomes_a_notice_and_the_loop_goes_on(
    document: Document, loop: RenderLoop, qtbot: Any, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    qtbot.waitUntil(lambda: _settled(document), timeout=_SETTLED_MS)

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Composer, "draw", fail)
    with qtbot.waitSignal(document.notice, timeout=_SETTLED_MS) as told:
        document.undo_stack.push(SetSliders(document, 0, {"yaw": 12.0}))
    assert told.args[0] == "error"
    assert told.args[1].endswith(".")
    monkeypatch.undo()
    document.undo_stack.push(SetSliders(document, 0, {"yaw": 5.0}))
    qtbot.waitUntil(lambda: _settled(document), timeout=_SETTLED_MS)


def test_another_photo_replaces_the_first(
    document: Document, loop: RenderLoop, pair_project: Project, qtbot: Any
) -> None:
    document.undo_stack.push(SetSliders(document, 0, {"yaw": 12.0}))
    document.open(pair_project)
    qtbot.waitUntil(lambda: _settled(document), timeout=_SETTLED_MS)
    assert document.newest.pixels.shape == pair_project.picture.pixels.shape


def test_threads_end_with_the_loop(document: Document, qtbot: Any) -> None:
    before = set(threading.enumerate())
    loop = RenderLoop()
    loop.start(document)
    document.undo_stack.push(SetSliders(document, 0, {"yaw": 12.0}))
    loop.stop()
    left = {one.name for one in set(threading.enumerate()) - before}
    assert not left & {"drafts", "full pictures"}


def test_faces_are_composed(pair_project: Project) -> None:
    smile, turn = FaceEdit(Edit(add={"jawOpen": 0.4})), FaceEdit(Edit(add={"yaw": 12.0}))
    none = FaceEdit()

    def drawn(*edits: FaceEdit) -> Any:
        return Composer().draw(request_of(replace(pair_project, edits=edits))).pixels

    photo = pair_project.picture.pixels
    middle = photo.shape[1] // 2
    left, right, both = drawn(smile, none), drawn(none, turn), drawn(smile, turn)
    np.testing.assert_array_equal(drawn(none, none), photo)
    np.testing.assert_array_equal(left[:, middle:], photo[:, middle:])
    np.testing.assert_array_equal(both[:, : middle - 60], left[:, : middle - 60])
    changed = (right != photo).any(axis=2)
    np.testing.assert_array_equal(both[changed], right[changed])
    assert (pair_project.picture.pixels == photo).all()


def test_memory_stays_flat_over_many_edits(
    document: Document, loop: RenderLoop, qtbot: Any
) -> None:
    process = psutil.Process()

    def edit(count: int) -> float:
        for step in range(count):
            wanted = {"jawOpen": (step % 10 + 1) / 10, "yaw": float(step % 7)}
            document.undo_stack.push(SetSliders(document, 0, wanted))
            qtbot.wait(8)
        document.undo_stack.push(ResetFace(document, 0))
        qtbot.waitUntil(lambda: _settled(document), timeout=_SETTLED_MS)
        gc.collect()
        return process.memory_info().rss / 2**20

    start = edit(60)
    assert edit(300) - start < 60


def test_twenty_thousand_signals_do_no_harm(qapp: Any) -> None:
    class Emitter(QObject):
        fired = Signal(object)

    emitter, heard = Emitter(), []
    emitter.fired.connect(lambda value: heard.append(value is None))
    for _ in range(20_000):
        emitter.fired.emit(None)
    assert len(heard) == 20_000


def test_drafts_are_larger_where_the_face_is_small(pair_project: Project) -> None:
    request = request_of(pair_project)
    box = request.portraits[0].landmarks.box
    whole = replace(
        request.portraits[0],
        landmarks=replace(
            request.portraits[0].landmarks, box=replace(box, width=900.0, height=1000.0)
        ),
    )
    assert draft_px(replace(request, portraits=(whole,)), 512) == 512
    assert 512 < draft_px(request, 512) <= 3 * 512


def test_a_large_photo_is_shown_in_steps(
    document: Document, loop: RenderLoop, pair_project: Project, qtbot: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("app.jobs.workers.STEP_PX", 700)
    document.open(pair_project)
    shown: list[Rendered] = []
    document.rendered.connect(shown.append)
    document.undo_stack.push(SetSliders(document, 1, {"yaw": 12.0}))
    qtbot.waitUntil(lambda: _settled(document), timeout=_SETTLED_MS)
    assert shown[-1].pixels.shape == pair_project.picture.pixels.shape
    assert not shown[-1].draft
    assert [(one.revision, not one.draft) for one in shown] == sorted(
        (one.revision, not one.draft) for one in shown
    )


def test_drafts_of_a_network_are_drawn_by_its_base(pair_project: Project) -> None:
    """A drag is as quick as the warp's, whoever draws the picture at rest."""
    turned = replace(pair_project, edits=(FaceEdit(Edit(add={"yaw": 9.0})), FaceEdit()))
    slow = replace(turned, renderer="headgan-lite")
    draft = Composer(256).draw(request_of(slow))
    plain = Composer(256).draw(request_of(turned))
    assert not draft.part.empty
    np.testing.assert_array_equal(draft.pixels, plain.pixels)
    assert "network" not in draft.timings_ms
    assert "network" in Composer(256, exact=True).draw(request_of(slow)).timings_ms


def test_drafts_take_the_photo_down_in_size(pair_project: Project) -> None:
    picture = Composer(256).draw(request_of(pair_project))
    assert picture.draft
    assert max(picture.pixels.shape[:2]) == 256
    assert picture.size_hw == pair_project.picture.size_hw
