### The library: its home, the reader, the words, whom one can call.

## Home

# Heading of the library’s home.
resources-title = Library
# Below the heading: what the library is.
resources-intro = Pages to read in peace. They need no network, and nobody sees what you read.
# While the pages are being opened, after two seconds.
resources-opening = Opening the library
# Label of the choice of whom the pages on the shelves are for. One of the next four stands behind it.
resources-for-whom = For
# After "For", as the choice that leaves nothing out.
resources-for-everybody = everybody
# After "For": every member of the network.
resources-for-members = members
# After "For": those who look after a conversation.
resources-for-moderators-choice = moderators
# After "For": those who help and accompany members, such as interpreters.
resources-for-allies-choice = people who stand beside members
# Label of the choice of a language for all pages of the library.
resources-read-in = Read in
# The first choice of that list: the language of the app.
# $language (String) - the name of the app's language, in itself
resources-read-in-app = { $language }, as the app
# Name of a shelf: what this network is.
resources-topic-network = This network
# Name of a shelf: work, wages, papers.
resources-topic-work = Rights at work
# Name of a shelf: offers of work.
resources-topic-offers = Offers of work
# Name of a shelf: what laws say.
resources-topic-law = What laws say
# Name of a shelf: phones, accounts, this app.
resources-topic-phones = Phones and privacy
# Name of a shelf: one's own story.
resources-topic-story = Your story
# Name of a shelf: speaking to officials and in public.
resources-topic-speaking = Speaking in public
# Name of a shelf: feeling steady.
resources-topic-steady = Feeling steady
# Name of a shelf: children.
resources-topic-children = Children
# Name of a shelf: writing advice for governments.
resources-topic-advice = Writing advice
# Name of a shelf: working together in the network.
resources-topic-together = Working together
# Name of a shelf: where to get help.
resources-topic-help = Where to get help
# How long a page takes to read.
# $minutes (Number) - minutes, at least 1
resources-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
# Of a page that is for moderators only, on its shelf.
resources-for-moderators = For moderators
# Of a page for those who help and accompany members, such as interpreters, on its shelf.
resources-for-allies = For people who stand beside members
# How many further languages a page has, after the names of some: “English, Español and 6 more”.
# $names (String) - the names of some languages, with commas
# $count (Number) - how many more, at least 1
resources-languages-more = { $count ->
    [one] { $names } and { $count } more
   *[other] { $names } and { $count } more
}

## Search

# Label of the field in which one looks for words in the library, read out only.
resources-search = Search the library
# In the empty field: examples of words in several scripts. Keep the foreign words as they are; the first and the last can be words of your language.
resources-search-example = Search in any language: contract, ប្រាក់ខែ, वेतन, salario
# While words are being looked for, after two seconds.
resources-search-looking = Looking through the pages
# Above what was found. Read out when it changes.
# $count (Number) - how many pages
resources-search-count = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
# Above an empty list: no page has the words that were typed.
resources-search-none = No page has these words. Try fewer words, or others.
# Above what was found: no page has the words as they were typed, but pages have these, which come near.
# $words (String) - a list of words in any language, such as “wages and wage”
resources-search-near = No page has exactly these words. These come near: { $words }.

## How far a text can be trusted

# State of a text: it was written in this language.
resources-standing-original = Original
# State of a translation: nobody who speaks the language has checked it.
resources-standing-draft = Draft translation
# State of a translation: somebody who speaks the language has read it.
resources-standing-reviewed = Checked
# State of a translation: checked by two people.
resources-standing-verified = Checked twice
# Of a translation that people published elsewhere, such as the United Nations: the library took it over as it is.
resources-standing-published = Published translation
# State of a translation: the original has changed since it was made.
resources-standing-outdated = Original is newer

## What you keep

# Heading of a part of the library’s home.
resources-kept = Kept by you
# Below that heading while nothing is kept.
resources-kept-none = Press “Keep” on a page to find it here.
# On the lock screen, in the place of what is kept.
resources-nothing-kept = What you read and choose here is kept nowhere.
# Link to the page where the person stopped reading.
resources-go-on = Go on reading
# A choice: whether the app keeps the place where the person stops reading.
resources-keep-place = Remember where I stop reading
# Below that choice.
resources-keep-place-hint = It stays in your locked data. Nobody else can see it.
# Button that forgets all that was kept, ticked and read.
resources-clear = Clear what I read
# Title of the dialog before that.
resources-clear-question = Clear what you read?
# In that dialog: what goes.
resources-clear-what = Pages that you kept, what you ticked, your place and your country go. The library itself stays.
# Button that keeps everything as it is.
resources-clear-keep = Keep it
# Said after all of it was forgotten.
resources-cleared = Cleared. Nothing is kept of what you read.

## Whom you can call

# Heading of a part of the library’s home.
resources-help = Help near you
# Below that heading, before a country was chosen.
resources-help-choose = Choose a country to see whom you can call there.
# The first entry of that list: none is chosen.
resources-help-none = No country chosen
# CRITICAL
# Below the lines: the app never makes a call.
resources-help-never-calls = Larkspur never calls for you. A call can show on the phone bill.
# CRITICAL
# Above the lines of a country: they were found in a public source, and nobody has called them yet.
resources-help-unchecked = Not checked yet. Nobody of us has called these numbers.
# Below the list: what to do in every other country.
resources-help-elsewhere = Another country? Ask your chapter lead.
# What a line is for.
resources-line-trafficking = Trafficking and forced labour
# What a line is for.
resources-line-children = Children
# What a line is for.
resources-line-labour = Work and wages
# What a line is for.
resources-line-women = Violence against women
# What a line is for.
resources-line-police = Police
# What a line is for.
resources-line-embassy = Embassy
# What a line is for: pictures of abused children on the internet.
resources-line-osec = Reporting abuse of children online
# Who answers: a state.
# $operator (String) - the name of an authority
resources-line-state = { $operator }, run by the state
# Who answers: an organisation that is no part of a state.
# $operator (String) - the name of an organisation
resources-line-ngo = { $operator }, not run by the state
# The number for calls from another country.
# $number (String) - a phone number
resources-line-abroad = From abroad: { $number }
# In which languages somebody answers.
# $languages (String) - names of languages, with commas
resources-line-languages = They speak { $languages }
# Where the number was found, and when.
# $host (String) - the host of a web address
# $day (String) - a day, as in “25 November 2026”
resources-line-source = Found at { $host } on { $day }.
# When somebody called it or asked its operator.
# $day (String) - a day
resources-line-verified = Checked on { $day }.
# Title of the dialog with the lines of one country, and the button that leads to it where somebody looked for the country by its name.
# $country (String) - the name of a country
resources-help-in = Help in { $country }

## The reader

# Link back to the library’s home.
resources-back = Library
# Heading of the outline beside a page.
resources-on-this-page = On this page
# Heading of the list of languages beside a page.
# $count (Number) - how many languages
resources-page-languages = { $count ->
    [one] This page in { $count } language
   *[other] This page in { $count } languages
}
# Below the title: when the text was last changed, and how long it takes.
# $day (String) - a day
# $minutes (String) - as in “7 minutes”
resources-page-about = Changed on { $day } · { $minutes }
# Button that keeps a page at hand.
resources-keep = Keep
# The same button while the page is kept; pressing it again lets go.
resources-is-kept = Kept
# Button that shares a page into a conversation.
resources-share = Share
# Title of the dialog in which one chooses where.
resources-share-question = Where do you want to share this page?
# CRITICAL
# In that dialog, above the conversations.
resources-share-sees = Everyone in the conversation will see that you shared it. Each reads it in their own language.
# In that dialog, when there is no conversation.
resources-share-none = You are in no conversation yet.
# In that dialog, when nobody is signed in.
resources-share-signed-out = To share pages, first sign in under “Conversations”.
# Title of the same dialog for a pack of pages.
# $title (String) - the title of the pack
resources-share-pack-question = Where do you want to share “{ $title }”?
# CRITICAL
# In that dialog, above the conversations, for a pack.
resources-share-pack-sees = Everyone in the conversation will see that you shared these pages, and can get them. The server cannot read them.
# In that dialog, while it is shared.
resources-share-running = Sharing. This may take a while.
# What the message with a pack says in other apps.
# $title (String) - the title of the pack
# $revision (Number) - its version, from 1
resources-share-pack-words = Pages for the library of Larkspur: “{ $title }”, version { $revision }
# Said after a page or a pack was shared.
# $room (String) - the name of the conversation
resources-shared = Shared in { $room }.
# Button for taking a page out of the library, on paper or as a file. It opens a dialog.
resources-save-page = Print or save
# Title of that dialog.
resources-save-page-question = Print or save this page?
# CRITICAL
# In that dialog: who can read the paper or the file.
resources-save-page-sees = Anyone who finds the paper, or uses this computer, can read it. Larkspur cannot hide or lock either.
# In that dialog: what comes next, and what can be done later.
resources-save-page-place = Next you choose the printer, or the place for a PDF file. A printer that others use may keep a copy. When you no longer need the paper or the file, destroy it.
# Button in that dialog that does neither.
resources-save-page-keep = Go back
# Button in that dialog: the desktop then asks on which printer.
resources-print-page = Print
# Said after a page was printed.
resources-print-page-done = The page was handed to the printer.
# Button in that dialog: the desktop then asks where the file goes.
resources-save-page-choose = Save as PDF
# What the file is suggested to be called, without its ending, and what the printer's list of jobs calls the page. One word that does not say what the page is about.
resources-save-page-name = Page
# Said after a page was saved.
resources-save-page-done = The page is saved. The file is not locked.
# On a saved page, below its title: how far the translation can be trusted.
resources-paper-reviewed = Somebody who speaks this language has checked the translation.
# On a saved page, below its title: how far the translation can be trusted.
resources-paper-verified = Two people who speak this language have checked the translation.
# Button that shows the original beside a translation.
# $language (String) - the name of the original's language, in itself
resources-beside = Show { $language } beside
# The same button while it is shown.
resources-beside-hide = Hide the other language
# CRITICAL
# Above a translation that nobody has checked. A machine made it.
resources-draft-machine = Draft, not yet checked by a speaker. A machine made this text.
# CRITICAL
# Above a translation that nobody has checked. People made it.
resources-draft-human = Draft, not yet checked by another speaker.
# Link in that slip: reads the original.
# $language (String) - the name of the original's language, in itself
resources-draft-read-original = Read the { $language }
# Above a page whose wanted language is not there.
# $wanted (String) - the name of the wanted language
# $shown (String) - the name of the language that is shown
resources-fallback = There is no { $wanted } text yet. You read it in { $shown }.
# Above a page that no lawyer and no survivor advisor has checked.
resources-unchecked-both = Not yet checked by a lawyer or a survivor advisor.
# Above a page that no lawyer has checked.
resources-unchecked-lawyer = Not yet checked by a lawyer.
# Above a page that no survivor advisor has checked.
resources-unchecked-advisor = Not yet checked by a survivor advisor.
# Above a page: what it talks about. Told before one reads it.
# $notes (String) - one or more of the following, with commas
resources-notes = This page talks about { $notes }.
# In “This page talks about …”.
resources-note-violence = violence
# In “This page talks about …”.
resources-note-sexual-violence = sexual violence
# In “This page talks about …”.
resources-note-child-abuse = abuse of children
# In “This page talks about …”.
resources-note-self-harm = hurting oneself
# In “This page talks about …”.
resources-note-detention = being locked up
# Link in that slip: goes to the part that helps.
resources-notes-skip = Go to what helps
# Beside a unit whose original has changed since it was translated.
resources-unit-changed = The original changed
# Beside a unit that has no translation.
resources-unit-missing = Not translated yet
# Link beside such a unit: shows the original's words as they are now.
resources-unit-show = Show what it says now
# The same link while they are shown.
resources-unit-hide = Hide it
# Above good advice inside a page.
resources-block-note = Good to know
# Above a warning inside a page.
resources-block-warning = Take care
# Above a list of steps inside a page.
resources-block-steps = Step by step
# Above a place to rest inside a page.
resources-block-breathe = Take a breath
# Above words that one can say.
resources-block-script = Words you can say
# Heading below a page: what to read beside it.
resources-related = Read also
# Heading below a page: what it stands on.
resources-sources = Sources
# Behind a source that nobody has opened again to check the facts.
resources-source-unchecked = Not checked yet
# Behind a source: when somebody found the facts there.
# $day (String) - a day
resources-source-checked = Checked on { $day }
# Below a page: who wrote it, and under which licence.
# $who (String) - names
# $license (String) - the name of a licence, as in “CC-BY-4.0”
resources-license = { $who }, { $license }
# For a screen reader, behind a link that leads out of the app.
# $host (String) - the host of a web address
resources-leads-out = Leads to { $host }

## Words

# Heading of the page with the words of the glossary, and of a part of the home.
resources-words = Words
# Below that heading on the home.
# $count (Number) - how many words
resources-words-count = { $count ->
    [one] { $count } word, with what it means.
   *[other] { $count } words, with what each means.
}
# Link to that page.
resources-words-open = Open the glossary
# Label of the field that looks for a word on that page.
resources-words-find = Find a word
# What is shown when no word fits.
resources-words-none = No word fits. Try a part of it.
# Above what not to say.
resources-words-avoid = Better not
# Behind a word that nobody who speaks the language has checked.
resources-words-draft = Draft

## Where pages come from

# Heading of a part of the library’s home, and of the page with the packs that the library is made of.
resources-packs = Where pages come from
# On the home below that heading: how many packs there are besides the one that came with the app.
# $count (Number) - how many packs, 0 or more
resources-packs-count = { $count ->
    [0] All pages came with Larkspur.
    [one] Larkspur’s own pages, and a pack that you added.
   *[other] Larkspur’s own pages, and { $count } packs that you added.
}
# Link to the page with the packs.
resources-packs-open = See them, or add more
# On that page, above its list: what a pack is, and how it comes here.
resources-packs-intro = Your chapter may give you new pages, as a file or in a conversation. Larkspur first checks who signed them. It asks no network for that.
# Button that asks for a file with pages.
resources-packs-add = Add pages from a file
# Of a pack: who answers for it.
resources-packs-from-app = Came with Larkspur
# Of a pack: who answers for it.
resources-packs-from-network = Signed by the network
# Of a pack: who answers for it.
# $name (String) - the name of a chapter, as in “Philippines”
resources-packs-from-chapter = Signed by the chapter { $name }
# Of a pack: how much it holds, and which version it is.
# $pages (Number) - how many pages
# $revision (Number) - its version, from 1
resources-packs-about = { $pages ->
    [one] { $pages } page, version { $revision }
   *[other] { $pages } pages, version { $revision }
}
# CRITICAL
# Of a pack whose key the network has called back: its pages are not shown any more.
resources-packs-revoked = The network has called this pack back. Its pages are no longer shown.
# Button that shares a pack into a conversation.
resources-packs-share = Share in a conversation
# Button that takes a pack out of the library.
resources-packs-remove = Remove
# Title of the dialog before that.
# $title (String) - the title of the pack
resources-packs-remove-question = Remove “{ $title }”?
# In that dialog: what goes.
resources-packs-remove-what = Its pages leave this device. What you ticked in them stays kept, should they come back.
# Button that keeps the pack.
resources-packs-keep = Keep it
# Said after a pack was added.
# $title (String) - the title of the pack
# $pages (Number) - how many pages it has
resources-packs-added = { $pages ->
    [one] “{ $title }” is in the library now, with { $pages } page.
   *[other] “{ $title }” is in the library now, with { $pages } pages.
}
# Said after a pack was removed.
resources-packs-removed = The pack is removed.

## Errors

# A page, a word or a country is not there.
resources-error-not-there = This is not in the library. Nothing was changed. Go back to the library’s home.
# Something could not be kept.
resources-error-not-saved = This could not be kept. The library still works. Make some room on this device, then try again.
# Nothing opens web addresses here.
resources-error-no-browser = No browser opened. Nothing was sent. You can copy the address by hand.
# A page could not be saved: nothing here draws the letters of its language.
resources-error-no-letters = This device cannot draw the letters of this page. No file was made. You can read the page here, or save it in another language.
# A page could not be saved: the file could not be written.
resources-error-file-not-written = The file could not be written. What was there before is still there. Choose another place, or make some room.
# A page could not be printed.
resources-error-not-printed = The page did not reach the printer. Nothing else has changed. Look whether the printer is on, or save the page as a PDF.
# A pack cannot be shared: whoever signed it may sign no more, or it was called back.
resources-error-no-longer-good = This pack may not be passed on any more. Nothing was shared. Ask your chapter for a newer one.
# The file that was chosen cannot be read.
resources-refused-unreadable = The file cannot be opened. Nothing was added. Is the disk that holds it still there?
# What was chosen, or came with a message, is something else.
resources-refused-not-a-pack = This holds no pages for the library. Nothing was added. Choose another one.
# The pack is larger than any may be.
resources-refused-too-large = This pack is too large to be right. Nothing was added. Ask whoever gave it to you for another copy.
# The pack is cut off, or brings only what is new in a later version.
resources-refused-incomplete = A part of this pack is missing. Nothing was added. Get it again, or ask for the whole pack.
# Bytes of the pack have changed.
resources-refused-damaged = This copy is damaged. Nothing was added. Get it again.
# The folders of the pack lead into each other.
resources-refused-tangled = This pack is not put together rightly. Nothing was added. Tell whoever made it.
# CRITICAL
# The pack wants to write outside of itself.
resources-refused-leads-out = This pack reaches for other files of your device. It was stopped, and nothing was added. Do not try this pack again.
# CRITICAL
# The pack has no signature.
resources-refused-unsigned = Nobody signed this pack, so anybody may have made it. Nothing was added. Ask your chapter for a signed one.
# CRITICAL
# The signature is of somebody whom the network does not know.
resources-refused-unknown-signer = The network does not know who signed this pack. Nothing was added. Ask your chapter for a signed one.
# CRITICAL
# The signature does not fit what is said.
resources-refused-forged = Somebody changed this pack after it was signed. Nothing was added. Ask your chapter how it got to you.
# The chapter's right to sign has ended or not begun.
resources-refused-out-of-time = The chapter’s right to sign is over, or has not begun. Nothing was added. Is the date of this device right?
# CRITICAL
# The chapter may sign other packs only.
resources-refused-not-theirs = This chapter may not sign this pack. Nothing was added. Ask your chapter about it.
# CRITICAL
# The key or this version was called back.
resources-refused-revoked = The network has called this pack back. Nothing was added. Do not pass it on.
# A later version is here.
resources-refused-older = A newer version is in the library already. Nothing was changed.
# This version is here.
resources-refused-already-here = This pack is in the library already. Nothing was changed.
# The app was built without the keys of the network.
resources-refused-no-keys = This build of Larkspur cannot check who signed a pack. Nothing was added. Get Larkspur from your chapter.
# The pack needs a newer app.
resources-refused-needs-newer-app = This pack needs a newer Larkspur. Nothing was added. Update Larkspur first.
# A page of the pack is here in another pack.
resources-refused-page-taken = A page of this pack is in the library already, in another pack. Nothing was added. Tell whoever made it.
# The files of the pack have mistakes.
resources-refused-faulty = The pages of this pack have mistakes in their form. Nothing was added. Tell whoever made it.
# A language that is called complete lacks something.
resources-refused-missing-parts = This pack leaves out parts of a page in a language that it calls complete. Nothing was added. Tell whoever made it.
# A page is in a language with an unknown tag.
resources-refused-unknown-language = A page of this pack is in a language that Larkspur does not know. Nothing was added. Tell whoever made it.
# A Burmese page is written in the old encoding Zawgyi. Keep the name.
resources-refused-zawgyi = A page of this pack is in Zawgyi, which many devices show wrongly. Nothing was added. Ask for it in Unicode.
# A pack that was shared in a conversation is another one, or has another size.
resources-refused-not-as-said = What came is not what the message says. Nothing was added. Ask whoever shared it.
# A picture of the pack is not only a picture.
resources-refused-unsafe-picture = A picture of this pack does more than show something. Nothing was added. Tell whoever made it.
