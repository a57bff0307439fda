"""Aligned rows: a label on the left, a field on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QLayout, QWidget

_LINE = 28


class FormPage(QWidget):
    """Rows of a dialog, or of one of its tabs.

    Attributes:
        form: the rows.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(10)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def note(self, text: str) -> QLabel:
        """Say more about the row above."""
        label = QLabel(text, self)
        label.setObjectName("muted")
        label.setWordWrap(True)
        self.form.addRow("", label)
        return label

    def row(self, label: str, field: QWidget | QLayout) -> None:
        """Add a labelled row."""
        text = QLabel(label, self)
        text.setMinimumHeight(_LINE)
        self.form.addRow(text, field)
        if isinstance(field, QWidget):
            text.setBuddy(field)
            field.setAccessibleName(label)
