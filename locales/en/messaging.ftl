### Conversations: the list of rooms, one room, the composer. Screens 03-conversations.

## Start pane

# Name of the start pane for screen readers, and its button in a narrow window.
messaging-places = Places
# Button that closes the places in a narrow window.
messaging-places-close = Back to the conversation
# Heading above the list of rooms that belong to no community.
messaging-rooms = Conversations
# Heading above the invitations.
messaging-invitations = Invitations
# Label of the box that narrows the list of rooms.
messaging-filter = Filter by name
    .placeholder = Filter by name
# In place of the list when the filter matches nothing.
# $text (String) - what was typed into the filter
messaging-filter-empty = No conversation matches “{ $text }”.
# What is new in a room, in words, beside its name.
# $count (Number) - new messages, at most 99
messaging-new-count =
    { $count ->
        [one] { $count } new
       *[other] { $count } new
    }
# The same when there are more than 99.
messaging-new-many = Many new
# A room that has no name yet.
messaging-unnamed = Room without a name
# Last message in a row of the list.
# $name (String) - who wrote it
# $text (String) - its first words
messaging-preview = { $name }: { $text }
# The same when the person wrote it.
# $text (String) - its first words
messaging-preview-own = You: { $text }
# In a row of the list when the last message cannot be read.
messaging-preview-closed = A message that is not shown here
# Second line of an invitation in the list.
messaging-preview-invited = You are invited
# In place of the list when there is no room at all (look.md, sentence 6).
messaging-empty-title = No conversations here yet
# Below it.
messaging-empty = Start one, or wait for an invitation.
# Heading of the sheet when rooms exist and none is open.
messaging-none-open-title = Choose a conversation
# Below it.
messaging-none-open = Your conversations are listed under Places.
# Shown while conversations or messages are still being read from this device.
messaging-opening = Opening. You can go on elsewhere.

## Connection, in the top bar

# The first answer of the server is outstanding.
messaging-connection-connecting = Connecting. What you write is kept.
# The server does not answer (look.md, sentence 5).
messaging-connection-offline = Offline. What you write is kept and goes out when the network is back.

## New conversation

# Button that opens a menu with two ways to start a conversation.
messaging-new = New
# Entry of that menu, and title of its dialog.
messaging-new-circle = Start a circle
# Entry of that menu, and title of its dialog.
messaging-new-direct = Talk with one person
# Title of the same dialog when a room for writing pages together is chosen in it.
messaging-new-library = Start a library room
# Label of the choice of what is started.
messaging-kind = What do you want to start?
# One answer: a group that talks.
messaging-kind-circle = Circle
# Below that answer.
messaging-circle-hint = A circle is a group that talks. People come in by invitation only.
# The other answer, and beside such a room in the list and in its header.
messaging-library-room = Library room
# Below that answer.
messaging-library-hint = A group that writes and translates pages of the library. It can talk there, too. The server sees that it is one.
# Label of the field for the name of what is started.
messaging-circle-name = Name of the room
# Who-sees line above the button (look.md, sentence 10).
# CRITICAL
messaging-circle-sees = A room name is not encrypted. Members and the people who run the server can read it.
# Main button of the dialog.
messaging-circle-create = Start the circle
# The same button when a room for writing pages together is chosen.
messaging-library-create = Start the library room
# The same button while it works.
messaging-circle-creating = Starting…
# Label of the field for the other person's member id.
messaging-direct-member = Their member id
# Help below the field for a member id.
messaging-member-hint = It looks like @name:server. They can find it in their settings.
# Who-sees line above the button.
# CRITICAL
messaging-direct-sees = Only the two of you can read what you write. The server sees who talks with whom.
# Main button of the dialog.
messaging-direct-create = Invite them to talk
# The same button while it works.
messaging-direct-creating = Inviting…
# Below the field when what was typed is not a member id.
messaging-member-malformed = That is not a member id. It looks like @name:server.
# Safe button of the dialogs that start or invite.
messaging-keep = Not now

## Invitation

# Heading of the page of an invitation.
# $room (String) - the room's name
messaging-invited-title = You are invited to { $room }
# The same for a conversation of two.
messaging-invited-direct-title = Somebody invites you to talk
# Below it.
messaging-invited = You see no messages before you accept. Nobody is told that you looked.
# Button that shows who invited.
messaging-show-inviter = Show who invited you
# Shown after that button was pressed.
# $member (String) - the inviter's member id
# $name (String) - the inviter's name
messaging-inviter = { $name } ({ $member }) invited you.
# Shown after that button was pressed, when the server did not say.
messaging-inviter-unknown = The server did not say who invited you.
# Who-sees line above the buttons.
# CRITICAL
messaging-invited-sees = If you accept, members see your name and your id. They do not see where you are.
# Main button.
messaging-accept = Accept
# The same button while it works.
messaging-accepting = Accepting…
# Line button.
messaging-decline = Decline
# The same button while it works.
messaging-declining = Declining…
# Removing button: decline, and see nothing more from the inviter.
messaging-decline-ignore = Decline and ignore
# Below the buttons.
messaging-decline-hint = Ignore means: you never see anything from this person again. They are not told.

## Header of a room

# State: the room is end-to-end encrypted.
messaging-encrypted = End-to-end encrypted
# State: the room is not encrypted.
messaging-not-encrypted = Not encrypted
# Button that opens the list of members.
# $count (Number) - people who have joined
messaging-members =
    { $count ->
        [one] { $count } member
       *[other] { $count } members
    }
# Title of the dialog with the members.
messaging-members-title = Who can read this
# First words of that dialog.
# CRITICAL
messaging-members-hint = Everybody in this list can read what you write here from now on. The server cannot.
# Beside the organisation account in that list.
messaging-member-organisation = The organisation
# Below the list, when the organisation account is a member.
# $name (String) - the organisation account's name
messaging-members-organisation = { $name } is the account of the organisation. The people who run it can read this too.
# Beside the reader in that list.
messaging-member-own = You
# Beside somebody who has not joined yet.
messaging-member-invited = Invited, not here yet
# Button that closes the dialog.
messaging-members-close = Back to the conversation
# Name of the list of members, for screen readers.
messaging-members-list = Members
# Button that opens the dialog for an invitation.
messaging-invite = Invite
# Title of that dialog.
# $room (String) - the room's name
messaging-invite-title = Invite somebody to { $room }
# Label of the field in that dialog.
messaging-invite-member = Member id
# Who-sees line above the button.
# CRITICAL
messaging-invite-sees = They will read what is written after they join, and nothing from before.
# Main button of that dialog.
messaging-invite-send = Send the invitation
# The same button while it works.
messaging-inviting = Inviting…
# Said after the invitation went out.
messaging-invited-done = The invitation is sent.
# Entry of the menu that leaves the room. It can be taken back for ten seconds.
messaging-leave = Leave
# Said when the person leaves a room, with a button that takes it back (look.md, sentence 12). The
# others are told ten seconds later.
# $room (String) - the room's name
messaging-left = Leaving { $room }. Members will see that you left. No message is sent.

## Who owns the room

# A conversation of two: the other person has not joined.
# $name (String) - the other person's name
messaging-owner-waits-other = { $name } has not joined yet. What you write now, they may not be able to read.
# The reader made the circle or library room; the organisation account has not joined.
# $name (String) - the organisation account's name
messaging-owner-waits-organisation-own = You look after this room until { $name } joins.
# Somebody else made the circle; the organisation account has not joined.
# $name (String) - the organisation account's name
messaging-owner-waits-organisation = The person who started this room looks after it until { $name } joins.
# The reader made the circle; the organisation account declined or left.
# $name (String) - the organisation account's name
messaging-owner-organisation-declined-own = { $name } is not in this room, so you look after it.
# Somebody else made the circle; the organisation account declined or left.
# $name (String) - the organisation account's name
messaging-owner-organisation-declined = { $name } is not in this room. The person who started it looks after it.
# The reader made the circle; there is no community.
messaging-owner-creator-own = You started this room, so you look after it. It belongs to no organisation.
# Somebody else made the circle; there is no community.
messaging-owner-creator = The person who started this room looks after it. It belongs to no organisation.

## What is written for the library

# On the card of a message in a library room. The name of who did it stands beside it.
messaging-proposal-proposed = Proposes a page for the library
# The same: the author sent a new version.
messaging-proposal-revised = Sends a new version of a proposal
# The same: a reviewer found that it fits.
messaging-proposal-found-fitting = Finds that a proposal fits
# The same: a reviewer wants something changed.
messaging-proposal-asked-for-change = Asks for a change of a proposal
# The same: the author took it back.
messaging-proposal-withdrawn = Takes a proposal back
# The same: an editor says so.
messaging-proposal-taken-up = Says that a proposal is in the library
# The same, when only a newer version of the app understands the message.
messaging-proposal-needs-newer = Something about a proposal that needs a newer Larkspur
# On the card: leads to the proposal.
messaging-proposal-open = Open

## Timeline

# Name of the list of messages, for screen readers.
# $room (String) - the room's name
messaging-timeline = Messages in { $room }
# The first row of a room.
messaging-start = This is the beginning.
# Shown while earlier messages load.
messaging-earlier-loading = Opening earlier messages…
# Shown when earlier messages could not be loaded.
messaging-earlier-stopped = Earlier messages did not open. What you see is safe.
# Button beside it, and at a message that was not sent.
messaging-try-again = Try again
# Button that leads to the newest messages after going up.
messaging-to-newest = Go to the newest
# In the margin of a message of one's own.
messaging-you = You
# Notice in the timeline.
# $name (String) - who
messaging-notice-joined = { $name } joined.
# Notice in the timeline.
# $name (String) - who
messaging-notice-left = { $name } is no longer here.
# Notice in the timeline.
# $name (String) - who
messaging-notice-invited = { $name } was invited.
# Notice in the timeline.
messaging-notice-created = The conversation was started.
# Above the title of a page of the library that somebody shared in a conversation.
messaging-page-card = From the library
# Above the title of a pack of pages for the library that somebody shared in a conversation.
messaging-pack-card = Pages for the library
# Of such a pack: its version, and how much is fetched.
# $revision (Number) - its version, from 1
# $kilobytes (Number) - its size in kilobytes, from 1
messaging-pack-about = Version { $revision }, { $kilobytes } KB
# The same of a large one.
# $revision (Number) - its version, from 1
# $megabytes (Number) - its size in megabytes, from 1
messaging-pack-about-large = Version { $revision }, { $megabytes } MB
# CRITICAL
# Of such a pack, before it is fetched: who is said to have signed it. It is not known yet whether that is true.
# $name (String) - the name of a chapter, as in “Philippines”
messaging-pack-said-by-chapter = Said to be signed by the chapter { $name }. Larkspur checks that when you get it.
# CRITICAL
# The same, if it is said to be signed by the network itself.
messaging-pack-said-by-network = Said to be signed by the network. Larkspur checks that when you get it.
# Button that fetches the pack.
messaging-pack-get = Get this pack
# The same button while it works.
messaging-pack-getting = Getting it…
# State of a shared pack: the library has this version.
messaging-pack-here = In your library
# State of a shared pack: the library has a newer version.
messaging-pack-newer-here = A newer version is in your library
# The button once the pack is there: leads to the page with the packs.
messaging-pack-see = See it in the library
# In place of a message that was removed.
messaging-removed = This message was removed.
# In place of a message that this version does not show.
messaging-not-supported = This kind of message is not shown here yet.
# Below a message that was changed after it was sent.
messaging-edited = Edited
# State of an own message.
messaging-sending = Waiting to send
# State of an own message, for screen readers alone.
messaging-sent = Sent
# State of an own message that a changed identity holds back.
# CRITICAL
messaging-paused = Not sent yet. It waits for your answer below.
# State of an own message (look.md, sentence 1).
# CRITICAL
messaging-not-sent = Not sent. The server did not answer. Your words are kept here.
# Act at an own message that was not sent: its words go back into the composer.
messaging-edit = Edit
# Act at an own message that was not sent.
messaging-delete = Delete
# Said after an unsent message was deleted.
messaging-deleted = The unsent message is deleted.

## Messages that cannot be opened

# The key has not arrived (look.md, sentence 3).
messaging-closed-waiting = This message cannot be opened on this device yet. It opens by itself when its key comes.
# Sent before the person joined.
messaging-closed-before-joining = This was written before you joined. Ask a member if you need it.
# The recovery key has not been entered.
messaging-closed-recovery = This message needs your recovery key.
# Link beside it.
messaging-closed-recovery-act = Enter recovery key
# No backup holds its key.
messaging-closed-not-in-backup = This is from before you signed in here. Open it on your other device.
# The sender's identity changed, or the device is not theirs.
# CRITICAL
messaging-closed-not-trusted = This came from a device that its sender has not confirmed. Ask them another way if they wrote it.
# The sender withheld the key.
messaging-closed-withheld = The sender’s device did not share this with yours. Ask them to send it again.

## Announcements for screen readers

# A new message.
# $name (String) - who wrote it
# $text (String) - the message
messaging-announce = { $name }: { $text }
# Several new messages at once.
# $count (Number) - how many
messaging-announce-many =
    { $count ->
        [one] { $count } new message
       *[other] { $count } new messages
    }

## Links


## Composer

# Label of the composer.
# $room (String) - the room's name
messaging-composer = Write to { $room }
    .placeholder = Write to { $room }
# Main button.
messaging-send = Send
# Help beside the button.
messaging-composer-keys = Enter sends. Shift and Enter make a new line.
# Who-sees line above the button (look.md, sentence 9).
# CRITICAL
# $count (Number) - people who can read it
messaging-sees =
    { $count ->
        [one] { $count } member can read this. The server cannot. It sees that you wrote, and when.
       *[other] { $count } members can read this. The server cannot. It sees that you wrote, and when.
    }
# Reason beside the button: the room is not encrypted.
# CRITICAL
messaging-refused-not-encrypted = This room is not encrypted. Larkspur sends nothing here.
# Reason beside the button: a changed identity waits for an answer.
# CRITICAL
messaging-refused-identity = Sending waits until you answer above.
# Reason beside the button: the recovery key has not been entered.
# CRITICAL
messaging-refused-recovery = Sending needs your recovery key. What you write is kept.
# Reason beside the button: the room's rules.
messaging-refused-rules = In this room only some members write.
# Reason beside the button: the room is still being read.
messaging-refused-opening = The room is still opening. What you write is kept.

## Changed identity

# Slip above the composer. One sentence, then two buttons.
# CRITICAL
# $name (String) - whose keys changed
messaging-identity-changed = { $name } has new keys: a new device, a new start, or somebody else in their place.
# The same when the reader had checked them in person.
# CRITICAL
# $name (String) - whose keys changed
messaging-identity-changed-verified = { $name } has new keys, and you had checked the old ones together: ask them in person.
# Below it: what waits.
messaging-identity-waits = Nothing is sent here until you choose.
# Button: the new keys are accepted.
messaging-identity-accept = Go on with the new keys
# The same button while it works.
messaging-identity-accepting = Going on…
# Quiet button: everything stays as it is.
messaging-identity-later = Not now
# In place of the slip after "Not now".
messaging-identity-open = Answer now

## What went wrong: what happened, what is safe, what to do

# The room is not known on this device.
messaging-error-room-unknown = This room is not on this device. Your other rooms are safe. Choose another one.
# The room is not encrypted.
# CRITICAL
messaging-error-not-encrypted = This room is not encrypted. Nothing was sent. Your words are kept here.
# The recovery key has not been entered.
messaging-error-identity-not-ready = Your recovery key is missing. Your words are kept here. Enter the key first.
# The message is empty.
messaging-error-empty = There is nothing to send yet. Write something first.
# The message is too long.
messaging-error-too-long = This is too long for one message. Your words are kept here. Send it in parts.
# A room needs a name.
messaging-error-name-malformed = A room needs a name of 1 to 100 letters. Nothing was started. Change the name.
# The message is no longer there.
messaging-error-item-gone = This message has changed meanwhile. Nothing is lost. Look at it again.
# Somebody took their leaving back after the others had been told.
messaging-error-left-already = You have left already, and members can see it. To come back, ask for a new invitation.
# Nobody has this member id.
messaging-error-member-unknown = Nobody has this id on that server. Nothing was sent. Check the spelling.
# They are in the room already.
messaging-error-already-member = This person is here or invited already. Nothing was changed.
# A conversation of two needs another person.
messaging-error-not-with-yourself = This is your own id. Nothing was started. Write the id of another person.
# The rules of the room do not allow it.
messaging-error-not-allowed = The rules of this room do not allow that. Nothing was changed. Ask a moderator.
# The server did not answer.
messaging-error-server-unreachable = The server did not answer. Nothing was changed. Check the network, then try again.
# The server asks to wait.
# $seconds (Number) - how long, in seconds
messaging-error-rate-limited =
    { $seconds ->
        [one] The server asks for a pause. Nothing is lost. Try again in { $seconds } second.
       *[other] The server asks for a pause. Nothing is lost. Try again in { $seconds } seconds.
    }
# The server answered with an error of its own.
messaging-error-server-fault = The server has a problem of its own. Nothing is lost. Try again in a few minutes.
# The disk is full or the folder is read-only.
messaging-error-disk-not-writable = This device cannot store more. What was stored is safe. Free some space, then try again.
# The link is not one that is opened.
messaging-error-link-refused = This link does not open from here. Nothing was opened.
# What was to go along with a message is larger than the server takes.
messaging-error-attachment-too-large = This is too large to be sent here. Nothing was sent. Ask your chapter for a file instead.
# The server has deleted what came with a message.
messaging-error-attachment-gone = The server no longer has this. Nothing was changed. Ask for it to be shared again.
