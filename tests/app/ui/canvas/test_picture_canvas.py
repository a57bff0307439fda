from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.state.document import Rendered
from app.state.project import Project
from app.ui import theme
from app.ui.canvas.picture_canvas import PictureCanvas
from engine.renderers import RenderPart
from engine.types import Picture


def _rendered(document, colour, *, draft=False, size_hw=None):
    height, width = size_hw or document.picture.size_hw
    pixels = np.empty((height, width, 3), np.uint8)
    pixels[:] = colour
    return Rendered.whole(pixels, document.picture.size_hw, document.revision, draft)


def _open_plain(document, pixels, alpha=None):
    document.open(Project(b"", "plain.png", Picture(pixels, alpha), ()))


def test_shows_the_photo_at_first(canvas, document, pixel):
    canvas.zoom_to(1.0)
    x, y = (round(v) for v in canvas.view.to_photo(400, 300))
    assert pixel(x, y) == tuple(document.picture.pixels[y, x])


def test_shows_the_newest_picture(canvas, document, pixel):
    document.show(_rendered(document, (10, 200, 30)))
    assert pixel(100, 100) == (10, 200, 30)


def test_an_older_picture_does_not_replace_a_newer(canvas, document, pixel):
    document.show(_rendered(document, (10, 200, 30)))
    canvas.layers.show(_rendered(document, (200, 0, 0), draft=True))
    assert pixel(100, 100) == (10, 200, 30)


def test_a_draft_shows_the_photo_where_nothing_changed(canvas, document, pixel, wait):
    rng = np.random.default_rng(0)
    sharp = rng.integers(0, 256, (1000, 1200, 3), np.uint8)
    _open_plain(document, sharp)
    assert wait(lambda: canvas.layers.photo_ready)
    from engine.media import resize

    photo = Picture(resize(sharp, (250, 300)))
    changed = photo.pixels[80:170, 90:200].copy()
    changed[20:70, 10:60] = (250, 10, 10)
    part = RenderPart((90, 80, 200, 170), changed, None, None)
    document.show(Rendered(part, photo, (1000, 1200), document.revision, True))
    canvas.zoom_to(1.0, (0, 0))
    canvas.pan(1000, 1000)
    assert pixel(3, 5) == tuple(sharp[5, 3])
    canvas.fit()
    assert pixel(500, 500) == (250, 10, 10)


def test_before_shows_the_photo_and_lets_go(canvas, document, pixel):
    document.show(_rendered(document, (10, 200, 30)))
    canvas.zoom_to(1.0)
    canvas.set_before(True)
    assert canvas.compare.before
    assert pixel(200, 300) == tuple(document.picture.pixels[300, 200])
    canvas.set_before(False)
    assert pixel(200, 300) == (10, 200, 30)


def test_split_has_the_photo_left_and_the_edit_right(canvas, document, pixel, hand):
    document.show(_rendered(document, (10, 200, 30)))
    canvas.set_split(True)
    canvas.zoom_to(1.0)
    assert pixel(100, 300) == tuple(document.picture.pixels[300, 100])
    assert pixel(400, 300) == (10, 200, 30)
    line = QPointF(canvas.compare.line_x(canvas.view, 512), 300)
    hand.drag(line, QPointF(-180, 0))
    assert canvas.compare.share == pytest.approx(0.5 - 180 / 512, abs=0.01)
    assert pixel(100, 300) == (10, 200, 30) or canvas.compare.share * 512 > 100
    assert document.undo_stack.count() == 0


def test_alpha_shows_a_checkerboard(canvas, document, pixel):
    alpha = np.zeros((200, 300), np.uint8)
    alpha[:, 150:] = 255
    _open_plain(document, np.full((200, 300, 3), 90, np.uint8), alpha)
    canvas.zoom_to(1.0)
    clear = {pixel(x, 100) for x in range(20, 60, 4)}
    assert clear == {(205, 205, 205), (165, 165, 165)}
    assert pixel(220, 100) == (90, 90, 90)


@pytest.mark.parametrize("size_hw", [(1, 1), (3, 1001), (1777, 13)])
def test_odd_sizes_open(canvas, document, size_hw, wait):
    _open_plain(document, np.full((*size_hw, 3), 120, np.uint8))
    assert wait(lambda: canvas.layers.photo_ready)
    seen = canvas.grab().toImage().pixelColor(400, 300).getRgb()[:3]
    assert seen == (120, 120, 120)


def test_wheel_keeps_the_point_under_the_cursor(canvas, hand):
    at = QPointF(311, 222)
    before = canvas.view.to_photo(at.x(), at.y())
    hand.wheel(at, 3)
    assert canvas.zoom > 1.5
    assert canvas.view.to_photo(at.x(), at.y()) == pytest.approx(before, abs=1e-6)
    hand.wheel(at, -2)
    assert canvas.view.to_photo(at.x(), at.y()) == pytest.approx(before, abs=1e-6)
    assert not canvas.fits


def test_double_click_goes_between_100_percent_and_the_whole(canvas):
    canvas.fit()
    whole = canvas.zoom
    canvas.toggle_zoom((300, 300))
    assert canvas.zoom == pytest.approx(1.0)
    canvas.toggle_zoom((300, 300))
    assert canvas.zoom == pytest.approx(whole)


def test_fit_follows_the_window(canvas, wait):
    canvas.fit()
    canvas.resize(400, 300)
    wait(lambda: canvas.width() == 400)
    assert 512 * canvas.view.scale <= 300
    canvas.zoom_to(2.0)
    canvas.resize(500, 300)
    assert canvas.zoom == pytest.approx(2.0)


def test_middle_button_and_space_pan(canvas, hand):
    canvas.zoom_to(2.0)
    view = canvas.view
    hand.drag(QPointF(200, 200), QPointF(30, -20), button=Qt.MouseButton.MiddleButton)
    assert (canvas.view.left - view.left, canvas.view.top - view.top) == pytest.approx((30, -20))
    hand.key(Qt.Key.Key_Space, up=False)
    hand.drag(QPointF(200, 200), QPointF(-30, 20))
    hand.key(Qt.Key.Key_Space)
    assert canvas.view.left == pytest.approx(view.left)
    assert canvas.document.undo_stack.count() == 0


def _drop(canvas, paths, at, modifiers=Qt.KeyboardModifier.NoModifier):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, modifiers
    entered = QDragEnterEvent(at.toPoint(), *how)
    QApplication.sendEvent(canvas, entered)
    if entered.isAccepted():
        canvas.grab()
        QApplication.sendEvent(canvas, QDropEvent(at, *how))
    return entered.isAccepted()


def test_drops(canvas, tmp_path):
    opened, taken = [], []
    canvas.files_dropped.connect(opened.append)
    canvas.expression_dropped.connect(taken.append)
    photo, project = tmp_path / "a.JPG", tmp_path / "b.likeness"
    assert _drop(canvas, [photo], QPointF(400, 100))
    assert _drop(canvas, [photo], QPointF(400, 560))
    assert _drop(canvas, [photo], QPointF(400, 100), Qt.KeyboardModifier.ControlModifier)
    assert _drop(canvas, [project], QPointF(400, 560))
    assert opened == [(photo,), (project,)]
    assert taken == [str(photo), str(photo)]


def test_all_files_of_a_drop_arrive(canvas, tmp_path):
    opened, taken = [], []
    canvas.files_dropped.connect(opened.append)
    canvas.expression_dropped.connect(taken.append)
    names = ("notes.txt", "a.jpg", "b.csv", "c.png")
    paths = [tmp_path / name for name in names]
    assert _drop(canvas, paths, QPointF(400, 560))
    assert [sorted(path.name for path in one) for one in opened] == [sorted(names)]
    assert not taken
    assert _drop(canvas, paths[:1], QPointF(400, 100))
    assert opened[-1] == (paths[0],)


def test_what_is_no_file_cannot_be_dropped(canvas):
    data = QMimeData()
    data.setText("words")
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(QPoint(400, 100), *how, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(canvas, entered)
    assert not entered.isAccepted()


def test_several_faces_are_chosen_by_click(qapp, document, pair_project, wait, hand):
    document.open(pair_project)
    canvas = hand.canvas
    other = canvas.face_boxes.box(1).center()
    at = QPointF(*canvas.view.to_widget(other.x(), other.y()))
    hand.hover(at)
    assert canvas.face_boxes.hovered == 1
    hand.press(at)
    hand.release(at)
    assert document.active == 1
    hand.hover(at)
    assert canvas.face_boxes.hovered == -1
    assert canvas.handles.shown


@pytest.mark.usefixtures("settled_heap")
def test_40_megapixels_open_without_a_freeze(qapp, document, wait, slowness):
    size_hw = (5304, 7952)
    pixels = np.full((*size_hw, 3), 90, np.uint8)
    canvas = PictureCanvas(document)
    canvas.resize(800, 600)
    canvas.show()
    import time

    # Its own work: a busy machine takes the processor away whatever the program does.
    beats, last = [], [time.thread_time()]

    def beat():
        now = time.thread_time()
        beats.append(now - last[0])
        last[0] = now
        return canvas.layers.photo_ready

    _open_plain(document, pixels)
    assert wait(beat, 10)
    document.show(Rendered.whole(pixels, size_hw, document.revision, False))
    assert wait(lambda: beat() and canvas.layers._result is not None, 10)
    for _ in range(10):
        canvas.zoom_by(1.3)
        wait(beat, 0.02)
    canvas.stop()
    canvas.close()
    beats.sort()
    assert beats[int(0.98 * len(beats))] < 0.05 * slowness
    assert beats[-1] < 0.15 * slowness


def test_nothing_open_invites(canvas, document):
    _open_plain(document, np.zeros((4, 4, 3), np.uint8))
    document.picture = None
    document.opened.emit()
    ground = theme.color("canvas").getRgb()[:3]
    image = canvas.grab().toImage()
    assert image.pixelColor(5, 5).getRgb()[:3] == ground
    words = [image.pixelColor(x, 300).getRgb()[:3] for x in range(250, 550)]
    assert any(colour != ground for colour in words)
