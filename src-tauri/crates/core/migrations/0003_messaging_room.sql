-- Steps of making a room that are still to be done, so that they go on after a restart.
CREATE TABLE room_work (
    room_id       TEXT    PRIMARY KEY,
    -- Which preset the room was made from.
    kind          TEXT    NOT NULL,
    -- The next step to be done; messaging owns the words.
    step          TEXT    NOT NULL,
    -- The organisation account that owns the room once it has joined, if there is one.
    organisation  TEXT,
    -- The other person of a direct conversation.
    other         TEXT
) STRICT, WITHOUT ROWID;
