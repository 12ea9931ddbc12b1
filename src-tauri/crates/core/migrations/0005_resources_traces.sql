-- What a person keeps of the library. All of it is theirs to clear in one press.

-- Resources that they keep at hand.
CREATE TABLE resource_kept (
    resource    TEXT    PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What they ticked in lists.
CREATE TABLE resource_ticked (
    resource    TEXT    NOT NULL,
    unit        INTEGER NOT NULL,
    PRIMARY KEY (resource, unit)
) STRICT, WITHOUT ROWID;

-- Where they stopped reading. Empty unless they asked for it.
CREATE TABLE resource_place (
    id          INTEGER PRIMARY KEY CHECK (id = 0),
    resource    TEXT    NOT NULL,
    unit        INTEGER NOT NULL
) STRICT;

-- What they chose: the country whose lines are shown, the language in which they read, and whether
-- their place is kept.
CREATE TABLE resource_choice (
    id          INTEGER PRIMARY KEY CHECK (id = 0),
    country     TEXT,
    language    TEXT,
    keeps_place INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO resource_choice (id) VALUES (0);
