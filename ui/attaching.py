"""Lets the user attach a picture or a text file to the message: by key or button, by dropping it, by pasting it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from assistant.attachment import TextFile
from ui.composer import Composer
from ui.picture_file import NotAPictureError, Pasted, ReadPicture, is_picture, read_pasted, read_picture
from ui.text_file import NotATextFileError, clean_name, read_text_file
from ui.threads import run_in_background
from ui.translating import mark, tr, translated

ChooseFile = Callable[[QWidget], Path | None]

ONE_AT_A_TIME = mark("Only one file can be attached at a time.")


Handed = TextFile | ReadPicture


def choose_attachment(parent: QWidget) -> Path | None:
    """Ask for a file on disk."""
    name, _ = QFileDialog.getOpenFileName(parent, tr("A picture or a text file for the message"))
    return Path(name) if name else None


class Attaching(QObject):
    """Reads what is handed over in the background, and shows it or what is wrong with it over the text field."""

    def __init__(
        self,
        composer: Composer,
        action: QAction,
        choose_file: ChooseFile = choose_attachment,
        sees_pictures: Callable[[], bool] = lambda: False,
    ) -> None:
        """`sees_pictures` says whether there is a model that looks at pictures."""
        super().__init__(composer)
        self._sees_pictures = sees_pictures
        self.choose_file = choose_file
        self._composer = composer
        self._action = action
        self._reading = 0  # counts up; what was begun under an older number is not wanted any more
        action.triggered.connect(self._choose)
        composer.field.files_pasted.connect(self.take)
        composer.field.picture_pasted.connect(self.take_picture)
        composer.chip.removed.connect(self.forget)

    def take(self, paths: Sequence[Path]) -> None:
        """Attach a file in place of the one before."""
        if not self._action.isEnabled() or not paths:
            return
        self.forget()
        if len(paths) > 1:
            self._composer.chip.show_problem(translated(ONE_AT_A_TIME))
            return
        path = paths[0]
        self._read(clean_name(path), lambda: _read_file(path))

    def take_picture(self, pasted: Pasted) -> None:
        """Attach a picture that is in no file, in place of what was attached before."""
        if self._action.isEnabled():
            self.forget()
            name = tr("Pasted picture")
            self._read(name, lambda: read_pasted(pasted, name))

    def _read(self, name: str, read: Callable[[], Handed]) -> None:
        number = self._reading
        self._composer.chip.show_reading(name)
        self._composer.field.waits = True
        run_in_background(
            read,
            lambda handed: self._show(number, handed),
            lambda error: self._refuse(number, name, error),
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

    def _show(self, number: int, handed: Handed) -> None:
        if self._is_wanted(number):
            self._composer.field.waits = False
            if isinstance(handed, ReadPicture):
                self._composer.chip.show_picture(handed.picture, handed.preview, seen=self._sees_pictures())
            else:
                self._composer.chip.show_file(handed)

    def _refuse(self, number: int, name: str, error: Exception) -> None:
        if self._is_wanted(number):
            self._composer.field.waits = False
            known = isinstance(error, (NotATextFileError, NotAPictureError))
            sentence = str(error) if known else tr("{file} could not be read.", file=name)
            self._composer.chip.show_problem(sentence)

    def _is_wanted(self, number: int) -> bool:
        return number == self._reading and shiboken6.isValid(self)


def _read_file(path: Path) -> Handed:
    return read_picture(path) if is_picture(path) else read_text_file(path)
