### The kinds of documents that a draft begins as: their names, sections and lines. The ids are those of assets/templates.

# In place of the name of a kind of document that only a newer version of the app knows, or while it has not come.
advice-template-newer = A kind of document that is not known here yet

## A recommendation on one page

# A kind of document: a recommendation on one page, for officials.
advice-template-brief = One-page brief
# Below the name of that kind of document, where one is chosen: what it is for.
advice-template-brief-for = One problem and what should be done, for people in an office.
# Heading of a section of that document.
advice-template-brief-ask = The ask in one sentence
# Below that heading: one line that helps.
advice-template-brief-ask-hint = What should change, who should do it, and by when.
# Heading of a section of that document.
advice-template-brief-issue = The problem
# Below that heading: one line that helps.
advice-template-brief-issue-hint = What happens now, to whom, and where. A few sentences are enough.
# Heading of a section of that document.
advice-template-brief-evidence = Evidence
# Below that heading: one line that helps.
advice-template-brief-evidence-hint = How you know: a law, a number, a report, each with its source.
# Heading of a section of that document.
advice-template-brief-perspective = What people say
# Below that heading: one line that helps.
advice-template-brief-perspective-hint = In words that people agreed to share. Nobody has to tell their story.
# Heading of a section of that document.
advice-template-brief-actions = What we ask
# Below that heading: one line that helps.
advice-template-brief-actions-hint = Each action with who does it, by when, and how one sees that it was done.
# Heading of a section of that document.
advice-template-brief-contact = Contact
# Below that heading: one line that helps.
advice-template-brief-contact-hint = How to reach the organisation. Leave out what leads to one person.
# Label of a line in that section.
advice-template-brief-contact-organisation = Organisation
# Label of a line in that section.
advice-template-brief-contact-reach = How to reach it

## A submission to the Universal Periodic Review

# A kind of document: a submission to the Universal Periodic Review of the United Nations.
advice-template-upr = Submission to the UN review
# Below the name of that kind of document, where one is chosen: what it is for.
advice-template-upr-for = What your group tells the Human Rights Council about one country. It becomes public.
# Heading of a section of that document.
advice-template-upr-cover = Cover
# Below that heading: one line that helps.
advice-template-upr-cover-hint = About the group, not about its members. It becomes public.
# Label of a line in that section.
advice-template-upr-cover-name = Name of the group
# Label of a line in that section.
advice-template-upr-cover-type = What kind of group it is
# Label of a line in that section.
advice-template-upr-cover-founded = Since when it exists
# Label of a line in that section.
advice-template-upr-cover-contact = How to reach it
# Heading of a section of that document.
advice-template-upr-key-words = Key words
# Below that heading: one line that helps.
advice-template-upr-key-words-hint = A few words by which it is found, such as forced labour.
# Heading of a section of that document.
advice-template-upr-past = What became of past recommendations
# Below that heading: one line that helps.
advice-template-upr-past-hint = For each: what it says, whether it was accepted, how far it is, how you know.
# Heading of a section of that document.
advice-template-upr-new-issues = New issues
# Below that heading: one line that helps.
advice-template-upr-new-issues-hint = What has come up since the last review.
# Heading of a section of that document.
advice-template-upr-recommendations = Recommendations
# Below that heading: one line that helps.
advice-template-upr-recommendations-hint = What the country should do. One action in each paragraph.
# Heading of a section of that document.
advice-template-upr-notes = Notes
# Below that heading: one line that helps.
advice-template-upr-notes-hint = The sources, one after the other, with the place in the text.

## Written evidence to a parliament

# A kind of document: written evidence to a committee of a parliament.
advice-template-parliament-evidence = Written evidence
# Below the name of that kind of document, where one is chosen: what it is for.
advice-template-parliament-evidence-for = What your group tells a committee of a parliament. It can become public.
# Heading of a section of that document.
advice-template-parliament-evidence-title = Title page
# Below that heading: one line that helps.
advice-template-parliament-evidence-title-hint = The committee prints this above your evidence.
# Label of a line in that section.
advice-template-parliament-evidence-title-submitted-by = Submitted by
# Label of a line in that section.
advice-template-parliament-evidence-title-call = The call that it answers
# Label of a line in that section.
advice-template-parliament-evidence-title-date = Date
# Heading of a section of that document.
advice-template-parliament-evidence-summary = Summary
# Below that heading: one line that helps.
advice-template-parliament-evidence-summary-hint = The most important points, one in each line.
# Heading of a section of that document.
advice-template-parliament-evidence-who-we-are = Who we are, and why we write
# Below that heading: one line that helps.
advice-template-parliament-evidence-who-we-are-hint = What your group knows about this. Nobody has to be named.
# Heading of a section of that document.
advice-template-parliament-evidence-evidence = Evidence
# Below that heading: one line that helps.
advice-template-parliament-evidence-evidence-hint = One thought in each paragraph. Do not publish it before the committee does.
# Heading of a section of that document.
advice-template-parliament-evidence-recommendations = Recommendations
# Below that heading: one line that helps.
advice-template-parliament-evidence-recommendations-hint = What the committee should ask for, and of whom.
# Heading of a section of that document.
advice-template-parliament-evidence-sources = Sources
# Below that heading: one line that helps.
advice-template-parliament-evidence-sources-hint = Where the facts come from.

## A statement that is spoken

# A kind of document: a statement that somebody speaks at a hearing.
advice-template-oral-statement = Spoken statement
# Below the name of that kind of document, where one is chosen: what it is for.
advice-template-oral-statement-for = Words for a hearing, with one point and three asks. It can become public.
# Heading of a section of that document.
advice-template-oral-statement-greeting = Greeting
# Below that heading: one line that helps.
advice-template-oral-statement-greeting-hint = Whom you speak to. One sentence.
# Heading of a section of that document.
advice-template-oral-statement-who = Who speaks
# Below that heading: one line that helps.
advice-template-oral-statement-who-hint = For whom you speak. You choose whether you give a name.
# Heading of a section of that document.
advice-template-oral-statement-point = The one point
# Below that heading: one line that helps.
advice-template-oral-statement-point-hint = What they should remember. It needs no story.
# Heading of a section of that document.
advice-template-oral-statement-asks = Three asks
# Below that heading: one line that helps.
advice-template-oral-statement-asks-hint = One sentence for each: who should do what, and by when.
# Heading of a section of that document.
advice-template-oral-statement-thanks = Thanks
# Below that heading: one line that helps.
advice-template-oral-statement-thanks-hint = One sentence.
