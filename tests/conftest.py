"""Fixtures that every room's tests may use."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

_MEDIA = Path(__file__).resolve().parents[2] / "shared" / "media"


_USUAL_S = 0.010
"""What `slowness` takes on the computer the bounds were set on."""
_WINDOWS = Path(__file__).parent / "app"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """For several processes (`--dist loadgroup`): files stay whole, and windows come last.

    Windows share a screen, its focus and its clipboard, and their tests ask how soon they answer:
    one process runs them all, when there is little left for others to do.
    """
    items.sort(key=lambda item: _WINDOWS in item.path.parents)
    for item in items:
        group = _WINDOWS if _WINDOWS in item.path.parents else item.path
        item.add_marker(pytest.mark.xdist_group(str(group)))


@pytest.fixture(scope="session", autouse=True)
def user_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What belongs to the user stays away from tests: the signing key is one for all of them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(tmp_path_factory.mktemp("user-data")))
        yield


@pytest.fixture
def slowness() -> float:
    """How many times as long as usual this computer takes at present, at least 1.

    What is bounded by a time is multiplied by it: a computer that others use, too, is no freeze.
    """
    spent = []
    for _ in range(5):
        started = time.thread_time()
        sum(number * number for number in range(100_000))
        spent.append(time.thread_time() - started)
    return max(1.0, sorted(spent)[2] / _USUAL_S)


@pytest.fixture(scope="session")
def shared_media() -> Path:
    """The folder of real photos and clips beside the checkout."""
    if not _MEDIA.is_dir():
        pytest.skip("needs the sample photos and clips in ../shared/media")
    return _MEDIA


@pytest.fixture(scope="session")
def portrait_paths(shared_media: Path) -> list[Path]:
    """The public-domain portraits, sorted by name."""
    return sorted((shared_media / "public-domain").glob("*.[jp][pn]g"))
