"""What the strip over the conversation says of models that are on their way."""

from __future__ import annotations

from ui.downloads import Downloads
from ui.startup import Stage, Startup
from ui.strip import StripAction, StripContent


def download_strip(startup: Startup, downloads: Downloads) -> StripContent | None:
    """The strip for how things stand; None when there is nothing to say."""
    if startup.stage is not Stage.TALKING:
        return None
    if startup.trouble:
        return StripContent(
            startup.trouble,
            danger=True,
            actions=(
                StripAction("Retry", startup.fetch, primary=True),
                StripAction("Not now", startup.dismiss),
            ),
        )
    if downloads.pending:
        overall = downloads.overall()
        return StripContent(
            "Fetching more models while you talk",
            detail=overall.text,
            fraction=overall.fraction,
            actions=(StripAction("Cancel", startup.cancel),),
        )
    if startup.paused:
        return StripContent(
            "The download is paused; what has arrived is kept.",
            actions=(
                StripAction("Go on", startup.fetch, primary=True),
                StripAction("Not now", startup.dismiss),
            ),
        )
    return None
