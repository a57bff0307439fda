"""Reading other people's PyTorch files without running anything in them."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from engine.errors import MediaError

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST_BYTES = 2**30


def read_tensors(path: Path, hint: str) -> dict[str, Tensor]:
    """The plain tensors of a torch file, by name.

    Args:
        path: written by torch.save.
        hint: what the user is told beside what is wrong with another file.

    Raises:
        MediaError: the file cannot be read, or holds anything but named dense numbers.
    """
    try:
        size = path.stat().st_size
        if size > _LARGEST_BYTES:
            raise MediaError(f"The file {path} is too large.", hint)
        with warnings.catch_warnings():
            # Old files make torch warn of its own storage classes.
            warnings.simplefilter("ignore")
            content = torch.load(path, map_location="cpu", weights_only=True)
    except (FileNotFoundError, IsADirectoryError):
        raise MediaError(f"There is no file {path}.") from None
    except PermissionError:
        raise MediaError(f"There is no permission to read {path}.") from None
    except MediaError:
        raise
    except Exception as error:
        # A broken file can fail in any way inside torch's reader.
        raise MediaError(f"The file {path} is no PyTorch checkpoint.", hint) from error
    if not isinstance(content, Mapping) or not content:
        raise MediaError(f"The file {path} holds no named tensors.", hint)
    state: dict[str, Tensor] = {}
    for name, value in content.items():
        if not isinstance(name, str) or not _is_plain(value):
            raise MediaError(
                f"The file {path} holds more than named tensors of numbers: {str(name)[:60]!r}.",
                hint,
            )
        state[name] = value.detach()
    return state


def _is_plain(value: object) -> bool:
    return (
        isinstance(value, Tensor)
        and value.layout == torch.strided
        and not value.is_quantized
        and value.is_floating_point()
    )
