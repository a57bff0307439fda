"""Choices by name: which is the default, what foreshadows which, what is said of a wrong name."""

from __future__ import annotations

import pytest

from engine.errors import UnavailableError, UsageError
from engine.registry import Registry, Spec
from engine.renderers import RENDERERS


def _spec(name: str, *needs: str, draft: str = "") -> Spec:
    return Spec(name, name.title(), "", "collections:Counter", "MIT", needs, draft)


def test_the_default_is_the_first_that_can_run_here() -> None:
    fine, quick = _spec("fine", "no_such_package", draft="quick"), _spec("quick")
    choices = Registry("choice", (fine, quick))
    assert choices.default == "quick"
    assert Registry("choice", (_spec("fine"), quick)).default == "fine"
    assert Registry("choice", (fine,)).default == "fine"
    with pytest.raises(UnavailableError, match="no_such_package"):
        choices.load("fine")


def test_a_draft_is_loaded_without_what_it_foreshadows() -> None:
    choices = Registry("choice", (_spec("fine", "no_such_package", draft="quick"), _spec("quick")))
    assert choices.load_draft("fine") == choices.load("quick")
    assert choices.load_draft("quick") is None


def test_a_near_miss_is_suggested() -> None:
    with pytest.raises(UsageError, match="Did you mean warp"):
        RENDERERS.spec("wrap")


def test_the_network_draws_and_the_warp_foreshadows_it() -> None:
    assert RENDERERS.default == "headgan-lite"
    assert RENDERERS.spec("headgan-lite").draft == "warp"
