"""The controls."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from app.state.slider_groups import GROUPS, NAMES, SHAPES, slider_name
from app.ui import language
from app.ui.panels.controls import ControlsPanel
from engine.drivers.sliders import SLIDERS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.state.document import Document
    from app.state.settings import Settings


@pytest.fixture
def panel(qtbot: QtBot, document: Document, settings: Settings) -> ControlsPanel:
    one = ControlsPanel(document, settings)
    qtbot.addWidget(one)
    one.resize(400, 900)
    one.show()
    return one


def _drag(qtbot: QtBot, panel: ControlsPanel, key: str, *places: float) -> None:
    slider = panel.rows.of(key)[0].slider
    y = slider.height() // 2
    start = QPoint(int(slider.width() * places[0]), y)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=start)
    for place in places[1:]:
        qtbot.mouseMove(slider, QPoint(int(slider.width() * place), y))
    end = QPoint(int(slider.width() * places[-1]), y)
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=end)


def test_every_slider_of_the_engine_has_one_row(panel: ControlsPanel) -> None:
    named = [key for group in GROUPS for key in group.rows]
    assert sorted(named) == sorted(SLIDERS)
    assert all(len(panel.rows.of(key)) == 1 for key in (*named, *SHAPES))


@pytest.mark.usefixtures("settled_heap")
def test_rows_are_made_quickly(
    qtbot: QtBot, document: Document, settings: Settings, slowness: float
) -> None:
    started = time.thread_time()
    qtbot.addWidget(ControlsPanel(document, settings))
    assert time.thread_time() - started < 0.5 * slowness


def test_a_drag_is_one_undo_step(
    qtbot: QtBot, panel: ControlsPanel, document: Document
) -> None:
    _drag(qtbot, panel, "jawOpen", 0.3, 0.4, 0.5, 0.6, 0.7)
    assert document.undo_stack.count() == 1
    opened = document.target_of(0).expression[17]
    assert opened == pytest.approx(0.7, abs=0.06)
    assert panel.rows.of("jawOpen")[0].number.value() == pytest.approx(
        opened - document.faces[0].portrait.params.expression[17], abs=0.01
    )
    document.undo_stack.undo()
    assert document.faces[0].state.empty


def test_two_drags_are_two_steps(qtbot: QtBot, panel: ControlsPanel, document: Document) -> None:
    _drag(qtbot, panel, "jawOpen", 0.3, 0.5)
    _drag(qtbot, panel, "jawOpen", 0.5, 0.8)
    assert document.undo_stack.count() == 2


def test_linked_halves_move_together(panel: ControlsPanel, document: Document) -> None:
    panel._edit("mouthSmileLeft", 0.2, 1)
    assert document.edit_of(0).add == {"mouthSmileLeft": 0.2, "mouthSmileRight": 0.2}
    document.undo_stack.undo()
    panel.rows.link_asked.emit("mouthSmileRight")
    panel._edit("mouthSmileLeft", 0.2, 2)
    assert document.edit_of(0).add == {"mouthSmileLeft": 0.2}


def test_eyes_do_not_cross_by_default(panel: ControlsPanel, document: Document) -> None:
    panel._edit("eyeLookInLeft", 0.5, 1)
    assert set(document.edit_of(0).add) == {"eyeLookInLeft"}


def test_a_double_click_resets(qtbot: QtBot, panel: ControlsPanel, document: Document) -> None:
    panel._edit("yaw", 12.0, 1)
    qtbot.mouseDClick(panel.rows.of("yaw")[0].slider, Qt.MouseButton.LeftButton)
    assert document.faces[0].state.empty
    document.undo_stack.undo()
    assert document.edit_of(0).add == {"yaw": 12.0}


def test_typing_a_number_edits(qtbot: QtBot, panel: ControlsPanel, document: Document) -> None:
    number = panel.rows.of("jawOpen")[0].number
    number.selectAll()
    qtbot.keyClicks(number, number.locale().toString(0.25, "f", 2))
    qtbot.keyClick(number, Qt.Key.Key_Return)
    assert document.edit_of(0).add["jawOpen"] == pytest.approx(0.25)


def test_search_filters_rows_and_says_when_nothing_fits(panel: ControlsPanel) -> None:
    panel.search.setText("lip left")
    seen = {row.key for row in panel.rows.all() if not row.isHidden()}
    assert "mouthUpperUpLeft" in seen
    assert "jawOpen" not in seen
    panel.search.setText("jawOpen")
    assert not panel.rows.of("jawOpen")[0].isHidden()
    panel.search.setText("nothing like it")
    assert not panel.list._nothing.isHidden()
    panel.search.clear()
    assert all(not row.isHidden() for row in panel.rows.all())


def test_favourites_have_a_row_on_top(panel: ControlsPanel, settings: Settings) -> None:
    panel.rows.star_asked.emit("jawOpen")
    assert settings.favourites == ("jawOpen",)
    assert len(panel.rows.of("jawOpen")) == 2
    assert not panel.list.sections["favourites"].isHidden()
    panel.rows.star_asked.emit("jawOpen")
    assert len(panel.rows.of("jawOpen")) == 1
    assert panel.list.sections["favourites"].isHidden()


def test_the_needle_shows_what_was_achieved(panel: ControlsPanel, document: Document) -> None:
    own = float(document.faces[0].portrait.params.expression[17])
    document.put_achieved(0, document.revision, {"jawOpen": own + 0.3})
    assert panel.rows.of("jawOpen")[0].slider.achieved() == pytest.approx(0.3)
    document.set_relative(False)
    assert panel.rows.of("jawOpen")[0].slider.achieved() == pytest.approx(own + 0.3)


def test_absolute_values_show_the_photo(panel: ControlsPanel, document: Document) -> None:
    panel.absolute_button.click()
    own = document.faces[0].portrait.params.expression[23]
    assert panel.rows.of("mouthSmileLeft")[0].slider.exact() == pytest.approx(own, abs=1e-4)
    assert document.undo_stack.count() == 0


def test_a_shape_moves_one_length_and_comes_back(
    panel: ControlsPanel, document: Document
) -> None:
    panel._edit("noseWidth", 1.5, 1)
    shown = {key: panel.rows.of(key)[0].slider.exact() for key in SHAPES}
    assert shown.pop("noseWidth") == pytest.approx(1.5, abs=1e-3)
    assert max(map(abs, shown.values())) < 1e-3
    panel._reset("noseWidth")
    assert document.faces[0].state.empty


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_no_name_is_cut_off(qtbot: QtBot, panel: ControlsPanel, spoken: str) -> None:
    language.speak(spoken)
    try:
        for key in NAMES:
            head = panel.rows.of(key)[0].head
            assert head.fontMetrics().horizontalAdvance(slider_name(key)) <= head.room.width()
    finally:
        language.speak("en")
