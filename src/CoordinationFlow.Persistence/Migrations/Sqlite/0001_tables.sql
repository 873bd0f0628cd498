-- The tables of the declared rows, for SQLite. Instants are UTC texts to the millisecond.

CREATE TABLE definition_version (
    id TEXT NOT NULL,
    definition_id TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    is_latest INTEGER NOT NULL,
    is_published INTEGER NOT NULL,
    usable_as TEXT,
    "json" TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    origin TEXT NOT NULL,
    created_at TEXT NOT NULL,
    saved_by TEXT,
    saved_at TEXT,
    fixed_at TEXT,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (definition_id, "version")
);

CREATE INDEX definition_version_by_is_latest_name_id ON definition_version (is_latest, "name", id);

CREATE INDEX definition_version_by_usable_as ON definition_version (usable_as);

CREATE TABLE instance (
    id TEXT NOT NULL,
    definition_id TEXT NOT NULL,
    definition_version_id TEXT NOT NULL,
    definition_version INTEGER NOT NULL,
    parent_instance_id TEXT,
    correlation_id TEXT,
    "name" TEXT,
    status TEXT NOT NULL,
    sub_status TEXT NOT NULL,
    "state" TEXT NOT NULL,
    incident_count INTEGER NOT NULL,
    journal_seq INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    finished_at TEXT,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX instance_by_definition_id_created_at ON instance (definition_id, created_at);

CREATE INDEX instance_by_created_at_id ON instance (created_at, id);

CREATE INDEX instance_by_incident_count ON instance (incident_count);

CREATE INDEX instance_by_parent_instance_id ON instance (parent_instance_id);

CREATE TABLE bookmark (
    id TEXT NOT NULL,
    instance_id TEXT NOT NULL,
    activity_id TEXT NOT NULL,
    "name" TEXT NOT NULL,
    stimulus_hash TEXT NOT NULL,
    correlation_id TEXT,
    seq INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (instance_id) REFERENCES instance (id)
) WITHOUT ROWID;

CREATE INDEX bookmark_by_stimulus_hash ON bookmark (stimulus_hash);

CREATE INDEX bookmark_by_instance_id ON bookmark (instance_id);

CREATE TABLE kept_stimulus (
    id TEXT NOT NULL,
    stimulus_hash TEXT NOT NULL,
    instance_id TEXT,
    correlation_id TEXT,
    input TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE INDEX kept_stimulus_by_stimulus_hash ON kept_stimulus (stimulus_hash);

CREATE INDEX kept_stimulus_by_instance_id ON kept_stimulus (instance_id);

CREATE TABLE timer (
    id TEXT NOT NULL,
    instance_id TEXT NOT NULL,
    due_at TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (instance_id) REFERENCES instance (id)
) WITHOUT ROWID;

CREATE INDEX timer_by_due_at_id ON timer (due_at, id);

CREATE INDEX timer_by_instance_id ON timer (instance_id);

-- Read and written by its key alone: the rows stand in the key, which is not kept twice.
CREATE TABLE journal (
    instance_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    entries TEXT NOT NULL,
    PRIMARY KEY (instance_id, seq)
) WITHOUT ROWID;

CREATE TABLE audit_entry (
    chain TEXT NOT NULL,
    seq INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    "role" TEXT NOT NULL,
    participant TEXT,
    channel TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    payload TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (chain, seq)
);

CREATE TABLE chain_head (
    chain TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (chain)
) WITHOUT ROWID;

CREATE TABLE dossier (
    id TEXT NOT NULL,
    reference TEXT NOT NULL,
    "state" TEXT NOT NULL,
    pilot TEXT NOT NULL,
    deadline TEXT,
    cutoff TEXT,
    sort_at TEXT NOT NULL,
    waits_for TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    chain_seq INTEGER NOT NULL,
    chain_head TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (reference)
);

CREATE INDEX dossier_by_sort_at_id ON dossier (sort_at, id);

CREATE TABLE dossier_seat (
    participant TEXT NOT NULL,
    dossier_id TEXT NOT NULL,
    seat TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (participant, dossier_id)
) WITHOUT ROWID;

CREATE INDEX dossier_seat_by_participant_sort_at_dossier_id ON dossier_seat (participant, sort_at, dossier_id);

CREATE TABLE due (
    id TEXT NOT NULL,
    dossier_id TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    round INTEGER NOT NULL,
    reminder TEXT,
    due_at TEXT NOT NULL,
    priority INTEGER NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE INDEX due_by_due_at_priority_id ON due (due_at, priority, id);

CREATE TABLE flow_link (
    dossier_id TEXT NOT NULL,
    position_no INTEGER NOT NULL,
    instance_id TEXT NOT NULL,
    PRIMARY KEY (dossier_id, position_no),
    UNIQUE (instance_id)
) WITHOUT ROWID;

CREATE TABLE idempotency (
    person_id TEXT NOT NULL,
    "key" TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    outcome TEXT NOT NULL,
    done_at TEXT NOT NULL,
    PRIMARY KEY (person_id, "key")
) WITHOUT ROWID;

CREATE TABLE inbox (
    endpoint TEXT NOT NULL,
    message_id TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    PRIMARY KEY (endpoint, message_id)
) WITHOUT ROWID;

CREATE TABLE kept_text (
    dossier_id TEXT NOT NULL,
    hash TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "json" TEXT NOT NULL,
    PRIMARY KEY (dossier_id, hash)
);

CREATE TABLE notice (
    id TEXT NOT NULL,
    audience TEXT NOT NULL,
    dossier_id TEXT,
    "key" TEXT NOT NULL,
    "values" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE INDEX notice_by_audience_id ON notice (audience, id);

CREATE TABLE answers_taken (
    participant TEXT NOT NULL,
    "until" TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (participant)
) WITHOUT ROWID;

CREATE TABLE outbox (
    id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    participant TEXT NOT NULL,
    "type" TEXT NOT NULL,
    body TEXT NOT NULL,
    dossier_id TEXT,
    created_at TEXT NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE TABLE reference (
    "kind" TEXT NOT NULL,
    code TEXT NOT NULL,
    "json" TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY ("kind", code)
) WITHOUT ROWID;

CREATE TABLE refused_message (
    id TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    message_id TEXT,
    code TEXT NOT NULL,
    detail TEXT NOT NULL,
    body TEXT NOT NULL,
    refused_at TEXT NOT NULL,
    replayed_at TEXT,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE TABLE task (
    task_id TEXT NOT NULL,
    dossier_id TEXT NOT NULL,
    participant TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    round INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    is_open INTEGER NOT NULL,
    sort_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (task_id)
) WITHOUT ROWID;

CREATE INDEX task_by_participant_is_open_sort_at_task_id ON task (participant, is_open, sort_at, task_id);

CREATE TABLE mail (
    id TEXT NOT NULL,
    audience TEXT NOT NULL,
    dossier_id TEXT NOT NULL,
    item TEXT NOT NULL,
    "at" TEXT NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE TABLE letter (
    id TEXT NOT NULL,
    recipient TEXT NOT NULL,
    dossier_id TEXT NOT NULL,
    "state" TEXT NOT NULL,
    not_before TEXT NOT NULL,
    items TEXT NOT NULL,
    created_at TEXT NOT NULL,
    ended_at TEXT,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE INDEX letter_by_state_not_before_id ON letter ("state", not_before, id);

CREATE INDEX letter_by_recipient_dossier_id_id ON letter (recipient, dossier_id, id);

CREATE TABLE calendar_feed (
    person_id TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    created_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (person_id),
    UNIQUE (token_hash)
) WITHOUT ROWID;

CREATE TABLE reservation (
    task_id TEXT NOT NULL,
    dossier_id TEXT NOT NULL,
    review_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (task_id)
) WITHOUT ROWID;

CREATE INDEX reservation_by_review_at_task_id ON reservation (review_at, task_id);

CREATE TABLE impact (
    dossier_id TEXT NOT NULL,
    deadline TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (dossier_id)
) WITHOUT ROWID;

CREATE INDEX impact_by_deadline_dossier_id ON impact (deadline, dossier_id);

CREATE TABLE finding (
    dossier_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    is_open INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    place TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (dossier_id, number)
) WITHOUT ROWID;

CREATE INDEX finding_by_is_open_at_place ON finding (is_open, "at", place);

CREATE TABLE instruction (
    dossier_id TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    issued_at TEXT NOT NULL,
    place TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (dossier_id, "no")
) WITHOUT ROWID;

CREATE INDEX instruction_by_issued_at_place ON instruction (issued_at, place);
