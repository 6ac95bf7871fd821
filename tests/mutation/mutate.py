# SPDX-License-Identifier: Apache-2.0
"""Mutation: every rule, and a sample of the rest, made wrong one at a time; prints which test notices, or SURVIVED.

    mutate.py SOURCE BUILD [--only REGEX] [--first] [--skip N] [--sample N] [--check]

BUILD holds the compiled libraries. Nothing in SOURCE is touched: a mutant is compiled from a copy. --check only finds out
whether every mutant still applies; `make test` does that, because the whole takes two and a half hours of one core.
"""
import argparse
import collections
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import mutants  # noqa: E402

LONGEST = 300  # seconds for a test; an endless one is noticed too
FEWER = {"codegen/fuzz/formulas": ["--count", "100"], "codegen/fuzz/known": ["--count", "1"]}  # seeds than in `make test`


class Workshop:
    """Compiles tests against a mutated copy of one file."""

    def __init__(self, source, build):
        self.source, self.build = source, build
        self.at = pathlib.Path(tempfile.mkdtemp(prefix="mutation."))
        tree = self.at / "include" / "slope"
        tree.mkdir(parents=True)
        shutil.copytree(source / "dsl", tree / "dsl")
        for link in ("codegen", "dsl.hpp", "runtime.h", "span.hpp"):
            (tree / link).symlink_to((build / "include/slope" / link).resolve() if link != "dsl.hpp" else tree / "dsl/dsl.hpp")
        cache = dict(re.findall(r"^(\w+):\w+=(.*)$", (build / "CMakeCache.txt").read_text(), re.M))
        halide = pathlib.Path(cache["SLOPE_HALIDE_INCLUDE"]).parent
        self.compile = ["c++", "-std=c++20", "-O0", "-w", f"-I{self.at}/include", f"-I{source}/tests", f"-isystem{halide}/include",
                        "-DBOOST_TEST_DYN_LINK", f'-DSLOPE_SOURCE_DIR="{source}"', f'-DSLOPE_BUILD_DIR="{build}"']
        libraries = {part: [str(p) for p in (build / "lib").glob(f"libslope_{part}*")] for part in ("command", "codegen", "runtime")}
        codegen = libraries["codegen"] + libraries["runtime"] + [f"-L{halide}/lib", f"-L{halide}/lib64", "-lHalide",
                                                                 f"-Wl,-rpath,{halide}/lib:{halide}/lib64", "-lfmt", "-lpthread"]
        self.link = {  # by the first that the test's name begins with
            "codegen/runtime": libraries["runtime"] + [str(build / "tests/halide_runtime.a"), "-lpthread", "-ldl"],
            "codegen/tool": libraries["command"] + codegen,
            "codegen": codegen,
            "dsl": [],
        }
        self.objects = {}

    def run(self, command, log):
        try:
            done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=LONGEST)
        except subprocess.TimeoutExpired:
            return "no end"
        log.append(done.stdout)
        return done.returncode

    def test_object(self, test, log, fresh):
        """The compiled test; compiled again where a header is mutated."""
        if fresh or test not in self.objects:
            made = self.at / (test.replace("/", ".") + (".mutant.o" if fresh else ".o"))
            if self.run([*self.compile, "-c", f"{self.source}/tests/{test}.cpp", "-o", str(made)], log) != 0:
                if not fresh:  # it has nothing of the mutant
                    raise RuntimeError(f"{test} does not compile:\n{log[-1]}")
                return None
            if fresh:
                return made
            self.objects[test] = made
        return self.objects[test]

    def verdict(self, test, header, extra):
        """None if the test passes, else how it notices. A test may be given arguments: "codegen/fuzz/known --count 3"."""
        log = []
        test, *arguments = test.split()
        made = self.test_object(test, log, header)
        if made is None:
            return f"{test} (static_assert)" if "static assertion failed" in log[-1] or "constant expression" in log[-1] else "the compiler"
        kind = next(k for k in self.link if test.startswith(k))
        program = self.at / "test"
        if self.run(["c++", str(made), *extra, *self.link[kind], "-lboost_unit_test_framework", "-lmpfr", "-lgmp", "-o", str(program)], log) != 0:
            raise RuntimeError(log[-1])
        arguments = arguments or FEWER.get(test, [])
        return None if self.run([str(program), "--", *arguments], log) == 0 else test

    def judge(self, mutant):
        original = (self.source / mutant.file).read_text()
        text = original.replace(mutant.old, mutant.new)
        header = mutant.file.startswith("dsl/")
        extra = []
        if header:
            place = self.at / "include/slope" / mutant.file
            place.write_text(text)
        else:
            place = self.at / pathlib.Path(mutant.file).name
            place.write_text(text)
            made, log = self.at / "mutant.o", []
            if self.run([*self.compile, f"-I{(self.source / mutant.file).parent}", "-c", str(place), "-o", str(made)], log) != 0:
                raise RuntimeError(f"{mutant.name} does not compile, so no test is asked:\n{log[-1]}")
            extra = [str(made)]
        try:
            for test in mutant.tests:
                if noticed := self.verdict(test, header, extra):
                    return noticed
            return "SURVIVED"
        finally:
            if header:
                place.write_text(original)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("source", type=pathlib.Path)
    options.add_argument("build", type=pathlib.Path)
    options.add_argument("--only", default="")
    options.add_argument("--sample", type=int, default=1, help="every N-th mutant")
    options.add_argument("--first", action="store_true", help="one change of each place")
    options.add_argument("--skip", type=int, default=0, help="so many, to go on")
    options.add_argument("--check", action="store_true")
    options = options.parse_args()
    source, build = options.source.resolve(), options.build.resolve()
    every = mutants.all_of(source)
    stale = [m.name for m in every if (source / m.file).read_text().count(m.old) != 1 or m.old == m.new]
    missing = [m.name for m in every if m.file.startswith("codegen/") and m.file.endswith(".hpp")]  # it would take all of its users
    missing += [t for m in every for t in m.tests if not (source / "tests" / f"{t.split()[0]}.cpp").exists()]
    if stale or missing:
        print("\n".join(["these mutants do not apply, or not in one place:", *stale, *missing]))
        return 1
    if options.check:
        tables = collections.Counter(m.file for m in every)
        print("\n".join(f"{count:4} {file}" for file, count in tables.items()))
        rules = {m.old for m in every if m.file == "dsl/rules/calculus.hpp"}
        return 0 if len(rules) >= 44 and len(every) >= 200 else 1
    workshop = Workshop(source, build)
    outcome = collections.Counter()
    chosen = [m for m in every if re.search(options.only, m.name)]
    if options.first:
        chosen = list({(m.file, m.old): m for m in reversed(chosen)}.values())[::-1]
    for mutant in chosen[options.skip :: options.sample]:
        noticed = workshop.judge(mutant)
        outcome[noticed] += 1
        print(f"{noticed:34} {mutant.name}", flush=True)
    shutil.rmtree(workshop.at)
    print("\n".join(f"{count:5} {noticed}" for noticed, count in outcome.most_common()))
    return 1 if outcome["SURVIVED"] else 0


sys.exit(main())
