### Account: sign in, the recovery key, signing out. Screens 02-sign-in and 02-recovery-key.

## Sign in

# Heading of the page on which a person signs in.
account-sign-in-title = Sign in
# Below the heading of the sign-in page.
account-sign-in-intro = Use the name and password that your chapter gave you. We do not ask for your real name, e-mail or phone.
# Label of the field for the server's address, on the sign-in page.
account-server = Server
# Help below the server field.
account-server-hint = Your network runs this server. Larkspur talks to no other.
# Label of the field for the member id or name, on the sign-in page.
account-member = Name on the server
# Help below the name field. The part in the middle is an example of a whole member id.
account-member-hint = A whole member id, such as @name:server, also works. Then leave the server empty.
# Label of the password field, on the sign-in page and in the reset dialog.
account-password = Password
# CRITICAL
# Who-sees line directly above the sign-in button.
account-sign-in-sees = The people who run the server can see this name, and when you are connected. They cannot read your conversations.
# Main button of the sign-in page.
account-sign-in = Sign in
# The same button while the server is asked.
account-signing-in = Signing in…
# Below the name field when the button was pressed with an empty name.
account-member-missing = Write your name on the server first.
# Below the server field when it is empty and the name is not a whole member id.
account-server-missing = Write the server’s address, or a whole member id above.
# Below the password field when the button was pressed with an empty password.
account-password-missing = Write your password first.

## Session that the server no longer accepts

# CRITICAL
# Slip above the conversations when the server no longer accepts this device.
account-expired = The server no longer accepts this device. What is stored here is safe. Sign in again to send and receive.
# Button of that slip; opens the sign-in page.
account-expired-act = Sign in again
# Heading of the sign-in page when the person signs in again.
account-expired-title = Sign in again
# Below that heading.
account-expired-intro = The server no longer accepts this device. Your conversations are still here.
# Quiet button of the sign-in page that leads back to the conversations.
account-expired-later = Not now

## Waiting

# Shown right after signing in, until the server has told the state of the keys.
account-checking = Checking your keys…
# Below it.
account-checking-hint = This takes a few seconds. Nothing is sent.
# Button that goes on to the conversations without waiting.
account-checking-go-on = Go on without waiting
# Shown while the account is read from this device.
account-opening = Opening. You can go on elsewhere.

## New recovery key

# Heading of the page that shows the new recovery key.
account-key-title = Keep your recovery key
# CRITICAL
# Below that heading.
account-key-intro = If you lose this device, the key opens your old conversations on a new one. Keep it away from this device.
# Caption of the box with the key's groups.
account-key-caption = Your recovery key
# Name of one group of the key for a screen reader.
# $number (Number) - the group, counted from 1
account-key-group = Group { $number }
# Button that saves the key as a file.
account-key-save = Save as a file
# The same button while the file is written.
account-key-saving = Saving…
# Button that copies the key.
account-key-copy = Copy
# Below these two buttons.
account-key-copy-hint = A copy leaves the clipboard after 30 seconds. The file has a plain name.
# Said after the key was copied.
account-key-copied = Copied. It leaves the clipboard after 30 seconds.
# Said after the key was saved as a file.
account-key-saved = Saved. Move the file away from this device.
# Above the two fields that ask for two groups of the key.
account-key-confirm = Type two groups of the key, to check that you have it.
# Main button of the recovery key page.
account-key-finish = Finish
# The same button while the groups are checked.
account-key-finishing = Checking…
# Quiet button that leaves the page.
account-key-later = Do this later
# Below the buttons of the recovery key page.
account-key-later-hint = Later is fine. We will remind you quietly each time you start.
# Shown while the key is made.
account-key-making = Making your key…
# Below the fields when one of them is empty.
account-key-groups-missing = Type both groups first.

## Quiet reminder

# Slip above the conversations while the key has not been confirmed.
account-remind = Your recovery key is not checked yet. Without it, a lost device means lost conversations.
# Button of that slip. It makes a new key and shows it.
account-remind-act = Keep it now
# Quiet button that hides the slip until the next start.
account-remind-later = Later

## Entering the recovery key

# Heading of the page that asks for the recovery key of an account from before.
account-enter-title = Enter your recovery key
# CRITICAL
# First words of that page.
account-enter-intro = This account has keys from before. Without your recovery key, this device can neither open messages nor send them.
# Label of the field for the whole key.
account-enter-key = Recovery key
# Help below that field.
account-enter-hint = Spaces do not matter. You can paste it.
# Main button of the page.
account-enter = Open my conversations
# The same button while the key is tried.
account-entering = Opening…
# Below the field when it is empty.
account-enter-missing = Write your recovery key first.
# Quiet button that goes on without the key.
account-enter-later = Go on without it
# Below the buttons.
account-enter-later-hint = Without it you see the names of your rooms, and nothing more.
# Link that opens the explanation for a lost key.
account-no-key = I do not have the key
# CRITICAL
# Slip above the conversations while the key has not been entered.
account-enter-remind = Your recovery key is missing. Messages can neither be opened nor sent here.
# Button of that slip.
account-enter-remind-act = Enter recovery key

## Lost key: starting over

# Heading of the explanation.
account-reset-title = Start over with new keys
# First paragraph of the explanation.
account-reset-other-device = Look first: another device of yours may still be signed in. A file or paper may hold the key.
# CRITICAL
# Second paragraph: what is lost.
account-reset-lost = If you start over, messages from before stay closed, on every device. Nobody can undo this.
# CRITICAL
# Third paragraph: what stays.
account-reset-kept = Your name, your rooms and your place in them stay. New messages will open.
# CRITICAL
# Fourth paragraph: what others see.
account-reset-seen = People you talk with are told that your keys changed. They are asked before they send to you again.
# Removing button that opens the dialog.
account-reset-open = Start over…
# Quiet button back to the field for the key.
account-reset-back = I have the key after all
# Title of the dialog.
account-reset-question = Start over with new keys?
# CRITICAL
# In the dialog, above the password field.
account-reset-confirm = Messages from before stay closed. The server asks for your password.
# Removing button of the dialog.
account-reset = Start over
# The same button while it works.
account-resetting = Starting over…
# Safe button of the dialog.
account-reset-keep = Keep as it is

## Damaged copy

# Heading of the page when this device's copy of the account cannot be opened.
account-damaged-title = The copy on this device is damaged
# Below that heading.
# CRITICAL
account-damaged-intro = Your account and messages on the server are safe. Unsent words on this device may be lost.
# What to do.
account-damaged-advice = Sign out here, then sign in again. You need your recovery key for old messages.

## Signing out

# Button on the settings page that opens the dialog.
account-sign-out-open = Sign out…
# Title of the dialog.
account-sign-out-question = Sign out on this device?
# CRITICAL
# In the dialog: what is deleted here.
account-sign-out-here = Deleted here: your conversations, unsent words and keys. To open old messages again you need the recovery key.
# CRITICAL
# In the dialog, when the recovery key was never confirmed.
account-sign-out-no-key = Your recovery key is not checked. Without it, old messages stay closed for ever.
# CRITICAL
# In the dialog: what stays on the server.
account-sign-out-there = Stays on the server: your name, your rooms and the encrypted messages. No message is sent to members.
# Removing button of the dialog.
account-sign-out = Sign out
# The same button while it works.
account-signing-out = Signing out…
# Safe button of the dialog.
account-sign-out-keep = Stay signed in

## Settings page

# Label beside the member id.
account-settings-member = Signed in as
# Label beside the server's address.
account-settings-server = Server
# Label beside the state of the keys.
account-settings-keys = Recovery key
# In place of the account when this device's copy cannot be opened.
account-settings-damaged = The copy on this device is damaged. Sign out, then sign in again.
# In place of the account when nobody is signed in.
account-settings-signed-out = Nobody is signed in. Open Conversations to sign in.
# State of the keys: not known yet.
account-keys-checking = Not known yet
# State of the keys: a key has to be made.
account-keys-needed = Not made yet
# State of the keys: made, not confirmed.
account-keys-not-confirmed = Made, not checked yet
# State of the keys: all is well.
account-keys-ready = Kept and checked
# State of the keys: the key from before has to be entered here.
account-keys-missing = Not entered on this device
# Button that makes a new recovery key.
account-new-key = Make a new recovery key…
# Title of the dialog before a new key is made.
account-new-key-question = Make a new recovery key?
# CRITICAL
# In that dialog.
account-new-key-warning = The old key stops working at once. Your messages stay as they are.
# Button of that dialog.
account-new-key-make = Make a new key
# Safe button of that dialog.
account-new-key-keep = Keep the old key

## What went wrong: what happened, what is safe, what to do

# Neither a member id nor an address.
account-error-address-malformed = That is not an address. Nothing was sent. Write it like chat.example.org.
# CRITICAL
# Plain http was refused.
account-error-not-secure = That address is not secure. Your password was not sent. Use one that begins with https.
# No server was found at the address.
account-error-server-not-found = No server answers there. Nothing was sent. Check the spelling of the address.
# The server did not answer.
account-error-server-unreachable = The server did not answer. What is stored here is safe. Check the network, then try again.
# CRITICAL
# The certificate of the server could not be checked.
account-error-tls-failed = The connection is not secure. Your password was not sent. Try another network, or ask who runs the server.
# The server lacks a part that Larkspur needs.
account-error-server-too-old = This server is too old for Larkspur. Nothing was stored. Ask the people who run it to update it.
# The server has no sign-in by password.
account-error-no-password-login = This server takes no passwords. Nothing was stored. Ask your chapter for another server.
# Name or password is wrong.
account-error-wrong-password = Name or password is not right. Nothing is lost. Check capitals and spaces, then try again.
# The server asks to wait.
# $seconds (Number) - how long, in seconds
account-error-rate-limited =
    { $seconds ->
        [one] The server asks for a pause. Nothing is lost. Try again in { $seconds } second.
       *[other] The server asks for a pause. Nothing is lost. Try again in { $seconds } seconds.
    }
# The account was closed or suspended by those who run the server.
account-error-account-closed = This account is closed or paused. What is stored here is safe. Ask the people who run the server.
# Somebody is signed in already.
account-error-already-signed-in = Somebody is signed in here already. Nothing was changed. Sign out in Settings first.
# The recovery key was mistyped.
account-error-recovery-key-malformed = That is not a whole key. Nothing is lost. Compare it letter by letter, then try again.
# The recovery key belongs to another account, or was replaced.
account-error-recovery-key-wrong = This key does not open this account. Nothing is lost. Look for a newer one.
# The two groups do not match the key.
account-error-groups-do-not-match = These groups do not match the key. The key is still above. Compare them, then try again.
# There is no key waiting to be confirmed.
account-error-no-key-to-confirm = There is no key to check any more. Your account is safe. Make a new key.
# The key could not be copied or saved.
account-error-not-saved = The key was not copied or saved. It is still shown here. Write it on paper.
# The disk is full or the folder is read-only.
account-error-disk-not-writable = This device cannot store more. What was stored is safe. Free some space, then try again.
# The copy of the account on this device is damaged.
account-error-store-damaged = The copy on this device is damaged. The server still has yours. Sign out, then sign in again.
# The server answered with an error of its own.
account-error-server-fault = The server has a problem of its own. Nothing is lost. Try again in a few minutes.
