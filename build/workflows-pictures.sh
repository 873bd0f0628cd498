#!/usr/bin/env bash
# Draws every flow of workflows/ beside its file, from the file itself.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build src/CoordinationFlow.Cli -c Release -v quiet
for flow in workflows/*.json; do
    picture="${flow%.json}.svg"
    dotnet run --project src/CoordinationFlow.Cli -c Release --no-build -- draw "$flow" --out "$picture"
    echo "$picture"
done
