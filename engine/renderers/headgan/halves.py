"""Our own weights as files: safetensors of float16, with a few words about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import MediaError
from engine.media import atomic
from engine.media.files import require_readable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from torch import Tensor


def save_halves(path: Path, state: Mapping[str, Tensor], about: Mapping[str, str]) -> None:
    """Write tensors as float16, beside and then renamed.

    Args:
        path: ends in .safetensors.
        state: tensors by name.
        about: text to keep in the file.
    """
    from safetensors.torch import save_file

    halves = {name: value.detach().half().cpu().contiguous() for name, value in state.items()}
    with atomic(path) as draft:
        save_file(halves, draft, metadata=dict(about))


def read_halves(path: Path) -> tuple[dict[str, str], dict[str, Tensor]]:
    """What a file says of itself, and its tensors in float32.

    Raises:
        MediaError: there is no such file, or it may not be read.
        SafetensorError: it is of another kind.
    """
    from safetensors import safe_open

    require_readable(path)
    with safe_open(path, framework="pt") as file:
        state = {name: file.get_tensor(name).float() for name in file.keys()}  # noqa: SIM118
        return file.metadata() or {}, state


def require_finite(path: Path, state: Mapping[str, Tensor], hint: str = "") -> None:
    """Refuse the tensors of a file that are infinite or no numbers.

    Raises:
        MediaError: there are some.
    """
    if not all(bool(value.isfinite().all()) for value in state.values()):
        raise MediaError(f"{path.name} holds values that are not numbers.", hint)
