# SPDX-License-Identifier: Apache-2.0
"""What the compiled CPU kernels call: nothing of the C math library, and no allocation."""
import pathlib
import re
import subprocess
import sys

archive = pathlib.Path(sys.argv[3], "libkernels_pipelines.a")
HARMLESS = {"memcpy", "memset"}
listed = subprocess.run(["nm", "-A", archive], text=True, capture_output=True, check=True).stdout
symbols = re.findall(r":(\w+_(?:sse41|avx2|avx512))\.o:\S* +(\w) (\w+)", listed)
kernels = {kernel for kernel, _, _ in symbols}
calls = sorted({(name, kernel) for kernel, kind, name in symbols if kind == "U" and name not in HARMLESS})
print("\n".join(f"{kernel} calls {name}" for name, kernel in calls[:20]) or f"{len(kernels)} kernels call nothing but {sorted(HARMLESS)}")
sys.exit(bool(calls) or not kernels)
