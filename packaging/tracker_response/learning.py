"""Drawn pictures -> what a tracked point does per unit of each shape, and how it strays."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.fitting.response import POSE_TERMS, TrackerResponse
from engine.trackers.mirror import mirror_table
from engine.types import ARKIT_INDEX
from tracker_response.rendering import PARTNER, Samples

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.fitting.basis import LandmarkBasis

    DoubleArray = NDArray[np.float64]

MODES = 80
_RIDGE = 0.3
"""In pictures: a shape that was hardly drawn keeps its geometric displacement."""
_RESTING = [ARKIT_INDEX[name] for name in ("mouthSmileLeft", "mouthSmileRight")]
"""Shapes whose response depends on how much of them the face shows at rest."""
_MIRROR_SIGNS = np.array([-1.0, 1.0, -1.0, 1.0, 1.0, 1.0, -1.0, 1.0, -1.0])
"""Of yaw, pitch, roll, their squares and their products."""


def learn(samples: Sequence[Samples], basis: LandmarkBasis) -> TrackerResponse:
    """The response of all photos together, both sides of the face alike."""
    both = [each for one in samples for each in (one, _mirror_image(one))]
    response = _regressed(both, basis)
    strays = [_strays(both, person, basis) for person in sorted({one.person for one in both})]
    modes, variance = _modes(np.concatenate(strays), basis)
    return replace(response, modes=modes, variance=variance)


def _mirror_image(samples: Samples) -> Samples:
    return replace(
        samples,
        own=samples.own[PARTNER],
        change=samples.change[:, PARTNER],
        pose=samples.pose * _MIRROR_SIGNS,
        moved_mm=samples.moved_mm[:, mirror_table()] * [-1.0, 1.0],
    )


def _design(samples: Samples) -> DoubleArray:
    resting = samples.change[:, _RESTING] * samples.own[_RESTING]
    return np.concatenate([samples.change, resting, samples.pose], axis=1)


def _regressed(samples: Sequence[Samples], basis: LandmarkBasis) -> TrackerResponse:
    """Ridge regression towards the geometric shapes; each person counts the same."""
    photos = Counter(each.person for each in samples)
    geometric = np.ascontiguousarray(basis.expression[:2].transpose(1, 0, 2))
    columns = 52 + len(_RESTING) + POSE_TERMS
    matrix, right = _RIDGE * np.eye(columns), np.zeros((columns, geometric[..., 0].size))
    for each in samples:
        design = _design(each)
        rest = each.moved_mm - np.einsum("lck,nk->nlc", geometric, each.change)
        weighted = design.T / photos[each.person]
        matrix += weighted @ design
        right += weighted @ rest.reshape(len(rest), -1)
    solved = np.linalg.solve(matrix, right).T.reshape(len(basis.mean), 2, columns)
    own = np.zeros_like(geometric)
    own[:, :, _RESTING] = solved[:, :, 52:-POSE_TERMS]
    return TrackerResponse(
        expression=geometric + solved[:, :, :52],
        own=own,
        pose=solved[:, :, -POSE_TERMS:],
        modes=np.zeros((2 * len(geometric), 0)),
        variance=np.zeros(2 * len(geometric)),
    )


def _strays(samples: Sequence[Samples], person: str, basis: LandmarkBasis) -> DoubleArray:
    """(N, 2 L) mm by which the response of all other people misses one person."""
    others = _regressed([each for each in samples if each.person != person], basis)
    mine = [each for each in samples if each.person == person]
    rows = []
    for each in mine:
        guess = each.change @ others.shapes(each.own).transpose(0, 2, 1)
        guess += each.pose @ others.pose.transpose(0, 2, 1)
        rows.append((each.moved_mm - guess.transpose(1, 0, 2)) / np.sqrt(len(mine) / 2))
    return np.concatenate(rows).reshape(-1, 2 * len(basis.mean))


def _modes(strays: DoubleArray, basis: LandmarkBasis) -> tuple[DoubleArray, DoubleArray]:
    """The strongest common patterns, and what is left of each coordinate's variance."""
    strays = strays * np.repeat(~basis.iris, 2)
    _, strength, patterns = np.linalg.svd(strays / np.sqrt(len(strays)), full_matrices=False)
    modes = patterns[:MODES].T * strength[:MODES]
    left = (strays**2).mean(axis=0) - (modes**2).sum(axis=1)
    return modes, np.maximum(left.reshape(-1, 2).mean(axis=1), 1e-4).repeat(2)
