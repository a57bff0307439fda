"""The one style sheet, generated from tokens."""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

from app.ui.theme_tokens import RADIUS, SPACE
from engine import assets

if TYPE_CHECKING:
    from app.ui.theme_tokens import Tokens

_SHEET = Template("""
QMainWindow, QDialog { background: $window; }
QMainWindow::separator { background: $border; width: 3px; height: 3px; }
QMainWindow::separator:hover { background: $accent; }
QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: 4px 6px; }

QMenuBar { background: $window; padding: 2px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: ${radius}px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $panel; border: 1px solid $edge; padding: 5px; }
QMenu::item { padding: 5px 28px 5px 10px; border-radius: ${radius}px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $edge; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }

QToolBar { background: $window; border: none; border-bottom: 1px solid $border;
    padding: 3px 6px; spacing: 2px; }
QToolBar::separator { background: $edge; width: 1px; margin: 5px 6px; }
QToolButton { border: 1px solid transparent; border-radius: ${radius}px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $groove; }
QToolButton:checked { background: $accent_soft; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $faint; }
QToolButton::menu-indicator { image: none; width: 0; }

QStatusBar { background: $window; border-top: 1px solid $border; color: $muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $muted; padding: 0 6px; }

QDockWidget { color: $text; }
QWidget#panel, QScrollArea#panel, QScrollArea#panel > QWidget > QWidget#rows { background: $panel; }
QWidget#dockTitle { background: $window; border-bottom: 1px solid $border; }
QLabel#dockTitleText { font-weight: 600; }
QMainWindow > QTabBar::tab, QTabBar::tab { background: transparent; color: $muted;
    padding: 6px 11px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:hover:!selected { color: $text; }
QTabBar { background: $window; qproperty-drawBase: 0; }
QTabWidget::pane { border: none; }

QPushButton { background: $raised; border: 1px solid $edge; border-radius: ${radius}px;
    padding: 5px 14px; min-height: 18px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $groove; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $faint; background: $panel; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:disabled { background: $groove; color: $faint; border-color: $groove; }
QPushButton#flat { background: transparent; border-color: transparent; color: $muted; }
QPushButton#flat:hover { color: $text; background: $hover; }

QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QKeySequenceEdit QLineEdit, QPlainTextEdit {
    background: $field; border: 1px solid $edge; border-radius: ${radius}px; padding: 3px 7px;
    min-height: 20px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { border-color: $accent; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled {
    color: $faint; background: $panel; }
QComboBox { background: $raised; padding-right: 22px; }
QComboBox:hover { background: $hover; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$arrow"); width: 12px; height: 12px; }
QComboBox:disabled { color: $faint; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $edge; padding: 3px;
    selection-background-color: $accent_soft; selection-color: $text; outline: 0; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { background: transparent; border: none;
    padding: 0 7px; min-height: 0; }
QDoubleSpinBox#number QLineEdit { padding: 0 4px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QDoubleSpinBox#number { background: transparent; border: 1px solid transparent; padding: 1px 4px;
    min-height: 16px; color: $muted; }
QDoubleSpinBox#number:hover { border-color: $edge; background: $field; color: $text; }
QDoubleSpinBox#number:focus { border-color: $accent; background: $field; color: $text; }

QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QCheckBox, QRadioButton { spacing: ${space}px; }
QCheckBox::indicator, QMenu::indicator:non-exclusive { width: 15px; height: 15px;
    border: 1px solid $edge; border-radius: 4px; background: $field; }
QCheckBox::indicator:hover, QCheckBox:focus::indicator { border-color: $accent; }
QCheckBox::indicator:checked, QMenu::indicator:non-exclusive:checked { background: $accent;
    border-color: $accent; image: url("$tick"); }
QCheckBox::indicator:disabled { background: $panel; }
QMenu::indicator:non-exclusive { width: 13px; height: 13px; margin-left: 6px; }
QSlider#plain::groove:horizontal { height: 4px; border-radius: 2px; background: $groove; }
QSlider#plain::sub-page:horizontal { border-radius: 2px; background: $accent; }
QSlider#plain::handle:horizontal { width: 14px; margin: -5px 0; border-radius: 7px;
    background: $text; }
QSlider#plain::handle:horizontal:focus { background: $accent; }
QSlider#plain::sub-page:horizontal:disabled, QSlider#plain::handle:horizontal:disabled {
    background: $edge; }
QGroupBox { border: none; margin-top: 20px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }
QListView, QTreeView, QTableView { background: $panel; border: 1px solid $border;
    border-radius: ${radius}px; outline: 0; alternate-background-color: $panel;
    selection-background-color: $accent_soft; selection-color: $text; }
QListView::item, QTreeView::item { padding: 4px 6px; border-radius: ${radius}px; }
QTreeView::item { border-radius: 0; padding: 5px 6px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $accent_soft; color: $text; }
QListView#bare, QListWidget#bare, QUndoView#bare { border: none; border-radius: 0; }
QHeaderView::section { background: $window; color: $muted; border: none; padding: 5px 8px;
    border-bottom: 1px solid $border; }

QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar::handle:vertical { background: $groove; border-radius: 3px; min-height: 32px;
    margin: 2px 3px; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle:horizontal { background: $groove; border-radius: 3px; min-width: 32px;
    margin: 3px 2px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }

QProgressBar { background: $groove; border: none; border-radius: 3px; max-height: 6px;
    min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QPushButton#section { background: $panel; border: none; border-top: 1px solid $border;
    border-radius: 0; text-align: left; font-weight: 600; padding: 6px ${space}px; }
QPushButton#section:hover { background: $hover; }
QPushButton#section:focus { color: $accent; }
QPushButton#segment { border-radius: 0; padding: 3px 8px; color: $muted; background: $field; }
QPushButton#segment:checked { background: $accent_soft; color: $text; }
QLabel#muted, QLabel#hint { color: $muted; }
QLabel#title { font-size: 17px; font-weight: 600; }
QLabel#error { color: $error; }
QLabel#liveSign { color: $muted; }
QLabel#liveSign[open="true"] { background: $error; color: $on_accent; font-weight: 600;
    border-radius: ${radius}px; }
QFrame#hintStrip { background: $accent_soft; border-bottom: 1px solid $border; }
QFrame#card { background: $panel; border: 1px solid $border; border-radius: ${radius}px; }
QFrame#notice { background: $raised; border: 1px solid $edge; border-radius: ${radius}px; }
QFrame#notice[level="warning"] { border-color: $warning; }
QFrame#notice[level="error"] { border-color: $error; }
QFrame#palette { background: $panel; border: 1px solid $edge; border-radius: 8px; }
QFrame#uprightLine { background: $edge; border: none; }
QFrame#previewSign { background: $raised; border: 2px solid $needle; border-radius: 8px; }
QFrame#previewSign QLabel { font-weight: 600; }
QToolButton#mute { padding: 0; font-weight: 600; color: $muted; }
QToolButton#mute:checked { background: $error; color: $on_accent; }
QFrame#line { background: $border; max-height: 1px; min-height: 1px; border: none; }
""")


def style_sheet(look: Tokens) -> str:
    """The application's style sheet in one look."""
    pictures = {
        kind: assets.locate(f"icon-{kind}-{look.name}").as_posix() for kind in ("arrow", "tick")
    }
    return _SHEET.substitute(asdict(look), radius=RADIUS, space=SPACE, **pictures)
