### Escribir y traducir juntos la biblioteca.

## Empezar una traducción

# Button beside the title of a page: begins a translation of it.
proposals-translate = Traducir esta página
# Title of the dialog that begins a translation.
proposals-translate-question = ¿A qué idioma quiere traducir esta página?
# In that dialog: what happens with what is written.
proposals-translate-hint = Lo que escriba queda en este ordenador, bajo llave, hasta que lo proponga.
# Label of the choice of a language.
proposals-translate-into = Idioma de su traducción
# The first entry of that choice: nothing is chosen yet.
proposals-translate-choose = Elija un idioma
# Beside the button, while no language is chosen.
proposals-translate-no-language = Elija primero un idioma.
# Main button of that dialog.
proposals-translate-begin = Empezar a escribir
# Safe button of the dialogs that begin or propose something.
proposals-not-now = Ahora no

## Sus traducciones

# Heading of a part of the library’s home, and of the page with the translations that the person is writing.
proposals-writings = Sus traducciones
# Below that heading on the home.
# $count (Number) - how many translations, at least 1
proposals-writings-count = { $count ->
    [one] Está escribiendo { $count } traducción.
   *[other] Está escribiendo { $count } traducciones.
}
# Link to the page with them.
proposals-writings-open = Seguir escribiendo
# On that page, below its heading.
proposals-writings-hint = Quedan en este ordenador, bajo llave, hasta que las proponga.
# On that page, when there is none.
proposals-writings-none = Ahora no escribe ninguna. Abra una página de la biblioteca y elija «Traducir esta página».
# Of a translation in work.
# $language (String) - the name of a language, in the language of the app
proposals-translation-into = Traducción: { $language }
# How far a translation has come.
# $done (Number) - parts in which something stands
# $units (Number) - all parts
proposals-written = { $done } de { $units } escritas
# Of a translation: parts whose original has changed since they were written.
# $count (Number) - how many, at least 1
proposals-changed = { $count ->
    [one] { $count } cambió desde entonces
   *[other] { $count } cambiaron desde entonces
}
# State of a translation that was put before a room.
proposals-is-proposed = Propuesta
# The same, with the room.
# $room (String) - the room’s name
proposals-proposed-in = Propuesta en { $room }
# In place of a title: the library has the page no longer.
proposals-page-gone = Una página que ya no está en la biblioteca
# Button that throws a translation in work away. It stands in the list, and in the dialog that asks once more.
proposals-drop = Desechar
# The same for a screen reader.
# $language (String) - the name of a language, in the language of the app
# $title (String) - the title of a page
proposals-drop-label = Desechar: { $title }, { $language }
# Title of the dialog before that.
proposals-drop-question = ¿Desechar esta traducción?
# CRITICAL
# In that dialog: what goes.
# $language (String) - the name of a language, in the language of the app
# $title (String) - the title of a page
proposals-drop-what = Lo que escribió para «{ $title }» en { $language } se borra. No se puede recuperar.
# In that dialog: what stays.
proposals-drop-stays = Lo que ya propuso de ella sigue propuesto.
# Safe button of that dialog.
proposals-drop-keep = Conservarla

## Escribir, lado a lado

# While a translation or proposals are being opened, after two seconds.
proposals-opening = Abriendo
# Heading for screen readers above the parts of a page, each beside its translation.
proposals-side-by-side = Parte por parte
# Below the title of a translation in work.
proposals-writing-hint = El original está a un lado y sus palabras al otro. Tómese el tiempo que necesite.
# Below that, when nobody is signed in.
proposals-sign-in-to-propose = Puede escribir sin cuenta. Para proponerla, entre primero en «Conversaciones».
# Button that leads to the proposal that was made of a translation.
proposals-see-proposal = Ver la propuesta
# What a part of a page is.
proposals-part-title = Título
# What a part of a page is: the sentences below its title.
proposals-part-summary = Resumen
# What a part of a page is.
proposals-part-heading = Encabezado
# What a part of a page is.
proposals-part-paragraph = Párrafo
# What a part of a page is: an item of a list.
proposals-part-item = Elemento de una lista
# What a part of a page is: an item of a numbered list.
proposals-part-numbered = Elemento numerado
# What a part of a page is.
proposals-part-task = Algo para marcar
# What a part of a page is: a line that somebody can say.
proposals-part-script = Palabras para decir
# Above a part of a page that could harm if it is misread.
proposals-critical = Léalo dos veces: un error aquí puede hacer daño
# Label of the field for the words of a part.
# $part (String) - what it is, as in “Paragraph”
# $place (Number) - which one it is, from 1
# $units (Number) - how many parts the page has
proposals-words-label = Sus palabras: { $part }, { $place } de { $units }
# Button below an empty field: puts the original’s words into it.
proposals-begin-with-source = Empezar con las palabras del original
# Button below a field whose original has changed: says that the words still say the same.
proposals-mark-fitting = Las palabras siguen valiendo
# State of a part: nothing stands there.
proposals-progress-empty = Aún sin escribir
# State of a part: the original has changed since.
proposals-progress-changed = Mire otra vez: el original cambió
# State of a part: its words are those with which this translation began.
proposals-progress-as-proposed = Como estaba
# State of a part: it was written or looked at beside the original as it is now.
proposals-progress-fits = Corresponde al original
# Beside the original’s words, above what has changed in them.
proposals-source-changed = Lo que cambió desde que usted lo escribió
# Above words of the glossary that stand in the original.
proposals-terms = Palabras que usamos
# For screen readers, between a word and what it is called in another language: “passport: pasaporte”.
proposals-term-is = se dice
# In place of a word that the glossary does not have in this language yet.
proposals-term-unknown = Aún sin palabra acordada
# Below the words of a part.
# $has (Number) - how many characters it has
# $most (Number) - how many it may have
proposals-hint-too-long = Tiene { $has } caracteres. Se pueden proponer { $most } como máximo; acórtelo, por favor.
# Below the words of a part: they have signs or line breaks that a page cannot have.
proposals-hint-unfit = Algunos signos o saltos de línea no caben en una página. Quítelos, por favor.
# Below the words of a part.
# $has (Number) - how many words a sentence has
# $most (Number) - how many a sentence should have
proposals-hint-long-sentence = Una frase tiene { $has } palabras. Con { $most } como máximo se lee mejor.
# Below the words of a part.
# $links (Number) - how many, at least 1
proposals-hint-missing-links = { $links ->
    [one] Aquí falta { $links } enlace del original, o lleva a otro sitio.
   *[other] Aquí faltan { $links } enlaces del original, o llevan a otro sitio.
}
# Below the words of a part.
# $links (Number) - how many, at least 1
proposals-hint-added-links = { $links ->
    [one] { $links } enlace de aquí no está en el original.
   *[other] { $links } enlaces de aquí no están en el original.
}
# At the foot of the page: what was typed is in the vault.
proposals-kept = Guardado en este ordenador
# At the foot of the page, for a moment.
proposals-keeping = Guardando lo que escribió…
# At the foot of the page, while something could not be kept.
proposals-not-all-kept = Aún no está todo guardado
# In the notice that something could not be kept.
proposals-still-on-screen = Lo que escribió sigue en la pantalla.
# Said when the page was left and the last words could not be kept.
proposals-left-unkept = Lo último que escribió no se pudo guardar. Lo anterior está a salvo. Libere espacio en este dispositivo.
# Heading above words whose part the original has no longer.
proposals-gone = Ya no está en el original
# Below that heading.
proposals-gone-hint = El original ya no tiene estas partes. Use lo que aún sirva y quite las palabras.
# Button that takes such words out.
proposals-drop-gone = Quitar

## Proponer

# Button that opens the dialog which proposes a translation, and its main button.
proposals-propose = Proponer
# The same for a translation that was proposed before.
proposals-propose-again = Proponer la nueva versión
# Title of that dialog.
proposals-propose-question = ¿Proponer esta traducción?
# In that dialog.
proposals-propose-hint = Otras personas la leen junto al original y dicen qué les parece. Puede cambiarla después.
# In that dialog, for a new version of a proposal.
proposals-propose-again-hint = Ocupa el lugar de su última versión. Las revisiones de aquella ya no cuentan.
# Label of the choice of a room.
proposals-propose-where = ¿En qué sala?
# Label of the choice of how the words were made.
proposals-propose-made = ¿Quién hizo estas palabras?
# How a text was made.
proposals-made-human = Personas
# How a text was made.
proposals-made-machine = Una máquina, y personas lo cambiaron
# Below the title of a proposal: how its words were made.
proposals-written-by-people = Escrito por personas
# Below the title of a proposal: how its words were made.
proposals-written-by-machine = Escrito por una máquina y cambiado por personas
# Label of the choice whether to be named in the pack.
proposals-naming = ¿Quiere que su nombre figure en la biblioteca?
# A choice: the person is not named.
proposals-naming-none = No
# Below that choice.
proposals-naming-none-hint = La página no dirá quién trabajó en ella.
# A choice: the person is named.
proposals-naming-chosen = Sí, con un nombre que elijo
# CRITICAL
# Below that choice.
proposals-naming-chosen-hint = Quien lea la página podrá ver este nombre, para siempre.
# Label of the field for that name.
proposals-name = Nombre
# Beside the button, while that field is empty.
proposals-name-missing = Escriba un nombre, o elija que no figure.
# CRITICAL
# Above the button that proposes.
proposals-propose-sees = Quienes están en esa sala verán las palabras y que usted las propone. El servidor no puede leerlas.
# The button that proposes, while it works.
proposals-proposing = Proponiendo…
# Said after something was proposed.
proposals-propose-done = Propuesta. Sin conexión, saldrá cuando vuelva la red.
# Beside the button, when nothing is written.
proposals-propose-nothing = Escriba algo primero.
# Beside the button, while there are words whose part is gone.
proposals-propose-gone = Mire primero las palabras que ya no están en el original.
# Beside the button, while a part cannot be proposed.
proposals-propose-unfit = Arregle primero las partes marcadas.
# Beside the button, while no room is chosen.
proposals-propose-no-room = Elija una sala.
# Beside the button, while it is not said how the words were made.
proposals-propose-no-made = Diga quién hizo las palabras.
# In the dialog that proposes, when the person is in no library room.
proposals-no-room = Las propuestas se hacen en una sala de biblioteca, y aún no está en ninguna. Cree una, o pida una invitación.
# Button in that dialog.
proposals-make-room = Crear una sala de biblioteca
# What a message says in apps that do not know proposals.
# $language (String) - the name of a language, in the language of the app
# $title (String) - the title of a page
proposals-words-proposed = Propuesta para la biblioteca de Larkspur: «{ $title }», { $language }
# The same for a new version.
# $language (String) - the name of a language, in the language of the app
# $title (String) - the title of a page
proposals-words-revised = Nueva versión para la biblioteca de Larkspur: «{ $title }», { $language }
# The same for a review.
# $title (String) - the title of a page
proposals-words-fits = «{ $title }»: me parece que está bien.
# The same for a review.
# $title (String) - the title of a page
proposals-words-change = «{ $title }»: por favor, cambie algo.
# The same when the author takes it back.
# $title (String) - the title of a page
proposals-words-withdrawn = «{ $title }» queda retirada.
# What the message says in other apps, when an editor has put a proposal into the library.
# $title (String) - the title of a page
proposals-words-taken-up = «{ $title }» está en la biblioteca.

## Lo que se propone en una sala

# Button in the header of a library room, and heading of the page with its proposals.
proposals-list = Propuestas
# Below that heading.
# $room (String) - the room’s name
proposals-list-of = En { $room }
# On that page, when nothing is proposed.
proposals-list-none = Aquí aún no hay propuestas. Abra una página de la biblioteca y elija «Traducir esta página».
# On that page, while messages of the room are still being read.
proposals-incomplete = Aún se leen mensajes anteriores. Lo que ve aquí puede cambiar.
# Who wrote a proposal.
# $name (String) - the name of a member
proposals-by = de { $name }
# The same when the person wrote it.
proposals-by-you = de usted
# Which version of a proposal it is.
# $revision (Number) - from 1
proposals-revision = versión { $revision }
# How many other people find that a proposal fits.
# $count (Number) - how many, 0 or more
proposals-count-fits = { $count ->
    [0] a nadie le parece bien todavía
    [one] a { $count } persona le parece bien
   *[other] a { $count } personas les parece bien
}
# How many ask for a change of it.
# $count (Number) - how many, at least 1
proposals-count-changes = { $count ->
    [one] { $count } persona pide un cambio
   *[other] { $count } personas piden un cambio
}
# Beside a proposal of which only a newer app understands everything.
proposals-needs-newer = Una parte necesita un Larkspur más nuevo

## Estados

# State of one's own proposal: it is kept on this device, and nobody else has it yet. As short as can be.
proposals-status-waiting = Espera a ser enviada
# State of a proposal.
proposals-status-draft = Espera revisiones
# State of a proposal.
proposals-status-reviewed = Revisada
# State of a proposal.
proposals-status-verified = Verificada
# State of a proposal.
proposals-status-changes-asked = Se pide un cambio
# State of a proposal: its author took it back.
proposals-status-withdrawn = Retirada
# State of a proposal: it is in a pack of pages.
# $revision (Number) - the version of the pack, from 1
proposals-status-taken-up = En la biblioteca, con la versión { $revision }
# The same state, where all states are explained.
proposals-in-a-pack = En la biblioteca
# What opens the explanation of the states.
proposals-explain = Qué significan estas palabras
# What “Waits to be sent” means.
proposals-meaning-waiting = Está solo en este dispositivo. Las demás personas la ven en cuanto haya conexión.
# What “Waits for reviews” means.
proposals-meaning-draft = A nadie más le ha parecido bien aún esta versión.
# What “Reviewed” means.
proposals-meaning-reviewed = Le parece bien a otra persona, o a varias que no hablan el idioma.
# CRITICAL
# What “Verified” means.
proposals-meaning-verified = A otras dos personas les parece bien. Al menos una dice que habla el idioma.
# What “A change is asked for” means.
proposals-meaning-changes-asked = Alguien quiere que antes se cambie algo. Eso pesa más que las opiniones favorables.
# What “Taken back” means.
proposals-meaning-withdrawn = Quien la escribió la retiró, con todas sus versiones.
# What “In the library” means.
proposals-meaning-taken-up = Una persona que edita firmó que está en una versión de las páginas.
# Heading above what the app cannot know.
proposals-unknown = Lo que Larkspur no puede saber
# CRITICAL
# What the app cannot know.
proposals-unknown-people = Si dos cuentas son dos personas. De eso cuidan quienes invitan a la sala.
# What the app cannot know.
proposals-unknown-language = Si alguien habla un idioma. Se le cree.
# What the app cannot know.
proposals-unknown-reading = Si alguien leyó lo que le pareció bien.
# What the app cannot know.
proposals-unknown-names = Si un nombre elegido es el de esa persona.
# What the app cannot know.
proposals-unknown-server = Si el servidor retiene mensajes. No puede escribir ninguno en nombre de otra persona.

## Una propuesta

# Under which name the author wants to be named in the library.
# $name (String) - that name
proposals-named-as = figurará como { $name }
# In place of the original’s words: this library does not have them.
proposals-source-missing = Esta biblioteca no tiene el original de esta parte.
# In place of proposed words.
proposals-unit-missing = No se propone nada para esta parte
# Beside a part that was made from older words of the original.
proposals-unit-changed = El original cambió desde que se escribió
# Beside a part whose links are others than those of the original.
proposals-links-elsewhere = Los enlaces no son los del original
# Above what has changed since the version before.
proposals-changed-since-before = Lo que cambió desde la última versión
# Button beside a part: opens a field for a remark on it.
proposals-remark-open = Decir algo sobre esta parte
# The same for a screen reader.
# $part (String) - what it is, as in “Paragraph”
proposals-remark-open-label = Decir algo sobre esta parte: { $part }
# Label of that field.
# $part (String) - what it is, as in “Paragraph”
proposals-remark-on = Su comentario: { $part }
# Heading above what others found.
proposals-reviews = Revisiones
# Below that heading, when there is none.
proposals-reviews-none = Nadie la ha revisado aún.
# What a reviewer found.
proposals-verdict-fits = Está bien
# What a reviewer found.
proposals-verdict-change = Por favor, cámbiela
# Below a review.
proposals-speaks = Dice que habla el idioma.
# Below a review.
proposals-speaks-not = Dice que no habla el idioma.
# Of a review that does not count any more.
proposals-stale = De una versión anterior, o reemplazada
# Above the words, when the author changed them while they are reviewed.
proposals-newer = Quien la escribió la cambió entretanto. Usted ve aún la versión que empezó a revisar.
# Button in that notice.
proposals-show-newer = Ver la nueva versión
# Read out after that button was pressed.
proposals-shows-newer = Ahora ve la nueva versión. Lo que escribió sigue ahí.
# Button for the author: opens the proposal for writing.
proposals-write-on = Seguir escribiendo
# Button for the author: takes the proposal back. It stands in the dialog that asks once more, too.
proposals-withdraw = Retirar
# Title of that dialog.
proposals-withdraw-question = ¿Retirar esta propuesta?
# CRITICAL
# In that dialog: what happens.
proposals-withdraw-what = Se retiran todas sus versiones, para siempre. Lo verán quienes están en la sala.
# In that dialog: what stays.
proposals-withdraw-stays = Lo que tiene en este ordenador se queda. Otras personas pueden haberla leído ya.

## Revisar

# Heading above the form for a review.
proposals-review = Su revisión
# Below that heading.
proposals-review-hint = Lea antes las palabras junto al original. Una revisión nueva reemplaza la anterior.
# A question.
# $language (String) - the name of a language, in the language of the app
proposals-review-speaks = ¿Habla usted { $language }?
# An answer to “Do you speak …?”.
proposals-review-speaks-yes = Sí
# An answer to “Do you speak …?”.
proposals-review-speaks-no = No
# A question.
proposals-review-found = ¿Qué le parece?
# An answer to “What did you find?”.
proposals-review-fits = Está bien
# Below that answer.
proposals-review-fits-hint = Cada parte dice lo que dice el original.
# An answer to “What did you find?”.
proposals-review-change = Por favor, cámbiela
# Below that answer.
proposals-review-change-hint = Diga en una parte, o abajo, qué debería cambiar.
# Label of a field.
proposals-review-remark = Unas palabras sobre el conjunto, si quiere
# CRITICAL
# Above the button that sends a review.
proposals-review-sees = Quienes están en la sala verán su revisión con su nombre allí. El servidor no puede leerla.
# The button that sends a review.
proposals-review-send = Enviar mi revisión
# The same button while it works.
proposals-review-sending = Enviando…
# Said after a review was sent.
proposals-review-done = Su revisión está en camino. Gracias.
# Beside the button, while that question is not answered.
proposals-review-no-speaks = Diga si habla el idioma.
# Beside the button, while that question is not answered.
proposals-review-no-verdict = Diga qué le parece.
# Beside the button, while there is a newer version.
proposals-review-newer = Mire primero la nueva versión, arriba.

## Pasar a la biblioteca

# Button for editors, on a proposal that was verified, and the button of its question.
proposals-take-up = Ponerla en la biblioteca
# Title of the question before that.
proposals-take-up-question = ¿Poner esto en la biblioteca?
# In that question: what is made.
# $pack (String) - the title of a pack of pages
# $revision (Number) - the version that is made, from 1
proposals-take-up-what = Se hace una versión nueva de «{ $pack }» con estas palabras: la versión { $revision }.
# CRITICAL
# In that question: who signs it.
# $chapter (String) - the name of a chapter, as in “Philippines”
proposals-take-up-signed = Usted la firma para la sección { $chapter }. Lo ven todas las personas que la obtienen.
# In that question: who gets it.
proposals-take-up-shared = Se comparte en esta sala, y su propia biblioteca la tiene enseguida. Solo lleva los nombres de quienes lo quisieron.
# Said after a proposal was put into the library.
proposals-take-up-done = Está en la biblioteca y compartida en la sala.

## Errores

# There is no such page, translation or proposal.
proposals-error-not-there = Esto no está aquí, o ya no está. No se cambió nada. Vuelva y mire otra vez.
# What was typed could not be written to the disk.
proposals-error-not-saved = No se pudo guardar. Lo que escribió sigue en la pantalla. Libere espacio en este dispositivo e inténtelo de nuevo.
# A translation has something to look at first.
proposals-error-not-ready = Algunas partes necesitan una mirada antes. No se envió nada. Cada parte dice qué hacer.
# A translation has more words than a proposal may have.
proposals-error-too-large = Es más largo de lo que admite una propuesta. No se envió nada y todo está guardado. Acorte algunas partes.
# A name or a remark is too long, or has signs that it may not have.
proposals-error-bad-words = Un nombre o comentario es muy largo, o tiene signos que no se pueden enviar. No se envió nada. Cámbielo, por favor.
# The room is no library room, or the person is not in it.
proposals-error-wrong-room = Esta no es una sala de biblioteca, o ya no está en ella. No se envió nada. Elija otra sala.
# A translation of the page is in work already.
proposals-error-other-in-work = Ya está escribiendo otra traducción de esta página. Está a salvo. Propóngala o deséchela primero.
# The author revised a proposal while it was reviewed.
proposals-error-replaced = Quien la escribió la cambió mientras usted leía. No se envió nada y sus comentarios siguen aquí. Mire la nueva versión, por favor.
# The person wants to review their own proposal.
proposals-error-own-words = Esto lo escribió usted, así que lo revisan otras personas. No se envió nada.
# Somebody else’s proposal cannot be changed or taken back.
proposals-error-not-the-author = Solo puede hacerlo quien la escribió. No se cambió nada. Usted puede revisarla.
# A proposal was taken back or is in the library.
proposals-error-over = Se retiró, o ya está en la biblioteca. No se envió nada. Puede empezar otra.
# Somebody without a key for that wants to put a proposal into the library.
proposals-error-not-an-editor = Usted no tiene una clave que hoy pueda firmar estas páginas. No se hizo nada. Mire en «De dónde vienen las páginas».
# A proposal that is not verified cannot be put into the library.
proposals-not-taken-not-verified = Esto no está verificado, o un Larkspur más nuevo dijo algo de ello. No se hizo nada. Antes lo revisan otras personas.
# The library does not have the page or its pack.
proposals-not-taken-no-place = Su biblioteca no tiene esta página. No se hizo nada. Obtenga antes su paquete.
# The page has changed since it was written.
proposals-not-taken-moved-on = La página cambió en la biblioteca desde que se escribió esto. No se hizo nada y no se pierde ninguna palabra. Su autora o autor sigue escribiendo desde ahí.
# The page was published elsewhere.
proposals-not-taken-published = Estas palabras se publicaron en otro lugar y aquí no se cambian. No se hizo nada.
# The page or the pack would be too large.
proposals-not-taken-too-large = Las páginas serían más grandes de lo que pueden ser. No se hizo nada. Pida que se acorte el texto.
# The pack would break a rule with the page.
proposals-not-taken-breaks-rules = Estas palabras no cumplen las reglas de las páginas. No se hizo nada. Al seguir escribiendo se ven los avisos.
