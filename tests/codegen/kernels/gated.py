# SPDX-License-Identifier: Apache-2.0
"""A function of two inputs keeps its promise for all pairs of 510 hard values, from the smallest to the largest: every output of every
form but double_backward, in every type. In 16 bits f and its partial derivatives are correctly rounded for a part of all pairs; the
whole is in generated/pairs.md. Usage: gated.py SOURCE BUILD COMMAND, the command of the catalogue in gated.hpp."""
import pathlib
import subprocess
import sys
import tempfile

command = pathlib.Path(sys.argv[3]).absolute()
broken = 0


def verify(*words):
    with tempfile.TemporaryDirectory() as folder:  # of the state file
        done = subprocess.run([command, "verify", *words], text=True, capture_output=True, cwd=folder)
    print(*words, "\n".join(line for line in done.stdout.splitlines() if not line.endswith("  yes")), done.stderr)
    return done.returncode != 0, done.stdout


for type, accuracy in (("f32", "fast"), ("f32", "exact"), ("f64", "fast"), ("f16", "fast"), ("bf16", "fast")):
    failed, told = verify("--type", type, "--accuracy", accuracy, "--points", str(512 * 512))
    broken += failed or "forward" not in told or ": forward" in told  # which must not be refused
for type in ("f16", "bf16"):  # beside 64 values from all sizes
    failed, told = verify("swiglu", "--exhaustive", "--type", type, "--shard", "7/1024")
    broken += failed or "3 promises" not in told
sys.exit(bool(broken))
