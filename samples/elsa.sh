#!/usr/bin/env bash
# Speaks to Elsa's own routes as an Elsa user's scripts do: imports a definition, publishes it, executes it with input, lists instances,
# completes its task, cancels another instance, exports and deletes. Needs a server with demo persons (make run), bash and curl.
#
#   samples/elsa.sh [ADDRESS]      ADDRESS is http://127.0.0.1:5080 unless given
set -euo pipefail

api=${1:-http://127.0.0.1:5080}/elsa/api
step=0

# call METHOD PATH [BODY]: one request as the demo's flow designer; prints the answer, stops at a refusal.
call() {
  local answer status
  local arguments=(-sS -X "$1" -H 'Authorization: Bearer demo-clara' -w '\n%{http_code}')
  [ -z "${3:-}" ] || arguments+=(-H 'Content-Type: application/json' --data-binary "$3")
  answer=$(curl "${arguments[@]}" "$api/$2")
  status=${answer##*$'\n'}
  answer=${answer%$'\n'*}
  if [ "$status" -ge 400 ]; then
    printf 'refused with %s: %s %s\n%s\n' "$status" "$1" "$2" "$answer" >&2
    exit 1
  fi
  printf '%s' "$answer"
}

# first NAME: the first text of that name in the JSON on standard input.
first() { grep -o "\"$1\": *\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4; }

say() { step=$((step + 1)); printf '%2d  %s\n' "$step" "$1"; }

id="sample-$(date +%Y%m%d-%H%M%S)-$$"
definition='{
  "definitionId": "'$id'", "name": "Sample '$id'",
  "inputs": [{ "name": "Who", "type": "String" }],
  "root": { "id": "root", "type": "Elsa.Sequence", "version": 1, "activities": [
    { "id": "greet", "name": "greet", "type": "Elsa.WriteLine", "version": 1,
      "text": { "typeName": "String", "expression": { "type": "JavaScript", "value": "`Hello ${getInput(\"Who\")}`" } } },
    { "id": "ask", "name": "ask", "type": "Elsa.RunTask", "version": 1,
      "taskName": { "typeName": "String", "expression": { "type": "Literal", "value": "Ask somebody" } } } ] } }'

say "import $id as a draft"
call POST workflow-definitions/import "$definition" > /dev/null

say "publish it"
call POST "workflow-definitions/$id/publish" '{}' > /dev/null

say "execute it with input"
instance=$(call POST "workflow-definitions/$id/dispatch" '{"input":{"Who":"Brussels"}}' | first workflowInstanceId)
echo "    instance $instance"

say "list the instances that wait"
call POST workflow-instances '{"page":0,"pageSize":10,"definitionId":"'"$id"'","subStatuses":["Suspended"]}' | grep -o '"totalCount": *[0-9]*' | sed 's/^/    /'

say "complete its task"
task=$(call GET "workflow-instances/$instance" | first taskId)
call POST "tasks/$task/complete" '{"result":"done"}' > /dev/null
call GET "workflow-instances/$instance/execution-state" | first subStatus | sed 's/^/    /'

say "start another instance and cancel it"
other=$(call POST "workflow-definitions/$id/dispatch" '{}' | first workflowInstanceId)
call POST "cancel/workflow-instances/$other" > /dev/null
call GET "workflow-instances/$other/execution-state" | first subStatus | sed 's/^/    /'

say "export it"
call GET "workflow-definitions/$id/export" | first '\$schema' | sed 's/^/    /'

say "delete it"
call DELETE "workflow-definitions/$id" > /dev/null
