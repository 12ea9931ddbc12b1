-- The key with which the person signs packs for a chapter, and what a root lets it sign. At most one row.
CREATE TABLE resource_signing (
    id                      INTEGER PRIMARY KEY CHECK (id = 0),
    secret                  BLOB    NOT NULL,
    certificate             BLOB,
    certificate_signature   BLOB
) STRICT;
