### Listening to a page, and reading it out oneself.

## Listening

# Name of the bar above the text of a page, read out only.
resources-narration-bar = Listen to this page
# Button that reads the page out from its beginning.
resources-narration-listen = Listen
# Button that holds what is heard.
resources-narration-pause = Pause
# The same button while it is held: lets it go on.
resources-narration-go-on = Go on
# Button that ends what is heard.
resources-narration-stop = Stop
# Label of the choice of how quickly it is heard. One of the next four stands in it.
resources-narration-speed = Speed
# A choice of speed: three quarters of the speed at which it was spoken.
resources-narration-slower = slower
# A choice of speed: as it was spoken.
resources-narration-as-spoken = as it was spoken
# A choice of speed: a quarter faster.
resources-narration-faster = faster
# A choice of speed: half as fast again.
resources-narration-fastest = much faster
# CRITICAL
# In the bar, while a part is heard whose text is another one by now.
resources-narration-changed = The text has changed since this was read out.
# CRITICAL
# In the bar, while nothing is heard: some parts were read out before their text changed.
resources-narration-some-changed = Some of the text has changed since it was read out.

## Reading out oneself

# Button of a page that opens the recorder.
resources-narration-record-open = Read it out
# Title of the recorder.
resources-narration-record-title = Read this page out
# Below that title: what to do.
resources-narration-record-what = Read one part after the other. You can hear it again and change it.
# CRITICAL
# Below that: who can hear what is recorded.
resources-narration-record-sees = Recordings stay in your vault. Nobody else can hear them.
# Button beside a part: opens the microphone.
resources-narration-record-start = Record
# The same button while the microphone is open: closes it and keeps what was said.
resources-narration-record-stop = Stop and keep
# CRITICAL
# Shown as long as the microphone is open.
resources-narration-record-listening = The microphone is on.
# Button beside a part: plays what was recorded of it.
resources-narration-record-play = Listen
# The same button while that plays.
resources-narration-record-play-stop = Stop
# Beside a part: that it was recorded, and how long that lasts.
# $seconds (Number) - seconds, at least 1
resources-narration-record-length = { $seconds ->
    [one] Recorded: { $seconds } second
   *[other] Recorded: { $seconds } seconds
}
# Beside a part that was recorded before its text changed.
resources-narration-record-changed = The text has changed since you read it out.
# Button beside a part, and of the question after it: throws its recording away.
resources-narration-record-drop = Delete
# The question after that button.
resources-narration-record-drop-question = Delete this recording? Nobody can bring it back.
# Button of that question: the recording stays.
resources-narration-record-drop-keep = Keep it
# Button that closes the recorder.
resources-narration-record-close = Close

## Errors

# Nothing plays sound.
resources-narration-error-no-speaker = Nothing plays sound here now. Your pages and recordings are safe. Look at the speaker, then try again.
# There is no microphone.
resources-narration-error-no-microphone = No microphone can be used now. What you recorded before is kept. Look at the microphone, then try again.
# A sound cannot be played.
resources-narration-error-bad-sound = This sound cannot be played. The page can still be read.
# The microphone heard nothing.
resources-narration-error-nothing-recorded = Nothing was recorded. What you had before is kept. Press Record, speak, then press Stop.
