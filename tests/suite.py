# SPDX-License-Identifier: Apache-2.0
"""make test: configures, builds and tests each preset; its last line is `N passed, N failed, N skipped`."""
import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as xml

PRESETS = {"default": "g++", "clang": "clang++-14", "clang-19": "clang++-19"}  # the last two: the language only
TOOLS = os.path.dirname(sys.executable)
JOBS = os.environ.get("JOBS", "2")


def run(*command):
    command = [os.path.join(TOOLS, command[0]), *command[1:]]
    return subprocess.run(command).returncode == 0


def test(preset):
    """The outcome of every test of one preset: a list of (name, passed | failed | skipped)."""
    report = os.path.abspath(f"build/{preset}-tests.xml")
    if os.path.exists(report):
        os.remove(report)
    built = run("cmake", "--preset", preset, "--log-level=WARNING") and run(
        "cmake", "--build", "--preset", preset, "--parallel", JOBS, "--", "-k", "0")
    run("ctest", "--preset", preset, "--parallel", JOBS, "--output-junit", report)
    outcomes = [] if built else [("build", "failed")]
    if not os.path.exists(report):
        return outcomes or [("ctest", "failed")]
    for case in xml.parse(report).getroot().iter("testcase"):
        skip = case.find("skipped")
        asked = skip is not None and "SKIP" in (skip.get("message") or "")  # else its executable was not built
        outcome = "passed" if case.get("status") == "run" else "skipped" if asked else "failed"
        outcomes.append((case.get("name"), outcome))
    return outcomes


os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
outcomes = []
for preset, compiler in PRESETS.items():
    start = time.time()
    print(f"== {preset}: {compiler}", flush=True)
    if shutil.which(compiler):
        found = test(preset)
    else:
        print(f"   {compiler} is not installed: skipped")
        found = [("the language's tests", "skipped")]
    outcomes += [(f"{preset}: {name}", outcome) for name, outcome in found]
    print(f"== {preset}: {len(found)} tests, {time.time() - start:.0f} s\n", flush=True)

for name, outcome in outcomes:
    if outcome != "passed":
        print(f"{outcome:8} {name}")
count = {word: sum(outcome == word for _, outcome in outcomes) for word in ("passed", "failed", "skipped")}
print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
sys.exit(1 if count["failed"] else 0)
