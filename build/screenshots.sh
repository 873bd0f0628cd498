#!/usr/bin/env bash
# Takes docs/screenshots anew: the browser tests whose class is named for it write there when SCREENSHOTS names a folder.
set -euo pipefail
cd "$(dirname "$0")/.."
bash build/setup.sh chromium
dotnet build tests/CoordinationFlow.EndToEndTests -c Release -v quiet
mkdir -p docs/screenshots
SCREENSHOTS="$PWD/docs/screenshots" dotnet run --project tests/CoordinationFlow.EndToEndTests -c Release --no-build -- -class '*Screenshots*'
ls docs/screenshots
