### Borradores que se escriben juntos: el tablero y un borrador.

## El tablero

# Heading of the board, and of the page of a draft that cannot be shown.
advice-title = Recomendaciones
# Main button of the board, and title of its dialog.
advice-start = Empezar un borrador
# While drafts are being opened, after two seconds.
advice-opening = Abriendo sus borradores. Puede seguir en otra parte.
# Heading of the list of drafts, for screen readers.
advice-drafts = Sus borradores
# Heading in place of the drafts, when there is none (look.md, sentence 7).
advice-empty-title = Aún no hay borradores
# Below that heading.
advice-empty = Empiece con una página: un problema, una petición. No tiene que escribirla a solas.
# In place of a title that nobody has written yet, or that has not come yet.
advice-untitled = Un borrador aún sin título
# On the card of a draft: how far it is.
# $parts (Number) - how many parts it has
# $written (Number) - how many of them have words
advice-progress = { $parts ->
    [one] { $written } de { $parts } parte con texto
   *[other] { $written } de { $parts } partes con texto
}
# On the card of a draft.
# $day (String) - a day, such as “Today” or “Tuesday 12 May”
advice-changed = Último cambio: { $day }
# On the card of a draft in which something was typed that is not with the others yet.
advice-draft-waits = Espera una conexión

## Invitaciones

# Heading above the invitations on the board.
advice-invitations = Le piden que escriba con otras personas
# On the card of an invitation.
# $name (String) - who asks
advice-invited-by = { $name } le pide que escriban juntos
# The same, when it is not known who asks.
advice-invited = Alguien le pide que escriban juntos
# Below it. The title of a draft is encrypted, so it cannot be shown before.
advice-invited-about = De qué trata podrá leerse cuando esté dentro.
# CRITICAL
# Who-sees line above the two buttons.
advice-invited-sees = Si entra, todas las personas que están allí lo verán. A nadie se le dice que usted miró.
# Button of an invitation.
advice-accept = Entrar
# The same button while it works.
advice-accepting = Entrando…
# Button of an invitation.
advice-decline = Este no
# The same button while it works.
advice-declining = Rechazando…

## Empezar un borrador

# Above the choice of the kind of document.
advice-template-question = ¿Qué quiere escribir?
# Label of the field for the title of a draft.
advice-draft-title = Título
# Below that field, when the title is empty or too long.
advice-title-missing = Un borrador necesita un título de 1 a 200 letras. Puede cambiarlo después.
# Label of the field for whom a draft is written for, in the dialog.
advice-addressee-optional = A quién, si ya lo sabe
# Below that field.
advice-addressee-hint = Por ejemplo un ministerio o una comisión.
# Label of the choice of the country that a draft is about.
advice-country = País, si trata de uno
# The first entry of that choice.
advice-country-none = Ningún país
# Label of the choice of the language in which a draft is written.
advice-language = Idioma del texto
# CRITICAL
# Who-sees line above the button that begins a draft.
advice-start-sees = El servidor ve que hay una sala y quién está en ella. No puede leer el título ni el texto.
# Safe button of the dialog that starts a draft.
advice-not-now = Ahora no
# Main button of that dialog.
advice-begin = Empezar a escribir
# The same button while it works.
advice-beginning = Empezando…

## Cuánto puede medir un documento

# How long a document may be.
# $most (Number) - the most words
advice-limit-words = Como mucho { $most } palabras
# How long a document may be.
# $most (Number) - the most pages
advice-limit-pages = { $most ->
    [one] Como mucho { $most } página
   *[other] Como mucho { $most } páginas
}
# How long a document may be that is spoken.
# $most (Number) - the most minutes
advice-limit-minutes = { $most ->
    [one] Como mucho { $most } minuto, al hablar
   *[other] Como mucho { $most } minutos, al hablar
}
# Below a limit that nobody has confirmed.
advice-limit-check = Compruebe el límite con quien lo pidió.
# Button below it: asks whether to open the address where the readers of such documents may say their limit.
# $host (String) - the host of that address
advice-limit-source = Ver { $host }
# Beside the outline: how long the draft is.
# $most (Number) - the most words that it may have
# $words (Number) - the words that it has
advice-words-of = { $words } de { $most } palabras
# The same, where no number of words is the limit.
# $words (Number) - the words that it has
advice-words = { $words ->
    [one] { $words } palabra
   *[other] { $words } palabras
}
# Below it, when it is longer than it may be.
# $count (Number) - how many words too many
advice-words-over = { $count ->
    [one] { $count } palabra más que el límite
   *[other] { $count } palabras más que el límite
}

## Junto a un borrador

# Button that leads back to the board.
advice-all-drafts = Todos los borradores
# Heading above the sections of a draft.
advice-outline = Esquema
# For screen readers, behind a section in the outline.
advice-section-has-words = tiene texto
# For screen readers, behind a section in the outline in which nothing stands.
advice-section-empty = vacía
# Below the outline: who changed something in the last two minutes.
# $count (Number) - how many people
# $names (String) - their names, as a list
advice-writing = { $count ->
    [one] { $names } está escribiendo
   *[other] { $names } están escribiendo
}
# CRITICAL
# Who-sees line beside a draft.
# $count (Number) - how many people can read it, the reader among them
advice-readers = { $count ->
    [one] { $count } persona puede leer este borrador. El servidor no. Ve que usted escribió y cuándo.
   *[other] { $count } personas pueden leer este borrador. El servidor no. Ve que usted escribió y cuándo.
}

## Quién puede leer un borrador

# Button beside a draft, and title of the dialog that it opens.
advice-people = Quién puede leer este borrador
# CRITICAL
# First words of that dialog.
advice-people-hint = Todas las personas de esta lista pueden leer todo este borrador.
# What somebody may do in a draft, and an answer to what they may do when they are asked in.
advice-role-reader = Lee
# Below that answer.
advice-role-reader-hint = Lee el borrador y no cambia nada.
# What somebody may do in a draft, and an answer to what they may do when they are asked in.
advice-role-author = Escribe
# Below that answer.
advice-role-author-hint = Lee el borrador y cambia el texto con usted.
# What somebody may do in a draft.
advice-role-approver = Escribe y deja entrar
# What somebody may do in a draft.
advice-role-owner = Dice quién puede hacer qué
# Beside the person themself in that list.
advice-person-self = Usted
# Beside somebody who has not come in yet.
advice-person-invited = Con invitación, aún no está
# Beside somebody who changed something in the last two minutes.
advice-person-writing = Escribiendo ahora
# Button that closes that dialog.
advice-back-to-draft = Volver al borrador
# Heading in that dialog above the form with which somebody is asked in.
advice-invite = Invitar a alguien
# Label of the field for the member id of whoever is asked in.
advice-invite-member = Su identificación de miembro
# Below that field.
advice-invite-member-hint = Es como @nombre:servidor. La persona la encuentra en sus ajustes.
# Below that field, when what was typed is no member id.
advice-member-malformed = Eso no es una identificación de miembro. Es como @nombre:servidor.
# Above the choice what they may do.
advice-invite-role = Qué podrá hacer
# CRITICAL
# Who-sees line above the button that asks somebody in.
advice-invite-sees = Podrá leer todo el borrador, también lo escrito antes. Verá quién está en él.
# Button that asks somebody in.
advice-invite-send = Enviar la invitación
# The same button while it works.
advice-inviting = Invitando…
# Said after the invitation went out.
advice-invite-done = La invitación se ha enviado.

## El texto de un borrador

# State above a draft: the server has everything that was typed.
advice-delivery-sent = Todo enviado
# State above a draft: what was typed goes out in a moment.
advice-delivery-sending = Enviando…
# State above a draft, without a connection.
advice-delivery-waiting = Guardado aquí. Saldrá cuando haya conexión.
# State above a draft: something that was typed could not be kept.
advice-not-all-kept = No todo está guardado
# Below the reason why something that was typed could not be kept.
advice-still-on-screen = Lo que escribió sigue en esta pantalla.
# CRITICAL
# Said when a draft was left and something that was typed there could not be kept.
advice-left-unkept = Las últimas palabras que escribió en el borrador no pudieron guardarse en este dispositivo.
# Above a draft that the person may read and not change.
advice-may-read = Puede leer este borrador. Lo cambian sus autores.
# Label of the line in a draft that says for whom it is written.
advice-addressee = A quién
# Below the heading of a section that a document can do without.
advice-section-optional = Puede dejar esto sin escribir.
# In place of the name of a section that only a newer version of the app knows.
advice-section-newer = Una sección de un Larkspur más nuevo
# In place of the name of a line that only a newer version of the app knows.
advice-field-newer = Una línea de un Larkspur más nuevo
# In place of words that nobody has written yet, for whoever may only read.
advice-part-empty = Aún no hay nada

## Lo que hay que saber de un borrador

# Above a draft: changes that do not count. Shown to those who let people in.
# $count (Number) - how many changes
advice-notice-held = { $count ->
    [one] { $count } cambio quedó aparte. Quien lo envió no puede hacerlo. El texto sigue como estaba.
   *[other] { $count } cambios quedaron aparte. Quien los envió no puede hacerlos. El texto sigue como estaba.
}
# Above a draft: what the person typed does not count, since they may not write any more.
advice-notice-own-held = Ya no puede escribir aquí. Lo último que escribió queda en este dispositivo, aparte del texto.
# CRITICAL
# Above a draft: somebody told different people different things.
# $name (String) - who
advice-notice-differs = No todas las personas tienen el mismo texto de { $name }. Pregunte por otro medio antes de confiar en él.
# CRITICAL
# The same, when it is not known who it was.
advice-notice-differs-unknown = No todas las personas tienen el mismo texto. Pregunte por otro medio antes de confiar en él.
# Above a draft of which something cannot be read here yet.
advice-notice-missing = Una parte aún no puede leerse aquí. Larkspur la pide a quienes la tienen. Puede seguir escribiendo.
# Above a draft in which somebody wrote with a newer version of the app.
advice-notice-newer = Alguien escribió con un Larkspur más nuevo. Una parte no se muestra aquí. Actualice Larkspur si puede.

## Versiones de un borrador

# Button beside a draft, and title of the dialog that it opens.
advice-versions = Versiones
# At the top of that dialog.
advice-versions-hint = Una versión guarda el texto tal como está en este momento. Puede leerla más tarde, ver qué ha cambiado desde entonces y recuperarla.
# In place of the list, while nothing has been kept.
advice-versions-empty = Todavía no se ha guardado ninguna.
# In the list and on the page of a version.
# $moment (String) - a day and a time
# $name (String) - who kept it
advice-version-by = La guardó { $name }, { $moment }
# The same, where it was the person who reads this.
# $moment (String) - a day and a time
advice-version-by-you = La guardó usted, { $moment }
# The same, where whoever it was has left the draft.
# $moment (String) - a day and a time
advice-version-by-unknown = La guardó alguien que ya no está, { $moment }
# On a version, where nothing was changed since.
advice-version-current = El borrador dice ahora exactamente esto
# On a version that the others do not have yet.
advice-version-waits = Espera una conexión
# Heading above the fields that keep the text as it is.
advice-version-keep-now = Guardar el texto tal como está ahora
# Label of a field.
advice-version-label = ¿Cómo la llama?
# Below that field.
advice-version-label-hint = Por ejemplo: «Enviada al ministerio».
# Below that field, when it is empty or too long.
advice-version-label-missing = Una versión necesita un nombre de 1 a 80 letras.
# Label of a field.
advice-version-note = Una nota, si quiere decir algo más
# CRITICAL
# Who-sees line above the button that keeps a version.
advice-version-sees = Todas las personas de este borrador reciben esta versión, su nombre y la nota. El servidor no puede leerlos.
# Button.
advice-version-keep = Guardar esta versión
# The same button while it works.
advice-version-keeping = Guardando…
# Told once it is kept.
advice-version-kept = Guardada. La encuentra en «Versiones».
# On the page of a version: label of the choice of what it is read beside.
advice-version-beside = Leerla junto a
# An entry of that choice.
advice-version-beside-now = Lo que el borrador dice ahora
# An entry of that choice: no differences are shown.
advice-version-beside-nothing = Nada más
# Above the text, where words were added or taken out.
advice-version-changes = Las palabras añadidas están subrayadas. Las quitadas están tachadas. El texto anterior va primero.
# Above the text, where the two say the same.
advice-version-no-changes = Los dos dicen lo mismo.
# Button: makes the draft say what this version says; also in the dialog that asks.
advice-version-restore = Recuperar este texto
# Title of that dialog.
# $label (String) - what the version is called
advice-version-restore-question = ¿Recuperar «{ $label }»?
# In that dialog.
advice-version-restore-hint = El borrador dirá lo que dice esta versión, para todas las personas que están en él. Antes se guarda como versión lo que dice ahora.
# Safe button of that dialog.
advice-version-restore-keep = Dejar el borrador como está
# The other button while it works.
advice-version-restoring = Recuperando…
# Told once it is done.
advice-version-restored = El texto anterior ha vuelto. Lo que había antes está en «Versiones».
# What the version is called that keeps the text from before an older one was brought back. At most 80 letters.
advice-version-before = Antes de recuperar un texto anterior

## The bar above the sections of a draft

# What the bar is called. Heard, not seen.
advice-format-bar = Lo que puedes hacer con las palabras
# A button of the bar: makes the selected words bold.
advice-format-strong = Negrita
# A button of the bar: makes the selected words italic.
advice-format-em = Cursiva
# A button of the bar: makes a heading of the paragraph.
advice-format-heading = Título
# A button of the bar: makes an item of a list with dots of the paragraph.
advice-format-bullet = Lista
# A button of the bar: makes an item of a list with numbers of the paragraph.
advice-format-number = Lista numerada
# A button of the bar: makes the paragraph a quotation.
advice-format-quote = Cita
# A button of the bar: takes back what the person did last.
advice-format-undo = Deshacer
# A button of the bar: does again what was taken back.
advice-format-redo = Rehacer
# When somebody drops or pastes a file into the text.
advice-format-no-files = El texto no admite archivos. No se ha cambiado nada.
# When what was pasted is longer than one change may be.
advice-format-too-long = Esto es demasiado de una vez. No se ha cambiado nada. Pégalo en trozos más pequeños.

## Qué pasó, qué está a salvo, qué hacer

# The room is no draft, or the person is not in it.
advice-error-no-draft = Este borrador no está en este dispositivo, o usted no está en él. Los demás están a salvo. Elija otro.
# The person may not do this in the draft.
advice-error-may-not-write = No puede hacer esto en este borrador. No se cambió nada. Pregunte a quien deja entrar.
# When a version is asked for that is not there.
advice-error-no-version = Esta versión no está en este dispositivo. El borrador y sus otras versiones están a salvo. Elija otra.
# The text has changed too much meanwhile.
advice-error-text-moved = El texto cambió mucho entretanto. Lo que escribió queda aquí. Se envía de nuevo en un momento.
# The draft cannot be read on this device.
advice-error-unreadable = Este borrador no puede leerse en este dispositivo. Lo escrito se conserva. Inténtelo más tarde.
# The disk is full or the folder is read-only.
advice-error-disk-not-writable = Este dispositivo no puede guardar más. Lo guardado está a salvo. Libere espacio e inténtelo de nuevo.
