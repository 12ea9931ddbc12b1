### La biblioteca: su inicio, la lectura, las palabras, a quién se puede llamar.

## Inicio

# Heading of the library's home.
resources-title = Biblioteca
# Below the heading: what the library is.
resources-intro = Páginas para leer con calma. No necesitan red, y nadie ve lo que usted lee.
# While the pages are being opened, after two seconds.
resources-opening = Abriendo la biblioteca
# Label of the choice of whom the pages on the shelves are for. One of the next four stands behind it.
resources-for-whom = Para
# After "For", as the choice that leaves nothing out.
resources-for-everybody = todas las personas
# After "For": every member of the network.
resources-for-members = miembros
# After "For": those who look after a conversation.
resources-for-moderators-choice = quienes moderan
# After "For": those who help and accompany members, such as interpreters.
resources-for-allies-choice = quienes acompañan a los miembros
# Label of the choice of a language for all pages of the library.
resources-read-in = Leer en
# The first choice of that list: the language of the app.
# $language (String) - the name of the app's language, in itself
resources-read-in-app = { $language }, como la aplicación
# Name of a shelf: what this network is.
resources-topic-network = Esta red
# Name of a shelf: work, wages, papers.
resources-topic-work = Derechos en el trabajo
# Name of a shelf: offers of work.
resources-topic-offers = Ofertas de trabajo
# Name of a shelf: what laws say.
resources-topic-law = Lo que dicen las leyes
# Name of a shelf: phones, accounts, this app.
resources-topic-phones = Teléfonos y privacidad
# Name of a shelf: one's own story.
resources-topic-story = Su historia
# Name of a shelf: speaking to officials and in public.
resources-topic-speaking = Hablar en público
# Name of a shelf: feeling steady.
resources-topic-steady = Sentirse en calma
# Name of a shelf: children.
resources-topic-children = Niños y niñas
# Name of a shelf: writing advice for governments.
resources-topic-advice = Escribir propuestas
# Name of a shelf: working together in the network.
resources-topic-together = Trabajar juntos
# Name of a shelf: where to get help.
resources-topic-help = Dónde pedir ayuda
# How long a page takes to read.
# $minutes (Number) - minutes, at least 1
resources-minutes = { $minutes ->
    [one] { $minutes } minuto
    [many] { $minutes } de minutos
   *[other] { $minutes } minutos
}
# Of a page that is for moderators only, on its shelf.
resources-for-moderators = Para quienes moderan
# Of a page for those who help and accompany members, such as interpreters, on its shelf.
resources-for-allies = Para quienes acompañan a los miembros
# How many further languages a page has, after the names of some: “English, Español and 6 more”.
# $names (String) - the names of some languages, with commas
# $count (Number) - how many more, at least 1
resources-languages-more = { $count ->
    [one] { $names } y { $count } más
    [many] { $names } y { $count } más
   *[other] { $names } y { $count } más
}

## Search

# Label of the field in which one looks for words in the library, read out only.
resources-search = Buscar en la biblioteca
# In the empty field: examples of words in several scripts. Keep the foreign words as they are; the first and the last can be words of your language.
resources-search-example = Busque en cualquier idioma: salario, ប្រាក់ខែ, वेतन, contract
# While words are being looked for, after two seconds.
resources-search-looking = Buscando en las páginas
# Above what was found. Read out when it changes.
# $count (Number) - how many pages
resources-search-count = { $count ->
    [one] { $count } página
    [many] { $count } de páginas
   *[other] { $count } páginas
}
# Above an empty list: no page has the words that were typed.
resources-search-none = Ninguna página tiene estas palabras. Pruebe con menos palabras o con otras.
# Above what was found: no page has the words as they were typed, but pages have these, which come near.
# $words (String) - a list of words in any language, such as “wages and wage”
resources-search-near = Ninguna página tiene exactamente estas palabras. Estas se parecen: { $words }.

## How far a text can be trusted

# State of a text: it was written in this language.
resources-standing-original = Original
# State of a translation: nobody who speaks the language has checked it.
resources-standing-draft = Traducción en borrador
# State of a translation: somebody who speaks the language has read it.
resources-standing-reviewed = Revisada
# State of a translation: checked by two people.
resources-standing-verified = Revisada dos veces
# Of a translation that people published elsewhere, such as the United Nations: the library took it over as it is.
resources-standing-published = Traducción publicada
# State of a translation: the original has changed since it was made.
resources-standing-outdated = El original es más nuevo

## What you keep

# Heading of a part of the library's home.
resources-kept = Lo que usted guarda
# Below that heading while nothing is kept.
resources-kept-none = Pulse «Guardar» en una página para encontrarla aquí.
# On the lock screen, in the place of what is kept.
resources-nothing-kept = Lo que usted lea y elija aquí no se guarda en ningún lugar.
# Link to the page where the person stopped reading.
resources-go-on = Seguir leyendo
# A choice: whether the app keeps the place where the person stops reading.
resources-keep-place = Recordar dónde dejo de leer
# Below that choice.
resources-keep-place-hint = Queda en sus datos cerrados con clave. Nadie más lo ve.
# Button that forgets all that was kept, ticked and read.
resources-clear = Borrar lo que leí
# Title of the dialog before that.
resources-clear-question = ¿Borrar lo que usted leyó?
# In that dialog: what goes.
resources-clear-what = Se borran las páginas guardadas, lo que marcó, su lugar y su país. La biblioteca se queda.
# Button that keeps everything as it is.
resources-clear-keep = Conservarlo
# Said after all of it was forgotten.
resources-cleared = Borrado. No queda nada de lo que leyó.

## Whom you can call

# Heading of a part of the library's home.
resources-help = Ayuda cerca de usted
# Below that heading, before a country was chosen.
resources-help-choose = Elija un país para ver a quién puede llamar allí.
# The first entry of that list: none is chosen.
resources-help-none = Ningún país elegido
# CRITICAL
# Below the lines: the app never makes a call.
resources-help-never-calls = Larkspur nunca llama por usted. Una llamada puede verse en la factura del teléfono.
# CRITICAL
# Above the lines of a country: they were found in a public source, and nobody has called them yet.
resources-help-unchecked = Aún sin comprobar. Nadie de nosotros ha llamado a estos números.
# Below the list: what to do in every other country.
resources-help-elsewhere = ¿Otro país? Pregunte a quien coordina su grupo.
# What a line is for.
resources-line-trafficking = Trata de personas y trabajo forzoso
# What a line is for.
resources-line-children = Niños y niñas
# What a line is for.
resources-line-labour = Trabajo y salarios
# What a line is for.
resources-line-women = Violencia contra las mujeres
# What a line is for.
resources-line-police = Policía
# What a line is for.
resources-line-embassy = Embajada
# What a line is for: pictures of abused children on the internet.
resources-line-osec = Denunciar abusos a niños en internet
# Who answers: a state.
# $operator (String) - the name of an authority
resources-line-state = { $operator }, del Estado
# Who answers: an organisation that is no part of a state.
# $operator (String) - the name of an organisation
resources-line-ngo = { $operator }, no es del Estado
# The number for calls from another country.
# $number (String) - a phone number
resources-line-abroad = Desde otro país: { $number }
# In which languages somebody answers.
# $languages (String) - names of languages, with commas
resources-line-languages = Hablan { $languages }
# Where the number was found, and when.
# $host (String) - the host of a web address
# $day (String) - a day, as in “25 November 2026”
resources-line-source = Se encontró en { $host } el { $day }.
# When somebody called it or asked its operator.
# $day (String) - a day
resources-line-verified = Comprobado el { $day }.
# Title of the dialog with the lines of one country, and the button that leads to it where somebody looked for the country by its name.
# $country (String) - the name of a country
resources-help-in = Ayuda en { $country }

## The reader

# Link back to the library's home.
resources-back = Biblioteca
# Heading of the outline beside a page.
resources-on-this-page = En esta página
# Heading of the list of languages beside a page.
# $count (Number) - how many languages
resources-page-languages = { $count ->
    [one] Esta página en { $count } idioma
    [many] Esta página en { $count } de idiomas
   *[other] Esta página en { $count } idiomas
}
# Below the title: when the text was last changed, and how long it takes.
# $day (String) - a day
# $minutes (String) - as in “7 minutes”
resources-page-about = Cambió el { $day } · { $minutes }
# Button that keeps a page at hand.
resources-keep = Guardar
# The same button while the page is kept; pressing it again lets go.
resources-is-kept = Guardada
# Button that shares a page into a conversation.
resources-share = Compartir
# Title of the dialog in which one chooses where.
resources-share-question = ¿Dónde quiere compartir esta página?
# CRITICAL
# In that dialog, above the conversations.
resources-share-sees = Todas las personas de la conversación verán que usted la compartió. Cada una la lee en su idioma.
# In that dialog, when there is no conversation.
resources-share-none = Aún no está en ninguna conversación.
# In that dialog, when nobody is signed in.
resources-share-signed-out = Para compartir páginas, entre primero en “Conversaciones”.
# Title of the same dialog for a pack of pages.
# $title (String) - the title of the pack
resources-share-pack-question = ¿Dónde quiere compartir “{ $title }”?
# CRITICAL
# In that dialog, above the conversations, for a pack.
resources-share-pack-sees = Todas las personas de la conversación verán que usted compartió estas páginas, y podrán obtenerlas. El servidor no puede leerlas.
# In that dialog, while it is shared.
resources-share-running = Compartiendo. Puede tardar un poco.
# What the message with a pack says in other apps.
# $title (String) - the title of the pack
# $revision (Number) - its version, from 1
resources-share-pack-words = Páginas para la biblioteca de Larkspur: “{ $title }”, versión { $revision }
# Said after a page or a pack was shared.
# $room (String) - the name of the conversation
resources-shared = Compartida en { $room }.
# Button for taking a page out of the library, on paper or as a file. It opens a dialog.
resources-save-page = Imprimir o guardar
# Title of that dialog.
resources-save-page-question = ¿Imprimir o guardar esta página?
# CRITICAL
# In that dialog: who can read the paper or the file.
resources-save-page-sees = Quien encuentre el papel, o use este equipo, puede leerlo. Larkspur no puede ocultarlos ni cerrarlos con clave.
# In that dialog: what comes next, and what can be done later.
resources-save-page-place = Después usted elige la impresora, o el lugar para un archivo PDF. Una impresora que usan otras personas puede guardar una copia. Cuando ya no necesite el papel o el archivo, destrúyalo.
# Button in that dialog that does neither.
resources-save-page-keep = Volver
# Button in that dialog: the desktop then asks on which printer.
resources-print-page = Imprimir
# Said after a page was printed.
resources-print-page-done = La página se entregó a la impresora.
# Button in that dialog: the desktop then asks where the file goes.
resources-save-page-choose = Guardar como PDF
# What the file is suggested to be called, without its ending, and what the printer's list of jobs calls the page. One word that does not say what the page is about.
resources-save-page-name = Página
# Said after a page was saved.
resources-save-page-done = La página está guardada. El archivo no está cerrado con clave.
# On a saved page, below its title: how far the translation can be trusted.
resources-paper-reviewed = Una persona que habla este idioma revisó la traducción.
# On a saved page, below its title: how far the translation can be trusted.
resources-paper-verified = Dos personas que hablan este idioma revisaron la traducción.
# Button that shows the original beside a translation.
# $language (String) - the name of the original's language, in itself
resources-beside = Mostrar { $language } al lado
# The same button while it is shown.
resources-beside-hide = Ocultar el otro idioma
# CRITICAL
# Above a translation that nobody has checked. A machine made it.
resources-draft-machine = Borrador, aún sin revisar por alguien que hable el idioma. Una máquina hizo este texto.
# CRITICAL
# Above a translation that nobody has checked. People made it.
resources-draft-human = Borrador, aún sin revisar por otra persona que hable el idioma.
# Link in that slip: reads the original.
# $language (String) - the name of the original's language, in itself
resources-draft-read-original = Leer el texto en { $language }
# Above a page whose wanted language is not there.
# $wanted (String) - the name of the wanted language
# $shown (String) - the name of the language that is shown
resources-fallback = Aún no hay texto en { $wanted }. Usted lo lee en { $shown }.
# Above a page that no lawyer and no survivor advisor has checked.
resources-unchecked-both = Aún sin revisar por una persona abogada ni por una asesora sobreviviente.
# Above a page that no lawyer has checked.
resources-unchecked-lawyer = Aún sin revisar por una persona abogada.
# Above a page that no survivor advisor has checked.
resources-unchecked-advisor = Aún sin revisar por una persona asesora sobreviviente.
# Above a page: what it talks about. Told before one reads it.
# $notes (String) - one or more of the following, with commas
resources-notes = Esta página habla de { $notes }.
# In “This page talks about …”.
resources-note-violence = violencia
# In “This page talks about …”.
resources-note-sexual-violence = violencia sexual
# In “This page talks about …”.
resources-note-child-abuse = abusos a niños y niñas
# In “This page talks about …”.
resources-note-self-harm = hacerse daño
# In “This page talks about …”.
resources-note-detention = estar bajo encierro
# Link in that slip: goes to the part that helps.
resources-notes-skip = Ir a lo que ayuda
# Beside a unit whose original has changed since it was translated.
resources-unit-changed = El original cambió
# Beside a unit that has no translation.
resources-unit-missing = Aún sin traducir
# Link beside such a unit: shows the original's words as they are now.
resources-unit-show = Mostrar lo que dice ahora
# The same link while they are shown.
resources-unit-hide = Ocultarlo
# Above good advice inside a page.
resources-block-note = Bueno saberlo
# Above a warning inside a page.
resources-block-warning = Cuidado
# Above a list of steps inside a page.
resources-block-steps = Paso a paso
# Above a place to rest inside a page.
resources-block-breathe = Respire un momento
# Above words that one can say.
resources-block-script = Palabras que puede decir
# Heading below a page: what to read beside it.
resources-related = Lea también
# Heading below a page: what it stands on.
resources-sources = Fuentes
# Behind a source that nobody has opened again to check the facts.
resources-source-unchecked = Aún sin comprobar
# Behind a source: when somebody found the facts there.
# $day (String) - a day
resources-source-checked = Comprobada el { $day }
# Below a page: who wrote it, and under which licence.
# $who (String) - names
# $license (String) - the name of a licence, as in “CC-BY-4.0”
resources-license = { $who }, { $license }
# For a screen reader, behind a link that leads out of the app.
# $host (String) - the host of a web address
resources-leads-out = Lleva a { $host }

## Words

# Heading of the page with the words of the glossary, and of a part of the home.
resources-words = Palabras
# Below that heading on the home.
# $count (Number) - how many words
resources-words-count = { $count ->
    [one] { $count } palabra, con lo que significa.
    [many] { $count } de palabras, con lo que significa cada una.
   *[other] { $count } palabras, con lo que significa cada una.
}
# Link to that page.
resources-words-open = Abrir el glosario
# Label of the field that looks for a word on that page.
resources-words-find = Buscar una palabra
# What is shown when no word fits.
resources-words-none = Ninguna palabra coincide. Pruebe con una parte.
# Above what not to say.
resources-words-avoid = Mejor no
# Behind a word that nobody who speaks the language has checked.
resources-words-draft = Borrador

## Where pages come from

# Heading of a part of the library’s home, and of the page with the packs that the library is made of.
resources-packs = De dónde vienen las páginas
# On the home below that heading: how many packs there are besides the one that came with the app.
# $count (Number) - how many packs, 0 or more
resources-packs-count = { $count ->
    [0] Todas las páginas vinieron con Larkspur.
    [one] Las páginas propias de Larkspur y un paquete que usted añadió.
   *[other] Las páginas propias de Larkspur y { $count } paquetes que usted añadió.
}
# Link to the page with the packs.
resources-packs-open = Verlos o añadir más
# On that page, above its list: what a pack is, and how it comes here.
resources-packs-intro = Su sección puede darle páginas nuevas, en un archivo o en una conversación. Larkspur comprueba primero quién las firmó. Para eso no consulta ninguna red.
# Button that asks for a file with pages.
resources-packs-add = Añadir páginas de un archivo
# Of a pack: who answers for it.
resources-packs-from-app = Vino con Larkspur
# Of a pack: who answers for it.
resources-packs-from-network = Firmado por la red
# Of a pack: who answers for it.
# $name (String) - the name of a chapter, as in “Philippines”
resources-packs-from-chapter = Firmado por la sección { $name }
# Of a pack: how much it holds, and which version it is.
# $pages (Number) - how many pages
# $revision (Number) - its version, from 1
resources-packs-about = { $pages ->
    [one] { $pages } página, versión { $revision }
   *[other] { $pages } páginas, versión { $revision }
}
# CRITICAL
# Of a pack whose key the network has called back: its pages are not shown any more.
resources-packs-revoked = La red ha retirado este paquete. Sus páginas ya no se muestran.
# Button that shares a pack into a conversation.
resources-packs-share = Compartir en una conversación
# Button that takes a pack out of the library.
resources-packs-remove = Quitar
# Title of the dialog before that.
# $title (String) - the title of the pack
resources-packs-remove-question = ¿Quitar “{ $title }”?
# In that dialog: what goes.
resources-packs-remove-what = Sus páginas salen de este dispositivo. Lo que usted marcó en ellas se guarda, por si vuelven.
# Button that keeps the pack.
resources-packs-keep = Conservarlo
# Said after a pack was added.
# $title (String) - the title of the pack
# $pages (Number) - how many pages it has
resources-packs-added = { $pages ->
    [one] “{ $title }” ya está en la biblioteca, con { $pages } página.
   *[other] “{ $title }” ya está en la biblioteca, con { $pages } páginas.
}
# Said after a pack was removed.
resources-packs-removed = Se quitó el paquete.

## Errors

# A page, a word or a country is not there.
resources-error-not-there = Esto no está en la biblioteca. Nada cambió. Vuelva al inicio de la biblioteca.
# Something could not be kept.
resources-error-not-saved = No se pudo guardar. La biblioteca sigue funcionando. Libere espacio en este equipo y pruebe otra vez.
# Nothing opens web addresses here.
resources-error-no-browser = No se abrió ningún navegador. No se envió nada. Puede copiar la dirección a mano.
# A page could not be saved: nothing here draws the letters of its language.
resources-error-no-letters = Este equipo no puede dibujar las letras de esta página. No se creó ningún archivo. Puede leer la página aquí, o guardarla en otro idioma.
# A page could not be saved: the file could not be written.
resources-error-file-not-written = No se pudo escribir el archivo. Lo que había antes sigue ahí. Elija otro lugar o libere espacio.
# A page could not be printed.
resources-error-not-printed = La página no llegó a la impresora. Nada más ha cambiado. Vea si la impresora está encendida, o guarde la página como PDF.
# A pack cannot be shared: whoever signed it may sign no more, or it was called back.
resources-error-no-longer-good = Este paquete ya no se puede compartir. No se compartió nada. Pida a su sección uno más nuevo.
# The file that was chosen cannot be read.
resources-refused-unreadable = No se puede abrir el archivo. No se añadió nada. ¿Sigue ahí el disco que lo contiene?
# What was chosen, or came with a message, is something else.
resources-refused-not-a-pack = Esto no contiene páginas para la biblioteca. No se añadió nada. Elija otro paquete.
# The pack is larger than any may be.
resources-refused-too-large = Este paquete es demasiado grande para ser correcto. No se añadió nada. Pida otra copia a quien se lo dio.
# The pack is cut off, or brings only what is new in a later version.
resources-refused-incomplete = Falta una parte de este paquete. No se añadió nada. Obténgalo otra vez o pida el paquete entero.
# Bytes of the pack have changed.
resources-refused-damaged = Esta copia está dañada. No se añadió nada. Obténgala otra vez.
# The folders of the pack lead into each other.
resources-refused-tangled = Este paquete no está bien armado. No se añadió nada. Avise a quien lo hizo.
# CRITICAL
# The pack wants to write outside of itself.
resources-refused-leads-out = Este paquete intenta llegar a otros archivos de su dispositivo. Se detuvo y no se añadió nada. No vuelva a probar este paquete.
# CRITICAL
# The pack has no signature.
resources-refused-unsigned = Nadie firmó este paquete, así que cualquiera pudo hacerlo. No se añadió nada. Pida a su sección uno firmado.
# CRITICAL
# The signature is of somebody whom the network does not know.
resources-refused-unknown-signer = La red no conoce a quien firmó este paquete. No se añadió nada. Pida a su sección uno firmado.
# CRITICAL
# The signature does not fit what is said.
resources-refused-forged = Alguien cambió este paquete después de que se firmara. No se añadió nada. Pregunte a su sección cómo le llegó.
# The chapter's right to sign has ended or not begun.
resources-refused-out-of-time = El permiso de la sección para firmar terminó o aún no empezó. No se añadió nada. ¿Es correcta la fecha de este dispositivo?
# CRITICAL
# The chapter may sign other packs only.
resources-refused-not-theirs = Esta sección no puede firmar este paquete. No se añadió nada. Pregunte a su sección.
# CRITICAL
# The key or this version was called back.
resources-refused-revoked = La red ha retirado este paquete. No se añadió nada. No lo comparta.
# A later version is here.
resources-refused-older = Ya hay una versión más nueva en la biblioteca. No se cambió nada.
# This version is here.
resources-refused-already-here = Este paquete ya está en la biblioteca. No se cambió nada.
# The app was built without the keys of the network.
resources-refused-no-keys = Esta versión de Larkspur no puede comprobar quién firmó un paquete. No se añadió nada. Pida Larkspur a su sección.
# The pack needs a newer app.
resources-refused-needs-newer-app = Este paquete necesita un Larkspur más nuevo. No se añadió nada. Actualice Larkspur primero.
# A page of the pack is here in another pack.
resources-refused-page-taken = Una página de este paquete ya está en la biblioteca, en otro paquete. No se añadió nada. Avise a quien lo hizo.
# The files of the pack have mistakes.
resources-refused-faulty = Las páginas de este paquete tienen errores de forma. No se añadió nada. Avise a quien lo hizo.
# A language that is called complete lacks something.
resources-refused-missing-parts = A este paquete le faltan partes de una página en un idioma que da por completo. No se añadió nada. Avise a quien lo hizo.
# A page is in a language with an unknown tag.
resources-refused-unknown-language = Una página de este paquete está en un idioma que Larkspur no conoce. No se añadió nada. Avise a quien lo hizo.
# A Burmese page is written in the old encoding Zawgyi. Keep the name.
resources-refused-zawgyi = Una página de este paquete está en Zawgyi, que muchos dispositivos muestran mal. No se añadió nada. Pídala en Unicode.
# A pack that was shared in a conversation is another one, or has another size.
resources-refused-not-as-said = Lo que llegó no es lo que dice el mensaje. No se añadió nada. Pregunte a quien lo compartió.
# A picture of the pack is not only a picture.
resources-refused-unsafe-picture = Una imagen de este paquete hace algo más que mostrarse. No se añadió nada. Avise a quien lo hizo.
