# SPDX-License-Identifier: Apache-2.0
"""The generator's refusals: one sentence, exit code 2 (1 where a file cannot be written), and nothing half written."""
import pathlib
import subprocess
import sys
import tempfile

generator = pathlib.Path(sys.argv[2], "bin/slope_generator")
NEEDED = ["--prefix", "t", "--include", "t/kernels", "--command", "test"]
failures = 0


def expect(code, words, *arguments):
    global failures
    done = subprocess.run([generator, *map(str, arguments)], text=True, capture_output=True, timeout=300)
    good = done.returncode == code and words in done.stderr + done.stdout
    failures += not good
    print("ok   " if good else "WRONG", code, words, "" if good else f"-- exit {done.returncode}: {done.stderr}{done.stdout}")


with tempfile.TemporaryDirectory() as folder:
    out = pathlib.Path(folder, "out")
    expect(0, "--targets", "--help")
    expect(2, "--prefix is required", "--out", out)
    expect(2, "f31 not in {f32,f64,f16,bf16}", *NEEDED, "--out", out, "--types", "f31")
    expect(2, "--accuracy: nearly not in {fast,exact}", *NEEDED, "--out", out, "--accuracy", "nearly")
    expect(2, "there are no exact kernels of f64: add fast, or leave f64 out", *NEEDED, "--out", out, "--types", "f32,f64", "--accuracy", "exact")
    expect(2, "--targets", *NEEDED, "--out", out, "--targets", "abacus")
    expect(2, "--cpu", *NEEDED, "--out", out, "--cpu", "z80")
    expect(2, "--jobs", *NEEDED, "--out", out, "--jobs", "0")
    expect(2, "\"a-b\" is no prefix", "--prefix", "a-b", *NEEDED[2:], "--out", out)
    failures += out.exists()
    pathlib.Path(folder, "file").write_text("in the way")
    expect(1, "cannot write", *NEEDED, "--out", pathlib.Path(folder, "file"))
sys.exit(bool(failures))
