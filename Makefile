# Everything a newcomer, a maintainer and CI call. Each target does its own set-up.
.DEFAULT_GOAL := help
.PHONY: help run build test bench format screenshots resilience properties simulation mutations workflows-pictures conformance

export DOTNET_NOLOGO := 1
export DOTNET_CLI_TELEMETRY_OPTOUT := 1

SERVER := src/CoordinationFlow.Server
CONFIGURATION := Release

help: ## say what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/' | expand -t 28

run: ## start the embedded default with demo data and print the addresses (ARGS= for more)
	dotnet build $(SERVER) -c $(CONFIGURATION) -v quiet
	ASPNETCORE_ENVIRONMENT=Demo Store__Folder=$(CURDIR)/data dotnet run --project $(SERVER) -c $(CONFIGURATION) --no-build -- $(ARGS)

build: ## build the whole solution
	dotnet build CoordinationFlow.sln -c $(CONFIGURATION) -v quiet

test: ## install what the tests need, build once, run all tests; the last line counts
	@bash build/test.sh

bench: ## dossiers, answers and cycles a second beside the machine's own commit and confirm rates (ARGS="--json")
	@bash build/setup.sh postgresql rabbitmq-server
	dotnet build benchmarks/CoordinationFlow.Benchmarks -c $(CONFIGURATION) -v quiet
	@dotnet run --project benchmarks/CoordinationFlow.Benchmarks -c $(CONFIGURATION) --no-build -- $(ARGS)

format: ## put the code into the house's form
	dotnet format CoordinationFlow.sln

conformance: ## compare with stock Elsa and write the table of docs/elsa-compatibility.md (ELSA_DEFINITIONS=folder for Elsa's own)
	dotnet build tests/CoordinationFlow.UnitTests -c $(CONFIGURATION) -v quiet
	CONFORMANCE_REFRESH=1 dotnet run --project tests/CoordinationFlow.UnitTests -c $(CONFIGURATION) --no-build -- -namespace '*Conformance' -diagnostics

screenshots: ## take the pictures of docs/screenshots anew, in four languages
	@bash build/screenshots.sh

resilience: ## the large runs: 100 kills on SQLite, 100 on PostgreSQL and RabbitMQ, cuts of the network, 10,000 deadlines, 1,000 instances, the sweep of store failures
	@bash build/resilience.sh

properties: ## try each property of the procedure on a hundred times as many new cases
	PROPERTY_CASES=100 dotnet run --project tests/CoordinationFlow.UnitTests -c $(CONFIGURATION) -- -namespace 'CoordinationFlow.UnitTests.Domain*'

simulation: ## a million schedules of the engine under faults (SCHEDULES= for another number, SEED= for one with its story)
	SCHEDULES=$(or $(SCHEDULES),1000000) dotnet run --project tests/CoordinationFlow.SimulationTests -c $(CONFIGURATION) -- -showliveoutput

mutations: ## break each listed rule in a copy and see its test turn red
	@bash build/mutations.sh

workflows-pictures: ## draw each flow of workflows/ from its own file
	@bash build/workflows-pictures.sh
