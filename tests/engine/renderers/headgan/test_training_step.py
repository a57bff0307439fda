"""The losses are the published ones, and a step makes them smaller."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from torch import Tensor

from engine.errors import MediaError
from engine.renderers.headgan import losses
from engine.renderers.headgan.blocks import SpectralConv2d
from engine.renderers.headgan.discriminators import Discriminator
from engine.renderers.headgan.generator import Generator
from engine.renderers.headgan.layout import Layout
from engine.renderers.headgan.perceptual import read_perceptual
from engine.renderers.headgan.training_step import Batch, Training, crop, initialise

SIDE = 32


@torch.no_grad()
def test_losses_have_the_recorded_values(recording: Callable) -> None:
    recorded = recording("headgan")
    for net in ("netD", "netDm"):
        outputs = recorded.part(f"out/{net}")

        def maps(kind: str, outputs: dict[str, Tensor] = outputs) -> list[list[Tensor]]:
            return [[outputs[f"{kind}.scale{s}.layer{n}"] for n in range(5)] for s in range(2)]

        real, painted = maps("real"), maps("fake")
        expected = recorded.about["losses"]["values"][net]
        ours = {
            "D_real": losses.hinge_real(real),
            "D_generated": losses.hinge_painted(painted),
            "G_GAN": losses.persuasion(painted),
            "G_GAN_Feat": 10 * losses.feature_matching(real, painted),
        }
        for name, value in expected.items():
            assert float(ours[name]) == pytest.approx(value, abs=1e-5), (net, name)


def test_discriminators_give_the_published_shapes() -> None:
    maps = Discriminator(6, width=4)(torch.rand(1, 3, 256, 256), torch.rand(1, 3, 256, 256))
    assert [tuple(stages[-1].shape) for stages in maps] == [(1, 1, 35, 35), (1, 1, 19, 19)]
    assert [len(stages) for stages in maps] == [5, 5]
    without_audio = Discriminator(3, width=4)(None, torch.rand(2, 3, 64, 64))
    assert without_audio[0][-1].shape == (2, 1, 11, 11)


def test_masks_decide_what_counts() -> None:
    picture, target = torch.zeros(1, 3, 8, 8), torch.ones(1, 3, 8, 8)
    nmfc = torch.zeros(1, 3, 8, 8)
    assert losses.masked_l1(picture, target, nmfc) == 0
    nmfc[:, 1, :4] = 0.5
    assert losses.masked_l1(picture, target, nmfc) == pytest.approx(0.5)
    one, other = torch.ones(1, 1, 4, 4), torch.ones(1, 1, 4, 4)
    assert losses.mask_l1(torch.ones(1, 1, 4, 4), one, other) == 0


def test_mouth_crops_stay_inside() -> None:
    rows = torch.arange(16.0).view(1, 1, 16, 1).expand(3, 1, 16, 16)
    squares = crop(rows, torch.tensor([[0, 0], [8, 8], [15, 15]]), 6)
    assert squares.shape == (3, 1, 6, 6)
    assert squares[:, 0, 0, 0].tolist() == [0, 5, 10]


def test_perceptual_loss_reads_vgg_files(vgg_file: Path) -> None:
    perceptual = read_perceptual(vgg_file)
    a, b = torch.rand(1, 3, SIDE, SIDE), torch.rand(1, 3, SIDE, SIDE)
    assert perceptual(a, a) == 0
    assert perceptual(a, b) > 0
    state = torch.load(vgg_file, weights_only=True)
    state["features.10.weight"] = torch.zeros(8, 9, 3, 3)
    torch.save(state, vgg_file)
    with pytest.raises(MediaError, match=r"features\.10"):
        read_perceptual(vgg_file)
    torch.save({"layer1.weight": torch.zeros(2)}, vgg_file)
    with pytest.raises(MediaError, match="lack"):
        read_perceptual(vgg_file)


def _batch(audio: int) -> Batch:
    """A face that is a soft disc, moved a little between reference and target."""
    torch.manual_seed(1)
    rows, columns = torch.meshgrid(torch.arange(SIDE), torch.arange(SIDE), indexing="ij")

    def disc(x: float) -> Tensor:
        return torch.sigmoid(10 - ((columns - x) ** 2 + (rows - 16.0) ** 2).sqrt())[None]

    discs = [torch.stack([disc(x + shift) for shift in (0.0, 3.0)]) for x in (14.0, 16.0, 18.0)]
    colour = torch.tensor([0.8, 0.1, -0.5]).view(1, 3, 1, 1)
    nmfc = [torch.cat([each, each * columns / SIDE, each * rows / SIDE], 1) for each in discs]
    return Batch(
        driving=torch.cat(nmfc, 1),
        reference=torch.cat([nmfc[0], colour * (2 * discs[0] - 1)], 1),
        target=colour * (2 * discs[2] - 1),
        audio=torch.rand(2, audio) if audio else None,
        mouth_px=torch.tensor([[18, 20], [21, 20]]),
        faces=(discs[2], discs[0]),
    )


@pytest.mark.parametrize("audio", [6, 0])
def test_training_makes_the_losses_smaller(vgg_file: Path, audio: int) -> None:
    torch.manual_seed(2)
    training = Training(
        Generator(Layout(width=4, audio=audio)),
        Discriminator(6, width=4),
        Discriminator(3 + audio, width=4),
        read_perceptual(vgg_file),
        learning_rate=2e-3,
        mouth_px=16,
    )
    batch = _batch(audio)
    reports = [training.step(batch) for _ in range(13)]
    assert set(reports[0]) == {
        "image adversarial", "image features", "image L1", "image perceptual",
        "mouth adversarial", "mouth features", "warped L1", "warped perceptual", "mask",
        "generator", "image real", "image painted", "mouth real", "mouth painted",
        "discriminator",
    }  # fmt: skip
    judged = [step for step, report in enumerate(reports) if "discriminator" in report]
    assert judged == list(range(0, len(reports), 4))
    for name, share in {
        "generator": 0.6, "image L1": 0.6, "warped L1": 0.8, "image features": 0.7,
        "mouth features": 0.7, "image perceptual": 0.8, "warped perceptual": 1.0, "mask": 0.5,
    }.items():  # fmt: skip
        assert reports[-1][name] < share * reports[0][name], name
    image = training.generator(batch.driving, batch.reference, batch.audio).image.detach()
    judged = [training.judge(batch, image)["discriminator"] for _ in range(13)]
    assert judged[-1] < 0.9 * judged[0]


def test_spectral_norm_follows_the_weights_in_training() -> None:
    torch.manual_seed(0)
    layer = SpectralConv2d(3, 5, 3)
    for _ in range(60):
        layer(torch.rand(1, 3, 8, 8))
    layer.eval()
    identity = torch.zeros(1, 3, 8, 8)
    assert torch.allclose(layer(identity), layer.bias.view(1, -1, 1, 1).expand(1, 5, 6, 6))
    u, v = layer.weight_u, layer.weight_v
    norm = torch.dot(u, layer.weight_orig.flatten(1) @ v)
    largest = torch.linalg.matrix_norm(layer.weight_orig.flatten(1), 2)
    assert float(norm.detach()) == pytest.approx(float(largest.detach()), rel=1e-3)


def test_the_published_start() -> None:
    generator = Generator(Layout(width=4, audio=6))
    first = generator.flow_network.get_parameter("enc.0.1.0.weight_orig")
    before = first.clone()
    initialise(generator)
    assert torch.equal(first, before)
    last = generator.rendering_network.conv_img[1]
    assert float(last.weight.detach().std()) < 0.01
    assert not last.bias.any()
