"""The undo stack merges steps of one gesture as Qt would, and keeps nothing of what it merged."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtGui import QUndoCommand

from app.state.history import History


class Put(QUndoCommand):
    """Brings a box to a value; commands of one gesture merge."""

    def __init__(self, box: dict[str, int], value: int, gesture: int) -> None:
        super().__init__(f"put {value}")
        self.box, self.before, self.after, self.gesture = box, box["value"], value, gesture
        self.setObsolete(self.before == value)

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Put) or other.gesture != self.gesture:
            return False
        self.after = other.after
        self.setText(other.text())
        self.setObsolete(self.before == self.after)
        return True

    def redo(self) -> None:
        self.box["value"] = self.after

    def undo(self) -> None:
        self.box["value"] = self.before


@pytest.fixture
def box() -> dict[str, int]:
    return {"value": 0}


@pytest.fixture
def history(qapp: object) -> History:
    del qapp
    return History()


def test_a_gesture_is_one_step_that_is_told(history: History, box: dict[str, int]) -> None:
    told: list[str] = []
    indices: list[int] = []
    history.undoTextChanged.connect(told.append)
    history.indexChanged.connect(indices.append)
    for value in (1, 2, 3):
        history.push(Put(box, value, 1))
    assert (history.count(), box["value"], history.undoText()) == (1, 3, "put 3")
    assert told == ["put 1", "put 2", "put 3"]
    assert indices == [1, 1, 1]
    history.undo()
    assert box["value"] == 0


def test_other_gestures_and_what_was_saved_are_steps_of_their_own(
    history: History, box: dict[str, int]
) -> None:
    history.push(Put(box, 1, 1))
    history.push(Put(box, 2, 2))
    history.setClean()
    history.push(Put(box, 3, 2))
    assert history.count() == 3
    history.undo()
    history.undo()
    history.push(Put(box, 9, 1))
    assert (history.count(), box["value"]) == (1, 9)


def test_back_where_it_began_leaves_no_step(history: History, box: dict[str, int]) -> None:
    history.push(Put(box, 5, 1))
    for value in (6, 5):
        history.push(Put(box, value, 2))
    assert (history.count(), history.index(), box["value"]) == (1, 1, 5)


def test_merged_commands_are_let_go(history: History, box: dict[str, int]) -> None:
    for value in range(1, 200):
        history.push(Put(box, value, 1))
    gc.collect()
    mine = [one for one in gc.get_objects() if isinstance(one, Put) and one.box is box]
    assert (history.count(), len(mine)) == (1, 1)
