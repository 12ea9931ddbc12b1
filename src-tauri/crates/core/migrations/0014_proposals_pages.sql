-- Pages that the person is writing in the language of their pack: new ones, and changes.
CREATE TABLE proposal_page (
    resource    TEXT    PRIMARY KEY,
    pack        TEXT    NOT NULL,
    lang        TEXT    NOT NULL,
    -- Whether it was begun as a page that the pack does not have.
    is_new      INTEGER NOT NULL,
    -- Where it was proposed, as which proposal, and what names the words of the last revision; all three or none.
    room        TEXT,
    proposal    TEXT,
    digest      TEXT,
    -- Grows with each change: the highest was touched last.
    touched     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A part of one, so that what was typed last is written alone. None is ever deleted: what was taken out has no place.
CREATE TABLE proposal_block (
    resource    TEXT    NOT NULL,
    -- What it is called on this page in work, and which unit of the page it is.
    key         TEXT    NOT NULL,
    unit        TEXT    NOT NULL,
    place       INTEGER,
    shape       TEXT    NOT NULL,
    typed       TEXT    NOT NULL,
    -- What the pack had of it: the hash of the unit, its line and what it was, where those are known.
    was_hash    TEXT,
    was_line    TEXT,
    was_shape   TEXT,
    -- What names the words that were proposed last.
    proposed    TEXT,
    PRIMARY KEY (resource, key),
    FOREIGN KEY (resource) REFERENCES proposal_page (resource) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
