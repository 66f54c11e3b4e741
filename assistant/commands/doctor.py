"""`counterpoint doctor`: what there is, what is wrong, and how to mend it."""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.capture.devices import list_devices
from assistant.capture.trial import try_camera, try_microphone, try_speaker
from assistant.commands.devices import as_json as devices_as_json
from assistant.commands.output import say
from assistant.data_folder import DataFolderError, prepare
from assistant.machine import versions
from assistant.model_loading import NEEDED_ROLES
from assistant.settings import SETTINGS_FILE, Settings
from models.errors import ModelError
from models.hardware import fits, look_at_hardware
from models.presets import DEFAULT_PRESET, Preset, load_presets
from models.store import ModelStore
from models.units import format_bytes

ONLY_FOR_THE_WINDOW = "PySide6-Essentials"
LITTLE_SPACE_BYTES = 1_000_000_000

Facts = dict[str, Any]


@dataclass
class Report:
    """What was found. Each problem is a sentence that says how to mend it.

    A conversation is possible as long as nothing is in `obstacles`; `troubles` make it worse, not impossible.
    """

    facts: Facts = field(default_factory=dict)
    obstacles: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    @property
    def problems(self) -> list[str]:
        return [*self.obstacles, *self.troubles]


def add_parser(subparsers: Any) -> None:
    """Add `doctor` to the main parser."""
    parser = subparsers.add_parser("doctor", help="say what is wrong and how to mend it")
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Examine everything; `args` has data_dir. Returns 0 when a conversation could be held, otherwise 1."""
    report = examine(args.data_dir)
    if args.json:
        summary = {"conversation_possible": not report.obstacles, "problems": report.problems}
        say(json.dumps({**report.facts, **summary}, indent=2, ensure_ascii=False))
    else:
        _show(report)
    return 1 if report.obstacles else 0


def examine(data_dir: Path) -> Report:
    """Looks at everything, the devices included; takes some two seconds. Never raises for what it finds."""
    report = Report()
    _libraries(report)
    _machine(report)
    _data_folder(report, data_dir)
    _devices(report, Settings.load(data_dir / SETTINGS_FILE, report.troubles.append))
    _models(report, data_dir)
    return report


def _libraries(report: Report) -> None:
    found = versions()
    for name, number in found.items():
        if number is None:
            missing = report.troubles if name == ONLY_FOR_THE_WINDOW else report.obstacles
            missing.append(f"The library {name} is not installed; run make run again, or pip install {name}.")
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        report.troubles.append(
            f"Python {platform.python_version()} is not one of 3.11 to 3.13; install one of those."
        )
    report.facts["versions"] = found


def _machine(report: Report) -> None:
    hardware = look_at_hardware()
    report.facts["machine"] = {
        "processor": platform.processor() or platform.machine(),
        "cores": hardware.cores,
        "threads": hardware.threads,
        "memory_bytes": hardware.memory_total_bytes,
        "memory_free_bytes": hardware.memory_available_bytes,
    }


def _data_folder(report: Report, data_dir: Path) -> None:
    facts: Facts = {"path": str(data_dir), "writable": True, "free_bytes": None}
    report.facts["data_folder"] = facts
    try:
        prepare(data_dir)
    except DataFolderError as error:
        facts["writable"] = False
        report.troubles.append(str(error))
    existing = next((folder for folder in (data_dir, *data_dir.parents) if folder.exists()), None)
    if existing is None:
        return
    facts["free_bytes"] = free = shutil.disk_usage(existing).free
    if free < LITTLE_SPACE_BYTES:
        report.troubles.append(
            f"Only {format_bytes(free)} are free on the disk of {data_dir}; free some, models need several GB."
        )


def _devices(report: Report, settings: Settings) -> None:
    devices = list_devices()
    microphone = try_microphone(settings.text("audio.microphone") or None)
    speaker = try_speaker(settings.text("audio.speaker") or None)
    report.facts["devices"] = {
        **devices_as_json(devices),
        "microphone_works": not microphone.problem,
        "microphone": microphone.label,
        "level_dbfs": microphone.level_dbfs,
        "speaker_works": not speaker.problem,
        "speaker": speaker.label,
    }
    if devices.problem:
        report.troubles.append(devices.problem)
    else:
        report.troubles += [trial.problem for trial in (microphone, speaker) if trial.problem]
    source = settings.text("camera.source")
    if source or settings.flag("camera.on"):  # otherwise it is nobody's wish that a camera is switched on
        camera = try_camera(source)
        report.facts["devices"] |= {"camera_works": not camera.problem, "camera": camera.label}
        if camera.problem:
            report.troubles.append(camera.problem)


def _models(report: Report, data_dir: Path) -> None:
    try:
        store = ModelStore(data_dir / "models")
        presets = load_presets()
        states = {name: _states(store, preset) for name, preset in presets.items()}
    except ModelError as error:
        report.facts["models"] = {}
        report.obstacles.append(str(error))
        return
    report.facts["models"] = states
    for model_id in dict.fromkeys(
        model_id for preset in states.values() for model_id, state in preset.items() if state == "damaged"
    ):
        report.troubles.append(
            f"The files of {model_id} are not what they were; run counterpoint models fetch {model_id}."
        )
    complete = [name for name, preset in presets.items() if _can_talk(preset, states[name])]
    if not complete:
        report.obstacles.append(
            f"The models of no preset are complete; run counterpoint models fetch {DEFAULT_PRESET}."
        )
        return
    enough = [name for name in complete if _fits(store, presets[name])]
    if not enough:
        models = presets[complete[0]].models.values()
        report.obstacles.append(fits(store.catalogue[model_id] for model_id in models).sentence)


def _states(store: ModelStore, preset: Preset) -> dict[str, str]:
    """“here”, “damaged” (there, but not what was verified) or “missing”, by model id."""
    return {model_id: _state(store, model_id) for model_id in preset.ids}


def _state(store: ModelStore, model_id: str) -> str:
    lacking = store.lacking(model_id)
    if not lacking:
        return "here"
    folder = store.folder_of(model_id)
    return "damaged" if any((folder / file.name).exists() for file in lacking) else "missing"


def _can_talk(preset: Preset, states: Mapping[str, str]) -> bool:
    """Without the reasoner and the models for the camera one can talk all the same."""
    return all(states[preset.models[role]] == "here" for role in NEEDED_ROLES)


def _fits(store: ModelStore, preset: Preset) -> bool:
    return fits(store.catalogue[model_id] for model_id in preset.models.values()).fits


def _show(report: Report) -> None:
    facts = report.facts
    for name, number in facts["versions"].items():
        say(f"{name:<24}{number or 'not installed'}")
    machine, folder, devices = facts["machine"], facts["data_folder"], facts["devices"]
    say(f"{'processor':<24}{machine['processor']}, {machine['cores']} cores, {machine['threads']} threads")
    free, whole = format_bytes(machine["memory_free_bytes"]), format_bytes(machine["memory_bytes"])
    say(f"{'memory':<24}{whole}, {free} free")
    space = "" if folder["free_bytes"] is None else f", {format_bytes(folder['free_bytes'])} free"
    say(f"{'data folder':<24}{folder['path']}{'' if folder['writable'] else ', not writable'}{space}")
    level = devices["level_dbfs"]
    heard = "" if level is None else f", hears {level:.0f} dBFS"
    say(f"{'microphone':<24}{devices['microphone'] or 'none works'}{heard}")
    say(f"{'speaker':<24}{devices['speaker'] or 'none works'}")
    say(f"{'cameras':<24}{', '.join(camera['name'] for camera in devices['cameras']) or 'none'}")
    say(f"{'screens':<24}{', '.join(screen['name'] for screen in devices['screens']) or 'none to look at'}")
    for preset, models in facts["models"].items():
        lacking = [f"{model_id} {state}" for model_id, state in models.items() if state != "here"]
        say(f"{'preset ' + preset:<24}{'complete' if not lacking else ', '.join(lacking)}")
    say()
    for problem in report.problems:
        say(f"- {problem}")
    say("A conversation is not possible yet." if report.obstacles else "A conversation is possible.")
