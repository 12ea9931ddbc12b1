-- What a person read out of pages, part by part. Theirs alone until they give it to somebody.
CREATE TABLE resource_recording (
    resource        TEXT    NOT NULL,
    -- The language of the page, a BCP 47 tag.
    language        TEXT    NOT NULL,
    -- `title`, `summary` or `u` and a number.
    unit            TEXT    NOT NULL,
    -- The hash of the words that were read out.
    text_hash       TEXT    NOT NULL,
    milliseconds    INTEGER NOT NULL,
    -- Opus in Ogg.
    bytes           BLOB    NOT NULL,
    PRIMARY KEY (resource, language, unit)
) STRICT;
