"""A report that stands alone, read back as a browser would find it."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from engine.errors import MediaError
from engine.evaluation.comparison import compare
from engine.evaluation.contenders import COPY, Contender, CopiedPhoto
from engine.evaluation.measures import Unit
from engine.evaluation.report.curves import read_curves
from engine.evaluation.report.page import write_report
from engine.evaluation.report.sheets import Row, Samples, Sheet
from engine.media import read_digital_source_type, read_picture

RANDOM = np.random.default_rng(5)
STRIP = RANDOM.integers(0, 256, (40, 120, 3), dtype=np.uint8)
UNITS = [
    Unit("clip <1>", {"warp": {"l1": RANDOM.uniform(0.02, 0.03, 60)},
                      "lite": {"l1": RANDOM.uniform(0.01, 0.02, 60)}})
]  # fmt: skip
LABELS = {"warp": "Warp", "lite": "HeadGAN lite"}


class Reader(HTMLParser):
    """Collects tags, what they refer to, and the words."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attrs)
        self.links += [found[name] for name in ("src", "srcset", "href") if found.get(name)]
        if tag == "img":
            assert found["alt"]

    def handle_data(self, data: str) -> None:
        self.words += data


def write(folder: Path, **parts: object) -> Reader:
    page = write_report(folder, title="A report", made="Today.", labels=LABELS, **parts)
    reader = Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader


def test_everything_it_shows_lies_beside_it(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    rows = [{"kind": "validation", "step": n, "l1": 1 / (n + 1), "base_l1": 0.5} for n in range(4)]
    log.write_text("".join(json.dumps(row) + "\n" for row in rows) + '{"kind": "valid')
    rows = (Row("Warp", STRIP, False), Row("HeadGAN lite", STRIP, True))
    reader = write(
        tmp_path / "out",
        comparisons=[compare("Clips & more", UNITS)],
        curves=read_curves(log),
        sheets=[Sheet("biden", ("Photo", "Yaw +30"), (("Head", rows),))],
    )
    assert "script" not in reader.tags
    assert len(reader.links) == 4
    for link in reader.links:
        assert (tmp_path / "out" / link).is_file(), link
        assert "://" not in link
    for words in ("Photo", "Yaw +30", "clip <1>", "Clips & more"):
        assert words in reader.words
    warp, lite = (tmp_path / "out" / link for link in reader.links if link.endswith(".jpg"))
    assert "TrainedAlgorithmicMedia" in read_digital_source_type(lite)
    assert "Trained" not in read_digital_source_type(warp)
    assert read_picture(lite).size_hw == (40, 120)


def test_figures_and_their_verdict_are_said(tmp_path: Path) -> None:
    words = write(tmp_path / "new" / "out", comparisons=[compare("Clips", UNITS)]).words
    warp, lite = (float(unit["l1"].mean()) for unit in UNITS[0].values.values())
    assert f"{warp:.4f}" in words
    assert f"{lite:.4f}" in words
    assert f"▲ −{warp - lite:.4f}" in words
    assert "▼" in words  # the legend
    assert f"▼ −{warp - lite:.4f}" not in words


def test_a_page_is_made_anew_and_leaves_other_files(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    write(tmp_path, comparisons=[compare("First", UNITS)])
    words = write(tmp_path, comparisons=[compare("Second", UNITS)]).words
    assert "Second" in words
    assert "First" not in words
    assert (tmp_path / "mine.txt").read_text() == "keep"


@pytest.mark.parametrize("content", ["hello\n", '[1, 2]\n{"kind": "validation"}\n'])
def test_what_is_no_log_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text(content)
    with pytest.raises(MediaError, match="no training log"):
        read_curves(path)


@pytest.mark.parametrize("count", [1, 5, 12, 13, 200])
def test_samples_are_spread_over_all_frames(count: int) -> None:
    samples = Samples()
    for number in range(count):
        pixels = np.full((30, 40, 3), number, np.uint8)
        samples.see(_Truth(pixels), {"warp": pixels, COPY: pixels})
    contenders = [Contender(name, name, CopiedPhoto()) for name in ("warp", COPY)]
    ((_, rows),) = samples.sheet("Frames", contenders).groups
    shown = sorted(set(rows[0].pixels[10, ::20, 0].tolist()) - {24})
    assert shown[0] == 0
    assert shown[-1] >= 0.7 * (count - 1)
    assert len(shown) >= min(count, 6)
    assert [row.label for row in rows] == ["Truth", "warp", COPY]


class _Truth:
    """Of a frame, only its pixels."""

    def __init__(self, pixels: np.ndarray) -> None:
        self.frame = self
        self.pixels = pixels
