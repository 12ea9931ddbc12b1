-- Translations that the person is writing.
CREATE TABLE proposal_writing (
    resource    TEXT    NOT NULL,
    lang        TEXT    NOT NULL,
    -- Where it was proposed, as which proposal, and what names the words of the last revision; all three or none.
    room        TEXT,
    proposal    TEXT,
    digest      TEXT,
    -- Grows with each change: the highest was touched last.
    touched     INTEGER NOT NULL,
    PRIMARY KEY (resource, lang)
) STRICT, WITHOUT ROWID;

-- A unit of one, so that what was typed last is written alone.
CREATE TABLE proposal_unit (
    resource    TEXT    NOT NULL,
    lang        TEXT    NOT NULL,
    unit        TEXT    NOT NULL,
    typed       TEXT    NOT NULL,
    -- The hash of what the source said when it was written, and its words where they are known.
    made_hash   TEXT,
    made_words  TEXT,
    -- What stood in the proposal or page that this began with.
    proposed    TEXT,
    PRIMARY KEY (resource, lang, unit),
    FOREIGN KEY (resource, lang) REFERENCES proposal_writing (resource, lang) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
