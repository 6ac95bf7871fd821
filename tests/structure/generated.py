# SPDX-License-Identifier: Apache-2.0
"""generated/ is what the generator, `slope verify` and the test of the formulas write today; to renew it: cmake --build build --target regenerate."""
import difflib
import pathlib
import subprocess
import sys
import tempfile

source, build, generator_wrote, names, measured = sys.argv[1:]
reviewed = pathlib.Path(source, "generated")
fresh = {name: pathlib.Path(generator_wrote, name).read_text() for name in names.split(",")}
with tempfile.TemporaryDirectory() as folder:  # there, because the file names its command
    pathlib.Path(folder, "generated").mkdir()
    subprocess.run([pathlib.Path(build, "bin/slope"), *measured.split(",")], cwd=folder)
    subprocess.run([pathlib.Path(build, "bin/tests/test.codegen.normalise.formulas"), "--", "--table", "generated/formulas.md"], cwd=folder, stdout=subprocess.DEVNULL)
    for file in pathlib.Path(folder, "generated").iterdir():
        fresh[file.name] = file.read_text()

differs = 0
for name, new in fresh.items():
    old = (reviewed / name).read_text() if (reviewed / name).exists() else ""
    difference = list(difflib.unified_diff(old.splitlines(), new.splitlines(), f"generated/{name}", "today's", lineterm="", n=1))
    differs += bool(difference) or not new
    print(f"{name}: {len(new.splitlines())} lines, {len(difference)} lines of difference")
    print("\n".join(difference[:40]))
by_hand = {"exhaustive.md", "pairs.md"}  # take hours: structure/exhaustive.py tells what is stale in them
for stray in sorted({file.name for file in reviewed.glob("*")} - set(fresh) - by_hand):
    print(f"generated/{stray} is written by nobody")
    differs += 1
sys.exit(1 if differs else 0)
