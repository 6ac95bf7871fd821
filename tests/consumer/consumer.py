# SPDX-License-Identifier: Apache-2.0
"""Installs Slope, then configures, builds and runs outside projects against what was installed: this folder's, the quickstart."""
import pathlib
import shutil
import subprocess
import sys
import time

source, build, cmake, ninja, halide = sys.argv[1:]
here = pathlib.Path(source, "tests/consumer")
prefix, work = pathlib.Path(build, "consumer-prefix"), pathlib.Path(build, "consumer")
start = time.time()


def run(*command, says=(), may_fail=False):
    print("$", *[str(word).replace(build, "BUILD").replace(source, "SLOPE") for word in command], flush=True)
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    print(done.stdout, flush=True)
    missing = [word for word in says if word not in done.stdout]
    if (done.returncode and not may_fail) or missing:
        sys.exit(f"exit status {done.returncode}" + (f"; its output lacks {missing}" if missing else ""))
    return done.stdout


def build_project(folder, where):
    run(cmake, "-S", folder, "-B", where, "-G", "Ninja", f"-DCMAKE_MAKE_PROGRAM={ninja}", f"-DCMAKE_PREFIX_PATH={prefix}",
        f"-DHalide_ROOT={halide}", "-DCMAKE_BUILD_TYPE=Release")
    run(cmake, "--build", where, "--parallel", "2")


for folder in (prefix, work):
    shutil.rmtree(folder, ignore_errors=True)
run(cmake, "--install", build, "--prefix", prefix)
installed = time.time()
build_project(here, work / "consumer")
built = time.time()
run(work / "consumer/app")
run(work / "consumer/both")
run(work / "consumer/my_slope", "list", says=["learned_swish", "soft_shrink"])
run(work / "consumer/my_slope", "explain", "learned_swish", "--wrt", "b", says=["sigmoid(b * x)"])
run(work / "consumer/my_slope", "explain", "soft_shrink", says=["soft_shrink"])
for number in (["f32", "fast"], ["f32", "exact"], ["bf16", "fast"]):
    run(work / "consumer/my_slope", "verify", "--type", number[0], "--accuracy", number[1], says=["all hold"])
if "no usable" not in run(work / "consumer/my_slope", "verify", "soft_shrink", "--target", "opencl", may_fail=True):
    run(work / "consumer/my_slope", "verify", "--type", "bf16", "--target", "opencl", "--points", "500", says=["all hold"])
run(prefix / "bin/slope", "list", says=["silu"])

build_project(pathlib.Path(source, "examples/quickstart"), work / "quickstart")
run(work / "quickstart/quickstart", says=["derivative: alpha + (1 - alpha) * sigmoid(x) + x * (1 - alpha) * sigmoid(x) * sigmoid(-x)",
                                          "x  -2.0   y -0.41457   dy/dx  0.01829"])
print(f"install {installed - start:.1f} s; from cmake to kernels and tool {built - installed:.1f} s")
