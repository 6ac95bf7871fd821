# SPDX-License-Identifier: Apache-2.0
"""f and f' of f16, bf16 and f32 exact have the same bits on arm-64 as here: all 65,536 inputs, 262,144 of f32. Under qemu, and
skipped where it or a compiler for arm-64 is missing (Debian: qemu-user, g++-aarch64-linux-gnu)."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

source, build, halide = map(pathlib.Path.absolute, map(pathlib.Path, sys.argv[1:]))
FUNCTIONS = "identity relu leaky_relu elu selu sigmoid tanh softplus silu gelu gelu_tanh mish".split()
COMPILER, EMULATOR = "aarch64-linux-gnu-g++", "qemu-aarch64"

if missing := [tool for tool in (COMPILER, EMULATOR) if not shutil.which(tool)]:
    print(f"skipped: no {' and no '.join(missing)} here")
    sys.exit(77)


def digests(command):
    lines = subprocess.run([*command, *FUNCTIONS], check=True, capture_output=True, text=True).stdout.splitlines()
    return {tuple(line.split()[:2]): line.split()[2] for line in lines}


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    out = folder / "slope"  # the headers are included as slope/kernels.h
    out.mkdir()
    subprocess.run([build / "bin/slope_generator", "--prefix", "slope", "--include", "slope/kernels", "--out", out, "--cpu", "arm-64", "--targets", "cpu",
                    "--types", "f32", "f16", "bf16", "--accuracy", "exact", "--jobs", "2", "--command", "arm64_run.py"], check=True)
    driver = source / "tests/codegen/kernels/digests.cpp"
    options = ["-std=c++20", "-O2", f"-I{folder}", f"-I{build}/include", f"-isystem{halide}"]
    runtime = sorted(source.glob("codegen/runtime/*.cpp"))
    subprocess.run([COMPILER, *options, "-static", driver, out / "kernels_table.cpp", *runtime, out / "libkernels_pipelines.a", out / "halide_runtime.a", "-lpthread", "-ldl",
                    "-o", folder / "arm"], check=True)
    subprocess.run(["c++", *options, driver, f"-L{build}/lib", "-lslope", f"-Wl,-rpath,{build}/lib", "-o", folder / "here"], check=True)
    here, arm = digests([folder / "here"]), digests([EMULATOR, folder / "arm"])

different = sorted(key for key in arm if here[key] != arm[key])
print("\n".join(f"{' '.join(key)}: not the same bits" for key in different))
print(f"{len(arm) - len(different)} of {len(arm)} kernels have the same bits on arm-64")
sys.exit(bool(different) or len(arm) != 3 * 2 * len(FUNCTIONS))
