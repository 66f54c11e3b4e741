"""The step that looks at the system itself: libraries, programs and a compiler, for each kind of system."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from setup_steps.console import SetupProblem
from setup_steps.package_managers import install_missing
from setup_steps.system_needs import missing_needs

NO_XCODE_TOOLS = (
    "Building llama.cpp takes Apple's command line tools. Please type `xcode-select --install`, follow the "
    "window that opens, and start this again."
)
NO_MSVC = (
    "Building llama.cpp takes Microsoft's C++ build tools. Please type this, then start again:\n"
    '    winget install Microsoft.VisualStudio.2022.BuildTools --override "--wait --passive --add '
    'Microsoft.VisualStudio.Workload.VCTools --includeRecommended"\n'
    "Or, if you have a ready-made wheel of llama-cpp-python, name it in COUNTERPOINT_LLAMA_WHEEL."
)


def ready_system(for_tests: bool, compiler: bool) -> None:
    """Install what the system lacks, or raise SetupProblem with the command that does.

    `compiler`: whether llama.cpp is going to be built. Wheels for macOS and Windows carry everything else.
    """
    if sys.platform == "linux":
        missing = missing_needs(for_tests, compiler)
        if missing:
            install_missing(missing, lambda: missing_needs(for_tests, compiler))
    elif compiler and sys.platform == "darwin" and not has_xcode_tools():
        raise SetupProblem(NO_XCODE_TOOLS)
    elif compiler and sys.platform == "win32" and not has_msvc():
        raise SetupProblem(NO_MSVC)


def has_xcode_tools() -> bool:
    """Whether Apple's compiler is installed (the `cc` on the path is a stand-in that asks for it)."""
    return subprocess.run(["xcode-select", "-p"], capture_output=True, check=False).returncode == 0


def has_msvc() -> bool:
    """Whether Microsoft's C++ compiler is installed, on the path or where its installer lists it."""
    if shutil.which("cl"):
        return True
    programs = os.environ.get("PROGRAMFILES(X86)", r"C:\Program Files (x86)")
    vswhere = Path(programs) / "Microsoft Visual Studio" / "Installer" / "vswhere.exe"
    if not vswhere.exists():
        return False
    wanted = "Microsoft.VisualStudio.Component.VC.Tools.x86.x64"
    asked = subprocess.run(
        [vswhere, "-products", "*", "-requires", wanted, "-property", "installationPath"],
        capture_output=True,
        text=True,
        check=False,
    )
    return bool(asked.stdout.strip())
