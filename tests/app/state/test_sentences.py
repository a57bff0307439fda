"""What the engine says is recognised and said in the user's language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from app.state.preset_files import read_presets
from app.state.project_file import read_project
from app.state.sentences import CONTEXT, said, templates
from engine.drivers.takes import read_take
from engine.errors import LikenessError
from engine.media import read_picture, require_writable
from engine.registry import Registry, Spec
from engine.renderers import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TRANSLATIONS = Path(__file__).resolve().parents[3] / "app" / "ui" / "translations"


@pytest.fixture
def german(qapp: object) -> Iterator[QTranslator]:
    del qapp
    translator = QTranslator()
    assert translator.load(str(_TRANSLATIONS / "likeness_de.qm"))
    QCoreApplication.installTranslator(translator)
    yield translator
    QCoreApplication.removeTranslator(translator)


def test_every_sentence_comes_back_with_its_values(german: QTranslator) -> None:
    for template in templates():
        names = re.findall(r"\{(\w+)\}", template)
        values = {name: f"<{number}>" for number, name in enumerate(names)}
        expected = german.translate(CONTEXT, template).format(**values)
        assert said(template.format(**values)) == expected


def test_without_a_translation_words_stay_as_they_are(qapp: object) -> None:
    del qapp
    for words in (*templates(), "", "Nobody ever said this. Nor that."):
        if "{" not in words:
            assert said(words) == words


def _unavailable(_path: Path) -> object:
    return Registry("renderer", (Spec("a", "", "", "", "", needs=("no_such_package",)),)).load("a")


def _no_renderer(_path: Path) -> object:
    return RENDERERS.spec("wrap")


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("content", "read"),
    [
        (None, read_picture), (b"", read_picture), (b"text", read_picture),
        (b"text", read_project), (b"PK\x03\x04", read_project), (b"text", read_presets),
        (b"{}", read_presets), (b"text", read_take), (b"\xff\xfe\x00", read_take),
        (b"", _unavailable), (b"", _no_renderer),
        (b"", lambda path: require_writable(path / "x" / "y")),
    ],
)  # fmt: skip
def test_no_english_is_left_of_a_real_error(
    content: bytes | None, read: Callable[[Path], object], tmp_path: Path
) -> None:
    path = tmp_path / "Datei.bin"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LikenessError) as caught:
        read(path)
    error = caught.value
    for words in (error.sentence, error.hint, str(error)):
        heard = said(words)
        assert not words or heard != words
        left = heard.replace(str(path), "").replace("no_such_package", "")
        assert not re.search(r"\b(the|is|not|was|cannot|please|there|you)\b", left, re.IGNORECASE)
