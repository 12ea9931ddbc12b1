### Writing pages for the library: new ones, and changes of those that are there.

## Empezar

# Heading of a part of the library’s home, and of the page with what the person is writing.
proposals-pages-yours = Sus páginas y traducciones
# Below that heading on the home, when the person writes nothing now.
proposals-pages-invite = Lo que usted sabe puede ayudar a otras personas. Escríbalo a su ritmo.
# Button on the home and on the page with what the person is writing: begins a page that the library does not have.
proposals-pages-new = Escribir una página nueva
# Title of the dialog that begins a page.
proposals-pages-new-question = ¿De qué trata su página?
# In that dialog: what happens with what is written.
proposals-pages-new-hint = Lo que escriba se queda en este ordenador, bajo llave, hasta que lo proponga.
# In that dialog.
# $language (String) - the name of a language, in the language of the app
proposals-pages-new-language = Se escribe primero en { $language }. Otras personas pueden traducirla después.
# Label of the field for the title of a new page.
proposals-pages-new-title = Título
# Label of the choice of a shelf of the library.
proposals-pages-new-topic = Estante
# The first entry of that choice: nothing is chosen yet.
proposals-pages-new-choose = Elija un estante
# Label of the choice for which collection of pages it is written. It is there only when there are several.
proposals-pages-new-pack = Colección
# Beside the button, while no shelf is chosen.
proposals-pages-new-no-topic = Elija primero un estante.
# Beside the button, while the title is empty.
proposals-pages-new-no-title = Escriba primero un título. Puede cambiarlo después.
# Main button of that dialog.
proposals-pages-begin = Empezar a escribir
# Button beside the title of a page of the library: begins a change of its words.
proposals-pages-change = Proponer un cambio

## Lo que está escribiendo

# Above the title of a page in work.
# $language (String) - the name of a language, in the language of the app
proposals-pages-is-new = Página nueva: { $language }
# Above the title of a page in work that changes one of the library.
# $language (String) - the name of a language, in the language of the app
proposals-pages-is-change = Cambio de una página: { $language }
# In place of a title that is empty.
proposals-pages-untitled = Una página sin título
# State of a page in work: it says what the page in the library says.
proposals-pages-same = Aún sin cambios
# State of a page in work.
proposals-pages-in-work = En curso
# State of a page in work: parts of it changed in the library meanwhile.
# $count (Number) - how many, at least 1
proposals-pages-news = { $count ->
    [one] { $count } parte cambió en la biblioteca
   *[other] { $count } partes cambiaron en la biblioteca
}
# State of a page in work: the library had the page, and has it no longer.
proposals-pages-gone = La biblioteca ya no tiene esta página. Sus palabras están a salvo.
# Said by a screen reader for the button “Throw away” of a page in work.
# $title (String) - the title of a page
proposals-pages-drop-label = Desechar: { $title }
# Title of the dialog before a page in work is thrown away.
proposals-pages-drop-question = ¿Desechar esta página?
# CRITICAL
# In that dialog: what goes.
# $title (String) - the title of a page
proposals-pages-drop-what = Se borra lo que escribió para «{ $title }». No se puede recuperar.

## Escribir

# Heading for screen readers above the parts of a page.
proposals-pages-parts = La página, parte por parte
# Below the title of a page in work.
proposals-pages-hint = Una idea en cada parte, con frases cortas. Tómese el tiempo que necesite.
# What opens the explanation of how words are marked.
proposals-pages-marks = Negrita y enlaces
# Below that: how words are marked as important. Keep the two stars on each side.
proposals-pages-marks-strong = **Dos asteriscos** a cada lado ponen las palabras en negrita.
# Below that: how a link is written. Keep the signs as they are.
proposals-pages-marks-link = Un enlace es [palabras](https://example.org), y a una palabra del glosario, [pasaporte](glossary:passport).
# What opens the choices of a part: what it is, and where it stands.
# $part (String) - what it is, as in “Paragraph”
# $place (Number) - which one it is, from 1
proposals-pages-part-options = Cambiar esta parte: { $part }, { $place }
# Label of the choice of what a part is.
proposals-pages-kind = Qué es
# A choice there: a heading below a heading.
proposals-pages-kind-smaller-heading = Subtítulo
# Label of the choice of as what a part stands out.
proposals-pages-block = Se destaca como
# The choice that it does not stand out.
proposals-pages-block-plain = Nada especial
# A box to tick for a part.
proposals-pages-critical = Un error aquí podría dañar a alguien
# Button below a part: adds an empty part behind it.
proposals-pages-add = Añadir una parte debajo
# The same for a screen reader.
# $place (Number) - which part it is, from 1
proposals-pages-add-label = Añadir una parte debajo de la parte { $place }
# Button: a part changes places with what stands before it.
proposals-pages-up = Subir
# Button: a part changes places with what stands behind it.
proposals-pages-down = Bajar
# Button: a part goes from the page. Its words are kept.
proposals-pages-take-out = Quitar
# Button: a part that was taken out stands on the page again.
proposals-pages-put-back = Devolver
# Read out after a part was taken out.
proposals-pages-taken-out = Quitada. La encuentra debajo de la página.
# Heading above parts that were taken out.
proposals-pages-out = Lo que quitó
# Below that heading.
proposals-pages-out-hint = Estas palabras se guardan. Puede devolverlas.
# Below the words of a part.
# $links (Number) - how many, at least 1
proposals-pages-hint-dead-links = { $links ->
    [one] { $links } enlace no lleva a nada que tengan estas páginas.
   *[other] { $links } enlaces no llevan a nada que tengan estas páginas.
}
# Below the title: pages about law or work need a source.
proposals-pages-hint-no-source = Una página así necesita un enlace a aquello en que se apoya, como una ley.
# Below the title: the words are hard to read.
proposals-pages-hint-hard = Cuesta leer estas palabras. Ayudan palabras y frases más cortas.
# Below the title: parts that the page cannot do without were taken out.
# $parts (Number) - how many, at least 1
proposals-pages-hint-carried = { $parts ->
    [one] Falta { $parts } parte a la que pertenece una fuente. Devuélvala, por favor.
   *[other] Faltan { $parts } partes a las que pertenecen fuentes. Devuélvalas, por favor.
}

## Lo que cambió en la biblioteca

# Beside a part: the library has other words of it now.
proposals-pages-changed = Esto cambió en la biblioteca desde que empezó
# Beside a part: the library has it no longer.
proposals-pages-part-gone = La biblioteca ya no tiene esta parte
# Heading above parts that are new in the library.
proposals-pages-come = Nuevo en la biblioteca
# Below that heading.
proposals-pages-come-hint = Otras personas añadieron o cambiaron estas partes desde que empezó.
# Button: the person’s own words stay.
proposals-pages-keep-mine = Dejar las mías
# Button: the words that the library has now are taken.
proposals-pages-take-theirs = Tomar las nuevas
# Button: a part that is new in the library stands on the page as well.
proposals-pages-take-in = Incluirla
# Button: a part that is new in the library is left out.
proposals-pages-leave-out = No incluirla
# Button: a part goes as it did in the library.
proposals-pages-let-go = Quitarla también

## Lo que se propone

# On the page of a proposal, in place of the library’s words: the part is new.
proposals-pages-part-new = Nueva: la biblioteca no tiene esta parte.
# On the page of a proposal, in place of proposed words: the part is taken out by it.
proposals-pages-part-out = Esta parte se quitaría

## Proponer

# Title of the dialog that proposes a page.
proposals-pages-propose-question = ¿Proponer esta página?
# In that dialog.
proposals-pages-propose-hint = Otras personas la leen y dicen lo que encuentran. Puede cambiarla después.
# Beside the button, while the page says what the library says.
proposals-pages-propose-same = Cambie algo primero.
# Beside the button, while something came into the library that was not looked at.
proposals-pages-propose-news = Mire primero lo que cambió en la biblioteca.
# Beside the button, while the summary is empty.
proposals-pages-propose-no-summary = Escriba primero un título y un resumen.
# Beside the button, while the library does not have the page any more.
proposals-pages-propose-gone = La biblioteca ya no tiene esta página.
