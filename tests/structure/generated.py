# SPDX-License-Identifier: Apache-2.0
"""generated/ is what the generator writes today; to renew it: cmake --build build --target regenerate."""
import difflib
import pathlib
import sys

reviewed = pathlib.Path(sys.argv[1]) / "generated"
fresh = pathlib.Path(sys.argv[3])
names = sys.argv[4:]
differs = 0
for name in names:
    old, new = [((folder / name).read_text() if (folder / name).exists() else "").splitlines() for folder in (reviewed, fresh)]
    difference = list(difflib.unified_diff(old, new, f"generated/{name}", "the generator's", lineterm="", n=1))
    differs += bool(difference) or not new
    print(f"{name}: {len(new)} lines, {len(difference)} lines of difference")
    print("\n".join(difference[:40]))
for stray in sorted({file.name for file in reviewed.glob("*")} - set(names)):
    print(f"generated/{stray} is written by nobody")
    differs += 1
sys.exit(1 if differs else 0)
