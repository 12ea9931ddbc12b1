### Signing: the key of an editor, and the network’s certificate for it.

# Heading of a part below the packs, for those who put together new versions of pages.
resources-signing-title = For editors
# Below that heading: what the part is for.
resources-signing-what = Editors put pages that were checked into a new version and sign it. For that you need a key, and a certificate of the network for it.
# Button that makes such a key.
resources-signing-make = Make a key
# CRITICAL
# Label of the line that others check signatures with. It can be read by anybody.
resources-signing-public = The public line of your key
# Below that line: what to do with it.
resources-signing-public-hint = Send this line to those who keep the network’s root key. The key itself never leaves this device. If you forget your passphrase, it is lost.
# Instead of a certificate: there is none yet.
resources-signing-none = The network has not certified this key here yet. Until then it signs nothing.
# Of a certificate: for whom the person signs.
# $chapter (String) - the name of a chapter, as in “Philippines”
resources-signing-for = You sign for the chapter { $chapter }
# Of a certificate: which packs it is for.
resources-signing-all = All packs but Larkspur’s own.
# Of a certificate: which packs it is for.
# $packs (String) - the ids of packs, with commas between them
resources-signing-only = These packs: { $packs }
# State of a certificate: it holds today.
resources-signing-holds = Valid
# State of a certificate: its first day is still to come.
resources-signing-not-yet = Not valid yet
# State of a certificate: its last day is over.
resources-signing-ended = Over
# State of a certificate: the network has called the key back.
resources-signing-revoked = Called back
# Of a certificate: its last day.
# $day (String) - a day, as in “25 November 2027”
resources-signing-until = until { $day }
# Label of the field where a certificate is pasted.
resources-signing-paste = The certificate for this key
# The same where there is one already.
resources-signing-paste-newer = A newer certificate for this key
# Below that field: what has to be pasted.
resources-signing-paste-hint = Paste all that the network sent you: the certificate and its signature.
# Button that adds what was pasted.
resources-signing-add = Add the certificate
# Said after a certificate was added.
resources-signing-added = The certificate is added.
# Button that throws the key away, and the button of its question.
resources-signing-drop = Throw the key away
# Title of the question before that.
resources-signing-drop-question = Throw this key away?
# CRITICAL
# In that question: what goes.
resources-signing-drop-what = You can sign nothing with it any more. Nobody can bring it back. For a new key you need a new certificate.
# In that question: what stays.
resources-signing-drop-stays = What you have signed stays signed. If somebody else may have this key, tell the network.

## Errors

# A certificate was pasted that is none, or not all of one.
resources-signing-refused-not-one = This is not a whole certificate with its signature. Nothing was added. Paste all that the network sent.
# A certificate has a form that a newer app knows.
resources-signing-refused-needs-newer-app = This certificate needs a newer Larkspur. Nothing was added. Update Larkspur first.
# The app has no keys of the network to check certificates with.
resources-signing-refused-no-keys = This Larkspur was built without the network’s keys and can check no certificate. Nothing was added.
# A certificate was not signed by the network.
resources-signing-refused-unknown-signer = The network has not signed this certificate. Nothing was added. Ask those who keep its root key.
# A certificate was changed after it was signed.
resources-signing-refused-forged = This certificate was changed after it was signed. Nothing was added. Ask for it again.
# A certificate is for another key.
resources-signing-refused-other-key = This certificate is for another key. Nothing was added. Send the network the line above.
# The last day of a certificate is over.
resources-signing-refused-ended = This certificate is no longer valid. Nothing was added. Ask the network for a new one.
# The network has called the key of a certificate back.
resources-signing-refused-revoked = The network has called this key back. Nothing was added. Make a new key, and ask for a certificate.
