-- What was typed in a room and not yet sent.
CREATE TABLE composer (
    room_id     TEXT    PRIMARY KEY,
    body        TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
