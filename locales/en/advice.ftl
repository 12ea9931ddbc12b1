### Policy drafts that are written together: the board, and one draft. Screens 06-advice-board and 07-advice-editor.

## The board

# Heading of the board, and of the page of a draft that cannot be shown.
advice-title = Advice
# Main button of the board, and title of its dialog.
advice-start = Start a draft
# While drafts are being opened, after two seconds.
advice-opening = Opening your drafts. You can go on elsewhere.
# Heading of the list of drafts, for screen readers.
advice-drafts = Your drafts
# Heading in place of the drafts, when there is none (look.md, sentence 7).
advice-empty-title = No drafts yet
# Below that heading.
advice-empty = Start with one page: one problem, one ask. You need not write it alone.
# In place of a title that nobody has written yet, or that has not come yet.
advice-untitled = A draft without a title yet
# On the card of a draft: how far it is.
# $parts (Number) - how many parts it has
# $written (Number) - how many of them have words
advice-progress = { $parts ->
    [one] { $written } of { $parts } part has words
   *[other] { $written } of { $parts } parts have words
}
# On the card of a draft.
# $day (String) - a day, such as “Today” or “Tuesday 12 May”
advice-changed = Last change: { $day }
# On the card of a draft in which something was typed that is not with the others yet.
advice-draft-waits = Waits for a connection

## Invitations

# Heading above the invitations on the board.
advice-invitations = You are asked to write along
# On the card of an invitation.
# $name (String) - who asks
advice-invited-by = { $name } asks you to write with them
# The same, when it is not known who asks.
advice-invited = Somebody asks you to write with them
# Below it. The title of a draft is encrypted, so it cannot be shown before.
advice-invited-about = What it is about can be read once you are in.
# CRITICAL
# Who-sees line above the two buttons.
advice-invited-sees = If you join, everybody in it sees that you are there. Nobody is told that you looked.
# Button of an invitation.
advice-accept = Join
# The same button while it works.
advice-accepting = Joining…
# Button of an invitation.
advice-decline = Not this one
# The same button while it works.
advice-declining = Declining…

## Starting a draft

# Above the choice of the kind of document.
advice-template-question = What do you want to write?
# Label of the field for the title of a draft.
advice-draft-title = Title
# Below that field, when the title is empty or too long.
advice-title-missing = A draft needs a title of 1 to 200 letters. You can change it later.
# Label of the field for whom a draft is written for, in the dialog.
advice-addressee-optional = To whom, if you know it yet
# Below that field.
advice-addressee-hint = For example a ministry or a committee.
# Label of the choice of the country that a draft is about.
advice-country = Country, if it is about one
# The first entry of that choice.
advice-country-none = No country
# Label of the choice of the language in which a draft is written.
advice-language = Language of the text
# CRITICAL
# Who-sees line above the button that begins a draft.
advice-start-sees = The server sees that there is a room and who is in it. It cannot read the title or the text.
# Safe button of the dialog that starts a draft.
advice-not-now = Not now
# Main button of that dialog.
advice-begin = Begin to write
# The same button while it works.
advice-beginning = Beginning…

## How long a document may be

# How long a document may be.
# $most (Number) - the most words
advice-limit-words = At most { $most } words
# How long a document may be.
# $most (Number) - the most pages
advice-limit-pages = { $most ->
    [one] At most { $most } page
   *[other] At most { $most } pages
}
# How long a document may be that is spoken.
# $most (Number) - the most minutes
advice-limit-minutes = { $most ->
    [one] At most { $most } minute, spoken
   *[other] At most { $most } minutes, spoken
}
# Below a limit that nobody has confirmed.
advice-limit-check = Check the limit with whoever asked.
# Button below it: asks whether to open the address where the readers of such documents may say their limit.
# $host (String) - the host of that address
advice-limit-source = See { $host }
# Beside the outline: how long the draft is.
# $most (Number) - the most words that it may have
# $words (Number) - the words that it has
advice-words-of = { $words } of { $most } words
# The same, where no number of words is the limit.
# $words (Number) - the words that it has
advice-words = { $words ->
    [one] { $words } word
   *[other] { $words } words
}
# Below it, when it is longer than it may be.
# $count (Number) - how many words too many
advice-words-over = { $count ->
    [one] { $count } word more than the limit
   *[other] { $count } words more than the limit
}

## Beside a draft

# Button that leads back to the board.
advice-all-drafts = All drafts
# Heading above the sections of a draft.
advice-outline = Outline
# For screen readers, behind a section in the outline.
advice-section-has-words = has words
# For screen readers, behind a section in the outline in which nothing stands.
advice-section-empty = empty
# Below the outline: who changed something in the last two minutes.
# $count (Number) - how many people
# $names (String) - their names, as a list
advice-writing = { $count ->
    [one] { $names } is writing
   *[other] { $names } are writing
}
# CRITICAL
# Who-sees line beside a draft.
# $count (Number) - how many people can read it, the reader among them
advice-readers = { $count ->
    [one] { $count } person can read this draft. The server cannot. It sees that you wrote, and when.
   *[other] { $count } people can read this draft. The server cannot. It sees that you wrote, and when.
}

## Who can read a draft

# Button beside a draft, and title of the dialog that it opens.
advice-people = Who can read this draft
# CRITICAL
# First words of that dialog.
advice-people-hint = Everybody in this list can read all of this draft.
# What somebody may do in a draft, and an answer to what they may do when they are asked in.
advice-role-reader = Reads
# Below that answer.
advice-role-reader-hint = They read it and change nothing.
# What somebody may do in a draft, and an answer to what they may do when they are asked in.
advice-role-author = Writes
# Below that answer.
advice-role-author-hint = They read it and change the text with you.
# What somebody may do in a draft.
advice-role-approver = Writes, and lets people in
# What somebody may do in a draft.
advice-role-owner = Says who may do what
# Beside the person themself in that list.
advice-person-self = You
# Beside somebody who has not come in yet.
advice-person-invited = Asked, not here yet
# Beside somebody who changed something in the last two minutes.
advice-person-writing = Writing now
# Button that closes that dialog.
advice-back-to-draft = Back to the draft
# Heading in that dialog above the form with which somebody is asked in.
advice-invite = Ask somebody in
# Label of the field for the member id of whoever is asked in.
advice-invite-member = Their member id
# Below that field.
advice-invite-member-hint = It looks like @name:server. They can find it in their settings.
# Below that field, when what was typed is no member id.
advice-member-malformed = That is not a member id. It looks like @name:server.
# Above the choice what they may do.
advice-invite-role = What they may do
# CRITICAL
# Who-sees line above the button that asks somebody in.
advice-invite-sees = They can read the whole draft, also what was written before. They see who is in it.
# Button that asks somebody in.
advice-invite-send = Send the invitation
# The same button while it works.
advice-inviting = Inviting…
# Said after the invitation went out.
advice-invite-done = The invitation is sent.

## The text of a draft

# State above a draft: the server has everything that was typed.
advice-delivery-sent = All sent
# State above a draft: what was typed goes out in a moment.
advice-delivery-sending = Sending…
# State above a draft, without a connection.
advice-delivery-waiting = Kept here. It goes out when there is a connection.
# State above a draft: something that was typed could not be kept.
advice-not-all-kept = Not everything is kept
# Below the reason why something that was typed could not be kept.
advice-still-on-screen = What you typed is still on this screen.
# CRITICAL
# Said when a draft was left and something that was typed there could not be kept.
advice-left-unkept = The last words that you typed in the draft could not be kept on this device.
# Above a draft that the person may read and not change.
advice-may-read = You can read this draft. Its authors change it.
# Label of the line in a draft that says for whom it is written.
advice-addressee = To whom
# Below the heading of a section that a document can do without.
advice-section-optional = You can leave this out.
# In place of the name of a section that only a newer version of the app knows.
advice-section-newer = A section from a newer Larkspur
# In place of the name of a line that only a newer version of the app knows.
advice-field-newer = A line from a newer Larkspur
# In place of words that nobody has written yet, for whoever may only read.
advice-part-empty = Nothing here yet

## What must be known of a draft

# Above a draft: changes that do not count. Shown to those who let people in.
# $count (Number) - how many changes
advice-notice-held = { $count ->
    [one] { $count } change was kept apart. Whoever sent it may not make it. The text is as it was.
   *[other] { $count } changes were kept apart. Whoever sent them may not make them. The text is as it was.
}
# Above a draft: what the person typed does not count, since they may not write any more.
advice-notice-own-held = You may not write here any more. What you typed last stays on this device, apart from the text.
# CRITICAL
# Above a draft: somebody told different people different things.
# $name (String) - who
advice-notice-differs = Not everybody has the same text from { $name }. Ask the others another way before you rely on it.
# CRITICAL
# The same, when it is not known who it was.
advice-notice-differs-unknown = Not everybody has the same text. Ask the others another way before you rely on it.
# Above a draft of which something cannot be read here yet.
advice-notice-missing = Some of it cannot be read here yet. Larkspur asks those who have it. You can go on writing.
# Above a draft in which somebody wrote with a newer version of the app.
advice-notice-newer = Somebody wrote with a newer Larkspur. Some of it is not shown here. Update Larkspur if you can.

## Versions of a draft

# Button beside a draft, and title of the dialog that it opens.
advice-versions = Versions
# At the top of that dialog.
advice-versions-hint = A version keeps the text as it is at this moment. You can read it later, see what has changed since, and bring it back.
# In place of the list, while nothing has been kept.
advice-versions-empty = Nothing has been kept yet.
# In the list and on the page of a version.
# $moment (String) - a day and a time
# $name (String) - who kept it
advice-version-by = Kept by { $name }, { $moment }
# The same, where it was the person who reads this.
# $moment (String) - a day and a time
advice-version-by-you = Kept by you, { $moment }
# The same, where whoever it was has left the draft.
# $moment (String) - a day and a time
advice-version-by-unknown = Kept by somebody who has left, { $moment }
# On a version, where nothing was changed since.
advice-version-current = The draft says exactly this now
# On a version that the others do not have yet.
advice-version-waits = Waits for a connection
# Heading above the fields that keep the text as it is.
advice-version-keep-now = Keep the text as it is now
# Label of a field.
advice-version-label = What do you call it?
# Below that field.
advice-version-label-hint = For example “Sent to the ministry”.
# Below that field, when it is empty or too long.
advice-version-label-missing = A version needs a name of 1 to 80 letters.
# Label of a field.
advice-version-note = A note, if you want to say more
# CRITICAL
# Who-sees line above the button that keeps a version.
advice-version-sees = Everybody in this draft gets this version, its name and the note. The server cannot read them.
# Button.
advice-version-keep = Keep this version
# The same button while it works.
advice-version-keeping = Keeping it…
# Told once it is kept.
advice-version-kept = Kept. You find it under “Versions”.
# On the page of a version: label of the choice of what it is read beside.
advice-version-beside = Read it beside
# An entry of that choice.
advice-version-beside-now = What the draft says now
# An entry of that choice: no differences are shown.
advice-version-beside-nothing = Nothing else
# Above the text, where words were added or taken out.
advice-version-changes = Words that were added are underlined. Words that were taken out are struck through. The earlier text comes first.
# Above the text, where the two say the same.
advice-version-no-changes = Both say the same.
# Button: makes the draft say what this version says; also in the dialog that asks.
advice-version-restore = Bring this text back
# Title of that dialog.
# $label (String) - what the version is called
advice-version-restore-question = Bring “{ $label }” back?
# In that dialog.
advice-version-restore-hint = The draft will say what this version says, for everybody in it. What it says now is kept as a version first.
# Safe button of that dialog.
advice-version-restore-keep = Leave the draft as it is
# The other button while it works.
advice-version-restoring = Bringing it back…
# Told once it is done.
advice-version-restored = The older text is back. What was there before is under “Versions”.
# What the version is called that keeps the text from before an older one was brought back. At most 80 letters.
advice-version-before = Before an older text was brought back

## The bar above the sections of a draft

# What the bar is called. Heard, not seen.
advice-format-bar = What you can do to the words
# A button of the bar: makes the selected words bold.
advice-format-strong = Bold
# A button of the bar: makes the selected words italic.
advice-format-em = Italic
# A button of the bar: makes a heading of the paragraph.
advice-format-heading = Heading
# A button of the bar: makes an item of a list with dots of the paragraph.
advice-format-bullet = List
# A button of the bar: makes an item of a list with numbers of the paragraph.
advice-format-number = Numbered list
# A button of the bar: makes the paragraph a quotation.
advice-format-quote = Quotation
# A button of the bar: takes back what the person did last.
advice-format-undo = Undo
# A button of the bar: does again what was taken back.
advice-format-redo = Redo
# When somebody drops or pastes a file into the text.
advice-format-no-files = The text takes no files. Nothing was changed.
# When what was pasted is longer than one change may be.
advice-format-too-long = This is too much at once. Nothing was changed. Paste it in smaller pieces.

## What went wrong: what happened, what is safe, what to do

# The room is no draft, or the person is not in it.
advice-error-no-draft = This draft is not on this device, or you are not in it. Your other drafts are safe. Choose another one.
# The person may not do this in the draft.
advice-error-may-not-write = You may not do this in this draft. Nothing was changed. Ask somebody who lets people in.
# When a version is asked for that is not there.
advice-error-no-version = This version is not on this device. The draft and its other versions are safe. Choose another one.
# The text has changed too much meanwhile.
advice-error-text-moved = The text changed a lot meanwhile. What you typed is kept here. It is sent again in a moment.
# The draft cannot be read on this device.
advice-error-unreadable = This draft cannot be read on this device. What was typed is kept. Try again later.
# The disk is full or the folder is read-only.
advice-error-disk-not-writable = This device cannot store more. What was stored is safe. Free some space, then try again.
