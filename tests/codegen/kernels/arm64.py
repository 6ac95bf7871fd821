# SPDX-License-Identifier: Apache-2.0
"""The same catalogue compiles for arm-64: every object in the archive is AArch64 code."""
import pathlib
import struct
import subprocess
import sys
import tempfile

build = pathlib.Path(sys.argv[2])
AARCH64 = 183

with tempfile.TemporaryDirectory() as folder:
    subprocess.run([build / "bin/slope_generator", "--prefix", "slope", "--include", "slope/kernels", "--out", folder, "--cpu", "arm-64",
                    "--jobs", "2", "--command", "tests/codegen/kernels/arm64.py"], check=True)
    archive = pathlib.Path(folder, "libkernels_pipelines.a").read_bytes()
    machines = [struct.unpack_from("<H", archive, at + 18)[0] for at in range(0, len(archive), 2) if archive[at:at + 4] == b"\x7fELF"]
    kernels = pathlib.Path(folder, "kernels_table.cpp").read_text().count("_neon_argv(void**)")
    print(f"{len(machines)} objects, {kernels} kernels declared")
    sys.exit(not machines or set(machines) != {AARCH64} or len(machines) != kernels)
