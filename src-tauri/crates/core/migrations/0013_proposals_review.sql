-- What the person has written of a review and not sent.
CREATE TABLE proposal_review (
    room        TEXT    NOT NULL,
    proposal    TEXT    NOT NULL,
    -- As JSON: it is read and written as a whole.
    review      TEXT    NOT NULL,
    PRIMARY KEY (room, proposal)
) STRICT, WITHOUT ROWID;
