"""Menus as people know them: ticks where something is on, and a letter of its own for each line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu


def tidy(menu: QMenu) -> None:
    """Let switches show their ticks in place of icons, and give every line a letter."""
    lines = [one for one in menu.actions() if not one.isSeparator()]
    for one in lines:
        if one.isCheckable():
            one.setIconVisibleInMenu(False)
    give_letters(lines)


def give_letters(lines: Iterable[QAction]) -> None:
    """Give each line a letter of its own to press; those that are alone with theirs keep it."""
    taken: set[str] = set()
    without: list[QAction] = []
    for one in lines:
        letter = _letter(one.text())
        if letter and letter not in taken:
            taken.add(letter)
        else:
            without.append(one)
    for one in without:
        plain = without_letter(one.text())
        place = _free_place(plain, taken)
        if place is not None:
            taken.add(plain[place].lower())
            one.setText(f"{_escaped(plain[:place])}&{_escaped(plain[place:])}")


def without_letter(text: str) -> str:
    """A text of a menu as one reads it."""
    return text.replace("&&", "\x00").replace("&", "").replace("\x00", "&")


def _letter(text: str) -> str:
    before, mark, after = text.replace("&&", "").partition("&")
    del before
    return after[:1].lower() if mark else ""


def _free_place(plain: str, taken: set[str]) -> int | None:
    """Where a free letter stands: at the beginning of a word if there is one."""
    places = [place for place, sign in enumerate(plain) if sign.isalnum()]
    free = [place for place in places if plain[place].lower() not in taken]
    starts = [place for place in free if place == 0 or plain[place - 1] == " "]
    return next(iter(starts + free), None)


def _escaped(text: str) -> str:
    return text.replace("&", "&&")
