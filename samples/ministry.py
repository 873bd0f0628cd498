#!/usr/bin/env python3
"""A ministry's own system over REST, with Python's standard library alone.

It polls its inbox, shows each task that is open, says that it was opened, and answers it: by hand, or by a rule where --answer is given.

    samples/ministry.py --as ibz                       # shows what is asked of Home Affairs, then waits for more
    samples/ministry.py --as ibz --once                # shows it and ends
    samples/ministry.py --as ibz --answer A            # agrees to everything, for a try-out
    samples/ministry.py --sandbox --once --answer A    # asks the sandbox for a task and answers it; no real dossier is touched
    samples/ministry.py --as vl --answer R --reason "Two years are too long."

Each command carries an idempotency key made of the task and the answer: run it again after a fault, it takes effect once.
"""
import argparse
import hashlib
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid


class Refused(Exception):
    """The server changed nothing; it said why."""

    def __init__(self, status, problem):
        super().__init__(problem.get("detail", "no reason given"))
        self.status, self.code, self.field = status, problem.get("code", "unknown"), problem.get("field")


class Office:
    """The ministry's office: what it may ask of the server, by its own token."""

    def __init__(self, address, token, language):
        self.address, self.token, self.language = address.rstrip("/"), token, language

    def call(self, method, path, body=None, key=None):
        """One request. Tries again where the network or the server fails, under the same key; a refusal is raised."""
        headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/json", "Accept-Language": self.language}
        data = None
        if body is not None:
            data, headers["Content-Type"] = json.dumps(body).encode(), "application/json"
        if key is not None:
            headers["Idempotency-Key"] = key
        request = urllib.request.Request(self.address + path, data, headers, method=method)
        for wait in (1, 2, 5, None):
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    text = answer.read().decode()
                    return json.loads(text) if text else None
            except urllib.error.HTTPError as problem:
                if problem.code < 500 or wait is None:
                    raise Refused(problem.code, parsed(problem.read())) from None
            except (urllib.error.URLError, TimeoutError):
                if wait is None:
                    raise
            time.sleep(wait)

    def open_tasks(self):
        """All open tasks, page by page, by deadline."""
        cursor = None
        while True:
            query = {"take": 50} | ({"cursor": cursor} if cursor else {})
            page = self.call("GET", "/api/tasks?" + urllib.parse.urlencode(query))
            yield from page["items"]
            cursor = page.get("next")
            if not cursor:
                return

    def task(self, task_id):
        """A task with its draft."""
        return self.call("GET", f"/api/tasks/{task_id}")

    def opened(self, task_id):
        """Says that a person has seen the task: in an urgent round silence counts only then."""
        return self.call("POST", f"/api/tasks/{task_id}/open", {}, key=f"open-{task_id}")

    def answer(self, task_id, position):
        """Commits the ministry's position."""
        digest = hashlib.sha256(json.dumps(position, sort_keys=True).encode()).hexdigest()[:16]
        return self.call("POST", f"/api/tasks/{task_id}/position", position, key=f"answer-{task_id}-{digest}")


def parsed(text):
    """A problem document, or what there is of one."""
    try:
        return json.loads(text)
    except ValueError:
        return {}


def show(item, task):
    """Prints what is asked."""
    print(f"\n{item['reference']}  round {item['round']}, {item['procedure']}, answer by {item['deadline']}")
    print(f"  task {item['taskId']} ({item['state']})")
    for paragraph in task["draft"]["paragraphs"]:
        for language, text in sorted(paragraph["text"].items()):
            print(f"  {paragraph['id']} [{language}] {text}")


def position_of(arguments):
    """The answer that the command line gives; None: none."""
    if arguments.answer is None:
        return None
    position = {"default": arguments.answer}
    for name in ("reason", "comment", "parliament"):
        if getattr(arguments, name):
            position[name] = getattr(arguments, name)
    return position


def main():
    """Polls until interrupted, or once."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--address", default="http://127.0.0.1:5080")
    parser.add_argument("--as", dest="who", default="ibz", help="the ministry's code; its demo token is demo-CODE")
    parser.add_argument("--token", help="a service account's token instead of the demo's")
    parser.add_argument("--language", default="en")
    parser.add_argument("--answer", choices=["A", "C", "P", "S", "R", "O", "N"], help="answer every open task so")
    parser.add_argument("--reason")
    parser.add_argument("--comment")
    parser.add_argument("--parliament")
    parser.add_argument("--sandbox", action="store_true", help="ask for a task of the sandbox first, and act for it")
    parser.add_argument("--once", action="store_true", help="look once and end")
    parser.add_argument("--every", type=float, default=5, metavar="SECONDS")
    arguments = parser.parse_args()
    who = "sandbox" if arguments.sandbox else arguments.who.lower()
    office = Office(arguments.address, arguments.token or f"demo-{who}", arguments.language)
    if arguments.sandbox:
        print("asked", office.call("POST", "/api/sandbox/tasks", {"workingDays": 2}, key=str(uuid.uuid4()))["reference"])
    position, seen, failed = position_of(arguments), set(), False

    while True:
        for item in office.open_tasks():
            task_id = item["taskId"]
            if task_id in seen or item["state"] == "Answered":
                continue
            seen.add(task_id)
            show(item, office.task(task_id))
            try:
                office.opened(task_id)
                if position is not None:
                    receipt = office.answer(task_id, position)["receipt"]
                    print(f"  answered {arguments.answer}: {receipt['status']}, receipt {receipt['id']}")
            except Refused as refusal:
                failed = True
                print(f"  refused: {refusal.code} {refusal.field or ''} {refusal}", file=sys.stderr)
        if arguments.once:
            return 1 if failed else 0
        time.sleep(arguments.every)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(0)
    except (Refused, urllib.error.URLError, TimeoutError) as problem:
        print(f"{problem}", file=sys.stderr)
        sys.exit(1)
