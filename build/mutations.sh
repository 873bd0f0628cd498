#!/usr/bin/env bash
# Breaks each listed rule in a copy of the checkout, builds, runs the test that is named after the rule, and expects it to fail.
# The list: tests/CoordinationFlow.UnitTests/Domain/Mutations.json, an array of
#   { "invariant": "INV-05", or how the test's name begins ("A-finding-is-taken-up"), "file": path below src/CoordinationFlow.Domain, "find": text that occurs once, "replace": text }
# whose test is every unit test with INV_05_ in its name; "project" and "tests" name another project to break and another test project to ask. A mutation that does not apply, does not compile or is not noticed makes the whole run fail. MUTATIONS=pattern runs only those invariants.
set -euo pipefail
cd "$(dirname "$0")/.."
list=${1:-tests/CoordinationFlow.UnitTests/Domain/Mutations.json}
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z --cached --others --exclude-standard | xargs -0 tar -cf - --ignore-failed-read 2>/dev/null | tar -xf - -C "$copy"
python3 build/mutations.py "$copy" "$list" "${MUTATIONS:-}"
