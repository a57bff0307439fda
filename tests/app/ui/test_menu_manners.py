"""Every line of every menu has a letter of its own, in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.ui import language
from app.ui.main_window import MainWindow
from app.ui.menu_manners import give_letters, tidy, without_letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from app.state.document import Document
    from app.state.settings import Settings


@pytest.fixture(params=["en", "de"])
def spoken(request: pytest.FixtureRequest, qapp: object) -> Iterator[None]:
    del qapp
    language.speak(request.param)
    yield
    language.speak("en")


def _letters(menu: QMenu) -> list[str]:
    texts = [one.text().replace("&&", "") for one in menu.actions() if not one.isSeparator()]
    return [text.partition("&")[2][:1].lower() for text in texts]


def test_letters_of_a_menu_differ(
    qtbot: QtBot, document: Document, settings: Settings, spoken: None
) -> None:
    del spoken
    window = MainWindow(document, settings)
    qtbot.addWidget(window)
    for path, menu in window.actions_.menus.items():
        letters = _letters(menu)
        assert all(letters), path
        assert len(set(letters)) == len(letters), (path, letters)
    assert not any("&" in name for name, _ in window.commands())
    window.end()


def test_who_has_a_letter_keeps_it(qapp: object) -> None:
    del qapp
    lines = [QAction(text) for text in ("Zoom &In", "Insert", "Zoom &Out", "&Overlays", "A && O")]
    give_letters(lines)
    assert [one.text() for one in lines] == [
        "Zoom &In", "I&nsert", "Zoom &Out", "O&verlays", "&A && O",
    ]  # fmt: skip
    assert without_letter(lines[4].text()) == "A & O"


def test_switches_show_ticks(qapp: object) -> None:
    del qapp
    menu = QMenu()
    plain, switch = menu.addAction("Go"), menu.addAction("On")
    switch.setCheckable(True)
    tidy(menu)
    assert plain.isIconVisibleInMenu()
    assert not switch.isIconVisibleInMenu()
