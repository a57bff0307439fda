"""One process or many: what torchrun says of this one."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import torch
from torch import distributed
from torch.optim import Optimizer

if TYPE_CHECKING:
    from collections.abc import Iterator

Shared = TypeVar("Shared", bound=Optimizer)


@dataclass(frozen=True)
class Rank:
    """This process among those that train together.

    Attributes:
        number: 0 for the one that writes files.
        count: how many there are.
        local: number among those of this machine; the graphics card it takes.
    """

    number: int = 0
    count: int = 1
    local: int = 0

    @property
    def leads(self) -> bool:
        return self.number == 0


@contextmanager
def rank(device: str) -> Iterator[tuple[Rank, torch.device]]:
    """Join the others, if torchrun started any, and leave them at the end.

    Args:
        device: a torch device name; "cuda" becomes the card of this process.
    """
    own = Rank(*(int(os.environ.get(name, default)) for name, default in (
        ("RANK", "0"), ("WORLD_SIZE", "1"), ("LOCAL_RANK", "0")
    )))  # fmt: skip
    chosen = torch.device(device)
    if own.count == 1:
        yield own, chosen
        return
    if chosen.type == "cuda":
        chosen = torch.device("cuda", own.local)
        torch.cuda.set_device(chosen)
    distributed.init_process_group("nccl" if chosen.type == "cuda" else "gloo")
    try:
        yield own, chosen
    finally:
        distributed.destroy_process_group()


def share(optimiser: Shared) -> Shared:
    """Let the processes of a run average their gradients before each step of this optimiser.

    For discriminators, which are called several times before one backward pass; that is more than
    DistributedDataParallel allows. All processes must begin with the same parameters.
    """
    optimiser.register_step_pre_hook(_average_gradients)
    return optimiser


def _average_gradients(optimiser: Optimizer, args: Any, kwargs: Any) -> None:
    del args, kwargs
    if not distributed.is_initialized():
        return
    for group in optimiser.param_groups:
        for parameter in group["params"]:
            if parameter.grad is None:
                # Another process may have used it.
                parameter.grad = torch.zeros_like(parameter)
            distributed.all_reduce(parameter.grad)
            parameter.grad /= distributed.get_world_size()
