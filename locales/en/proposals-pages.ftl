### Writing pages for the library: new ones, and changes of those that are there.

## Beginning

# Heading of a part of the library’s home, and of the page with what the person is writing.
proposals-pages-yours = Your pages and translations
# Below that heading on the home, when the person writes nothing now.
proposals-pages-invite = What you know can help others. Write it down, at your own pace.
# Button on the home and on the page with what the person is writing: begins a page that the library does not have.
proposals-pages-new = Write a new page
# Title of the dialog that begins a page.
proposals-pages-new-question = What is your page about?
# In that dialog: what happens with what is written.
proposals-pages-new-hint = What you write stays on this computer, locked, until you propose it.
# In that dialog.
# $language (String) - the name of a language, in the language of the app
proposals-pages-new-language = It is written in { $language } first. Others can translate it later.
# Label of the field for the title of a new page.
proposals-pages-new-title = Title
# Label of the choice of a shelf of the library.
proposals-pages-new-topic = Shelf
# The first entry of that choice: nothing is chosen yet.
proposals-pages-new-choose = Choose a shelf
# Label of the choice for which collection of pages it is written. It is there only when there are several.
proposals-pages-new-pack = Collection
# Beside the button, while no shelf is chosen.
proposals-pages-new-no-topic = Choose a shelf first.
# Beside the button, while the title is empty.
proposals-pages-new-no-title = Write a title first. You can change it later.
# Main button of that dialog.
proposals-pages-begin = Begin to write
# Button beside the title of a page of the library: begins a change of its words.
proposals-pages-change = Propose a change

## What the person is writing

# Above the title of a page in work.
# $language (String) - the name of a language, in the language of the app
proposals-pages-is-new = New page: { $language }
# Above the title of a page in work that changes one of the library.
# $language (String) - the name of a language, in the language of the app
proposals-pages-is-change = Change of a page: { $language }
# In place of a title that is empty.
proposals-pages-untitled = A page without a title
# State of a page in work: it says what the page in the library says.
proposals-pages-same = Nothing changed yet
# State of a page in work.
proposals-pages-in-work = In work
# State of a page in work: parts of it changed in the library meanwhile.
# $count (Number) - how many, at least 1
proposals-pages-news = { $count ->
    [one] { $count } part changed in the library
   *[other] { $count } parts changed in the library
}
# State of a page in work: the library had the page, and has it no longer.
proposals-pages-gone = The library no longer has this page. Your words are safe.
# Said by a screen reader for the button “Throw away” of a page in work.
# $title (String) - the title of a page
proposals-pages-drop-label = Throw away: { $title }
# Title of the dialog before a page in work is thrown away.
proposals-pages-drop-question = Throw this page away?
# CRITICAL
# In that dialog: what goes.
# $title (String) - the title of a page
proposals-pages-drop-what = What you wrote for “{ $title }” goes. It cannot be brought back.

## Writing

# Heading for screen readers above the parts of a page.
proposals-pages-parts = The page, part by part
# Below the title of a page in work.
proposals-pages-hint = One thought in each part, in short sentences. Take the time you need.
# What opens the explanation of how words are marked.
proposals-pages-marks = Bold words and links
# Below that: how words are marked as important. Keep the two stars on each side.
proposals-pages-marks-strong = **Two stars** on both sides make words bold.
# Below that: how a link is written. Keep the signs as they are.
proposals-pages-marks-link = A link is [words](https://example.org), and one to a word of the glossary is [passport](glossary:passport).
# What opens the choices of a part: what it is, and where it stands.
# $part (String) - what it is, as in “Paragraph”
# $place (Number) - which one it is, from 1
proposals-pages-part-options = Change this part: { $part }, { $place }
# Label of the choice of what a part is.
proposals-pages-kind = What it is
# A choice there: a heading below a heading.
proposals-pages-kind-smaller-heading = Smaller heading
# Label of the choice of as what a part stands out.
proposals-pages-block = Stands out as
# The choice that it does not stand out.
proposals-pages-block-plain = Nothing special
# A box to tick for a part.
proposals-pages-critical = A mistake here could hurt somebody
# Button below a part: adds an empty part behind it.
proposals-pages-add = Add a part below
# The same for a screen reader.
# $place (Number) - which part it is, from 1
proposals-pages-add-label = Add a part below part { $place }
# Button: a part changes places with what stands before it.
proposals-pages-up = Move up
# Button: a part changes places with what stands behind it.
proposals-pages-down = Move down
# Button: a part goes from the page. Its words are kept.
proposals-pages-take-out = Take out
# Button: a part that was taken out stands on the page again.
proposals-pages-put-back = Put back
# Read out after a part was taken out.
proposals-pages-taken-out = Taken out. You find it below the page.
# Heading above parts that were taken out.
proposals-pages-out = What you took out
# Below that heading.
proposals-pages-out-hint = These words are kept. You can put them back.
# Below the words of a part.
# $links (Number) - how many, at least 1
proposals-pages-hint-dead-links = { $links ->
    [one] { $links } link leads to nothing that these pages have.
   *[other] { $links } links lead to nothing that these pages have.
}
# Below the title: pages about law or work need a source.
proposals-pages-hint-no-source = A page like this needs a link to what it stands on, such as a law.
# Below the title: the words are hard to read.
proposals-pages-hint-hard = The words are hard to read. Shorter words and sentences help.
# Below the title: parts that the page cannot do without were taken out.
# $parts (Number) - how many, at least 1
proposals-pages-hint-carried = { $parts ->
    [one] { $parts } part is missing that a source belongs to. Please put it back.
   *[other] { $parts } parts are missing that sources belong to. Please put them back.
}

## What changed in the library meanwhile

# Beside a part: the library has other words of it now.
proposals-pages-changed = This changed in the library since you began
# Beside a part: the library has it no longer.
proposals-pages-part-gone = The library no longer has this part
# Heading above parts that are new in the library.
proposals-pages-come = New in the library
# Below that heading.
proposals-pages-come-hint = Others added or changed these parts since you began.
# Button: the person’s own words stay.
proposals-pages-keep-mine = Keep mine
# Button: the words that the library has now are taken.
proposals-pages-take-theirs = Take the new words
# Button: a part that is new in the library stands on the page as well.
proposals-pages-take-in = Take it in
# Button: a part that is new in the library is left out.
proposals-pages-leave-out = Leave it out
# Button: a part goes as it did in the library.
proposals-pages-let-go = Take it out too

## What is proposed

# On the page of a proposal, in place of the library’s words: the part is new.
proposals-pages-part-new = New: the library does not have this part.
# On the page of a proposal, in place of proposed words: the part is taken out by it.
proposals-pages-part-out = This part would be taken out

## Proposing

# Title of the dialog that proposes a page.
proposals-pages-propose-question = Propose this page?
# In that dialog.
proposals-pages-propose-hint = Others read it and say what they find. You can change it later.
# Beside the button, while the page says what the library says.
proposals-pages-propose-same = Change something first.
# Beside the button, while something came into the library that was not looked at.
proposals-pages-propose-news = First look at what changed in the library.
# Beside the button, while the summary is empty.
proposals-pages-propose-no-summary = Write a title and a summary first.
# Beside the button, while the library does not have the page any more.
proposals-pages-propose-gone = The library no longer has this page.
