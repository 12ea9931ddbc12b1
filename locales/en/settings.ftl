### The settings page and the help page.

## Settings

# Heading of the settings page.
settings-title = Settings
# Heading of a part of the settings page.
settings-language = Language
# Heading of a part of the settings page: colours.
settings-appearance = Appearance
# A choice of appearance: light or dark, as the computer is set.
settings-appearance-system = As this device asks
# A choice of appearance.
settings-appearance-light = Light
# A choice of appearance.
settings-appearance-dark = Dark
# A choice of appearance, for people who see little.
settings-appearance-contrast = Strong contrast
# Heading of a part of the settings page.
settings-text-size = Text size
# Button that makes all text smaller.
settings-text-smaller = Smaller
# Button that makes all text larger.
settings-text-larger = Larger
# Says the text size.
# $percent (String) - the size, as in “120 %”
settings-text-now = Now { $percent }
# Beside the button that would go beyond the smallest size.
settings-text-smallest = This is the smallest size.
# Beside the button that would go beyond the largest size.
settings-text-largest = This is the largest size.
# Heading of a part of the settings page.
settings-hide = Hide now
# A choice that can be switched off.
settings-hide-by-shift = Shift three times hides Larkspur
# Below that choice: how it is done.
settings-hide-explained = Press and release Shift alone, three times within five seconds.
# CRITICAL
# Below that: a warning for people who use Sticky Keys.
settings-hide-sticky = Five presses of Shift switch on Sticky Keys on many devices. The third press hides Larkspur first.
# Below that: what still works when the choice is off.
settings-hide-off = The button and Ctrl Shift X work in any case.
# Link to the part of the help page about Hide now.
settings-hide-more = What Hide now does
# Heading of a part of the settings page.
settings-lock = Lock and passphrase
# Button that locks at once.
settings-lock-now = Lock now
# Below that button.
settings-lock-explained = Larkspur also locks by itself after five minutes of rest.
# A choice that is off at first, in the part about the lock.
settings-read-while-locked = The library can be read while Larkspur is locked
# CRITICAL
# Below that choice: what it means.
settings-read-while-locked-explained = Anyone who opens this app can then read the library. What you keep and what you read stays locked.
# Button that opens the dialog.
settings-change-passphrase = Change passphrase
# Heading of a part of the settings page.
settings-keys = Account and keys
# Heading of the last part of the settings page.
settings-about = About
# The first line of the last part of the settings page.
# $version (String) - the version of the app, as in “0.1.0”
settings-about-version = Version { $version }
# Below the version: “it” is the app.
settings-about-calls = It calls your server and no other place.
# Button that shows the licences of everything inside the app.
settings-notices-show = Show third-party notices
# Title of the dialog with those licences.
settings-notices-title = Third-party notices

## Errors

# A choice was made, but the disk is full.
settings-error-not-saved = This holds for now, but could not be saved. Make some room on this device, then try again.
# A language was chosen that this version does not have.
settings-error-unknown-language = This language is not here. Nothing was changed. Choose another one.

## Help

# Heading of the help page.
settings-help-title = Help
# Heading of a part of the help page.
settings-help-hide = Hide now
# CRITICAL
# First sentences of that part.
settings-help-hide-does = It takes every window off the screen at once and locks Larkspur. Start it again to go on.
# The next sentence of that part.
settings-help-hide-kept = What you wrote is kept.
# Heading of a list on the help page: the limits of Hide now.
settings-help-hide-not-title = What it does not do
# CRITICAL
# First entry of that list.
settings-help-hide-not-erase = It erases nothing. Larkspur can still be found on this device.
# CRITICAL
# Second entry of that list.
settings-help-hide-not-watch = It does not help against a program that records your screen or keys.
# CRITICAL
# Third entry of that list.
settings-help-hide-not-copies = It cannot take back screenshots, or words that others have already read.
# Heading of a part of the help page, about Sticky Keys.
settings-help-sticky-title = Shift five times
# Heading of the table of keys on the help page.
settings-help-keys = Keys
# The head of a column for screen readers.
settings-help-keys-what = What it does
# The head of the other column for screen readers.
settings-help-keys-which = Keys
