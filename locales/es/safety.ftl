### La cámara: primer inicio, pantalla de bloqueo, Ocultar ya, cambio de la frase.

## First run

# $step (Number) - the step that is shown, from 1
# $count (Number) - how many steps there are
safety-step = Paso { $step } de { $count }
safety-language-title = Elija su idioma
safety-language-lead = Puede cambiarlo en cualquier momento en los ajustes.
safety-passphrase-title = Elija una frase de paso
# CRITICAL
safety-passphrase-lead = Abre Larkspur en este dispositivo. Nadie más la tiene: nadie puede restablecerla por usted.
safety-words = Cinco palabras que podría usar
safety-words-use = Usar estas palabras
safety-words-other = Otras palabras
safety-passphrase = Su frase de paso
# CRITICAL
safety-passphrase-keep = Guárdela en papel, lejos de este dispositivo.
safety-strength-weak = Fácil de adivinar.
safety-strength-not-yet = Todavía no basta.
safety-strength-good = Bien. Con una palabra más es fuerte.
safety-strength-strong = Fuerte.
safety-advice-add-word = Una palabra más ayuda.
safety-advice-too-common = Es de las primeras que se prueban.
safety-advice-avoid-dates = Las fechas y los años se prueban primero.
safety-advice-avoid-patterns = Las repeticiones y filas de teclas se prueban primero.
safety-passphrase-reason = Podrá continuar cuando sea difícil de adivinar.
safety-passphrase-working = Preparando…
safety-protects-title = De qué protege
# CRITICAL
safety-protects = Alguien encuentra, toma o registra este dispositivo con Larkspur bloqueado. No puede leer lo que hay dentro.
safety-protects-not-title = De qué no protege
# CRITICAL
safety-protects-not = Alguien mira mientras está abierto. Un programa de este dispositivo graba lo que usted escribe o ve.

## The lock screen

safety-lock-label = Frase de paso
safety-lock-open = Abrir
safety-lock-opening = Abriendo…
safety-lock-forgot = Olvidé mi frase de paso
safety-lock-read = Leer
safety-reading-back = Pantalla de bloqueo
safety-lock-language-title = Elija su idioma
safety-lock-title = Bloqueado
# $wait (String) - how long, in words
safety-lock-wait = Espere { $wait } y vuelva a intentar. No se perdió nada.

## Waits, in words

safety-wait-moment = unos segundos
safety-wait-quarter = un cuarto de minuto
safety-wait-half = medio minuto
safety-wait-minute = un minuto

## Forgotten

safety-erase-title = ¿Empezar de nuevo sin su frase de paso?
# CRITICAL
safety-erase-nothing = Nada puede recuperar la frase de paso. Nosotros tampoco.
# CRITICAL
safety-erase-lost = Se pierde: lo que no se envió y las llaves de este dispositivo.
# CRITICAL
safety-erase-kept = No se pierde: lo que está en el servidor. Su llave de recuperación lo abre de nuevo.
safety-erase-word = borrar
# $word (String) - the word that has to be typed
safety-erase-label = Para seguir, escriba «{ $word }»
safety-erase-act = Borrar lo que hay en este dispositivo
safety-erase-working = Borrando…
# $word (String) - the word that has to be typed
safety-erase-reason = Podrá seguir cuando haya escrito «{ $word }».

## A damaged vault

safety-damaged-title = El cerrojo de este dispositivo está dañado
# CRITICAL
safety-damaged-lead = No se puede leer ninguna de sus dos copias. Ninguna frase de paso puede abrirlo ahora.
# CRITICAL
safety-damaged-kept = Lo que está en el servidor está a salvo. Su llave de recuperación lo abre de nuevo.
safety-damaged-advice = Si tiene una copia de la carpeta de datos, restáurela y empiece otra vez.
safety-damaged-erase = Empezar de nuevo en este dispositivo

## Rest

safety-rest-soon = Larkspur se bloqueará pronto. Lo que escribió está guardado.
safety-rest-stay = Seguir aquí

## Hide now

# $count (Number) - how many presses are still needed: 1 or 2
safety-hide-progress =
    { $count ->
        [one] Pulse Mayús una vez más para ocultar
        [many] Pulse Mayús dos veces más para ocultar
       *[other] Pulse Mayús dos veces más para ocultar
    }

## Changing the passphrase

safety-change-title = Cambie su frase de paso
safety-change-current = La frase de paso que tiene ahora
safety-change-new = Su nueva frase de paso
safety-change-act = Cambiar la frase de paso
safety-change-working = Cambiando…
safety-change-done = Su frase de paso cambió. La anterior ya no abre nada.

## Errors

# CRITICAL
safety-error-wrong = Eso no lo abrió. No se perdió nada. Revise mayúsculas y espacios e intente de nuevo.
# CRITICAL
# $wait (String) - how long the next try has to wait, in words
safety-error-wrong-wait = Eso no lo abrió. No se perdió nada. Revise mayúsculas y espacios. Espere { $wait } e intente de nuevo.
# $wait (String) - how long the next try has to wait, in words
safety-error-wait = Fue demasiado pronto. No se perdió nada. Espere { $wait } e intente de nuevo.
safety-error-too-weak = Esta frase es fácil de adivinar. No se cambió nada. Añada una palabra más.
safety-error-already-exists = Ya hay una frase de paso. No se cambió nada. Inicie Larkspur otra vez para usarla.
safety-error-absent = Todavía no hay frase de paso. Inicie Larkspur otra vez para elegir una.
safety-error-damaged = El cerrojo de este dispositivo está dañado. Lo del servidor está a salvo. Inicie Larkspur otra vez.
safety-error-disk = Este dispositivo no pudo guardar. No se cambió nada. Haga espacio e intente de nuevo.
safety-error-database = Lo guardado en este dispositivo está dañado. Lo del servidor está a salvo. Restaure una copia o empiece de nuevo.
safety-error-newer-app = En este dispositivo se usó un Larkspur más nuevo. Todo sigue ahí. Inicie el más nuevo para abrirlo.
safety-error-no-encryption = Este Larkspur no puede cifrar lo que guarda. No guarda nada. Instálelo otra vez desde un lugar de confianza.
safety-error-not-confirmed = No se escribió la palabra. No se borró nada. Escríbala e intente de nuevo.
safety-error-no-answer = Larkspur no responde. No se perdió nada. Ciérrelo e inícielo otra vez.
