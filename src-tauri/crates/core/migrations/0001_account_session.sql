-- The one account that is signed in on this device. There is at most one row.
CREATE TABLE account_session (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    homeserver_url  TEXT    NOT NULL,
    member_id       TEXT    NOT NULL,
    device_id       TEXT    NOT NULL,
    access_token    TEXT    NOT NULL,
    -- The name of the folder below `matrix/` that holds the stores of this sign-in.
    store_folder    TEXT    NOT NULL,
    -- What the person has done about the recovery key; the account feature owns the words.
    recovery_state  TEXT    NOT NULL
) STRICT;
