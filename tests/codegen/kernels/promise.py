# SPDX-License-Identifier: Apache-2.0
"""Every output of every form keeps its promise in every type and accuracy: `slope verify`, which asks all 65,536 inputs of f16 and
bf16, and thousands of f32 and f64; 16-bit types on every level of this processor."""
import pathlib
import subprocess
import sys

slope = pathlib.Path(sys.argv[2], "bin/slope")
SIXTEEN_BITS = [("f16", "fast"), ("bf16", "fast")]
OTHERS = [("f32", "fast"), ("f32", "exact"), ("f64", "fast")]
LEVELS = ["sse41", "avx2", "avx512"]
broken = checked = 0

for level in LEVELS:
    for type, accuracy in SIXTEEN_BITS + (OTHERS if level != "avx2" else []):  # generated/accuracy.md is of avx2
        done = subprocess.run([slope, "verify", "--type", type, "--accuracy", accuracy, "--target", level], text=True, capture_output=True)
        if "this processor has no" in done.stderr:
            print(f"{level}: not on this processor")
            break
        checked += 1
        broken += done.returncode != 0
        print(f"{level} {type} {accuracy}: {done.stdout.splitlines()[-1] if done.stdout else done.stderr}")
        print("".join(line + "\n" for line in done.stdout.splitlines() if line.endswith("NO")), end="")
sys.exit(bool(broken) or not checked)
