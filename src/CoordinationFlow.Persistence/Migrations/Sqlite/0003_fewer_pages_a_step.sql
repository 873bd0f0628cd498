-- A commit costs what it writes: pages, each 4 KB, into the log. What changes with every step stands in no index; an index of what hardly any row
-- has holds those rows alone; a journal grows at its end, whichever instance writes.
DROP INDEX instance_by_created_at_id_and_filters;

CREATE INDEX instance_by_created_at_id_and_filters ON instance (created_at, id, status, sub_status, definition_id, correlation_id);

DROP INDEX instance_by_parent_instance_id;

CREATE INDEX instance_by_parent_instance_id ON instance (parent_instance_id) WHERE parent_instance_id IS NOT NULL;

CREATE TABLE journal_2 (
    instance_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    entries TEXT NOT NULL,
    PRIMARY KEY (instance_id, seq)
);

INSERT INTO journal_2 (instance_id, seq, "at", entries) SELECT instance_id, seq, "at", entries FROM journal ORDER BY "at", instance_id, seq;

DROP TABLE journal;

ALTER TABLE journal_2 RENAME TO journal;
