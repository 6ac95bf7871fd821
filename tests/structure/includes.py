# SPDX-License-Identifier: Apache-2.0
"""Arrows point one way: reads every #include and holds what each part may see."""
import pathlib
import re
import sys

STD = r"[a-z0-9_]+|std(int|def|io|lib|bool|arg)\.h|(string|math|float|limits|errno|assert|inttypes|time)\.h"
SYSTEM = r"(pthread|signal|dlfcn|unistd|fcntl|sched|cpuid|immintrin)\.h|sys/\w+\.h"
TESTING = r"boost/.*"

# folder -> what its files may include in angle brackets, besides std. The first folder that matches counts.
MAY = {
    "dsl": r"boost/hana.*|slope/dsl.*",
    "codegen/runtime": r"slope/(runtime\.h|span\.hpp|codegen/runtime/.*)|HalideRuntime\w*\.h|" + SYSTEM,
    "codegen": r"slope/(dsl|codegen|runtime\.h).*|Halide\.h|HalideRuntime\w*\.h|fmt/.*|CLI/.*|nlohmann/.*|boost/.*"
               r"|(mpfr|gmp)\.h|" + SYSTEM,
    "generated": r"slope/(runtime\.h|span\.hpp)",
    "examples": SYSTEM + r"|slope/(kernels\.h(pp)?|span\.hpp|runtime\.h|dsl\.hpp|dsl/.*)|\w+_(kernels|activations?)\.h(pp)?|Eigen/.*|zlib\.h|fmt/.*|nlohmann/.*|CLI/.*",
    "tests/dsl": r"slope/dsl.*|" + TESTING,
    "tests/consumer": r"slope/(dsl.*|kernels\.h)|my_\w+\.h(pp)?",
}

root = pathlib.Path(sys.argv[1])
wrong = []
seen = 0
for part, may in MAY.items():
    for file in sorted((root / part).rglob("*")):
        if file.suffix not in (".h", ".hpp", ".cpp", ".c", ".in"):
            continue
        path = file.relative_to(root).as_posix()
        if part == "codegen" and path.startswith(("codegen/runtime/", "codegen/cmake/")):
            continue
        for number, line in enumerate(file.read_text().splitlines(), 1):
            include = re.match(r'\s*#\s*include\s+([<"])([^>"]+)[>"]', line)
            if not include:
                continue
            seen += 1
            quoted, name = include[1] == '"', include[2]
            inside = quoted and (file.parent / name).resolve().is_relative_to(root / part)
            if not inside and (quoted or not re.fullmatch(f"(?:{STD})|(?:{may})", name)):
                wrong.append(f"{path}:{number}: {part} may not include {name}")

print("\n".join(wrong) or f"{seen} includes, every arrow points one way")
sys.exit(bool(wrong) or not seen)
