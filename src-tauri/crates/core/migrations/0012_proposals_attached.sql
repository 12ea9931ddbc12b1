-- Large proposals that came as attachments, so that they can be read without a connection.
CREATE TABLE proposal_attached (
    -- What names the words of the revision.
    digest      TEXT    PRIMARY KEY,
    room        TEXT    NOT NULL,
    -- Grows with each one: the lowest was kept first.
    kept        INTEGER NOT NULL,
    bytes       BLOB    NOT NULL
) STRICT;
