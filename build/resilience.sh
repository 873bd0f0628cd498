#!/usr/bin/env bash
# The large resilience runs. RESILIENCE=full tells the tests to take the counts of the acceptance (100 kills each on SQLite and on PostgreSQL with RabbitMQ, all cuts of the network, 10,000 deadlines, 1,000 instances) instead of CI's.
set -euo pipefail
cd "$(dirname "$0")/.."
bash build/setup.sh postgresql rabbitmq-server
dotnet build tests/CoordinationFlow.ResilienceTests -c Release -v quiet
RESILIENCE=full dotnet run --project tests/CoordinationFlow.ResilienceTests -c Release --no-build -- -diagnostics -showliveoutput "$@"
