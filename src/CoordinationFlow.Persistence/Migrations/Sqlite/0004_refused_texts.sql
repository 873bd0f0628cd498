-- What a participant wrote in a refused message may be text of a restricted dossier: it stands among the texts, and the entry tells its length.
INSERT INTO kept_text (dossier_id, hash, "kind", "json") SELECT endpoint, id, 'refused', body FROM refused_message;

ALTER TABLE refused_message ADD COLUMN "length" INTEGER NOT NULL DEFAULT 0;

UPDATE refused_message SET "length" = length(body);

ALTER TABLE refused_message DROP COLUMN body;
