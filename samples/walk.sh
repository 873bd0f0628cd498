#!/usr/bin/env bash
# Takes three dossiers over REST: one from creation through divergence, revision and a second round to adoption and instruction; one through
# every level of the ladder to an abstention; one through the urgent procedure and an instruction ad referendum to a definitive position.
# Needs a server with demo persons (make run), bash and curl. The demo clock is the only shortcut: it stands for days of waiting.
#
#   samples/walk.sh [ADDRESS]      ADDRESS is http://127.0.0.1:5080 unless given
set -euo pipefail

address=${1:-http://127.0.0.1:5080}
reference="BE-WALK-$(date +%Y%m%d-%H%M%S)-$$"
step=0

# call WHO METHOD PATH [BODY]: one request as a demo person (or, for a ministry's system, its code); prints the answer, stops at a refusal.
call() {
  local who=$1 method=$2 path=$3 body=${4:-} answer status
  local arguments=(-sS -X "$method" -H "Authorization: Bearer demo-$who" -H 'Accept-Language: en' -w '\n%{http_code}')
  [ "$method" = GET ] || arguments+=(-H "Idempotency-Key: $reference-$step-$who-$RANDOM$RANDOM")
  [ -z "$body" ] || arguments+=(-H 'Content-Type: application/json' --data-binary "$body")
  answer=$(curl "${arguments[@]}" "$address$path")
  status=${answer##*$'\n'}
  answer=${answer%$'\n'*}
  if [ "$status" -ge 400 ]; then
    printf 'refused: %s %s as %s\n%s\n' "$method" "$path" "$who" "$answer" >&2
    exit 1
  fi
  printf '%s' "$answer"
}

# first NAME: the first text of that name in the JSON on standard input.
first() { grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4; }

say() { step=$((step + 1)); printf '\n%2d  %s\n' "$step" "$1"; }

# show: where the dossier stands, as the coordinator sees it.
show() {
  local dossier state now outcome waits
  dossier=$(call ann GET "/api/dossiers/$id")
  state=$(grep -o '},"state":"[A-Za-z]*","tag"' <<<"$dossier" | cut -d '"' -f 4)
  waits=$(grep -o '"wait":{"key":"[^"]*"' <<<"$dossier" | cut -d '"' -f 6) || true
  now=${dossier#*\"assessment\":}
  [ "$now" != "$dossier" ] || now=
  now=${now%%\"positions\":*}
  outcome=$(first outcome <<<"$now") || true
  printf '    state %s%s, %s\n' "$state" "${outcome:+, outcome $outcome}" "$waits"
  grep -o '"[^"]*":{"state":"Blocked","by":\[[^]]*\]' <<<"$now" | sed -E 's/"([^"]*)":\{"state":"Blocked","by":\[(.*)\]/    \1 is blocked by \2/; s/"//g' || true
}

# task_of WHO: the id of that ministry's open task in this dossier. Tasks travel by the queue, so it waits for a moment until it is there.
task_of() {
  local tasks task
  for _ in $(seq 50); do
    tasks=$(call "$1" GET '/api/tasks?take=100')
    task=$(grep -o "\"taskId\":\"[^\"]*\",\"dossierId\":\"$id\"" <<<"$tasks" | head -n 1 | cut -d '"' -f 4) || true
    if [ -n "$task" ]; then
      printf '%s' "$task"
      return
    fi
    sleep 0.2
  done
  printf 'no task of %s\n' "$1" >&2
  exit 1
}

# answer WHO BODY: that ministry's own system answers its task.
answer() {
  local task receipt
  task=$(task_of "$1")
  receipt=$(call "$1" POST "/api/tasks/$task/position" "$2")
  printf '    %s: %s, receipt %s\n' "$1" "$(first status <<<"$receipt")" "$(first id <<<"${receipt#*\"receipt\":}")"
}

# to_deadline: lets the open round's deadline pass.
to_deadline() {
  local deadline
  deadline=$(call ann GET "/api/dossiers/$id/rounds" | first deadline)
  printf '    the deadline is %s; the demo clock goes there\n' "$deadline"
  clock "$deadline"
}

# clock INSTANT: lets time pass.
clock() { call ann POST /demo/clock "{\"to\":\"$1\"}" >/dev/null; }

# sit LEVEL MINUTES: that level is convened for the earliest instant with due notice, and sits without agreement.
sit() {
  local at
  at=$(call ann GET "/api/dossiers/$id/ladder" | first earliest)
  call ann POST "/api/dossiers/$id/escalate" "{\"level\":\"$1\",\"sitting\":\"$at\"}" >/dev/null
  printf '    %s is convened for %s; the demo clock goes there\n' "$1" "$at"
  clock "$at"
  call ann POST "/api/dossiers/$id/sittings" "{\"level\":\"$1\",\"decision\":\"NoAgreement\",\"present\":[\"HEA\",\"ECO\",\"VL\",\"WAL\"],\"minutes\":\"$2\"}" >/dev/null
  show
}

# instruction: the valid one, as the Permanent Representation reads it.
instruction() {
  printf '    instruction: '
  call paul GET "/api/dossiers/$id/instructions" | sed 's/"no":/\n&/g' | sed -n 2p | grep -o '"no":[0-9]*\|"vote":"[^"]*"\|"version":[0-9]*\|"replaces":[0-9]*\|"adReferendum":true\|"effect":"[^"]*"' | tr '\n' ' '
  printf '\n'
}

say "The coordinator makes a dossier with its first draft"
id=$(call ann POST /api/dossiers "{
  \"reference\":\"$reference\",\"title\":{\"en\":\"Common form for certificates\"},\"areas\":[\"SOS\"],\"pilot\":\"SOC\",
  \"required\":[\"EMP\",\"VL\"],\"consulted\":[\"COCOM\"],\"informed\":[\"PREU\"],\"table\":\"EPSCO\",\"category\":\"II\",\"votingRule\":\"QualifiedMajority\",
  \"paragraphs\":[{\"id\":\"p1\",\"text\":{\"en\":\"Belgium supports one electronic form.\",\"nl\":\"België steunt één elektronisch formulier.\"}},
                  {\"id\":\"p2\",\"text\":{\"en\":\"Small employers get two years to adapt.\",\"nl\":\"Kleine werkgevers krijgen twee jaar om zich aan te passen.\"}}]}" | first dossierId)
printf '    %s, id %s\n' "$reference" "$id"
show

say "It is circulated: two working days, ordinary procedure"
call ann POST "/api/dossiers/$id/rounds" '{"procedure":"Ordinary","deadline":{"workingDays":2}}' >/dev/null
show

say "Employment agrees; Flanders has a substantive reservation on paragraph 2; the consulted body comments"
answer emp '{"default":"A"}'
answer vl '{"default":"A","paragraphs":{"p2":"R"},"reason":"Two years are too long for workers on building sites."}'
answer cocom '{"default":"C","comment":"A form in German would help."}'
show

say "The deadline passes: the views diverge"
to_deadline
show

say "The pilot revises paragraph 2 and a second round goes out"
call soc POST "/api/dossiers/$id/rounds" '{"procedure":"Ordinary","deadline":{"workingDays":2},
  "paragraphs":[{"id":"p1","text":{"en":"Belgium supports one electronic form.","nl":"België steunt één elektronisch formulier."}},
                {"id":"p2","text":{"en":"Small employers get one year to adapt.","nl":"Kleine werkgevers krijgen één jaar om zich aan te passen."}}]}' >/dev/null
show

say "Both agree to the new text"
answer emp '{"default":"A"}'
answer vl '{"default":"A"}'

say "The second deadline passes: the views converge"
to_deadline
show

say "The coordinator adopts; the instruction goes to the Permanent Representation"
call ann POST "/api/dossiers/$id/adopt" '{}' >/dev/null
show
instruction

say "The record is whole: each entry's hash covers the one before"
call ann GET "/api/dossiers/$id/audit/export" | grep -c '"hash"' | sed 's/$/ entries; check them by: coordinationflow audit verify FILE/; s/^/    /'
first=$id

say "A second dossier: Flanders objects, and one round was all there was time for"
id=$(call ann POST /api/dossiers "{
  \"reference\":\"$reference-L\",\"title\":{\"en\":\"Restoring farmland\"},\"areas\":[\"ENV\"],\"pilot\":\"HEA\",\"maxRounds\":1,
  \"required\":[\"ECO\",\"VL\",\"WAL\"],\"table\":\"ENV\",\"votingRule\":\"QualifiedMajority\",
  \"paragraphs\":[{\"id\":\"p1\",\"text\":{\"en\":\"Belgium supports the target.\",\"nl\":\"België steunt de doelstelling.\"}}]}" | first dossierId)
call ann POST "/api/dossiers/$id/rounds" '{"procedure":"Ordinary","deadline":{"workingDays":2}}' >/dev/null
answer eco '{"default":"A"}'
answer vl '{"default":"O","reason":"There is not that much farmland."}'
answer wal '{"default":"A"}'
to_deadline
show

say "The coordination meeting, the Interministerial Conference and the Concertation Committee sit in turn, and do not agree"
sit L1 'No agreement on paragraph 1.'
sit L2 'No agreement on paragraph 1.'
sit L3 'No agreement on paragraph 1.'

say "No level has agreed: Belgium abstains, and is told what that does"
instruction

say "A third dossier: three hours, tonight; Interior opens it and agrees, Flanders does not look"
id=$(call ann POST /api/dossiers "{
  \"reference\":\"$reference-U\",\"title\":{\"en\":\"Crisis at the border\"},\"areas\":[\"MIG\"],\"pilot\":\"IBZ\",\"flow\":\"urgent\",
  \"required\":[\"IO\",\"VL\"],\"table\":\"JHA\",
  \"paragraphs\":[{\"id\":\"p1\",\"text\":{\"en\":\"Belgium supports the measure for six months.\",\"nl\":\"België steunt de maatregel voor zes maanden.\"}}]}" | first dossierId)
call ann POST "/api/dossiers/$id/rounds" '{"procedure":"Urgent","deadline":{"elapsedHours":3}}' >/dev/null
call io POST "/api/tasks/$(task_of io)/open" '{}' >/dev/null
answer io '{"default":"A"}'
to_deadline
show

say "The working party decides tonight: the coordinator instructs ad referendum, and owes a definitive position"
call ann POST "/api/dossiers/$id/ad-referendum" '{"reason":"The working party decides tonight."}' >/dev/null
instruction

say "Flanders is asked again, in silence; its silence is agreement, and the instruction is confirmed"
call ann POST "/api/dossiers/$id/rounds" '{"procedure":"Silence","deadline":{"workingDays":2},"ask":["VL"]}' >/dev/null
task_of vl >/dev/null
to_deadline
show
instruction

printf '\nThe dossier: %s/dossiers/%s\n' "$address" "$first"
