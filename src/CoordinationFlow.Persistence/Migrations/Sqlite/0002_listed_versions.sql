-- What lists show of a version as columns of its own, and the JSON last: SQLite reads through a long text to what stands behind it.
CREATE TABLE definition_version_2 (
    id TEXT NOT NULL,
    definition_id TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    description TEXT,
    is_readonly INTEGER NOT NULL,
    tool_version TEXT,
    is_latest INTEGER NOT NULL,
    is_published INTEGER NOT NULL,
    usable_as TEXT,
    content_hash TEXT NOT NULL,
    origin TEXT NOT NULL,
    created_at TEXT NOT NULL,
    saved_by TEXT,
    saved_at TEXT,
    fixed_at TEXT,
    row_version INTEGER NOT NULL,
    "json" TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (definition_id, "version")
);

INSERT INTO definition_version_2 (id, definition_id, "version", "name", is_latest, is_published, usable_as, content_hash, origin, created_at, saved_by, saved_at, fixed_at, row_version, description, is_readonly, tool_version, "json")
SELECT id, definition_id, "version", "name", is_latest, is_published, usable_as, content_hash, origin, created_at, saved_by, saved_at, fixed_at, row_version,
    CASE WHEN json_valid("json") THEN json_extract("json", '$.description') END,
    COALESCE(CASE WHEN json_valid("json") THEN json_extract("json", '$.isReadonly') END, 0),
    CASE WHEN json_valid("json") THEN json_extract("json", '$.toolVersion') END,
    "json"
FROM definition_version;

DROP TABLE definition_version;

ALTER TABLE definition_version_2 RENAME TO definition_version;

CREATE INDEX definition_version_by_is_latest_name_id ON definition_version (is_latest, "name", id);

CREATE INDEX definition_version_by_is_published_name_id ON definition_version (is_published, "name", id);

CREATE INDEX definition_version_by_usable_as ON definition_version (usable_as);

-- Studio's list of instances, newest first: what it is narrowed by stands in the index, so that a count and the rows passed over read no row.
DROP INDEX instance_by_created_at_id;

CREATE INDEX instance_by_created_at_id_and_filters ON instance (created_at, id, status, sub_status, definition_id, correlation_id, definition_version, incident_count, updated_at);

DROP INDEX instance_by_definition_id_created_at;

CREATE INDEX instance_by_definition_id_created_at_id_and_filters ON instance (definition_id, created_at, id, status, definition_version_id, incident_count);
