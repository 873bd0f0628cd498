#!/usr/bin/python3
"""A ministry's own system over plain AMQP, with Debian's python3-pika.

It reads its tasks queue, shows each task, says that it was opened, and answers it through its own exchange where --answer is given; receipts and
refusals come back by the same queue. The broker's user may do nothing else.

    samples/ministry-amqp.py --broker amqp://participant.vl:PASSWORD@127.0.0.1:5672/%2F --answer A
    samples/ministry-amqp.py --broker … --answer A --paragraph p2=R --reason "Two years are too long."

Three habits make it safe: a message is acknowledged when what follows from it has been confirmed, an answer's messageId is made of the task and the
answer (sent again after a fault it counts once), and user_id says who sends, which the broker checks.
"""
import argparse
import hashlib
import json
import os
import sys
import time
import urllib.parse

import pika

STANCES = {"A": "Agree", "C": "AgreeWithComments", "P": "ParliamentaryReservation", "S": "ScrutinyReservation",
           "R": "SubstantiveReservation", "O": "Object", "N": "NoCompetence"}
NOT_FOUND = 404


class Ministry:
    """What the ministry does with what comes by its queue."""

    def __init__(self, channel, user, arguments):
        self.channel, self.user, self.arguments = channel, user, arguments
        self.tasks, self.answers = f"{user}.tasks", f"{user}.answers"

    def serve(self):
        """Reads until interrupted."""
        self.channel.confirm_delivery()
        self.channel.basic_qos(prefetch_count=8)
        self.channel.basic_consume(self.tasks, self.take)
        say("reading", self.tasks)
        self.channel.start_consuming()

    def take(self, channel, delivery, _properties, body):
        """One message. What we send grows: whatever is not known is passed over."""
        message = json.loads(body)
        kind = message.get("type")
        if kind == "TaskIssued":
            self.task(message)
        elif kind == "Receipt":
            say("receipt", message["taskId"], message["status"], message["receiptId"])
        elif kind == "Refused":
            say("refused", message.get("inReplyTo"), message["code"], message.get("field") or "", message["text"])
        else:
            say(kind, message.get("taskId") or message.get("dossierRef") or "", message.get("change") or "")
        channel.basic_ack(delivery.delivery_tag)

    def task(self, task):
        """Shows it, says that it was opened, answers it."""
        say("task", task["taskId"], task["dossierRef"], f"round {task['roundNo']}", "answer by", task["deadline"]["local"])
        for paragraph in task["paragraphs"]:
            for language, text in sorted((paragraph.get("text") or {}).items()):
                say("  ", paragraph["id"], f"[{language}]", text)
        self.send({"type": "TaskOpened", "messageId": f"opened-{task['taskId']}", "taskId": task["taskId"]})
        if self.arguments.answer and task["kind"] == "Respond":
            self.send(self.position(task))

    def position(self, task):
        """The answer that the command line gives."""
        position = {"type": "PositionSubmitted", "taskId": task["taskId"], "draftHash": task["draftHash"], "default": STANCES[self.arguments.answer]}
        if self.arguments.paragraph:
            position["byParagraph"] = {name: STANCES[stance] for name, stance in (one.split("=") for one in self.arguments.paragraph)}
        for name, value in (("reasons", self.arguments.reason), ("comment", self.arguments.comment)):
            if value:
                position[name] = value
        digest = hashlib.sha256(json.dumps(position, sort_keys=True).encode()).hexdigest()[:16]
        return position | {"messageId": f"answer-{task['taskId']}-{digest}"}

    def send(self, message):
        """Returns when the broker has it on disk; raises where it has not."""
        properties = pika.BasicProperties(content_type="application/json", delivery_mode=2, user_id=self.user)
        self.channel.basic_publish(self.answers, "", json.dumps(message).encode(), properties, mandatory=True)


def say(*words):
    """Prints at once, also into a pipe."""
    print(*words, flush=True)


def main():
    """Connects, again and again where the broker goes away."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--broker", default=os.environ.get("BROKER"), help="amqp://participant.code:password@host:port/virtual-host; or the variable BROKER")
    parser.add_argument("--answer", choices=sorted(STANCES), help="answer every task so")
    parser.add_argument("--paragraph", action="append", metavar="ID=STANCE", help="and this paragraph so")
    parser.add_argument("--reason")
    parser.add_argument("--comment")
    arguments = parser.parse_args()
    if not arguments.broker:
        parser.error("name the broker: --broker or BROKER")
    user = urllib.parse.unquote(urllib.parse.urlsplit(arguments.broker).username or "")
    while True:
        try:
            with pika.BlockingConnection(pika.URLParameters(arguments.broker)) as connection:
                Ministry(connection.channel(), user, arguments).serve()
        except pika.exceptions.ProbableAuthenticationError:
            print("The broker does not know this user or password.", file=sys.stderr)
            return 1
        except pika.exceptions.ChannelClosedByBroker as problem:
            print(problem.reply_text, file=sys.stderr)
            if problem.reply_code != NOT_FOUND:
                return 1
            # The queue is made when the server starts.
            time.sleep(2)
        except (pika.exceptions.AMQPConnectionError, pika.exceptions.NackError) as problem:
            print(f"The broker is away ({type(problem).__name__}); trying again.", file=sys.stderr)
            time.sleep(2)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(0)
