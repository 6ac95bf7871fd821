# SPDX-License-Identifier: Apache-2.0
"""What the compiler pays for the calculus: every activation in orders 0-3 of every argument, above including the headers.

The budget is 1 s and 200 MB. Seconds are processor time, the least of three runs; as machines differ, three times the
budget is what fails. Memory does not depend on the machine: the budget is what fails.
"""
import os
import sys

SECONDS, MEGABYTES, SLACK = 1.0, 200.0, 3.0

source = os.path.join(sys.argv[1], "tests/dsl/ledger.cpp")
compiler = sys.argv[3:]


def cost(*options):
    """Processor seconds and the peak in MB of one compilation."""
    command = [*compiler, *options, "-c", source, "-o", os.devnull]
    _, status, usage = os.wait4(os.posix_spawnp(command[0], command, os.environ), 0)
    if status:
        sys.exit(f"{' '.join(command)} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def least(*options):
    runs = [cost(*options) for _ in range(3)]
    return [min(column) for column in zip(*runs)]


headers = least()
orders = least("-DSLOPE_LEDGER_ORDERS")
seconds, megabytes = (b - a for a, b in zip(headers, orders))
print(f"headers {headers[0]:.2f} s, {headers[1]:.0f} MB; with all orders {orders[0]:.2f} s, {orders[1]:.0f} MB")
print(f"the orders cost {seconds:.2f} s (budget {SECONDS} s, fails above {SLACK * SECONDS} s)"
      f" and {megabytes:.0f} MB (budget {MEGABYTES:.0f} MB)")
sys.exit(seconds > SLACK * SECONDS or megabytes > MEGABYTES)
