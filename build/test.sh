#!/usr/bin/env bash
# All tests on a fresh machine: set-up, one build, every test project. The last line is "N passed, N failed[, N skipped]".
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
mkdir -p artifacts
log=artifacts/test.log

give_up() {
    echo "$1" >&2
    echo "0 passed, 1 failed"
    exit 1
}

bash build/setup.sh || give_up "The set-up failed."
dotnet restore CoordinationFlow.sln -v quiet || give_up "The restore failed."
dotnet build CoordinationFlow.sln -c Release --no-restore -v quiet -nodeReuse:false || give_up "The build failed."

# One project at a time: xunit uses both cores within it, and tests that kill servers want the machine to themselves.
dotnet test --solution CoordinationFlow.sln -c Release --no-build --no-progress --no-ansi \
    --max-parallel-test-modules 1 "$@" 2>&1 | tee "$log"
code=${PIPESTATUS[0]}

count() { sed -n '/^Test run summary/,$p' "$log" | sed -nE "s/^ +$1: ([0-9]+)$/\1/p" | tail -1; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
passed=${passed:-0} failed=${failed:-0} skipped=${skipped:-0}
# A test process that died counts as a failure even where no single test does.
[ "$code" -ne 0 ] && [ "$failed" -eq 0 ] && failed=1
[ "$passed" -eq 0 ] && [ "$failed" -eq 0 ] && failed=1

echo
if [ "$skipped" -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ]
