# SPDX-License-Identifier: Apache-2.0
"""Every CUDA kernel is accepted by ptxas for sm_80 and newer, and calls nothing that is not there. Skipped without ptxas."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

build = pathlib.Path(sys.argv[2])
ptxas = shutil.which("ptxas") or shutil.which("/usr/local/cuda/bin/ptxas")
if not ptxas:
    print("no ptxas: skipped")
    sys.exit(77)

with tempfile.TemporaryDirectory() as folder:
    subprocess.run([build / "bin/slope_generator", "--prefix", "slope", "--include", "slope/kernels", "--out", folder, "--targets", "cuda",
                    "--jobs", "2", "--device-code", "--command", "tests/codegen/kernels/cuda.py"], check=True)
    texts = sorted(pathlib.Path(folder, "device_code").glob("*.ptx"))
    wrong = []
    for text in texts:
        ptx = text.read_text(errors="replace").rstrip("\0")
        unknown = sorted(set(re.findall(r"\.extern\s+\.func[^;]*?(\w+)\s*\(", ptx)) - {"vprintf"})
        if unknown or ".entry" not in ptx:
            wrong.append(f"{text.name}: calls {unknown}" if unknown else f"{text.name}: no kernel in it")
    for architecture in ("sm_80", "sm_90"):
        done = subprocess.run(["xargs", "-P2", "-n1", ptxas, f"-arch={architecture}", "-o", "/dev/null"], input="\n".join(map(str, texts)),
                              text=True, capture_output=True)
        if done.returncode:
            wrong.append(f"{architecture}: {done.stderr[:2000]}")
    print("\n".join(wrong) or f"{len(texts)} kernels accepted for sm_80 and sm_90")
    sys.exit(bool(wrong) or not texts)
