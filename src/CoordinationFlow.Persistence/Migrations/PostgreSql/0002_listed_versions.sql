-- What lists show of a version as columns of its own.
ALTER TABLE definition_version
    ADD COLUMN description text COLLATE "C",
    ADD COLUMN is_readonly boolean NOT NULL DEFAULT false,
    ADD COLUMN tool_version text COLLATE "C";

ALTER TABLE definition_version ALTER COLUMN is_readonly DROP DEFAULT;

-- A file with comments is no JSON to PostgreSQL: its columns stay empty until it is saved again.
DO $$
DECLARE
    version_id text;
BEGIN
    FOR version_id IN SELECT id FROM definition_version LOOP
        BEGIN
            UPDATE definition_version SET
                description = "json"::jsonb ->> 'description',
                is_readonly = COALESCE("json"::jsonb ->> 'isReadonly', 'false') = 'true',
                tool_version = "json"::jsonb ->> 'toolVersion'
            WHERE id = version_id;
        EXCEPTION WHEN invalid_text_representation OR untranslatable_character THEN NULL;
        END;
    END LOOP;
END $$;

CREATE INDEX definition_version_by_is_published_name_id ON definition_version (is_published, "name", id);

-- Studio's list of instances, newest first: what it is narrowed by stands in the index, so that a count and the rows passed over read no row.
DROP INDEX instance_by_created_at_id;

CREATE INDEX instance_by_created_at_id_and_filters ON instance (created_at, id, status, sub_status, definition_id, correlation_id, definition_version, incident_count);

DROP INDEX instance_by_definition_id_created_at;

CREATE INDEX instance_by_definition_id_created_at_id_and_filters ON instance (definition_id, created_at, id, status, definition_version_id, incident_count);
