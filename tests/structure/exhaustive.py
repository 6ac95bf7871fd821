# SPDX-License-Identifier: Apache-2.0
"""generated/exhaustive.md is about the kernels of today: their fingerprints are those of its rows; what breaks a promise is listed,
and the same results were held against what is proven."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

source, build = map(pathlib.Path.absolute, map(pathlib.Path, sys.argv[1:]))
text = pathlib.Path(source, "generated/exhaustive.md").read_text()
lines = [[cell.strip() for cell in line.strip("| \n").split("|")] for line in text.splitlines() if line.startswith("| ")]


def table(last_column):
    """The rows of the table whose last column is called so."""
    found = []
    for cells in lines:
        if cells[0] == "function":
            names = cells
        elif names[-1] == last_column:
            found.append(dict(zip(names, cells)))
    return found


rows, proofs = table("fingerprint"), table("digest")
wrong, skipped = [], set()
runs = {}
digests = {tuple(p[c] for c in ("function", "of", "type", "tier", "target")): p["digest"] for p in proofs}
for row in rows:
    subject = tuple(row[c] for c in ("function", "of", "type", "tier", "target"))
    if digests.get(subject) != row["digest"]:
        wrong.append(f"{' '.join(subject)}: its results were not held against what is proven; slope verify --digest does it")
    runs.setdefault((row["type"], row["tier"], row["target"]), {}).setdefault(row["function"], set()).add(row["fingerprint"])
    if int(row["broken"]):
        line = "^" + re.escape(f"* {row['function']} {row['of']}, {row['type']} {row['tier']} {row['target']}: {row['broken']} input") + r".*: .*\(0x[0-9a-f]+\)"
        if not re.search(line, text, re.M):
            wrong.append(f"{row['function']} {row['of']}, {row['type']} {row['tier']}, has {row['broken']} inputs beyond the promise and no list of them")

for (type_, tier, target), functions in runs.items():
    numbers = ["--type", type_, "--accuracy", tier, "--target", target]
    with tempfile.TemporaryDirectory() as folder:  # the smallest shard: its state has the fingerprints
        shard = f"1/{65536 if type_ == 'f32' else 64}"
        call = [pathlib.Path(build, "bin/slope"), "verify", *functions, "--digest", *numbers, "--shard", shard, "--state", "state"]
        done = subprocess.run(call, cwd=folder, capture_output=True, text=True)
        if done.returncode:
            (skipped.add if "this processor" in done.stderr else wrong.append)(done.stderr.strip())
            continue
        today = {f["name"]: f["fingerprint"] for f in json.loads(pathlib.Path(folder, "state").read_text())["functions"]}
    for name, fingerprints in functions.items():
        if fingerprints != {today[name]}:
            wrong.append(f"the kernels of {name}, {' '.join(numbers[1::2])}, are not those of generated/exhaustive.md; to renew it:\n"
                         f"  slope verify {name} --exhaustive {' '.join(numbers)}\n"
                         f"  slope verify --merge verify-{name}-{type_}-{tier}-{target}.json --table generated/exhaustive.md")

print("\n".join([*wrong, *skipped]) or f"{len(rows)} rows are about the kernels of today")
sys.exit(1 if wrong or not rows else 77 if skipped else 0)
