-- What is kept of the policy drafts that the person is in (docs/advice.md, "What is kept").

CREATE TABLE advice_draft (
    room    TEXT PRIMARY KEY,
    -- Which copy of the draft this one is, by 16 random bytes.
    replica BLOB NOT NULL,
    -- Where it begins: both documents, and how far the changes of each writer are in them (JSON). NULL: from nothing.
    body    BLOB,
    talk    BLOB,
    marks   TEXT
) STRICT;

-- What was typed and is not in a change that is sent. Held: what it builds on does not count, and the words are kept.
CREATE TABLE advice_edit (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    room     TEXT NOT NULL REFERENCES advice_draft (room) ON DELETE CASCADE,
    document INTEGER NOT NULL,
    run      BLOB NOT NULL,
    bytes    BLOB NOT NULL,
    held     INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX advice_edit_room ON advice_edit (room);

-- Changes on their way to the server, each until it has come back from there.
CREATE TABLE advice_outgoing (
    room        TEXT NOT NULL REFERENCES advice_draft (room) ON DELETE CASCADE,
    number      INTEGER NOT NULL,
    -- What it says beside its bytes (JSON).
    content     TEXT NOT NULL,
    bytes       BLOB NOT NULL,
    -- Under which it is sent, however often: the server takes it once.
    transaction_id TEXT NOT NULL,
    -- Where a large one was uploaded (JSON of Matrix's EncryptedFile).
    file        TEXT,
    PRIMARY KEY (room, number)
) STRICT, WITHOUT ROWID;

-- Changes that were heard, in the order in which they came, and what has become of each.
CREATE TABLE advice_heard (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    room    TEXT NOT NULL REFERENCES advice_draft (room) ON DELETE CASCADE,
    event   TEXT NOT NULL,
    sender  TEXT NOT NULL,
    level   INTEGER NOT NULL,
    content TEXT NOT NULL,
    bytes   BLOB NOT NULL,
    fate    TEXT NOT NULL,
    UNIQUE (room, event)
) STRICT;

-- Named versions, each with its text as it was.
CREATE TABLE advice_version (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    room    TEXT NOT NULL REFERENCES advice_draft (room) ON DELETE CASCADE,
    id      TEXT NOT NULL,
    sender  TEXT NOT NULL,
    -- What its event says beside its bytes (JSON).
    content TEXT NOT NULL,
    bytes   BLOB NOT NULL,
    -- Under which it is sent, however often. NULL: the server has it.
    transaction_id TEXT,
    -- Where a large one was uploaded (JSON of Matrix's EncryptedFile).
    file    TEXT,
    UNIQUE (room, id)
) STRICT;
