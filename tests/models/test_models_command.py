"""`counterpoint models` as a user types it."""

from __future__ import annotations

import argparse
import json
import os
import signal
import struct
import threading
import time
from pathlib import Path

import pytest
from fakes.model_catalogue import CATALOGUE, REPO, WEIGHTS
from fakes.model_servers import FakeHub, FakeIndex

from assistant.commands import models as command
from models.network import Network, UnreachableHosts
from models.store import ModelStore

GGUF = struct.pack("<4sIQQ", b"GGUF", 3, 2, 5) + bytes(1000)


class Shell:
    """Runs the command on a data folder of its own."""

    def __init__(self, data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data_dir = data_dir
        self._capsys = capsys

    def __call__(self, *words: str, offline: bool = False) -> tuple[int, str, str]:
        parser = argparse.ArgumentParser()
        command.add_parser(parser.add_subparsers())
        args = parser.parse_args(["models", *words])
        args.data_dir, args.offline = self.data_dir, offline
        code = command.run(args)
        said = self._capsys.readouterr()
        return code, said.out, said.err


@pytest.fixture
def shell(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    hub: FakeHub,
    index: FakeIndex,
) -> Shell:
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    monkeypatch.setenv("PIP_INDEX_URL", index.index_url)
    monkeypatch.setattr("models.network._unreachable_in_this_run", UnreachableHosts())
    monkeypatch.setattr("models.store.load_catalogue", lambda: CATALOGUE)
    return Shell(tmp_path / "data", capsys)


def test_list_shows_the_programs_catalogue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = Shell(tmp_path / "data", capsys)("list")
    assert (code, err) == (0, "")
    for word in (
        "whisper-base",
        "qwen2.5-coder-1.5b",
        "1.12 GB",
        "Apache-2.0",
        "in tiny, starter",
        "not checked",
    ):
        assert word in out
    assert "preset starter (default)" in out
    assert not (tmp_path / "data").exists()


def test_list_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = Shell(tmp_path / "data", capsys)("list", "--json")
    rows = {row["id"]: row for row in json.loads(out)}
    assert rows["whisper-base"]["presets"] == ["starter"]
    assert rows["whisper-base"]["present"] is False
    assert rows["whisper-base"]["roles"] == ["recogniser"]


def test_fetch_verify_remove(shell: Shell) -> None:
    code, out, err = shell("fetch", "both", "wheel-only")
    assert code == 0
    assert "both is here." in out
    assert "All 2 models are here" in out
    assert "fetching both: " in err  # no terminal: plain lines
    assert "\r" not in err
    assert shell("fetch", "both", offline=True)[:2] == (0, "All 1 models are here.\n")
    assert shell("verify") == (0, "both is whole.\nwheel-only is whole.\n", "")
    assert json.loads(shell("list", "--json")[1])[0]["present"] is True
    (shell.data_dir / "models" / "both" / "model.bin").write_bytes(b"damaged")
    code, out, err = shell("verify")
    assert code == 1
    assert "damaged" in err
    code, out, _ = shell("remove", "both")
    assert code == 0
    assert "both is removed (" in out
    assert "was not here" in shell("remove", "both")[1]


def test_a_source_can_be_preferred(shell: Shell, hub: FakeHub) -> None:
    assert shell("fetch", "both", "--source", "wheel")[0] == 0
    assert not hub.asked


def test_one_failure_does_not_stop_the_others(shell: Shell, hub: FakeHub) -> None:
    hub.spoil(f"/{REPO}/resolve/main/model.bin", status=403)
    code, out, err = shell("fetch", "hub-only", "wheel-only")
    assert code == 1
    assert "wheel-only is here." in out
    assert "hf auth login" in err
    assert "Traceback" not in err


def test_offline_says_what_to_do(shell: Shell) -> None:
    (shell.data_dir / "models").mkdir(parents=True)
    code, _, err = shell("fetch", "both", "hub-only", offline=True)
    assert code == 1
    assert err.count("without --offline") == 1
    assert "Still missing: both, hub-only." in err


def test_without_a_network_one_sentence_is_enough(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    code, _, err = shell("fetch", "both", "hub-only", "wheel-only")
    assert code == 1
    assert err.count("both could not be fetched") == 1
    assert err.count("\n") == 2
    assert "Still missing: both, hub-only, wheel-only." in err


@pytest.mark.parametrize("action", ["fetch", "verify", "remove"])
def test_an_unknown_name_says_which_exist(shell: Shell, action: str) -> None:
    code, _, err = shell(action, "both", "gigantic")
    assert code == 1
    assert "gigantic" in err
    assert "wheel-only" in err


def test_import(shell: Shell, tmp_path: Path) -> None:
    mine = tmp_path / "my.gguf"
    mine.write_bytes(GGUF)
    code, out, _ = shell("import", str(mine), "--role", "reasoner", "--name", "My model")
    assert code == 0
    assert "can now be used as my-model (reasoner or interaction)" in out
    row = json.loads(shell("list", "--json")[1])[-1]
    assert (row["id"], row["imported"], row["present"]) == ("my-model", True, True)
    assert shell("verify", "my-model")[0] == 0
    assert shell("remove", "my-model")[0] == 0
    assert mine.exists()
    code, _, err = shell("import", str(tmp_path / "absent.gguf"))
    assert code == 1
    assert "cannot be read" in err


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C to the whole console")
def test_ctrl_c_cancels_and_says_that_it_goes_on(shell: Shell, hub: FakeHub) -> None:
    stored = hub.put_large(REPO, "model.bin", WEIGHTS)
    hub.storage.spoil(stored, stall_after=1_000_000)
    before = signal.getsignal(signal.SIGINT)

    def interrupt() -> None:
        while not hub.storage.asked:
            time.sleep(0.01)
        time.sleep(0.1)
        os.kill(os.getpid(), signal.SIGINT)

    presser = threading.Thread(target=interrupt)
    presser.start()
    code, _, err = shell("fetch", "hub-only")
    presser.join()
    assert code == 130
    assert "next time it goes on from there" in err
    assert signal.getsignal(signal.SIGINT) is before


def test_the_environment_names_the_servers(shell: Shell, hub: FakeHub, index: FakeIndex) -> None:
    assert (Network().hub_url, Network().index_url) == (hub.url, index.index_url)
    assert isinstance(ModelStore(shell.data_dir).catalogue["both"].id, str)
