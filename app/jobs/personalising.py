"""The lite network fitted to the person of the open photo, beside everything else."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.jobs.measuring import around, cut_out
from app.jobs.tasks import Report, Task
from app.state.texts import words
from engine.device import best_device
from engine.media import write_picture
from engine.renderers.headgan.personal import read_personal
from engine.types import Picture

if TYPE_CHECKING:
    from app.state.project import Project
    from engine.renderers.headgan.personal import PersonalNetwork


@dataclass(frozen=True)
class Learned:
    """What came of it.

    Attributes:
        network: the new weights.
        better: whether they come closer to pictures of this person than those before.
        gain: share of the error on pictures that were not learned from that is gone.
    """

    network: PersonalNetwork
    better: bool
    gain: float


def personalise(project: Project, minutes: float, clip: Path | None = None) -> Task:
    """Fit HeadGAN lite to the active face; the result is a `Learned`.

    It goes on from weights of this person where the project is drawn with them. Nothing is left
    behind when it is cancelled.

    Args:
        project: with the photo.
        minutes: how long to learn, after the examples are made.
        clip: a photo or a video of the same person to learn from instead.
    """

    def work(report: Report) -> Learned:
        from engine.renderers.headgan.lite.availability import bundled
        from engine.training.apart import Order, personalise_apart

        own = project.network if project.personalised else None
        device = best_device(str(project.renderer_options.get("device", "auto")))
        with tempfile.TemporaryDirectory(prefix="likeness-") as folder:
            out = Path(folder) / "weights.safetensors"
            source = clip or _photo(project, Path(folder))
            start = bundled() if own is None else own.path
            made = personalise_apart(Order(source, out, start, minutes, device), report)
            gain = 1.0 - made.after["ratio"] / made.before["ratio"]
            return Learned(read_personal(out), made.better, gain)

    name = project.photo_name if clip is None else clip.name
    # Not a heavy one: it has its own process, and exports need not wait for it.
    return Task(words("Personalising", "Personalise for {name}", name=name), work)


def _photo(project: Project, folder: Path) -> Path:
    """The photo as a file; of a photo of several people, what lies around the active face."""
    if len(project.portraits) == 1:
        path = folder / f"photo{Path(project.photo_name).suffix.lower()}"
        path.write_bytes(project.photo)
        return path
    path = folder / "photo.png"
    box = around(project.portraits[project.active])
    write_picture(path, Picture(cut_out(project.picture.pixels, box)), made_by_network=False)
    return path
