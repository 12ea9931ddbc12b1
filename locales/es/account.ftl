### Cuenta: entrar, la clave de recuperación, cerrar sesión.

## Sign in

account-sign-in-title = Entrar
account-sign-in-intro = Use el nombre y la contraseña que le dio su grupo. No pedimos su nombre real, correo ni teléfono.
account-server = Servidor
account-server-hint = Su red dirige este servidor. Larkspur no habla con ningún otro.
account-member = Nombre en el servidor
account-member-hint = También sirve una identificación completa, como @nombre:servidor. Entonces deje el servidor vacío.
account-password = Contraseña
# CRITICAL
account-sign-in-sees = Quienes dirigen el servidor pueden ver este nombre y cuándo se conecta. No pueden leer sus conversaciones.
account-sign-in = Entrar
account-signing-in = Entrando…
account-member-missing = Escriba primero su nombre en el servidor.
account-server-missing = Escriba la dirección del servidor, o una identificación completa arriba.
account-password-missing = Escriba primero su contraseña.

## Session that the server no longer accepts

# CRITICAL
account-expired = El servidor ya no acepta este dispositivo. Lo guardado aquí está a salvo. Entre de nuevo para enviar y recibir.
account-expired-act = Entrar de nuevo
account-expired-title = Entrar de nuevo
account-expired-intro = El servidor ya no acepta este dispositivo. Sus conversaciones siguen aquí.
account-expired-later = Ahora no

## Waiting

account-checking = Revisando sus claves…
account-checking-hint = Tarda unos segundos. No se envía nada.
account-checking-go-on = Seguir sin esperar
account-opening = Abriendo. Puede seguir en otra parte.

## New recovery key

account-key-title = Guarde su clave de recuperación
# CRITICAL
account-key-intro = Si pierde este dispositivo, la clave abre sus conversaciones anteriores en otro. Guárdela lejos de este dispositivo.
account-key-caption = Su clave de recuperación
account-key-group = Grupo { $number }
account-key-save = Guardar como archivo
account-key-saving = Guardando…
account-key-copy = Copiar
account-key-copy-hint = La copia sale del portapapeles a los 30 segundos. El archivo lleva un nombre sencillo.
account-key-copied = Copiada. Sale del portapapeles a los 30 segundos.
account-key-saved = Guardada. Lleve el archivo fuera de este dispositivo.
account-key-confirm = Escriba dos grupos de la clave, para comprobar que la tiene.
account-key-finish = Terminar
account-key-finishing = Comprobando…
account-key-later = Hacerlo después
account-key-later-hint = Después está bien. Se lo recordaremos con discreción cada vez que empiece.
account-key-making = Creando su clave…
account-key-groups-missing = Escriba primero los dos grupos.

## Quiet reminder

account-remind = Su clave de recuperación aún no está comprobada. Sin ella, perder el dispositivo es perder las conversaciones.
account-remind-act = Guardarla ahora
account-remind-later = Después

## Entering the recovery key

account-enter-title = Escriba su clave de recuperación
# CRITICAL
account-enter-intro = Esta cuenta tiene claves de antes. Sin su clave de recuperación, este dispositivo no puede abrir mensajes ni enviarlos.
account-enter-key = Clave de recuperación
account-enter-hint = Los espacios no importan. Puede pegarla.
account-enter = Abrir mis conversaciones
account-entering = Abriendo…
account-enter-missing = Escriba primero su clave de recuperación.
account-enter-later = Seguir sin ella
account-enter-later-hint = Sin ella verá los nombres de sus salas, y nada más.
account-no-key = No tengo la clave
# CRITICAL
account-enter-remind = Falta su clave de recuperación. Aquí no se pueden abrir ni enviar mensajes.
account-enter-remind-act = Escribir la clave

## Lost key: starting over

account-reset-title = Empezar de nuevo con otras claves
account-reset-other-device = Mire primero: quizá otro dispositivo suyo sigue conectado. Un archivo o un papel puede tener la clave.
# CRITICAL
account-reset-lost = Si empieza de nuevo, los mensajes anteriores quedan cerrados en todos sus dispositivos. Nadie puede deshacerlo.
# CRITICAL
account-reset-kept = Su nombre, sus salas y su lugar en ellas se conservan. Los mensajes nuevos se abrirán.
# CRITICAL
account-reset-seen = Las personas con quienes habla sabrán que sus claves cambiaron. Se les preguntará antes de volver a escribirle.
account-reset-open = Empezar de nuevo…
account-reset-back = Sí tengo la clave
account-reset-question = ¿Empezar de nuevo con otras claves?
# CRITICAL
account-reset-confirm = Los mensajes anteriores quedan cerrados. El servidor pide su contraseña.
account-reset = Empezar de nuevo
account-resetting = Empezando de nuevo…
account-reset-keep = Dejarlo como está

## Damaged copy

account-damaged-title = La copia de este dispositivo está dañada
# CRITICAL
account-damaged-intro = Su cuenta y sus mensajes en el servidor están a salvo. Lo no enviado desde aquí puede perderse.
account-damaged-advice = Cierre la sesión aquí y entre de nuevo. Para mensajes anteriores necesita su clave de recuperación.

## Signing out

account-sign-out-open = Cerrar sesión…
account-sign-out-question = ¿Cerrar sesión en este dispositivo?
# CRITICAL
account-sign-out-here = Se borra aquí: sus conversaciones, lo no enviado y las claves. Para abrir mensajes anteriores necesitará la clave de recuperación.
# CRITICAL
account-sign-out-no-key = Su clave de recuperación no está comprobada. Sin ella, los mensajes anteriores quedan cerrados para siempre.
# CRITICAL
account-sign-out-there = Queda en el servidor: su nombre, sus salas y los mensajes cifrados. No se envía ningún mensaje a los miembros.
account-sign-out = Cerrar sesión
account-signing-out = Cerrando sesión…
account-sign-out-keep = Seguir aquí

## Settings page

account-settings-member = Ha entrado como
account-settings-server = Servidor
account-settings-keys = Clave de recuperación
account-settings-damaged = La copia de este dispositivo está dañada. Cierre la sesión y entre de nuevo.
account-settings-signed-out = Nadie ha entrado. Abra Conversaciones para entrar.
account-keys-checking = Aún no se sabe
account-keys-needed = Aún no creada
account-keys-not-confirmed = Creada, aún sin comprobar
account-keys-ready = Guardada y comprobada
account-keys-missing = No se ha escrito en este dispositivo
account-new-key = Crear otra clave de recuperación…
account-new-key-question = ¿Crear otra clave de recuperación?
# CRITICAL
account-new-key-warning = La clave anterior deja de servir al instante. Sus mensajes quedan como están.
account-new-key-make = Crear otra clave
account-new-key-keep = Conservar la anterior

## What went wrong

account-error-address-malformed = Eso no es una dirección. No se envió nada. Escríbala como chat.example.org.
# CRITICAL
account-error-not-secure = Esa dirección no es segura. Su contraseña no se envió. Use una que empiece por https.
account-error-server-not-found = Ningún servidor responde ahí. No se envió nada. Revise cómo está escrita la dirección.
account-error-server-unreachable = El servidor no respondió. Lo guardado aquí está a salvo. Revise la red e inténtelo de nuevo.
# CRITICAL
account-error-tls-failed = La conexión no es segura. Su contraseña no se envió. Pruebe otra red, o pregunte a quien dirige el servidor.
account-error-server-too-old = Este servidor es demasiado antiguo para Larkspur. No se guardó nada. Pida que lo actualicen.
account-error-no-password-login = Este servidor no acepta contraseñas. No se guardó nada. Pida otro servidor a su grupo.
account-error-wrong-password = El nombre o la contraseña no coincide. No se ha perdido nada. Revise mayúsculas y espacios, e inténtelo de nuevo.
account-error-rate-limited =
    { $seconds ->
        [one] El servidor pide una pausa. No se ha perdido nada. Inténtelo en { $seconds } segundo.
        [many] El servidor pide una pausa. No se ha perdido nada. Inténtelo en { $seconds } de segundos.
       *[other] El servidor pide una pausa. No se ha perdido nada. Inténtelo en { $seconds } segundos.
    }
account-error-account-closed = Esta cuenta está cerrada o en pausa. Lo guardado aquí está a salvo. Pregunte a quienes dirigen el servidor.
account-error-already-signed-in = Ya hay alguien dentro. No se cambió nada. Cierre antes la sesión en Ajustes.
account-error-recovery-key-malformed = Eso no es una clave completa. No se ha perdido nada. Compárela letra por letra e inténtelo de nuevo.
account-error-recovery-key-wrong = Esta clave no abre esta cuenta. No se ha perdido nada. Busque una más reciente.
account-error-groups-do-not-match = Estos grupos no coinciden con la clave. La clave sigue arriba. Compárelos e inténtelo de nuevo.
account-error-no-key-to-confirm = Ya no hay una clave que comprobar. Su cuenta está a salvo. Cree otra clave.
account-error-not-saved = La clave no se copió ni se guardó. Sigue a la vista aquí. Escríbala en papel.
account-error-disk-not-writable = Este dispositivo no puede guardar más. Lo guardado está a salvo. Libere espacio e inténtelo de nuevo.
account-error-store-damaged = La copia de este dispositivo está dañada. El servidor conserva la suya. Cierre la sesión y entre de nuevo.
account-error-server-fault = El servidor tiene un problema propio. No se ha perdido nada. Inténtelo en unos minutos.
