-- The tables of the declared rows, for PostgreSQL. Texts compare by code point, as in the other stores.

CREATE TABLE definition_version (
    id text COLLATE "C" NOT NULL,
    definition_id text COLLATE "C" NOT NULL,
    "version" integer NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    is_latest boolean NOT NULL,
    is_published boolean NOT NULL,
    usable_as text COLLATE "C",
    "json" text COLLATE "C" NOT NULL,
    content_hash text COLLATE "C" NOT NULL,
    origin text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    saved_by text COLLATE "C",
    saved_at timestamptz,
    fixed_at timestamptz,
    row_version bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (definition_id, "version")
);

CREATE INDEX definition_version_by_is_latest_name_id ON definition_version (is_latest, "name", id);

CREATE INDEX definition_version_by_usable_as ON definition_version (usable_as);

CREATE TABLE instance (
    id text COLLATE "C" NOT NULL,
    definition_id text COLLATE "C" NOT NULL,
    definition_version_id text COLLATE "C" NOT NULL,
    definition_version integer NOT NULL,
    parent_instance_id text COLLATE "C",
    correlation_id text COLLATE "C",
    "name" text COLLATE "C",
    status text COLLATE "C" NOT NULL,
    sub_status text COLLATE "C" NOT NULL,
    "state" text COLLATE "C" NOT NULL,
    incident_count integer NOT NULL,
    journal_seq bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    finished_at timestamptz,
    row_version bigint NOT NULL,
    PRIMARY KEY (id)
) WITH (fillfactor = 75);

CREATE INDEX instance_by_definition_id_created_at ON instance (definition_id, created_at);

CREATE INDEX instance_by_created_at_id ON instance (created_at, id);

CREATE INDEX instance_by_incident_count ON instance (incident_count);

CREATE INDEX instance_by_parent_instance_id ON instance (parent_instance_id);

CREATE TABLE bookmark (
    id text COLLATE "C" NOT NULL,
    instance_id text COLLATE "C" NOT NULL,
    activity_id text COLLATE "C" NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    stimulus_hash text COLLATE "C" NOT NULL,
    correlation_id text COLLATE "C",
    seq bigint NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (instance_id) REFERENCES instance (id)
);

CREATE INDEX bookmark_by_stimulus_hash ON bookmark (stimulus_hash);

CREATE INDEX bookmark_by_instance_id ON bookmark (instance_id);

CREATE TABLE kept_stimulus (
    id text COLLATE "C" NOT NULL,
    stimulus_hash text COLLATE "C" NOT NULL,
    instance_id text COLLATE "C",
    correlation_id text COLLATE "C",
    input text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX kept_stimulus_by_stimulus_hash ON kept_stimulus (stimulus_hash);

CREATE INDEX kept_stimulus_by_instance_id ON kept_stimulus (instance_id);

CREATE TABLE timer (
    id text COLLATE "C" NOT NULL,
    instance_id text COLLATE "C" NOT NULL,
    due_at timestamptz NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (instance_id) REFERENCES instance (id)
);

CREATE INDEX timer_by_due_at_id ON timer (due_at, id);

CREATE INDEX timer_by_instance_id ON timer (instance_id);

CREATE TABLE journal (
    instance_id text COLLATE "C" NOT NULL,
    seq bigint NOT NULL,
    "at" timestamptz NOT NULL,
    entries text COLLATE "C" NOT NULL,
    PRIMARY KEY (instance_id, seq)
);

CREATE TABLE audit_entry (
    chain text COLLATE "C" NOT NULL,
    seq bigint NOT NULL,
    "at" timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor text COLLATE "C" NOT NULL,
    "role" text COLLATE "C" NOT NULL,
    participant text COLLATE "C",
    channel text COLLATE "C" NOT NULL,
    "kind" text COLLATE "C" NOT NULL,
    payload text COLLATE "C" NOT NULL,
    previous_hash text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    PRIMARY KEY (chain, seq)
);

CREATE TABLE chain_head (
    chain text COLLATE "C" NOT NULL,
    seq bigint NOT NULL,
    hash text COLLATE "C" NOT NULL,
    row_version bigint NOT NULL,
    PRIMARY KEY (chain)
);

CREATE TABLE dossier (
    id text COLLATE "C" NOT NULL,
    reference text COLLATE "C" NOT NULL,
    "state" text COLLATE "C" NOT NULL,
    pilot text COLLATE "C" NOT NULL,
    deadline timestamptz,
    cutoff timestamptz,
    sort_at timestamptz NOT NULL,
    waits_for text COLLATE "C" NOT NULL,
    snapshot text COLLATE "C" NOT NULL,
    chain_seq bigint NOT NULL,
    chain_head text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    row_version bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (reference)
) WITH (fillfactor = 75);

CREATE INDEX dossier_by_sort_at_id ON dossier (sort_at, id);

CREATE TABLE dossier_seat (
    participant text COLLATE "C" NOT NULL,
    dossier_id text COLLATE "C" NOT NULL,
    seat text COLLATE "C" NOT NULL,
    sort_at timestamptz NOT NULL,
    row_version bigint NOT NULL,
    PRIMARY KEY (participant, dossier_id)
);

CREATE INDEX dossier_seat_by_participant_sort_at_dossier_id ON dossier_seat (participant, sort_at, dossier_id);

CREATE TABLE due (
    id text COLLATE "C" NOT NULL,
    dossier_id text COLLATE "C" NOT NULL,
    "kind" text COLLATE "C" NOT NULL,
    round integer NOT NULL,
    reminder text COLLATE "C",
    due_at timestamptz NOT NULL,
    priority integer NOT NULL,
    row_version bigint NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX due_by_due_at_priority_id ON due (due_at, priority, id);

CREATE TABLE flow_link (
    dossier_id text COLLATE "C" NOT NULL,
    position_no integer NOT NULL,
    instance_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (dossier_id, position_no),
    UNIQUE (instance_id)
);

CREATE TABLE idempotency (
    person_id text COLLATE "C" NOT NULL,
    "key" text COLLATE "C" NOT NULL,
    content_hash text COLLATE "C" NOT NULL,
    outcome text COLLATE "C" NOT NULL,
    done_at timestamptz NOT NULL,
    PRIMARY KEY (person_id, "key")
);

CREATE TABLE inbox (
    endpoint text COLLATE "C" NOT NULL,
    message_id text COLLATE "C" NOT NULL,
    taken_at timestamptz NOT NULL,
    PRIMARY KEY (endpoint, message_id)
);

CREATE TABLE kept_text (
    dossier_id text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    "kind" text COLLATE "C" NOT NULL,
    "json" text COLLATE "C" NOT NULL,
    PRIMARY KEY (dossier_id, hash)
);

CREATE TABLE notice (
    id text COLLATE "C" NOT NULL,
    audience text COLLATE "C" NOT NULL,
    dossier_id text COLLATE "C",
    "key" text COLLATE "C" NOT NULL,
    "values" text COLLATE "C" NOT NULL,
    "at" timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX notice_by_audience_id ON notice (audience, id);

CREATE TABLE answers_taken (
    participant text COLLATE "C" NOT NULL,
    "until" timestamptz NOT NULL,
    row_version bigint NOT NULL,
    PRIMARY KEY (participant)
);

CREATE TABLE outbox (
    id text COLLATE "C" NOT NULL,
    message_id text COLLATE "C" NOT NULL,
    participant text COLLATE "C" NOT NULL,
    "type" text COLLATE "C" NOT NULL,
    body text COLLATE "C" NOT NULL,
    dossier_id text COLLATE "C",
    created_at timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE reference (
    "kind" text COLLATE "C" NOT NULL,
    code text COLLATE "C" NOT NULL,
    "json" text COLLATE "C" NOT NULL,
    row_version bigint NOT NULL,
    PRIMARY KEY ("kind", code)
);

CREATE TABLE refused_message (
    id text COLLATE "C" NOT NULL,
    endpoint text COLLATE "C" NOT NULL,
    message_id text COLLATE "C",
    code text COLLATE "C" NOT NULL,
    detail text COLLATE "C" NOT NULL,
    body text COLLATE "C" NOT NULL,
    refused_at timestamptz NOT NULL,
    replayed_at timestamptz,
    row_version bigint NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE task (
    task_id text COLLATE "C" NOT NULL,
    dossier_id text COLLATE "C" NOT NULL,
    participant text COLLATE "C" NOT NULL,
    "kind" text COLLATE "C" NOT NULL,
    round integer NOT NULL,
    "state" text COLLATE "C" NOT NULL,
    is_open boolean NOT NULL,
    sort_at timestamptz NOT NULL,
    row_version bigint NOT NULL,
    PRIMARY KEY (task_id)
);

CREATE INDEX task_by_participant_is_open_sort_at_task_id ON task (participant, is_open, sort_at, task_id);

CREATE TABLE mail (
    id text COLLATE "C" NOT NULL,
    audience text COLLATE "C" NOT NULL,
    dossier_id text COLLATE "C" NOT NULL,
    item text COLLATE "C" NOT NULL,
    "at" timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE letter (
    id text COLLATE "C" NOT NULL,
    recipient text COLLATE "C" NOT NULL,
    dossier_id text COLLATE "C" NOT NULL,
    "state" text COLLATE "C" NOT NULL,
    not_before timestamptz NOT NULL,
    items text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    row_version bigint NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX letter_by_state_not_before_id ON letter ("state", not_before, id);

CREATE INDEX letter_by_recipient_dossier_id_id ON letter (recipient, dossier_id, id);

CREATE TABLE calendar_feed (
    person_id text COLLATE "C" NOT NULL,
    token_hash text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    row_version bigint NOT NULL,
    PRIMARY KEY (person_id),
    UNIQUE (token_hash)
);

CREATE TABLE reservation (
    task_id text COLLATE "C" NOT NULL,
    dossier_id text COLLATE "C" NOT NULL,
    review_at timestamptz NOT NULL,
    row_version bigint NOT NULL,
    PRIMARY KEY (task_id)
);

CREATE INDEX reservation_by_review_at_task_id ON reservation (review_at, task_id);

CREATE TABLE impact (
    dossier_id text COLLATE "C" NOT NULL,
    deadline timestamptz NOT NULL,
    row_version bigint NOT NULL,
    PRIMARY KEY (dossier_id)
);

CREATE INDEX impact_by_deadline_dossier_id ON impact (deadline, dossier_id);

CREATE TABLE finding (
    dossier_id text COLLATE "C" NOT NULL,
    number integer NOT NULL,
    is_open boolean NOT NULL,
    "at" timestamptz NOT NULL,
    place text COLLATE "C" NOT NULL,
    row_version bigint NOT NULL,
    PRIMARY KEY (dossier_id, number)
);

CREATE INDEX finding_by_is_open_at_place ON finding (is_open, "at", place);

CREATE TABLE instruction (
    dossier_id text COLLATE "C" NOT NULL,
    "no" integer NOT NULL,
    issued_at timestamptz NOT NULL,
    place text COLLATE "C" NOT NULL,
    row_version bigint NOT NULL,
    PRIMARY KEY (dossier_id, "no")
);

CREATE INDEX instruction_by_issued_at_place ON instruction (issued_at, place);
