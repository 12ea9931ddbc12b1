### La página de ajustes y la de ayuda.

## Settings

settings-title = Ajustes
settings-language = Idioma
settings-appearance = Apariencia
settings-appearance-system = Como pide este dispositivo
settings-appearance-light = Clara
settings-appearance-dark = Oscura
settings-appearance-contrast = Contraste fuerte
settings-text-size = Tamaño del texto
settings-text-smaller = Más pequeño
settings-text-larger = Más grande
# $percent (String) - the size, as in “120 %”
settings-text-now = Ahora { $percent }
settings-text-smallest = Este es el tamaño más pequeño.
settings-text-largest = Este es el tamaño más grande.
settings-hide = Ocultar ya
settings-hide-by-shift = Mayús tres veces oculta Larkspur
settings-hide-explained = Pulse y suelte solo Mayús, tres veces en cinco segundos.
# CRITICAL
settings-hide-sticky = Cinco pulsaciones de Mayús activan las teclas persistentes (Sticky Keys). La tercera oculta Larkspur antes.
settings-hide-off = El botón y Ctrl Mayús X funcionan siempre.
settings-hide-more = Qué hace Ocultar ya
settings-lock = Bloqueo y frase de paso
settings-lock-now = Bloquear ahora
settings-lock-explained = Larkspur también se bloquea solo tras cinco minutos de descanso.
settings-read-while-locked = La biblioteca se puede leer mientras Larkspur está bloqueado
# CRITICAL
settings-read-while-locked-explained = Cualquier persona que abra esta aplicación puede entonces leer la biblioteca. Lo que usted guarda y lo que lee sigue bloqueado.
settings-change-passphrase = Cambiar la frase de paso
settings-keys = Cuenta y llaves
settings-about = Acerca de
# $version (String) - the version of the app, as in “0.1.0”
settings-about-version = Versión { $version }
settings-about-calls = Se comunica con su servidor y con ningún otro lugar.
settings-notices-show = Mostrar avisos de terceros
settings-notices-title = Avisos de terceros

## Errors

settings-error-not-saved = Vale por ahora, pero no se pudo guardar. Haga espacio en este dispositivo e intente de nuevo.
settings-error-unknown-language = Este idioma no está aquí. No se cambió nada. Elija otro.

## Help

settings-help-title = Ayuda
settings-help-hide = Ocultar ya
# CRITICAL
settings-help-hide-does = Quita todas las ventanas de la pantalla y bloquea Larkspur. Inícielo otra vez para seguir.
settings-help-hide-kept = Lo que escribió está guardado.
settings-help-hide-not-title = Qué no hace
# CRITICAL
settings-help-hide-not-erase = No borra nada. Todavía se puede encontrar Larkspur en este dispositivo.
# CRITICAL
settings-help-hide-not-watch = No ayuda contra un programa que graba su pantalla o sus teclas.
# CRITICAL
settings-help-hide-not-copies = No puede retirar capturas de pantalla ni palabras que otras personas ya leyeron.
settings-help-sticky-title = Mayús cinco veces
settings-help-keys = Teclas
settings-help-keys-what = Qué hace
settings-help-keys-which = Teclas
