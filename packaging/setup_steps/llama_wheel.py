"""llama.cpp, the engine of the language models: built once on a machine, for its own processor, and kept.

The package index has its source only. pip would keep the built wheel too, but under a name that knows neither
the processor nor the build options; with a home folder shared between machines that ends in "illegal
instruction". So the wheel is kept in Counterpoint's cache folder, under a digest of all that it depends on.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from setup_steps.child_process import run_logged
from setup_steps.console import SetupProblem, Step, human_duration, say
from setup_steps.lock_files import part_of_lock
from setup_steps.ninja_progress import NinjaProgress
from setup_steps.pip_install import install_from_lock, pip_command, pip_environment
from setup_steps.places import BUILD_LOCK, LOG, RUNTIME_LOCK, cache_folder, problem_with, venv_program
from setup_steps.platform_check import glibc_version
from setup_steps.stamp import Stamp, digest_of

PACKAGE = "llama-cpp-python"
BUILD_TOOLS = ("scikit-build-core", "cmake", "ninja", "packaging", "pathspec")
CMAKE_FILE = Path(__file__).with_name("llama_build.cmake")

# For the build backend, by the environment: pip does not pass --config-settings on to what a lock file names.
BUILD_OPTIONS = {
    # llama.cpp's headers and a second copy of its libraries, which would lie loose in site-packages.
    "SKBUILD_WHEEL_EXCLUDE": "lib/**;include/**",
    "SKBUILD_CMAKE_DEFINE": (
        f"GGML_NATIVE=ON;GGML_CCACHE=OFF;CMAKE_PROJECT_llama_cpp_INCLUDE={CMAKE_FILE.as_posix()}"
    ),
}
# What of the processor a compiler makes use of, among what Linux lists for an x86 one.
COMPUTE_FLAGS = re.compile(
    r"^(sse|ssse|avx|fma|f16c|bmi|amx|abm|popcnt|movbe|gfni|vaes|vpclmul|aes|pclmul|adx|sha)"
)


def wheel_key() -> str:
    """A digest of all that a built wheel depends on: source, options, processor, C library.

    The Python version is not among it: the wheel is made for every Python 3.
    """
    source = part_of_lock(RUNTIME_LOCK.read_text(encoding="utf-8"), only=(PACKAGE,))
    # The checkout's own place, which is in one of the options, makes no difference to the wheel.
    options = " ".join(BUILD_OPTIONS.values()).replace(CMAKE_FILE.as_posix(), "")
    user_options = os.environ.get("CMAKE_ARGS", "")
    machine = f"{sys.platform} {glibc_version()} {processor()}"
    return digest_of(source, options, user_options, CMAKE_FILE, machine)


def processor() -> str:
    """The kind of processor that this machine has, as far as compiled code depends on it."""
    if sys.platform == "linux":
        try:
            return compute_flags(Path("/proc/cpuinfo").read_text(encoding="utf-8"), platform.machine())
        except OSError:
            pass
    if sys.platform == "darwin":
        asked = subprocess.run(
            ["sysctl", "-n", "machdep.cpu.brand_string"], capture_output=True, text=True, check=False
        )
        return asked.stdout.strip()
    return f"{platform.machine()} {platform.processor()}"


def compute_flags(cpuinfo: str, machine: str) -> str:
    """The instruction sets in /proc/cpuinfo. Those of no use to a compiler come and go with the kernel."""
    line = re.search(r"^(?:flags|Features)\s*:(.*)$", cpuinfo, re.MULTILINE)
    flags = line[1].split() if line else []
    if machine == "x86_64":
        flags = [flag for flag in flags if COMPUTE_FLAGS.match(flag)]
    return " ".join([machine, *sorted(flags)])


def wheel_folder(key: str) -> Path:
    """Where the wheel of a key is kept."""
    return cache_folder() / "wheels" / key


def kept_wheel(key: str) -> Path | None:
    """The wheel to install without building: the user's own (COUNTERPOINT_LLAMA_WHEEL) or the kept one."""
    own = os.environ.get("COUNTERPOINT_LLAMA_WHEEL")
    if own:
        if not Path(own).is_file():
            raise SetupProblem(f"COUNTERPOINT_LLAMA_WHEEL names {own}, and there is no such file.")
        return Path(own).absolute()
    return next((wheel for wheel in wheel_folder(key).glob("*.whl") if is_whole(wheel)), None)


def is_whole(wheel: Path) -> bool:
    """Whether a wheel's bytes are what they were when it was made."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            return archive.testzip() is None
    except (OSError, zipfile.BadZipFile):
        return False


def install_llama(stamp: Stamp, meanwhile: Callable[[], AbstractContextManager[None]] = nullcontext) -> None:
    """Install llama-cpp-python into `.venv`, from the kept wheel or from one built now, and try it.

    `meanwhile` is entered for the minutes that a build takes.
    """
    key = wheel_key()
    if stamp.is_done("llama", key):
        return
    wheel = kept_wheel(key)
    if wheel is not None:
        with Step("Installing llama.cpp as it was built before"), stamp.doing(llama=key):
            _install(wheel)
            works = _loads()
        if works:
            return
        say("That build does not run here; building it anew.")
        shutil.rmtree(wheel_folder(key), ignore_errors=True)
    try:
        with meanwhile():
            wheel = build_wheel(wheel_folder(key))
    except OSError as error:
        raise problem_with(cache_folder(), error) from error
    with Step("Installing llama.cpp"), stamp.doing(llama=key):
        _install(wheel)
        if not _loads():
            raise SetupProblem(f"llama.cpp was built but does not start here. The whole log is {LOG}.")


def build_wheel(keep_in: Path) -> Path:
    """Build the wheel with the pinned tools, in a folder of its own that goes away; returns the kept wheel.

    What is kept appears under its name only when it is whole.
    """
    keep_in.parent.mkdir(parents=True, exist_ok=True)
    for leftover in keep_in.parent.glob("build-*"):  # of a build that was killed; the set-up lock is ours
        shutil.rmtree(leftover, ignore_errors=True)
    # On Windows llama.cpp's long paths need the short ones of the system's own temporary folder.
    place = None if sys.platform == "win32" else keep_in.parent
    with tempfile.TemporaryDirectory(prefix="build-", dir=place, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with Step("Fetching the build tools"):
            python = _tools(folder / "tools")
        with Step("Building llama.cpp for this processor (once, takes minutes)") as step:
            progress = NinjaProgress()

            def show(line: str) -> None:
                text = progress.read(line)
                step.progress(text or f"{human_duration(step.elapsed_s)} so far")

            _build(folder, python, show)
        built = next((folder / "wheel").glob("*.whl"))
        keep_in.mkdir(exist_ok=True)
        copy = keep_in / f"{built.name}.new"
        shutil.copyfile(built, copy)
        return copy.replace(keep_in / built.name)


def _tools(folder: Path) -> Path:
    """An environment with CMake, ninja and the build backend; returns its Python."""
    made = [str(venv_program("python")), "-I", "-m", "venv", "--without-pip", str(folder)]
    run_logged(made, LOG, "Making a place for the build tools")
    python = venv_program("python", folder)
    install_from_lock(BUILD_LOCK, only=BUILD_TOOLS, python=python)
    return python


def _build(folder: Path, python: Path, show: Callable[[str], None]) -> None:
    lock = folder / "llama.lock"
    lock.write_text(part_of_lock(RUNTIME_LOCK.read_text(encoding="utf-8"), only=(PACKAGE,)), encoding="utf-8")
    environment = {**pip_environment(), **BUILD_OPTIONS}
    environment["PATH"] = f"{python.parent}{os.pathsep}{environment.get('PATH', '')}"
    if sys.platform != "win32":  # the system's own may be a small one in memory
        (folder / "tmp").mkdir()
        environment["TMPDIR"] = str(folder / "tmp")
    # --no-cache-dir: a wheel that pip kept may have been built for another processor.
    options = [
        "--no-cache-dir",
        "--no-deps",
        "--no-build-isolation",
        "--require-hashes",
        "--progress-bar",
        "off",
        "-v",
    ]
    command = [
        *pip_command(python),
        "wheel",
        *options,
        "-r",
        str(lock),
        "-w",
        str(folder / "wheel"),
    ]
    run_logged(command, LOG, "Building llama.cpp", show, environment)


def _install(wheel: Path) -> None:
    command = [*pip_command(), "install", "--no-deps", "--no-index", "--force-reinstall", str(wheel)]
    run_logged(command, LOG, "Installing llama.cpp", environment=pip_environment())


def _loads() -> bool:
    """Whether the installed engine starts on this processor."""
    probe = "import llama_cpp; llama_cpp.llama_backend_init(); llama_cpp.llama_backend_free()"
    try:
        run_logged([venv_program("python"), "-I", "-c", probe], LOG, "Trying llama.cpp")
    except SetupProblem:
        return False
    return True
