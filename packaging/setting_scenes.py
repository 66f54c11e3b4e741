"""What the pictures of the settings show: their pages, with models that were measured or are on their way."""

from __future__ import annotations

from studio import Act
from window_scenes import ROLES, headset, settle


def settings_page(section: str) -> Act:
    def act(desktop, _conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
        from ui.translating import translated

        desktop.open_settings()
        sections = desktop.dialog.sections
        names = [sections.item(row).text() for row in range(sections.count())]
        sections.setCurrentRow(names.index(translated(section)))

    return act


def _to_the_end(desktop) -> None:  # type: ignore[no-untyped-def]
    """Scroll the page of the settings that is shown to its end."""
    settle(desktop)
    bar = desktop.dialog.pages.currentWidget().verticalScrollBar()
    bar.setValue(bar.maximum())


def _measured(desktop) -> None:  # type: ignore[no-untyped-def]
    """Somebody has talked here with the models of two presets."""
    from models.speeds import Speed

    speeds = desktop.shelf.speeds
    for preset, seconds in (("tiny", (0.31, 0.3)), ("starter", (0.42, 0.5, 0.38))):
        models = desktop.shelf.presets[preset].models
        for value in seconds:
            speeds.note(Speed.ANSWER_S, [models[role] for role in ROLES if role != "reasoner"], value)
        speeds.note(Speed.READ_S, [models["recogniser"]], 0.2)
        speeds.note(Speed.THOUGHT_S, [models["reasoner"]], 9.0)
        speeds.note(Speed.WORDS_PER_S, [models["reasoner"]], 3.2)
    speeds.save()


def speeds(desktop, conversation, fetcher) -> None:  # type: ignore[no-untyped-def]
    _measured(desktop)
    desktop.settings.set("model.reasoner", "gpt-oss-20b-mxfp4")
    desktop.downloads.fetch(["gpt-oss-20b-mxfp4"])
    fetcher.progress(0.31)
    settings_page("Models")(desktop, conversation, fetcher)


def stock(desktop, conversation, fetcher) -> None:  # type: ignore[no-untyped-def]
    speeds(desktop, conversation, fetcher)
    desktop.downloads.pause()
    _to_the_end(desktop)


def delete_everything(desktop, conversation, fetcher) -> object:  # type: ignore[no-untyped-def]
    from PySide6.QtWidgets import QMessageBox

    settings_page("Privacy")(desktop, conversation, fetcher)
    desktop.dialog.contents.everything.button.click()
    return desktop.dialog.findChild(QMessageBox)


def bluetooth_setting(desktop, conversation, _fetcher) -> None:  # type: ignore[no-untyped-def]
    headset(conversation)
    settings_page("Sound")(desktop, conversation, _fetcher)
    settle(desktop)
