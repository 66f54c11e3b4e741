"""Files as a sound card: what a LiveConversation asks of one besides sound."""

from __future__ import annotations

from assistant.capture.file_audio import FileAudio


class FileCard(FileAudio):
    """See the module."""

    bluetooth = None

    def rest_microphone(self, rest: bool) -> None:
        pass
