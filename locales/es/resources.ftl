### La biblioteca: su inicio, la lectura, las palabras, a quién se puede llamar.

## Inicio

# Heading of the library's home.
resources-title = Biblioteca
# Below the heading: what the library is.
resources-intro = Páginas para leer con calma. No necesitan red, y nadie ve lo que usted lee.
# While the pages are being opened, after two seconds.
resources-opening = Abriendo la biblioteca
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
# Title of the dialog with the lines of one country, reached from a page.
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

## Errors

# A page, a word or a country is not there.
resources-error-not-there = Esto no está en la biblioteca. Nada cambió. Vuelva al inicio de la biblioteca.
# Something could not be kept.
resources-error-not-saved = No se pudo guardar. La biblioteca sigue funcionando. Libere espacio en este equipo y pruebe otra vez.
# Nothing opens web addresses here.
resources-error-no-browser = No se abrió ningún navegador. No se envió nada. Puede copiar la dirección a mano.
