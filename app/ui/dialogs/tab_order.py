"""The Tab key goes through a dialog as the eye does: row by row, from left to right."""

from __future__ import annotations

from itertools import chain, pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget

_ROW_PX = 14
"""Centres of one row differ by less."""


def order_by_sight(dialog: QWidget) -> None:
    """Let Tab visit what can be seen now in the order in which it lies."""
    fields = [one for one in dialog.findChildren(QWidget) if _stops_at(one, dialog)]
    for one, following in pairwise(seen_in_order(fields, dialog)):
        QWidget.setTabOrder(one, following)


def seen_in_order(fields: list[QWidget], dialog: QWidget) -> list[QWidget]:
    """The fields row by row, from left to right."""
    rows: list[list[QWidget]] = []
    for one in sorted(fields, key=lambda one: _centre(one, dialog).y()):
        if rows and _centre(one, dialog).y() - _centre(rows[-1][0], dialog).y() < _ROW_PX:
            rows[-1].append(one)
        else:
            rows.append([one])
    return list(chain(*(sorted(row, key=lambda one: _centre(one, dialog).x()) for row in rows)))


def _stops_at(one: QWidget, dialog: QWidget) -> bool:
    inner = isinstance(one.parentWidget(), (QAbstractSpinBox, QComboBox))
    tabbed = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tabbed and not inner and one.focusProxy() is None and one.isVisibleTo(dialog)


def _centre(one: QWidget, dialog: QWidget) -> QPoint:
    return one.mapTo(dialog, one.rect().center())
