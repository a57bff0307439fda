"""One step of the published training (section 4): all losses, and both sides of the game."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.optim import Adam

from engine.renderers.headgan import losses
from engine.renderers.headgan.blocks import SpectralConv2d

if TYPE_CHECKING:
    from engine.renderers.headgan.discriminators import Discriminator
    from engine.renderers.headgan.generator import Generator, Painted
    from engine.renderers.headgan.perceptual import Perceptual


@dataclass(frozen=True)
class Batch:
    """N target frames and what is known of them.

    Attributes:
        driving: (N, 9, H, W) in [0, 1], oldest frame first.
        reference: (N, 6, H, W), NMFC in [0, 1], then RGB in [-1, 1].
        target: (N, 3, H, W) in [-1, 1], the frame of the last driving picture.
        audio: (N, A), or None without sound.
        mouth_px: (N, 2) int64 (x, y) middle of the mouth, or None to leave the mouth's game out.
        faces: (N, 1, H, W) in 0..1 where the target and where the reference shows the person, or
            None to leave F's mask to itself.
    """

    driving: Tensor
    reference: Tensor
    target: Tensor
    audio: Tensor | None = None
    mouth_px: Tensor | None = None
    faces: tuple[Tensor, Tensor] | None = None

    @property
    def nmfc(self) -> Tensor:
        """(N, 3, H, W), that of the target."""
        return self.driving[:, -3:]


@dataclass(frozen=True)
class LossWeights:
    """The published ones."""

    feature_matching: float = 10.0
    perceptual: float = 10.0
    masked_l1: float = 50.0
    mask: float = 10.0
    mouth_discriminator: float = 0.5


@dataclass
class Training:
    """The networks, their optimisers, and how often each is improved.

    Attributes:
        generator, discriminator: with spectral norm.
        mouth_discriminator: or None.
        perceptual: VGG's loss, or None for those without its weights.
        mouth_px: side of the mouth crop.
        discriminate_every: steps of the generator to one of the discriminators.
        steps: how many were made.
    """

    generator: Generator
    discriminator: Discriminator
    mouth_discriminator: Discriminator | None = None
    perceptual: Perceptual | None = None
    weights: LossWeights = field(default_factory=LossWeights)
    learning_rate: float = 2e-4
    mouth_px: int = 64
    discriminate_every: int = 4

    def __post_init__(self) -> None:
        judges: list[nn.Module] = [self.discriminator]
        if self.mouth_discriminator is not None:
            judges.append(self.mouth_discriminator)
        self.steps = 0
        self._painter = Adam(self.generator.parameters(), self.learning_rate, (0.5, 0.999))
        judged = [parameter for judge in judges for parameter in judge.parameters()]
        self._judge = Adam(judged, self.learning_rate, (0.5, 0.999))

    @property
    def optimisers(self) -> tuple[Adam, Adam]:
        """Of the generator and of the discriminators."""
        return self._painter, self._judge

    def step(self, batch: Batch) -> dict[str, float]:
        """Improve the generator, and at every fourth step the discriminators.

        Returns:
            Each weighted loss by name, "generator" and "discriminator" being the sums.
        """
        self.generator.train()
        painted = self.generator(batch.driving, batch.reference, batch.audio)
        generator = self.generator_losses(batch, painted)
        report = _improve(self._painter, generator, "generator")
        if self.steps % self.discriminate_every == 0:
            report |= self.judge(batch, painted.image.detach())
        self.steps += 1
        return report

    def judge(self, batch: Batch, image: Tensor) -> dict[str, float]:
        """Improve the discriminators on one painted picture, which carries no gradient."""
        terms = self.discriminator_losses(batch, image)
        return _improve(self._judge, terms, "discriminator")

    def generator_losses(self, batch: Batch, painted: Painted) -> dict[str, Tensor]:
        """What the generator is to make small, weighted."""
        weights, aligned = self.weights, painted.aligned
        terms: dict[str, Tensor] = {}
        for game in self._games(batch, painted.image):
            verdicts = game.judge(game.condition, game.ours)
            truth = game.judge(game.condition, game.real)
            terms[f"{game.name} adversarial"] = losses.persuasion(verdicts)
            matching = losses.feature_matching(truth, verdicts)
            terms[f"{game.name} features"] = weights.feature_matching * matching
        for name, picture in (("image", painted.image), ("warped", aligned.rgb)):
            difference = losses.masked_l1(picture, batch.target, batch.nmfc)
            terms[f"{name} L1"] = weights.masked_l1 * difference
            if self.perceptual is not None:
                seen = self.perceptual(picture, batch.target)
                terms[f"{name} perceptual"] = weights.perceptual * seen
        if batch.faces is not None:
            terms["mask"] = weights.mask * losses.mask_l1(aligned.mask, *batch.faces)
        return terms

    def discriminator_losses(self, batch: Batch, image: Tensor) -> dict[str, Tensor]:
        """What the discriminators are to make small, weighted; `image` carries no gradient."""
        terms: dict[str, Tensor] = {}
        for game in self._games(batch, image):
            weight = 1.0 if game.judge is self.discriminator else self.weights.mouth_discriminator
            real, ours = (game.judge(game.condition, each) for each in (game.real, game.ours))
            terms[f"{game.name} real"] = weight * losses.hinge_real(real)
            terms[f"{game.name} painted"] = weight * losses.hinge_painted(ours)
        return terms

    def _games(self, batch: Batch, image: Tensor) -> list[_Game]:
        games = [_Game("image", self.discriminator, batch.nmfc, batch.target, image)]
        if self.mouth_discriminator is not None and batch.mouth_px is not None:
            real, ours = (
                crop(each, batch.mouth_px, self.mouth_px) for each in (batch.target, image)
            )
            games.append(_Game("mouth", self.mouth_discriminator, batch.audio, real, ours))
        return games


@dataclass(frozen=True)
class _Game:
    """What one discriminator is shown: a condition, a real and a painted picture."""

    name: str
    judge: Discriminator
    condition: Tensor | None
    real: Tensor
    ours: Tensor


def crop(pictures: Tensor, middle_px: Tensor, side: int) -> Tensor:
    """(N, C, side, side) squares about (N, 2) middles (x, y), moved inside the frame."""
    height, width = pictures.shape[2:]
    squares = []
    for picture, (x, y) in zip(pictures, middle_px.tolist(), strict=True):
        left = min(max(int(x) - side // 2, 0), width - side)
        top = min(max(int(y) - side // 2, 0), height - side)
        squares.append(picture[:, top : top + side, left : left + side])
    return torch.stack(squares)


def initialise(network: nn.Module) -> None:
    """The published start: Xavier of gain 0.02 where there is no spectral norm, biases 0."""
    for module in network.modules():
        if not isinstance(module, nn.Conv2d | nn.Linear):
            continue
        if not isinstance(module, SpectralConv2d):
            nn.init.xavier_normal_(module.weight, gain=0.02)
        if module.bias is not None:
            nn.init.zeros_(module.bias)


def _improve(optimiser: Adam, terms: dict[str, Tensor], name: str) -> dict[str, float]:
    total = torch.stack(list(terms.values())).sum()
    optimiser.zero_grad()
    total.backward()
    optimiser.step()
    return {each: float(value.detach()) for each, value in terms.items()} | {
        name: float(total.detach())
    }
