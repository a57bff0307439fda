"""The language of all texts: ours and Qt's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

LANGUAGES = ("en", "de")
"""Languages the texts are complete in."""
_OURS = Path(__file__).parent / "translations"


def speak(language: str) -> None:
    """Say everything in a language from now on; what is on screen has to be made anew.

    Numbers and dates are written as that language does.

    Args:
        language: such as "de", or "system" for the system's.
    """
    application = QCoreApplication.instance()
    assert application is not None
    locale = QLocale.system() if language == "system" else QLocale(language)
    QLocale.setDefault(locale)
    for former in application.findChildren(QTranslator):
        application.removeTranslator(former)
        former.deleteLater()
    theirs = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("qtbase", theirs), ("likeness", str(_OURS))):
        translator = QTranslator(application)
        if translator.load(locale, name, "_", folder):
            application.installTranslator(translator)
        else:
            translator.deleteLater()
