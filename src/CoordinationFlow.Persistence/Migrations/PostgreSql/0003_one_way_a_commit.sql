-- Writes and their commit go to the database in one piece; so it is the database that refuses a step whose row has moved meanwhile.
CREATE FUNCTION exactly_one(affected bigint, of_table text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF affected <> 1 THEN
        RAISE EXCEPTION 'the row has moved' USING ERRCODE = 'CF001', TABLE = of_table;
    END IF;
END $$;

-- What hardly any row has, and what lists are not narrowed by, costs each instance nothing.
DROP INDEX instance_by_created_at_id_and_filters;

CREATE INDEX instance_by_created_at_id_and_filters ON instance (created_at, id, status, sub_status, definition_id, correlation_id);

DROP INDEX instance_by_parent_instance_id;

CREATE INDEX instance_by_parent_instance_id ON instance (parent_instance_id) WHERE parent_instance_id IS NOT NULL;
