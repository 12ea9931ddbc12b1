-- Rooms that the person has left, and the server has not been told of yet.
CREATE TABLE leaving (
    room_id     TEXT    PRIMARY KEY
) STRICT, WITHOUT ROWID;
