# SPDX-License-Identifier: Apache-2.0
"""A function of two inputs keeps its promise for all pairs of hard values, from the smallest to the largest: every output of every
form but double_backward, in every type. Usage: gated.py SOURCE BUILD COMMAND, the command of the catalogue in gated.hpp."""
import subprocess
import sys

broken = 0
for type in ("f32", "f64", "f16", "bf16"):
    done = subprocess.run([sys.argv[3], "verify", "--type", type], text=True, capture_output=True)
    print(type, "\n".join(line for line in done.stdout.splitlines() if not line.endswith("  yes")), done.stderr)
    broken += done.returncode != 0 or "forward" not in done.stdout or ": forward" in done.stdout  # which must not be refused
sys.exit(bool(broken))
