"""Lets the user attach a text file to the message: by key or button, by dropping it, by pasting it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from assistant.attachment import Attachment
from ui.composer import Composer
from ui.text_file import NotATextFileError, clean_name, read_text_file
from ui.threads import run_in_background

ChooseFile = Callable[[QWidget], Path | None]

ONE_AT_A_TIME = "Only one file can be attached at a time."


def choose_text(parent: QWidget) -> Path | None:
    """Ask for a text file on disk."""
    name, _ = QFileDialog.getOpenFileName(parent, "A text file for the message")
    return Path(name) if name else None


class Attaching(QObject):
    """Reads what is handed over in the background, and shows it or what is wrong with it over the text field."""

    def __init__(self, composer: Composer, action: QAction, choose_file: ChooseFile = choose_text) -> None:
        super().__init__(composer)
        self.choose_file = choose_file
        self._composer = composer
        self._action = action
        self._reading = 0  # counts up; what was begun under an older number is not wanted any more
        action.triggered.connect(self._choose)
        composer.field.files_pasted.connect(self.take)
        composer.chip.removed.connect(self.forget)

    def take(self, paths: Sequence[Path]) -> None:
        """Attach a file in place of the one before."""
        if not self._action.isEnabled() or not paths:
            return
        self.forget()
        if len(paths) > 1:
            self._composer.chip.show_problem(ONE_AT_A_TIME)
            return
        path, number = paths[0], self._reading
        self._composer.chip.show_reading(clean_name(path))
        self._composer.field.waits = True
        run_in_background(
            lambda: read_text_file(path),
            lambda attachment: self._show(number, attachment),
            lambda error: self._refuse(number, path, error),
        )

    def forget(self) -> None:
        """Nothing is attached, and nothing that is being read will be."""
        self._reading += 1
        self._composer.field.waits = False
        self._composer.chip.clear()
        self._composer.field.setFocus()

    def _choose(self) -> None:
        path = self.choose_file(self._composer.window())
        if path is not None:
            self.take([path])

    def _show(self, number: int, attachment: Attachment) -> None:
        if self._is_wanted(number):
            self._composer.field.waits = False
            self._composer.chip.show_file(attachment)

    def _refuse(self, number: int, path: Path, error: Exception) -> None:
        if self._is_wanted(number):
            self._composer.field.waits = False
            known = isinstance(error, NotATextFileError)
            sentence = str(error) if known else f"{clean_name(path)} could not be read."
            self._composer.chip.show_problem(sentence)

    def _is_wanted(self, number: int) -> bool:
        return number == self._reading and shiboken6.isValid(self)
