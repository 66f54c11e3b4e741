"""What the strip over the conversation says of models that are on their way."""

from __future__ import annotations

from ui.downloads import Downloads
from ui.engine_sentences import told
from ui.startup import Stage, Startup
from ui.strip import StripAction, StripContent
from ui.translating import tr


def download_strip(startup: Startup, downloads: Downloads) -> StripContent | None:
    """The strip for how things stand; None when there is nothing to say."""
    if startup.stage is not Stage.TALKING:
        return None
    if startup.trouble:
        return StripContent(
            told(startup.trouble),
            danger=True,
            actions=(
                StripAction(tr("Retry"), startup.fetch, primary=True),
                StripAction(tr("Not now"), startup.dismiss),
            ),
        )
    if downloads.pending:
        overall = downloads.overall()
        return StripContent(
            tr("Fetching more models while you talk"),
            detail=overall.text,
            fraction=overall.fraction,
            actions=(
                StripAction(tr("Pause"), startup.pause),
                StripAction(tr("Cancel"), startup.cancel),
            ),
        )
    if startup.paused:
        return StripContent(
            tr("The download is paused; what has arrived is kept."),
            actions=(
                StripAction(tr("Go on"), startup.fetch, primary=True),
                StripAction(tr("Cancel"), startup.cancel),
                StripAction(tr("Not now"), startup.dismiss),
            ),
        )
    return None
