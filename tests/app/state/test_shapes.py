"""Each name of a face's shape moves by itself."""

from __future__ import annotations

import pytest

from app.state.shapes import limit, shapes
from app.state.slider_groups import SHAPE_NOTES, SHAPES


def _offsets(wanted: dict[int, float]) -> list[float]:
    return [wanted.get(number, 0.0) for number in range(max(wanted) + 1)]


def test_every_name_has_a_slider() -> None:
    assert shapes().names == tuple(SHAPES)
    assert set(SHAPE_NOTES) < set(SHAPES)


@pytest.mark.parametrize("name", SHAPES)
def test_a_slider_moves_its_own_name_only(name: str) -> None:
    identity = _offsets(shapes().wanted((0.3, -0.2), "noseWidth", 1.0))
    before = shapes().measure(identity)
    after = shapes().measure(_offsets(shapes().wanted(identity, name, limit(name))))
    assert after.pop(name) == pytest.approx(limit(name), abs=1e-3)
    assert after == pytest.approx({n: v for n, v in before.items() if n != name}, abs=1e-3)


def test_ageing_and_getting_younger_again_leaves_no_trace() -> None:
    older = _offsets(shapes().wanted((), "age", 2.0))
    back = shapes().wanted(older, "age", 0.0)
    assert not any(back.values())


def test_few_people_are_more_masculine_than_the_slider_goes() -> None:
    assert limit("masculinity") < limit("age")
