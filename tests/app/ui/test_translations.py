"""No text is left untranslated, and what Qt loads is what the .ts files say."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QTranslator

from app.state import sentences

_SCRIPT = Path(__file__).resolve().parents[3] / "packaging" / "translations.py"


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    """The script, which finds what lies beside it as it does when it is run."""
    spec = importlib.util.spec_from_file_location("likeness_translations", _SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    sys.path.insert(0, str(_SCRIPT.parent))
    spec.loader.exec_module(module)
    sys.path.remove(str(_SCRIPT.parent))
    return module


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_text_is_translated(translations: ModuleType, language: str) -> None:
    assert not translations.missing(language)


def test_all_the_engine_says_is_recognised(translations: ModuleType) -> None:
    assert list(sentences.templates()) == translations.sentences.gather()


def test_what_qt_loads_is_up_to_date(translations: ModuleType) -> None:
    loaded = QTranslator()
    assert loaded.load(str(translations.FOLDER / "likeness_de.qm"))
    for text, forms in translations.read(translations.FOLDER / "likeness_de.ts").items():
        if not text.counts:
            assert loaded.translate(text.context, text.source) == forms[0]


def test_placeholders_and_mnemonics_survive(translations: ModuleType) -> None:
    for text, forms in translations.read(translations.FOLDER / "likeness_de.ts").items():
        for form in forms:
            assert sorted(re.findall(r"\{\w+\}", form)) == sorted(
                re.findall(r"\{\w+\}", text.source)
            )
            assert ("…" in form) == ("…" in text.source), text
            assert form.count("&") == text.source.count("&"), text
