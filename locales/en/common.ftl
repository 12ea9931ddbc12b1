### Words that every page shares: the top bar, buttons, errors of the bridge, keys.

## The window

# The first link of the page, shown when it has the focus.
common-skip = Skip to the page
# Names the bar at the top for screen readers.
common-top-bar = Top bar
# Names the list of places in the top bar for screen readers.
common-places = Places
# A tab of the top bar.
common-conversations = Conversations
# Tab in the top bar: the library.
common-library = Library
# Tab in the top bar: policy drafts that are written together.
common-advice = Advice
# A button of the top bar: the person’s own page, with the settings.
common-settings = Settings
# Names the second list of places in the top bar for screen readers: what concerns the person.
common-you = You
# A button: opens the help page.
common-help = Help

## Hide now

# The button in the same corner of every screen.
common-hide-now = Hide now
# Its tooltip.
common-hide-now-title = Shift three times

## Buttons

# A button that uncovers what is typed in a passphrase field.
common-show = Show
# The same button while the field is uncovered: hides the typed words again.
common-cover = Cover it
# The main button of a step of the first run.
common-continue = Continue
# A button at the start of a page that leads to the page before.
common-back = Back
# The button of a short notice: takes back what was just done.
common-undo = Undo
# The button that closes a dialog or a pane.
common-close = Close
# The safe button of a dialog: nothing is changed.
common-cancel = Keep as it is
# A button beside an error: does the same once more.
common-try-again = Try again
# A button that opens a menu with further acts.
common-more = More

## States

# A language whose translation no speaker has checked.
common-draft-language = Draft, not yet checked
# Said by the screen reader after another language was chosen.
# $language (String) - the name of that language in itself
common-language-changed = The language is now { $language }.

## Errors of the bridge

# A sentence where something was asked for while the app is locked.
common-error-locked = Larkspur is locked. Nothing is lost. Open it and try again.
# A sentence where something was asked for that needs an account.
common-error-signed-out = You are signed out on this device. Sign in, then try again.
# A sentence for a fault of the program itself: the page asked for something impossible.
common-error-malformed = Larkspur did not understand its own request. Nothing was changed. Update Larkspur if you can.
# A sentence for any other fault of the program itself.
common-error-internal = Something went wrong inside Larkspur. What you wrote is kept. Try again.

## Keys, by the words that are printed on them

# The key beside the space bar, as keyboards in this language print it. On the help page.
common-key-control = Ctrl
# A key, as keyboards in this language print it. On the help page.
common-key-alt = Alt
# A key, as keyboards in this language print it. On the help page.
common-key-shift = Shift
# A key, as keyboards in this language print it. On the help page.
common-key-escape = Esc
# A key, as keyboards in this language print it. On the help page.
common-key-enter = Enter
# A key, as keyboards in this language print it. On the help page.
common-key-f6 = F6
# The letter key X. On the help page.
common-key-x = X
# The key with the slash. On the help page.
common-key-slash = /
# The key with the comma. On the help page.
common-key-comma = ,
# The arrow key that points left. “aria” is how a screen reader names it.
common-key-left = ←
    .aria = left arrow
# The arrow key that points down. “aria” is how a screen reader names it.
common-key-down = ↓
    .aria = down arrow
# The arrow key that points up. “aria” is how a screen reader names it.
common-key-up = ↑
    .aria = up arrow

## What the keys do

# On the help page, beside the keys that do it.
common-act-hide-now = Hide Larkspur and lock it
# On the help page: the parts are the top bar, the list, the conversation.
common-act-next-region = Go to the next part of the window
# On the help page: the same, backwards.
common-act-previous-region = Go to the part before
# On the help page: closes a dialog, a menu or a pane.
common-act-close = Close what opened last. Nothing changes.
# On the help page: “this page” is the help page.
common-act-show-help = Open this page
# On the help page, beside the keys that do it.
common-act-open-settings = Open settings
# On the help page: from a page of the library to its shelves, from anywhere else to the conversations.
common-act-back = Go back to the shelves of the library, or to conversations
# On the help page: one further in the list of conversations.
common-act-next-room = Next conversation
# On the help page: one back in the list of conversations.
common-act-previous-room = Conversation before
# On the help page: the next one of the list that has unread messages.
common-act-next-new-room = Next conversation with something new
# On the help page: the same, backwards.
common-act-previous-new-room = Conversation before with something new
# On the help page: the key works in the field in which messages are written.
common-act-send = Send what you wrote
# On the help page: the keys work in the field in which messages are written.
common-act-new-line = Begin a new line while you write
# On the help page: the key works in the empty field in which messages are written.
common-act-edit-last = Edit your last message, when nothing is written
# On the help page: the arrow keys, while a message is chosen.
common-act-move-in-timeline = Go through messages, when one has the focus

## Links that lead out of the app

# Title of the dialog before a link opens.
common-link-question = Open this link outside Larkspur?
# In that dialog, above the host.
common-link-host = It leads to:
# In that dialog.
# CRITICAL
common-link-sees = That site sees your network address and the time. The link may show what you read.
# Button of that dialog.
common-link-open = Open in the browser
# Safe button of that dialog.
common-link-keep = Stay here
# In place of the host when the link names none.
common-link-no-host = an address that cannot be shown

## What has changed in a text

# For screen readers, before words that were added.
common-change-added = Added:
# For screen readers, behind words that were added.
common-change-added-end = End of what was added.
# For screen readers, before words that were taken out.
common-change-removed = Taken out:
# For screen readers, behind words that were taken out.
common-change-removed-end = End of what was taken out.
