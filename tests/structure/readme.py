# SPDX-License-Identifier: Apache-2.0
"""The README's code is cut from tested files: whole, in order, to the letter."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
readme = (root / "README.md").read_text()
blocks = re.findall(r"^```\w+\n(.*?)^```$", readme, re.M | re.S)
sources = []
for file in ("examples/quickstart/smooth.hpp", "examples/quickstart/CMakeLists.txt", "examples/quickstart/quickstart.cpp", "tests/dsl/readme.cpp"):
    text = (root / file).read_text()
    cut = re.search(r"^(?://|#) \[begin readme\]\n(.*?)^(?://|#) \[end readme\]$", text, re.M | re.S)
    sources.append((file, cut[1] if cut else None))

wrong = [f"{file}: no [begin readme] ... [end readme]" for file, code in sources if code is None]
if len(blocks) != len(sources):
    wrong.append(f"the README has {len(blocks)} blocks of code, the files {len(sources)}")
wrong += [f"README.md differs from {file}" for block, (file, code) in zip(blocks, sources) if block != code]
for path in re.findall(r"\b(?:dsl|codegen|tests|examples|generated)/[\w./]*\w", readme):
    if not (root / path.rstrip(".")).exists():
        wrong.append(f"README.md names {path}, which is not there")
print("\n".join(wrong) or f"{len(blocks)} blocks are the files'")
sys.exit(bool(wrong))
