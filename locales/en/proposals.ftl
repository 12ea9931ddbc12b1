### Writing and translating the library together.

## Beginning a translation

# Button beside the title of a page: begins a translation of it.
proposals-translate = Translate this page
# Title of the dialog that begins a translation.
proposals-translate-question = Into which language do you want to translate this page?
# In that dialog: what happens with what is written.
proposals-translate-hint = What you write stays on this computer, locked, until you propose it.
# Label of the choice of a language.
proposals-translate-into = Language of your translation
# The first entry of that choice: nothing is chosen yet.
proposals-translate-choose = Choose a language
# Beside the button, while no language is chosen.
proposals-translate-no-language = Choose a language first.
# Main button of that dialog.
proposals-translate-begin = Begin to write
# Safe button of the dialogs that begin or propose something.
proposals-not-now = Not now

## Your translations

# Heading of a part of the library’s home, and of the page with the translations that the person is writing.
proposals-writings = Your translations
# Below that heading on the home.
# $count (Number) - how many translations, at least 1
proposals-writings-count = { $count ->
    [one] You are writing { $count } translation.
   *[other] You are writing { $count } translations.
}
# Link to the page with them.
proposals-writings-open = Go on writing
# On that page, below its heading.
proposals-writings-hint = They stay on this computer, locked, until you propose them.
# On that page, when there is none.
proposals-writings-none = You are writing none now. Open a page of the library and choose “Translate this page”.
# Of a translation in work.
# $language (String) - the name of a language, in the language of the app
proposals-translation-into = Translation: { $language }
# How far a translation has come.
# $done (Number) - parts in which something stands
# $units (Number) - all parts
proposals-written = { $done } of { $units } written
# Of a translation: parts whose original has changed since they were written.
# $count (Number) - how many, at least 1
proposals-changed = { $count ->
    [one] { $count } changed since
   *[other] { $count } changed since
}
# State of a translation that was put before a room.
proposals-is-proposed = Proposed
# The same, with the room.
# $room (String) - the room’s name
proposals-proposed-in = Proposed in { $room }
# In place of a title: the library has the page no longer.
proposals-page-gone = A page that is no longer in the library
# Button that throws a translation in work away. It stands in the list, and in the dialog that asks once more.
proposals-drop = Throw away
# The same for a screen reader.
# $language (String) - the name of a language, in the language of the app
# $title (String) - the title of a page
proposals-drop-label = Throw away: { $title }, { $language }
# Title of the dialog before that.
proposals-drop-question = Throw this translation away?
# CRITICAL
# In that dialog: what goes.
# $language (String) - the name of a language, in the language of the app
# $title (String) - the title of a page
proposals-drop-what = What you wrote for “{ $title }” in { $language } goes. It cannot be brought back.
# In that dialog: what stays.
proposals-drop-stays = What you have proposed of it stays proposed.
# Safe button of that dialog.
proposals-drop-keep = Keep it

## Writing, side by side

# While a translation or proposals are being opened, after two seconds.
proposals-opening = Opening
# Heading for screen readers above the parts of a page, each beside its translation.
proposals-side-by-side = Part by part
# Below the title of a translation in work.
proposals-writing-hint = The original stands on one side, your words on the other. Take the time you need.
# Below that, when nobody is signed in.
proposals-sign-in-to-propose = You can write without an account. To propose it, first sign in under “Conversations”.
# Button that leads to the proposal that was made of a translation.
proposals-see-proposal = See the proposal
# What a part of a page is.
proposals-part-title = Title
# What a part of a page is: the sentences below its title.
proposals-part-summary = Summary
# What a part of a page is.
proposals-part-heading = Heading
# What a part of a page is.
proposals-part-paragraph = Paragraph
# What a part of a page is: an item of a list.
proposals-part-item = Item of a list
# What a part of a page is: an item of a numbered list.
proposals-part-numbered = Numbered item
# What a part of a page is.
proposals-part-task = Something to tick
# What a part of a page is: a line that somebody can say.
proposals-part-script = Words to say
# Above a part of a page that could harm if it is misread.
proposals-critical = Read this twice: a mistake here could hurt somebody
# Label of the field for the words of a part.
# $part (String) - what it is, as in “Paragraph”
# $place (Number) - which one it is, from 1
# $units (Number) - how many parts the page has
proposals-words-label = Your words: { $part }, { $place } of { $units }
# Button below an empty field: puts the original’s words into it.
proposals-begin-with-source = Begin with the original’s words
# Button below a field whose original has changed: says that the words still say the same.
proposals-mark-fitting = The words still fit
# State of a part: nothing stands there.
proposals-progress-empty = Not written yet
# State of a part: the original has changed since.
proposals-progress-changed = Look again: the original changed
# State of a part: its words are those with which this translation began.
proposals-progress-as-proposed = As it was
# State of a part: it was written or looked at beside the original as it is now.
proposals-progress-fits = Fits the original
# Beside the original’s words, above what has changed in them.
proposals-source-changed = What changed since you wrote this
# Above words of the glossary that stand in the original.
proposals-terms = Words that we use
# For screen readers, between a word and what it is called in another language: “passport: pasaporte”.
proposals-term-is = is called
# In place of a word that the glossary does not have in this language yet.
proposals-term-unknown = No word agreed on yet
# Below the words of a part.
# $has (Number) - how many characters it has
# $most (Number) - how many it may have
proposals-hint-too-long = This has { $has } characters. At most { $most } can be proposed, so please shorten it.
# Below the words of a part: they have signs or line breaks that a page cannot have.
proposals-hint-unfit = Some signs or line breaks here cannot stand in a page. Please take them out.
# Below the words of a part.
# $has (Number) - how many words a sentence has
# $most (Number) - how many a sentence should have
proposals-hint-long-sentence = One sentence has { $has } words. With { $most } at most it is easier to read.
# Below the words of a part.
# $links (Number) - how many, at least 1
proposals-hint-missing-links = { $links ->
    [one] { $links } link of the original is missing here, or leads elsewhere.
   *[other] { $links } links of the original are missing here, or lead elsewhere.
}
# Below the words of a part.
# $links (Number) - how many, at least 1
proposals-hint-added-links = { $links ->
    [one] { $links } link here is not in the original.
   *[other] { $links } links here are not in the original.
}
# At the foot of the page: what was typed is in the vault.
proposals-kept = Kept on this computer
# At the foot of the page, for a moment.
proposals-keeping = Keeping what you typed…
# At the foot of the page, while something could not be kept.
proposals-not-all-kept = Not all of it is kept yet
# In the notice that something could not be kept.
proposals-still-on-screen = What you typed is still on the screen.
# Said when the page was left and the last words could not be kept.
proposals-left-unkept = The last of what you typed could not be kept. All before it is safe. Make some room on this device.
# Heading above words whose part the original has no longer.
proposals-gone = No longer in the original
# Below that heading.
proposals-gone-hint = The original lost these parts. Use what still helps, then take the words out.
# Button that takes such words out.
proposals-drop-gone = Take out

## Proposing

# Button that opens the dialog which proposes a translation, and its main button.
proposals-propose = Propose
# The same for a translation that was proposed before.
proposals-propose-again = Propose the new version
# Title of that dialog.
proposals-propose-question = Propose this translation?
# In that dialog.
proposals-propose-hint = Others read it beside the original and say what they find. You can change it later.
# In that dialog, for a new version of a proposal.
proposals-propose-again-hint = It takes the place of your last version. Reviews of that one no longer count.
# Label of the choice of a room.
proposals-propose-where = In which room?
# Label of the choice of how the words were made.
proposals-propose-made = Who made these words?
# How a text was made.
proposals-made-human = People
# How a text was made.
proposals-made-machine = A machine, and people changed it
# Below the title of a proposal: how its words were made.
proposals-written-by-people = Written by people
# Below the title of a proposal: how its words were made.
proposals-written-by-machine = Written by a machine, and changed by people
# Label of the choice whether to be named in the pack.
proposals-naming = Do you want to be named in the library?
# A choice: the person is not named.
proposals-naming-none = No
# Below that choice.
proposals-naming-none-hint = The page will not say who worked on it.
# A choice: the person is named.
proposals-naming-chosen = Yes, under a name that I choose
# CRITICAL
# Below that choice.
proposals-naming-chosen-hint = Everybody who reads the page can see this name, for good.
# Label of the field for that name.
proposals-name = Name
# Beside the button, while that field is empty.
proposals-name-missing = Write a name, or choose not to be named.
# CRITICAL
# Above the button that proposes.
proposals-propose-sees = Everyone in that room will see the words, and that you propose them. The server cannot read them.
# The button that proposes, while it works.
proposals-proposing = Proposing…
# Said after something was proposed.
proposals-propose-done = Proposed. Without a network, it goes out when the network is back.
# Beside the button, when nothing is written.
proposals-propose-nothing = Write something first.
# Beside the button, while there are words whose part is gone.
proposals-propose-gone = First look at the words that are no longer in the original.
# Beside the button, while a part cannot be proposed.
proposals-propose-unfit = First mend the parts that are marked.
# Beside the button, while no room is chosen.
proposals-propose-no-room = Choose a room.
# Beside the button, while it is not said how the words were made.
proposals-propose-no-made = Say who made the words.
# In the dialog that proposes, when the person is in no library room.
proposals-no-room = Proposals are made in a library room, and you are in none yet. Make one, or ask to be invited.
# Button in that dialog.
proposals-make-room = Make a library room
# What a message says in apps that do not know proposals.
# $language (String) - the name of a language, in the language of the app
# $title (String) - the title of a page
proposals-words-proposed = Proposed for the library of Larkspur: “{ $title }”, { $language }
# The same for a new version.
# $language (String) - the name of a language, in the language of the app
# $title (String) - the title of a page
proposals-words-revised = New version for the library of Larkspur: “{ $title }”, { $language }
# The same for a review.
# $title (String) - the title of a page
proposals-words-fits = “{ $title }”: I find that it fits.
# The same for a review.
# $title (String) - the title of a page
proposals-words-change = “{ $title }”: please change something.
# The same when the author takes it back.
# $title (String) - the title of a page
proposals-words-withdrawn = “{ $title }” is taken back.
# What the message says in other apps, when an editor has put a proposal into the library.
# $title (String) - the title of a page
proposals-words-taken-up = “{ $title }” is in the library.

## What is proposed in a room

# Button in the header of a library room, and heading of the page with its proposals.
proposals-list = Proposals
# Below that heading.
# $room (String) - the room’s name
proposals-list-of = In { $room }
# On that page, when nothing is proposed.
proposals-list-none = Nothing is proposed here yet. Open a page of the library and choose “Translate this page”.
# On that page, while messages of the room are still being read.
proposals-incomplete = Older messages are still being read. What stands here can change.
# Who wrote a proposal.
# $name (String) - the name of a member
proposals-by = by { $name }
# The same when the person wrote it.
proposals-by-you = by you
# Which version of a proposal it is.
# $revision (Number) - from 1
proposals-revision = version { $revision }
# How many other people find that a proposal fits.
# $count (Number) - how many, 0 or more
proposals-count-fits = { $count ->
    [0] nobody finds that it fits yet
    [one] { $count } person finds that it fits
   *[other] { $count } people find that it fits
}
# How many ask for a change of it.
# $count (Number) - how many, at least 1
proposals-count-changes = { $count ->
    [one] { $count } person asks for a change
   *[other] { $count } people ask for a change
}
# Beside a proposal of which only a newer app understands everything.
proposals-needs-newer = Some of it needs a newer Larkspur

## States

# State of one's own proposal: it is kept on this device, and nobody else has it yet. As short as can be.
proposals-status-waiting = Waits to be sent
# State of a proposal.
proposals-status-draft = Waits for reviews
# State of a proposal.
proposals-status-reviewed = Reviewed
# State of a proposal.
proposals-status-verified = Verified
# State of a proposal.
proposals-status-changes-asked = A change is asked for
# State of a proposal: its author took it back.
proposals-status-withdrawn = Taken back
# State of a proposal: it is in a pack of pages.
# $revision (Number) - the version of the pack, from 1
proposals-status-taken-up = In the library, with version { $revision }
# The same state, where all states are explained.
proposals-in-a-pack = In the library
# What opens the explanation of the states.
proposals-explain = What these words mean
# What “Waits to be sent” means.
proposals-meaning-waiting = It is on this device alone. The others see it as soon as there is a connection.
# What “Waits for reviews” means.
proposals-meaning-draft = Nobody else has found yet that this version fits.
# What “Reviewed” means.
proposals-meaning-reviewed = One other person finds that it fits, or several who do not speak the language.
# CRITICAL
# What “Verified” means.
proposals-meaning-verified = Two other people find that it fits. At least one says that they speak the language.
# What “A change is asked for” means.
proposals-meaning-changes-asked = Somebody wants something changed first. That outweighs all who find that it fits.
# What “Taken back” means.
proposals-meaning-withdrawn = The author took it back, with all its versions.
# What “In the library” means.
proposals-meaning-taken-up = An editor has signed that it is in a version of the pages.
# Heading above what the app cannot know.
proposals-unknown = What Larkspur cannot know
# CRITICAL
# What the app cannot know.
proposals-unknown-people = Whether two accounts are two people. Those who invite into the room look after that.
# What the app cannot know.
proposals-unknown-language = Whether somebody speaks a language. It is believed.
# What the app cannot know.
proposals-unknown-reading = Whether somebody read what they found to fit.
# What the app cannot know.
proposals-unknown-names = Whether a chosen name is somebody’s own.
# What the app cannot know.
proposals-unknown-server = Whether the server holds messages back. It cannot write any in the name of another.

## A proposal

# Under which name the author wants to be named in the library.
# $name (String) - that name
proposals-named-as = to be named as { $name }
# In place of the original’s words: this library does not have them.
proposals-source-missing = This library does not have the original of this part.
# In place of proposed words.
proposals-unit-missing = Nothing is proposed for this part
# Beside a part that was made from older words of the original.
proposals-unit-changed = The original changed since this was written
# Beside a part whose links are others than those of the original.
proposals-links-elsewhere = The links differ from those of the original
# Above what has changed since the version before.
proposals-changed-since-before = What changed since the last version
# Button beside a part: opens a field for a remark on it.
proposals-remark-open = Say something about this part
# The same for a screen reader.
# $part (String) - what it is, as in “Paragraph”
proposals-remark-open-label = Say something about this part: { $part }
# Label of that field.
# $part (String) - what it is, as in “Paragraph”
proposals-remark-on = Your remark: { $part }
# Heading above what others found.
proposals-reviews = Reviews
# Below that heading, when there is none.
proposals-reviews-none = Nobody has reviewed it yet.
# What a reviewer found.
proposals-verdict-fits = It fits
# What a reviewer found.
proposals-verdict-change = Please change it
# Below a review.
proposals-speaks = Says that they speak the language.
# Below a review.
proposals-speaks-not = Says that they do not speak the language.
# Of a review that does not count any more.
proposals-stale = Of an earlier version, or replaced
# Above the words, when the author changed them while they are reviewed.
proposals-newer = The author changed it meanwhile. You still see the version that you began to review.
# Button in that notice.
proposals-show-newer = Show the new version
# Read out after that button was pressed.
proposals-shows-newer = You see the new version now. What you typed is still there.
# Button for the author: opens the proposal for writing.
proposals-write-on = Write on
# Button for the author: takes the proposal back. It stands in the dialog that asks once more, too.
proposals-withdraw = Take back
# Title of that dialog.
proposals-withdraw-question = Take this proposal back?
# CRITICAL
# In that dialog: what happens.
proposals-withdraw-what = All its versions are taken back, for good. Everyone in the room will see that.
# In that dialog: what stays.
proposals-withdraw-stays = What you have on this computer stays. Others may still have read it.

## Reviewing

# Heading above the form for a review.
proposals-review = Your review
# Below that heading.
proposals-review-hint = Read the words beside the original first. A new review replaces your last one.
# A question.
# $language (String) - the name of a language, in the language of the app
proposals-review-speaks = Do you speak { $language }?
# An answer to “Do you speak …?”.
proposals-review-speaks-yes = Yes
# An answer to “Do you speak …?”.
proposals-review-speaks-no = No
# A question.
proposals-review-found = What did you find?
# An answer to “What did you find?”.
proposals-review-fits = It fits
# Below that answer.
proposals-review-fits-hint = Every part says what the original says.
# An answer to “What did you find?”.
proposals-review-change = Please change it
# Below that answer.
proposals-review-change-hint = Say at a part, or below, what should change.
# Label of a field.
proposals-review-remark = A word about all of it, if you like
# CRITICAL
# Above the button that sends a review.
proposals-review-sees = Everyone in the room will see your review under your name there. The server cannot read it.
# The button that sends a review.
proposals-review-send = Send my review
# The same button while it works.
proposals-review-sending = Sending…
# Said after a review was sent.
proposals-review-done = Your review is on its way. Thank you.
# Beside the button, while that question is not answered.
proposals-review-no-speaks = Say whether you speak the language.
# Beside the button, while that question is not answered.
proposals-review-no-verdict = Say what you found.
# Beside the button, while there is a newer version.
proposals-review-newer = First look at the new version, above.

## Taking up

# Button for editors, on a proposal that was verified, and the button of its question.
proposals-take-up = Put it into the library
# Title of the question before that.
proposals-take-up-question = Put this into the library?
# In that question: what is made.
# $pack (String) - the title of a pack of pages
# $revision (Number) - the version that is made, from 1
proposals-take-up-what = A new version of “{ $pack }” is made with these words: version { $revision }.
# CRITICAL
# In that question: who signs it.
# $chapter (String) - the name of a chapter, as in “Philippines”
proposals-take-up-signed = You sign it for the chapter { $chapter }. All who get it see that.
# In that question: who gets it.
proposals-take-up-shared = It is shared in this room, and your own library has it at once. Names stand in it only of those who wanted that.
# Said after a proposal was put into the library.
proposals-take-up-done = It is in the library, and shared in the room.

## Errors

# There is no such page, translation or proposal.
proposals-error-not-there = This is not here, or not any more. Nothing was changed. Go back and look again.
# What was typed could not be written to the disk.
proposals-error-not-saved = This could not be kept. What you typed is still on the screen. Make some room on this device, then try again.
# A translation has something to look at first.
proposals-error-not-ready = Some parts need a look first. Nothing was sent. The parts say what to do.
# A translation has more words than a proposal may have.
proposals-error-too-large = This is longer than a proposal can be. Nothing was sent, and all is kept. Shorten some parts.
# A name or a remark is too long, or has signs that it may not have.
proposals-error-bad-words = A name or remark is too long, or has signs that cannot be sent. Nothing was sent. Please change it.
# The room is no library room, or the person is not in it.
proposals-error-wrong-room = This is not a library room, or you are no longer in it. Nothing was sent. Choose another room.
# A translation of the page is in work already.
proposals-error-other-in-work = You are writing another translation of this page already. It is safe. Propose it or throw it away first.
# The author revised a proposal while it was reviewed.
proposals-error-replaced = The author changed it while you read. Nothing was sent, and your remarks are still here. Please look at the new version.
# The person wants to review their own proposal.
proposals-error-own-words = You wrote this yourself, so others review it. Nothing was sent.
# Somebody else’s proposal cannot be changed or taken back.
proposals-error-not-the-author = Only its author can do this. Nothing was changed. You can write a review.
# A proposal was taken back or is in the library.
proposals-error-over = This was taken back, or is in the library already. Nothing was sent. You can begin a new one.
# Somebody without a key for that wants to put a proposal into the library.
proposals-error-not-an-editor = You have no key that may sign these pages today. Nothing was made. Look under “Where pages come from”.
# A proposal that is not verified cannot be put into the library.
proposals-not-taken-not-verified = This is not verified, or a newer Larkspur said something of it. Nothing was made. Others review it first.
# The library does not have the page or its pack.
proposals-not-taken-no-place = Your library does not have this page. Nothing was made. Get its pack first.
# The page has changed since it was written.
proposals-not-taken-moved-on = The page has changed in the library since this was written. Nothing was made, and no word is lost. The author writes on from there.
# The page was published elsewhere.
proposals-not-taken-published = These words were published elsewhere and are not changed here. Nothing was made.
# The page or the pack would be too large.
proposals-not-taken-too-large = The pages would be larger than they may be. Nothing was made. Ask the author to make it shorter.
# The pack would break a rule with the page.
proposals-not-taken-breaks-rules = These words do not keep to the rules for pages. Nothing was made. The author sees hints while writing on.
