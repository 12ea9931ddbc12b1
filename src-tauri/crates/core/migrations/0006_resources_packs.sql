-- Packs of the library that came from outside, as they were signed.
CREATE TABLE resource_pack (
    pack                    TEXT    PRIMARY KEY,
    manifest                BLOB    NOT NULL,
    manifest_signature      BLOB    NOT NULL,
    certificate             BLOB,
    certificate_signature   BLOB,
    -- The key that signed it, by its id, and the chapter whose key it is; none: the network's own.
    signer                  TEXT    NOT NULL,
    chapter                 TEXT
) STRICT, WITHOUT ROWID;

-- Everything that a pack is made of, named by its hash.
CREATE TABLE resource_blob (
    pack        TEXT    NOT NULL REFERENCES resource_pack (pack) ON DELETE CASCADE,
    hash        TEXT    NOT NULL,
    bytes       BLOB    NOT NULL,
    PRIMARY KEY (pack, hash)
) STRICT;

-- The newest list of keys and packs that the network has called back. At most one row.
CREATE TABLE resource_index (
    id          INTEGER PRIMARY KEY CHECK (id = 0),
    list        BLOB    NOT NULL,
    signature   BLOB    NOT NULL
) STRICT;
