### Palabras que comparten todas las páginas: barra superior, botones, errores, teclas.

## The window

common-skip = Ir a la página
common-top-bar = Barra superior
common-places = Lugares
common-conversations = Conversaciones
# Tab in the top bar: the library.
common-library = Biblioteca
# Tab in the top bar: policy drafts that are written together.
common-advice = Recomendaciones
common-settings = Ajustes
common-you = Usted
common-help = Ayuda

## Hide now

common-hide-now = Ocultar ya
common-hide-now-title = Mayús tres veces

## Buttons

common-show = Mostrar
common-cover = Cubrir
common-continue = Continuar
common-back = Atrás
common-undo = Deshacer
common-close = Cerrar
common-cancel = Dejar como está
common-try-again = Intentar de nuevo
common-more = Más

## States

common-draft-language = Borrador, aún sin revisar
# $language (String) - the name of that language in itself
common-language-changed = El idioma ahora es { $language }.

## Errors of the bridge

common-error-locked = Larkspur está bloqueado. No se perdió nada. Ábralo e intente de nuevo.
common-error-signed-out = Su sesión está cerrada en este dispositivo. Iníciela e intente de nuevo.
common-error-malformed = Larkspur no entendió su propia petición. No se cambió nada. Actualice Larkspur si puede.
common-error-internal = Algo salió mal dentro de Larkspur. Lo que escribió está guardado. Intente de nuevo.

## Keys

common-key-control = Ctrl
common-key-alt = Alt
common-key-shift = Mayús
common-key-escape = Esc
common-key-enter = Intro
common-key-f6 = F6
common-key-x = X
common-key-slash = /
common-key-comma = ,
common-key-left = ←
    .aria = flecha izquierda
common-key-down = ↓
    .aria = flecha abajo
common-key-up = ↑
    .aria = flecha arriba

## What the keys do

common-act-hide-now = Ocultar y bloquear Larkspur
common-act-next-region = Ir a la parte siguiente de la ventana
common-act-previous-region = Ir a la parte anterior
common-act-close = Cerrar lo último que se abrió. Nada cambia.
common-act-show-help = Abrir esta página
common-act-open-settings = Abrir los ajustes
common-act-back = Volver a los estantes de la biblioteca, o a las conversaciones
common-act-next-room = Conversación siguiente
common-act-previous-room = Conversación anterior
common-act-next-new-room = Siguiente conversación con algo nuevo
common-act-previous-new-room = Conversación anterior con algo nuevo
common-act-send = Enviar lo que escribió
common-act-new-line = Empezar otra línea mientras escribe
common-act-edit-last = Editar su último mensaje, si no hay nada escrito
common-act-move-in-timeline = Recorrer los mensajes, si uno tiene el foco

## Links that lead out of the app

common-link-question = ¿Abrir este enlace fuera de Larkspur?
common-link-host = Lleva a:
# CRITICAL
common-link-sees = Ese sitio ve su dirección de red y la hora. El enlace puede mostrar qué lee.
common-link-open = Abrir en el navegador
common-link-keep = Quedarme aquí
common-link-no-host = una dirección que no se puede mostrar

## What has changed in a text

# For screen readers, before words that were added.
common-change-added = Añadido:
# For screen readers, behind words that were added.
common-change-added-end = Fin de lo añadido.
# For screen readers, before words that were taken out.
common-change-removed = Quitado:
# For screen readers, behind words that were taken out.
common-change-removed-end = Fin de lo quitado.
