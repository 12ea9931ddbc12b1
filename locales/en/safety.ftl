### The vault: first run, lock screen, Hide now, changing the passphrase.

## First run

# Above the page, so that people know how long it takes.
# $step (Number) - the step that is shown, from 1
# $count (Number) - how many steps there are
safety-step = Step { $step } of { $count }
# Heading of the first step of the first run.
safety-language-title = Choose your language
# Below the title.
safety-language-lead = You can change it at any time in settings.
# Heading of the second step of the first run.
safety-passphrase-title = Choose a passphrase
# CRITICAL
# Below that heading.
safety-passphrase-lead = It opens Larkspur on this device. Nobody else has it, so nobody can reset it for you.
# Above five words that were drawn by chance.
safety-words = Five words you could use
# Button below the five words: puts them into the field.
safety-words-use = Use these words
# Quiet button beside it: draws five other words.
safety-words-other = Other words
# Label of the field for the passphrase.
safety-passphrase = Your passphrase
# CRITICAL
# Below that field: what to do with the passphrase.
safety-passphrase-keep = Keep it on paper, away from this device.
# Below the field: the weakest of four judgements of what is typed.
safety-strength-weak = Easy to guess.
# The second of four judgements: better, but it cannot be used yet.
safety-strength-not-yet = Not enough yet.
# The third of four judgements: it can be used.
safety-strength-good = Good. One more word makes it strong.
# The best of four judgements.
safety-strength-strong = Strong.
# After the judgement: how to make the passphrase harder to guess.
safety-advice-add-word = One more word helps.
# After the judgement: the passphrase is one that many people choose.
safety-advice-too-common = People try this one first.
# After the judgement: the passphrase holds a date or a year.
safety-advice-avoid-dates = Dates and years are tried first.
# After the judgement: the passphrase holds “aaa”, “abc” or neighbouring keys.
safety-advice-avoid-patterns = Repeats and rows of keys are tried first.
# The reason beside the button that cannot be pressed yet.
safety-passphrase-reason = You can go on when it is hard to guess.
# The main button while the passphrase is being set; it takes a second or two.
safety-passphrase-working = Setting up…
# Heading of the first of two short explanations beside the field.
safety-protects-title = What it protects from
# CRITICAL
# Below that heading.
safety-protects = Somebody finds, takes or searches this device while Larkspur is locked. They cannot read what is in it.
# Heading of the second explanation.
safety-protects-not-title = What it does not protect from
# CRITICAL
# Below that heading.
safety-protects-not = Somebody watches while it is open. A program on this device records what you type or see.

## The lock screen

# Label of the one field of the lock screen.
safety-lock-label = Passphrase
# Main button of the lock screen.
safety-lock-open = Open
# The same button while the passphrase is tried; it takes about a second.
safety-lock-opening = Opening…
# Quiet link below the field.
safety-lock-forgot = I forgot my passphrase
# Quiet link below the others, for who has turned it on: opens the library without the passphrase.
safety-lock-read = Read
# Button above the library that was opened by that link: leads back to the passphrase.
safety-reading-back = Lock screen
# The title of the dialog that opens from the name of the language.
safety-lock-language-title = Choose your language
# Heading of the lock screen, for screen readers alone.
safety-lock-title = Locked
# Beside the button while the next try has to wait.
# $wait (String) - how long, in words: “half a minute”
safety-lock-wait = Wait { $wait }, then try again. Nothing is lost.

## Waits, in words

# One to five seconds. Stands for $wait in other sentences.
safety-wait-moment = a few seconds
# About 15 seconds. Stands for $wait in other sentences.
safety-wait-quarter = a quarter of a minute
# About 30 seconds. Stands for $wait in other sentences.
safety-wait-half = half a minute
# About 60 seconds. Stands for $wait in other sentences.
safety-wait-minute = a minute

## Forgotten

# Title of the dialog that opens from “I forgot my passphrase”.
safety-erase-title = Start again without your passphrase?
# CRITICAL
# First sentence of that dialog.
safety-erase-nothing = Nothing can bring the passphrase back. Neither can we.
# CRITICAL
# Second sentence of that dialog: what will be gone.
safety-erase-lost = Lost: words that were not sent, and the keys on this device.
# CRITICAL
# Third sentence of that dialog: what stays.
safety-erase-kept = Not lost: what is on the server. Your recovery key opens it again.
# The word that has to be typed, in small letters.
safety-erase-word = erase
# Label of the field in which the word is typed.
# $word (String) - the word that has to be typed
safety-erase-label = To go on, type “{ $word }”
# Removing button of that dialog.
safety-erase-act = Erase what is on this device
# The same button while it works.
safety-erase-working = Erasing…
# Beside the button that cannot be pressed yet.
# $word (String) - the word that has to be typed
safety-erase-reason = You can go on when you have typed “{ $word }”.

## A damaged vault

# Heading of the page that is shown instead of the lock screen.
safety-damaged-title = The lock on this device is damaged
# CRITICAL
# Below that heading.
safety-damaged-lead = Both copies of it cannot be read. No passphrase can open it now.
# CRITICAL
# The second sentence of that page: what is safe.
safety-damaged-kept = What is on the server is safe. Your recovery key opens it again.
# The third sentence of that page: what somebody with a backup can do.
safety-damaged-advice = If you have a copy of the data folder, put it back and start again.
# Button of that page; opens the dialog that erases.
safety-damaged-erase = Start again on this device

## Rest

# A notice that appears 30 seconds before the app locks by itself.
safety-rest-soon = Larkspur locks soon. What you wrote is kept.
# Button of that notice: the app stays open.
safety-rest-stay = Stay

## Hide now

# After Shift was pressed once or twice.
# $count (Number) - how many presses are still needed: 1 or 2
safety-hide-progress =
    { $count ->
        [one] Press Shift once more to hide
       *[other] Press Shift twice more to hide
    }

## Changing the passphrase

# Title of the dialog that changes the passphrase.
safety-change-title = Change your passphrase
# Label of the first field of that dialog.
safety-change-current = The passphrase you have now
# Label of the second field of that dialog.
safety-change-new = Your new passphrase
# Main button of that dialog.
safety-change-act = Change passphrase
# The same button while it works; it takes a second or two.
safety-change-working = Changing…
# A short notice after it is done.
safety-change-done = Your passphrase is changed. The old one opens nothing now.

## Errors

# CRITICAL
# Below the field after a wrong passphrase (look.md, sentence 2).
safety-error-wrong = That did not open it. Nothing is lost. Check capitals and spaces, then try again.
# CRITICAL
# Below the field after several wrong passphrases.
# $wait (String) - how long the next try has to wait, in words
safety-error-wrong-wait = That did not open it. Nothing is lost. Check capitals and spaces. Wait { $wait }, then try again.
# Below the field when somebody tries before the wait is over.
# $wait (String) - how long the next try has to wait, in words
safety-error-wait = That was too soon. Nothing is lost. Wait { $wait }, then try again.
# The new passphrase was refused.
safety-error-too-weak = This passphrase is easy to guess. Nothing was changed. Add one more word.
# A first run was asked for although a passphrase was chosen before.
safety-error-already-exists = There is a passphrase already. Nothing was changed. Start Larkspur again to use it.
# Opening was asked for although no passphrase was ever chosen.
safety-error-absent = There is no passphrase yet. Start Larkspur again to choose one.
# Opening was asked for, but the file that the passphrase opens cannot be read.
safety-error-damaged = The lock on this device is damaged. What is on the server is safe. Start Larkspur again.
# The disk is full, or the folder cannot be written.
safety-error-disk = This device could not save. Nothing was changed. Make some room on it, then try again.
# The passphrase was right, but the file with the kept words cannot be read.
safety-error-database = What is kept on this device is damaged. What is on the server is safe. Restore a copy, or start again.
# The passphrase was right, but a newer Larkspur has written the file with the kept words.
safety-error-newer-app = A newer Larkspur was used on this device. Everything is still there. Start the newer one to open it.
# The program was built without encryption: it refuses to keep anything.
safety-error-no-encryption = This Larkspur cannot encrypt what it keeps. It keeps nothing. Install it again from a place you trust.
# Erasing was asked for without the typed word.
safety-error-not-confirmed = The word was not typed. Nothing was erased. Type the word, then try again.
# The state of the lock cannot be read at all.
safety-error-no-answer = Larkspur does not answer. Nothing is lost. Close it and start it again.
