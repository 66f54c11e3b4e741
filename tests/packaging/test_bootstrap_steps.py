"""The record of steps, the lock files, and what a start does when a set-up was cut short."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from setup_steps import llama_wheel, venv_folder
from setup_steps.console import NothingChangedProblem
from setup_steps.lock_files import entries, expected_packages, part_of_lock
from setup_steps.lock_making import SOURCES, compile_command, refuse_unwanted
from setup_steps.places import BUILD_LOCK, DEV_LOCK, RUNTIME_LOCK
from setup_steps.stamp import Stamp, digest_of

LOCK = """\
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:aa
    # via tqdm
llama-cpp-python==0.3.36 \\
    --hash=sha256:bb
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:cc \\
    --hash=sha256:dd
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:ee
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "record.json"


def test_a_finished_step_is_remembered_for_what_it_was_made_from(record: Path) -> None:
    with Stamp(record).doing(libraries="one"):
        pass
    again = Stamp(record)
    assert again.is_done("libraries", "one")
    assert not again.is_done("libraries", "two")
    assert not again.interrupted


def test_a_step_that_was_cut_short_makes_everything_untrusted(record: Path) -> None:
    stamp = Stamp(record)
    with stamp.doing(venv="here"):
        pass
    with pytest.raises(KeyboardInterrupt), stamp.doing(libraries="one"):
        raise KeyboardInterrupt
    again = Stamp(record)
    assert again.interrupted
    assert not again.is_done("libraries", "one")
    assert not again.is_done("venv", "here")


def test_a_step_begun_again_is_not_done_until_it_ends(record: Path) -> None:
    stamp = Stamp(record)
    with stamp.doing(libraries="one"):
        pass
    with stamp.doing(libraries="one"):
        assert Stamp(record).interrupted


def test_without_a_network_what_was_set_up_before_stays(record: Path) -> None:
    stamp = Stamp(record)
    with stamp.doing(venv="here"):
        pass
    with pytest.raises(NothingChangedProblem), stamp.doing(libraries="one"):
        raise NothingChangedProblem("no network")
    again = Stamp(record)
    assert not again.interrupted
    assert again.is_done("venv", "here")
    assert not again.is_done("libraries", "one")


@pytest.mark.parametrize("content", ["", "{", '{"done": 3}', "[]", '{"done": {"libraries": "one"}}'])
def test_a_broken_record_is_not_trusted(record: Path, content: str) -> None:
    record.write_text(content)
    assert not Stamp(record).is_done("libraries", "one")
    assert Stamp(record).interrupted


def test_no_record_is_an_environment_made_by_hand(record: Path) -> None:
    assert not Stamp(record).interrupted
    assert not Stamp(record).is_done("libraries", "one")


def test_digests_keep_their_parts_apart(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("ab")
    assert digest_of("a", "b") != digest_of("ab", "")
    assert digest_of(file) == digest_of("ab")


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """A real virtual environment, without pip."""
    venv = tmp_path / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True, timeout=60)
    return venv


def stamp_of(venv: Path) -> Stamp:
    return Stamp(venv / venv_folder.STAMP_NAME)


def test_a_sound_environment_stays(environment: Path) -> None:
    stamp = stamp_of(environment)
    with stamp.doing(venv=str(environment.parent)):
        pass
    assert venv_folder.reason_to_remake(environment, stamp) is None


def test_an_interrupted_set_up_is_made_anew(environment: Path) -> None:
    stamp = stamp_of(environment)
    with pytest.raises(KeyboardInterrupt), stamp.doing(libraries="one"):
        raise KeyboardInterrupt
    assert (
        venv_folder.reason_to_remake(environment, stamp_of(environment)) == "the last set-up was interrupted"
    )


def test_an_environment_whose_python_is_gone_is_made_anew(environment: Path) -> None:
    shutil.rmtree(environment / "bin" if (environment / "bin").exists() else environment / "Scripts")
    assert "Python is gone" in str(venv_folder.reason_to_remake(environment, stamp_of(environment)))


def test_an_environment_of_another_python_version_is_made_anew(environment: Path) -> None:
    lib = environment / "lib"
    if not lib.exists():
        pytest.skip("on Windows the folder does not name the version")
    next(lib.glob("python3.*")).rename(lib / "python3.7")
    assert venv_folder.reason_to_remake(environment, stamp_of(environment)) is not None


def test_a_checkout_that_was_moved_gets_a_new_environment(environment: Path) -> None:
    stamp = stamp_of(environment)
    with stamp.doing(venv="/somewhere/else"):
        pass
    assert "/somewhere/else" in str(venv_folder.reason_to_remake(environment, stamp))


def test_parts_of_a_lock_keep_their_hashes_and_markers() -> None:
    assert [name for name, _text in entries(LOCK)] == ["colorama", "llama-cpp-python", "numpy", "numpy"]
    assert part_of_lock(LOCK, only=("llama-cpp-python",)) == (
        "llama-cpp-python==0.3.36 \\\n    --hash=sha256:bb\n"
    )
    rest = part_of_lock(LOCK, without=("llama-cpp-python",))
    assert "llama" not in rest
    assert rest.count("--hash") == 4
    assert rest.count("python_full_version") == 2


def test_packages_of_other_systems_are_not_waited_for() -> None:
    assert expected_packages(LOCK, "linux") == 2
    assert expected_packages(LOCK, "win32") == 3


@pytest.mark.parametrize("lock", [RUNTIME_LOCK, DEV_LOCK, BUILD_LOCK])
def test_the_lock_files_pin_everything_with_hashes(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert all("--hash=sha256:" in entry for _name, entry in entries(text))
    assert len(entries(text)) == sum(1 for line in text.splitlines() if line and line[0] not in " #")
    refuse_unwanted(lock)


def test_the_developers_lock_holds_the_runtimes_versions() -> None:
    runtime = {text.split(" ")[0] for _name, text in entries(RUNTIME_LOCK.read_text(encoding="utf-8"))}
    dev = {text.split(" ")[0] for _name, text in entries(DEV_LOCK.read_text(encoding="utf-8"))}
    assert runtime <= dev


def test_the_build_lock_holds_what_the_build_uses() -> None:
    names = {name for name, _text in entries(BUILD_LOCK.read_text(encoding="utf-8"))}
    assert {*llama_wheel.BUILD_TOOLS, *venv_folder.TOOLS} == names


def test_locks_are_made_for_every_system_at_once_and_with_hashes() -> None:
    command = compile_command("uv", RUNTIME_LOCK, SOURCES[0][1], ["--upgrade"])
    assert {"--universal", "--generate-hashes", "--upgrade"} <= set(command)
    assert command[-1].endswith("requirements.lock")
