# SPDX-License-Identifier: Apache-2.0
"""generated/exhaustive.md and generated/pairs.md are about the kernels of today: their fingerprints are those of the rows; what breaks
a promise is listed, and the same results were held against what is proven. Usage: exhaustive.py SOURCE BUILD GATED, the command of
the catalogue in tests/codegen/kernels/gated.hpp."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

source, build, gated = map(pathlib.Path.absolute, map(pathlib.Path, sys.argv[1:]))
wrong, skipped = [], set()


def table(lines, last_column):
    """The rows of the table whose last column is called so."""
    found = []
    for cells in lines:
        if cells[0] == "function":
            names = cells
        elif names[-1] == last_column:
            found.append(dict(zip(names, cells)))
    return found


def compare(name, command, smallest_shard):
    """The table of that name with what the kernels give."""
    text = pathlib.Path(source, "generated", name).read_text()
    lines = [[cell.strip() for cell in line.strip("| \n").split("|")] for line in text.splitlines() if line.startswith("| ")]
    rows, proofs = table(lines, "fingerprint"), table(lines, "digest")
    if not rows:
        wrong.append(f"generated/{name} has no rows")
    runs = {}
    digests = {tuple(p[c] for c in ("function", "of", "type", "tier", "target")): p["digest"] for p in proofs}
    for row in rows:
        subject = tuple(row[c] for c in ("function", "of", "type", "tier", "target"))
        if digests.get(subject) != row["digest"]:
            wrong.append(f"{' '.join(subject)}: its results were not held against what is proven; slope verify --digest does it")
        runs.setdefault((row["type"], row["tier"], row["target"]), {}).setdefault(row["function"], set()).add(row["fingerprint"])
        if int(row["broken"]):
            line = "^" + re.escape(f"* {row['function']} {row['of']}, {row['type']} {row['tier']} {row['target']}: {row['broken']} ") + r"(input|pair).*: .*\(0x[0-9a-f, x]+\)"
            if not re.search(line, text, re.M):
                wrong.append(f"{row['function']} {row['of']}, {row['type']} {row['tier']}, breaks its promise {row['broken']} times, which are not listed")
    for (type_, tier, target), functions in runs.items():
        numbers = ["--type", type_, "--accuracy", tier, "--target", target]
        with tempfile.TemporaryDirectory() as folder:  # the state of a shard has the fingerprints
            call = [command, "verify", *functions, "--digest", *numbers, "--shard", smallest_shard(type_), "--state", "state"]
            done = subprocess.run(call, cwd=folder, capture_output=True, text=True)
            if done.returncode:
                (skipped.add if "this processor" in done.stderr else wrong.append)(done.stderr.strip())
                continue
            today = {f["name"]: f["fingerprint"] for f in json.loads(pathlib.Path(folder, "state").read_text())["functions"]}
        for function, fingerprints in functions.items():
            if fingerprints != {today[function]}:
                wrong.append(f"the kernels of {function}, {' '.join(numbers[1::2])}, are not those of generated/{name}; to renew it:\n"
                             f"  {command.name} verify {function} --exhaustive {' '.join(numbers)}\n"
                             f"  {command.name} verify --merge verify-{function}-{type_}-{tier}-{target}.json --table generated/{name}")
    return len(rows)


count = compare("exhaustive.md", build / "bin/slope", lambda type_: f"1/{65536 if type_ == 'f32' else 64}")
count += compare("pairs.md", gated, lambda type_: "1/65536")
print("\n".join([*wrong, *skipped]) or f"{count} rows are about the kernels of today")
sys.exit(1 if wrong else 77 if skipped else 0)
