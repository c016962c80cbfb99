#!/usr/bin/env python3
"""How many tests a runner passed, failed and skipped, from what it wrote down: prints the three numbers.

    tally.py junit|vitest|tap|unittest FILE
"""

import json
import re
import sys
import xml.etree.ElementTree as xml


def junit(text):
    suite = xml.fromstring(text).attrib
    failed = int(suite["failures"]) + int(suite.get("errors", 0))
    skipped = int(suite["skipped"]) + int(suite.get("disabled", 0))
    return int(suite["tests"]) - failed - skipped, failed, skipped


def vitest(text):
    report = json.loads(text)
    # A file that cannot be loaded fails without a test of its own.
    empty = sum(1 for file in report["testResults"] if file["status"] == "failed" and not file["assertionResults"])
    return report["numPassedTests"], report["numFailedTests"] + empty, report["numPendingTests"] + report["numTodoTests"]


def tap(text):
    last = {name: int(count) for name, count in re.findall(r"^# (pass|fail|cancelled|skipped|todo) (\d+)$", text, re.M)}
    return last["pass"], last["fail"] + last["cancelled"], last["skipped"] + last["todo"]


def unittest(text):
    ran = int(re.findall(r"^Ran (\d+) tests?", text, re.M)[-1])
    counts = {name: int(count) for name, count in re.findall(r"(failures|errors|skipped)=(\d+)", text.rsplit("Ran ", 1)[1])}
    failed = counts.get("failures", 0) + counts.get("errors", 0)
    skipped = counts.get("skipped", 0)
    return ran - failed - skipped, failed, skipped


if __name__ == "__main__":
    kind, path = sys.argv[1:]
    with open(path, encoding="utf-8", errors="replace") as file:
        print(*{"junit": junit, "vitest": vitest, "tap": tap, "unittest": unittest}[kind](file.read()))
