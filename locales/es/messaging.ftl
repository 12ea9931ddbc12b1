### Conversaciones: la lista de salas, una sala, el cuadro de escritura.

## Start pane

messaging-places = Lugares
messaging-places-close = Volver a la conversación
messaging-rooms = Conversaciones
messaging-invitations = Invitaciones
messaging-filter = Filtrar por nombre
    .placeholder = Filtrar por nombre
messaging-filter-empty = Ninguna conversación coincide con «{ $text }».
messaging-new-count =
    { $count ->
        [one] { $count } nuevo
        [many] { $count } de nuevos
       *[other] { $count } nuevos
    }
messaging-new-many = Muchos nuevos
messaging-unnamed = Sala sin nombre
messaging-preview = { $name }: { $text }
messaging-preview-own = Usted: { $text }
messaging-preview-closed = Un mensaje que no se muestra aquí
messaging-preview-invited = Tiene una invitación
messaging-empty-title = Aún no hay conversaciones
messaging-empty = Empiece una, o espere una invitación.
messaging-none-open-title = Elija una conversación
messaging-none-open = Sus conversaciones están en Lugares.
messaging-opening = Abriendo. Puede seguir en otra parte.

## Connection, in the top bar

messaging-connection-connecting = Conectando. Lo que escribe se guarda.
messaging-connection-offline = Sin conexión. Lo que escribe se guarda y saldrá cuando vuelva la red.

## New conversation

messaging-new = Nueva
messaging-new-circle = Empezar un círculo
messaging-new-direct = Hablar con una persona
# Title of the same dialog when a room for writing pages together is chosen in it.
messaging-new-library = Empezar una sala de biblioteca
# Label of the choice of what is started.
messaging-kind = ¿Qué quiere empezar?
# One answer: a group that talks.
messaging-kind-circle = Círculo
messaging-circle-hint = Un círculo es un grupo que conversa. Solo se entra por invitación.
# The other answer, and beside such a room in the list and in its header.
messaging-library-room = Sala de biblioteca
# Below that answer.
messaging-library-hint = Un grupo que escribe y traduce páginas de la biblioteca. También se puede conversar allí. El servidor ve que es una.
messaging-circle-name = Nombre de la sala
# CRITICAL
messaging-circle-sees = El nombre de una sala no se cifra. Pueden leerlo los miembros y quienes dirigen el servidor.
messaging-circle-create = Empezar el círculo
# The same button when a room for writing pages together is chosen.
messaging-library-create = Empezar la sala de biblioteca
messaging-circle-creating = Empezando…
messaging-direct-member = Su identificación de miembro
messaging-member-hint = Es como @nombre:servidor. La persona la encuentra en sus ajustes.
# CRITICAL
messaging-direct-sees = Solo ustedes dos pueden leer lo que escriben. El servidor ve quién habla con quién.
messaging-direct-create = Invitar a hablar
messaging-direct-creating = Invitando…
messaging-member-malformed = Eso no es una identificación. Es como @nombre:servidor.
messaging-keep = Ahora no

## Invitation

messaging-invited-title = Tiene una invitación a { $room }
messaging-invited-direct-title = Alguien le invita a hablar
messaging-invited = No verá mensajes antes de aceptar. Nadie sabrá que miró.
messaging-show-inviter = Mostrar quién invita
messaging-inviter = Invita { $name } ({ $member }).
messaging-inviter-unknown = El servidor no dijo quién invita.
# CRITICAL
messaging-invited-sees = Si acepta, los miembros ven su nombre y su identificación. No ven dónde está.
messaging-accept = Aceptar
messaging-accepting = Aceptando…
messaging-decline = Rechazar
messaging-declining = Rechazando…
messaging-decline-ignore = Rechazar e ignorar
messaging-decline-hint = Ignorar significa: no verá nada más de esta persona. No se le avisa.

## Header of a room

messaging-encrypted = Cifrada de extremo a extremo
messaging-not-encrypted = Sin cifrar
messaging-members =
    { $count ->
        [one] { $count } miembro
        [many] { $count } de miembros
       *[other] { $count } miembros
    }
messaging-members-title = Quién puede leer esto
# CRITICAL
messaging-members-hint = Todas las personas de esta lista pueden leer lo que escriba desde ahora. El servidor no puede.
messaging-member-organisation = La organización
messaging-members-organisation = { $name } es la cuenta de la organización. Quienes la llevan también pueden leer esto.
messaging-member-own = Usted
messaging-member-invited = Con invitación, aún no está
messaging-members-close = Volver a la conversación
messaging-members-list = Miembros
messaging-invite = Invitar
messaging-invite-title = Invitar a alguien a { $room }
messaging-invite-member = Identificación de miembro
# CRITICAL
messaging-invite-sees = Leerá lo que se escriba después de entrar, y nada de lo anterior.
messaging-invite-send = Enviar la invitación
messaging-inviting = Invitando…
messaging-invited-done = La invitación está enviada.
messaging-leave = Salir
messaging-left = Saliendo de { $room }. Los miembros verán que salió. No se envía ningún mensaje.

## Who owns the room

messaging-owner-waits-other = { $name } aún no ha entrado. Quizá no pueda leer lo que escriba ahora.
messaging-owner-waits-organisation-own = Usted cuida esta sala hasta que entre { $name }.
messaging-owner-waits-organisation = Quien empezó esta sala la cuida hasta que entre { $name }.
messaging-owner-organisation-declined-own = { $name } no está en esta sala; por eso la cuida usted.
messaging-owner-organisation-declined = { $name } no está en esta sala. La cuida quien la empezó.
messaging-owner-creator-own = Usted empezó esta sala y por eso la cuida. No pertenece a ninguna organización.
messaging-owner-creator = Quien empezó esta sala la cuida. No pertenece a ninguna organización.

# Above the title of a page of the library that somebody shared in a conversation.
messaging-page-card = De la biblioteca
# Above the title of a pack of pages for the library that somebody shared in a conversation.
messaging-pack-card = Páginas para la biblioteca
# Of such a pack: its version, and how much is fetched.
# $revision (Number) - its version, from 1
# $kilobytes (Number) - its size in kilobytes, from 1
messaging-pack-about = Versión { $revision }, { $kilobytes } kB
# The same of a large one.
# $revision (Number) - its version, from 1
# $megabytes (Number) - its size in megabytes, from 1
messaging-pack-about-large = Versión { $revision }, { $megabytes } MB
# CRITICAL
# Of such a pack, before it is fetched: who is said to have signed it. It is not known yet whether that is true.
# $name (String) - the name of a chapter, as in “Philippines”
messaging-pack-said-by-chapter = Se dice que lo firmó la sección { $name }. Larkspur lo comprueba cuando usted lo obtiene.
# CRITICAL
# The same, if it is said to be signed by the network itself.
messaging-pack-said-by-network = Se dice que lo firmó la red. Larkspur lo comprueba cuando usted lo obtiene.
# Button that fetches the pack.
messaging-pack-get = Obtener este paquete
# The same button while it works.
messaging-pack-getting = Obteniendo…
# State of a shared pack: the library has this version.
messaging-pack-here = Está en su biblioteca
# State of a shared pack: the library has a newer version.
messaging-pack-newer-here = En su biblioteca hay una versión más nueva
# The button once the pack is there: leads to the page with the packs.
messaging-pack-see = Verlo en la biblioteca

## What is written for the library

# On the card of a message in a library room. The name of who did it stands beside it.
messaging-proposal-proposed = Propone una página para la biblioteca
# The same: the author sent a new version.
messaging-proposal-revised = Envía una nueva versión de una propuesta
# The same: a reviewer found that it fits.
messaging-proposal-found-fitting = Le parece bien una propuesta
# The same: a reviewer wants something changed.
messaging-proposal-asked-for-change = Pide un cambio en una propuesta
# The same: the author took it back.
messaging-proposal-withdrawn = Retira una propuesta
# The same: an editor says so.
messaging-proposal-taken-up = Dice que una propuesta está en la biblioteca
# The same, when only a newer version of the app understands the message.
messaging-proposal-needs-newer = Algo sobre una propuesta que necesita un Larkspur más nuevo
# On the card: leads to the proposal.
messaging-proposal-open = Abrir

## Timeline

messaging-timeline = Mensajes en { $room }
messaging-start = Este es el comienzo.
messaging-earlier-loading = Abriendo mensajes anteriores…
messaging-earlier-stopped = Los mensajes anteriores no se abrieron. Lo que ve está a salvo.
messaging-try-again = Intentar de nuevo
messaging-to-newest = Ir a lo más nuevo
messaging-you = Usted
messaging-notice-joined = { $name } ha entrado.
messaging-notice-left = { $name } ya no está aquí.
messaging-notice-invited = { $name } tiene una invitación.
messaging-notice-created = La conversación ha empezado.
messaging-removed = Este mensaje se ha quitado.
messaging-not-supported = Este tipo de mensaje aún no se muestra aquí.
messaging-edited = Editado
messaging-sending = En espera de envío
messaging-sent = Enviado
# CRITICAL
messaging-paused = Aún sin enviar. Espera su respuesta abajo.
# CRITICAL
messaging-not-sent = No enviado. El servidor no respondió. Sus palabras se guardan aquí.
messaging-edit = Editar
messaging-delete = Borrar
messaging-deleted = El mensaje sin enviar está borrado.

## Messages that cannot be opened

messaging-closed-waiting = Este mensaje aún no se puede abrir en este dispositivo. Se abrirá solo cuando llegue su clave.
messaging-closed-before-joining = Esto se escribió antes de que usted entrara. Pregunte a un miembro si lo necesita.
messaging-closed-recovery = Este mensaje necesita su clave de recuperación.
messaging-closed-recovery-act = Escribir la clave
messaging-closed-not-in-backup = Esto es de antes de entrar aquí. Ábralo en su otro dispositivo.
# CRITICAL
messaging-closed-not-trusted = Esto vino de un dispositivo que su remitente no ha confirmado. Pregúntele por otro medio si lo escribió.
messaging-closed-withheld = El dispositivo del remitente no compartió esto con el suyo. Pídale que lo envíe de nuevo.

## Announcements for screen readers

messaging-announce = { $name }: { $text }
messaging-announce-many =
    { $count ->
        [one] { $count } mensaje nuevo
        [many] { $count } de mensajes nuevos
       *[other] { $count } mensajes nuevos
    }

## Links


## Composer

messaging-composer = Escribir en { $room }
    .placeholder = Escribir en { $room }
messaging-send = Enviar
messaging-composer-keys = Intro envía. Mayúsculas e Intro hacen otra línea.
# CRITICAL
messaging-sees =
    { $count ->
        [one] { $count } miembro puede leer esto. El servidor no puede. Ve que usted escribió, y cuándo.
        [many] { $count } de miembros pueden leer esto. El servidor no puede. Ve que usted escribió, y cuándo.
       *[other] { $count } miembros pueden leer esto. El servidor no puede. Ve que usted escribió, y cuándo.
    }
# CRITICAL
messaging-refused-not-encrypted = Esta sala no está cifrada. Larkspur no envía nada aquí.
# CRITICAL
messaging-refused-identity = El envío espera hasta que responda arriba.
# CRITICAL
messaging-refused-recovery = Para enviar hace falta su clave de recuperación. Lo que escribe se guarda.
messaging-refused-rules = En esta sala solo escriben algunos miembros.
messaging-refused-opening = La sala aún se está abriendo. Lo que escribe se guarda.

## Changed identity

# CRITICAL
messaging-identity-changed = { $name } tiene claves nuevas: otro dispositivo, un nuevo comienzo, u otra persona en su lugar.
# CRITICAL
messaging-identity-changed-verified = { $name } tiene claves nuevas, y ustedes habían comprobado las anteriores: pregúntele en persona.
messaging-identity-waits = Aquí no se envía nada hasta que usted elija.
messaging-identity-accept = Seguir con las claves nuevas
messaging-identity-accepting = Siguiendo…
messaging-identity-later = Ahora no
messaging-identity-open = Responder ahora

## What went wrong

messaging-error-room-unknown = Esta sala no está en este dispositivo. Las demás están a salvo. Elija otra.
# CRITICAL
messaging-error-not-encrypted = Esta sala no está cifrada. No se envió nada. Sus palabras se guardan aquí.
messaging-error-identity-not-ready = Falta su clave de recuperación. Sus palabras se guardan aquí. Escriba antes la clave.
messaging-error-empty = Aún no hay nada que enviar. Escriba algo primero.
messaging-error-too-long = Es demasiado largo para un mensaje. Sus palabras se guardan aquí. Envíelo por partes.
messaging-error-name-malformed = Una sala necesita un nombre de 1 a 100 letras. No se empezó nada. Cambie el nombre.
messaging-error-item-gone = Este mensaje ha cambiado entretanto. No se ha perdido nada. Mírelo de nuevo.
messaging-error-left-already = Ya salió, y los miembros lo ven. Para volver, pida otra invitación.
messaging-error-member-unknown = Nadie tiene esa identificación en ese servidor. No se envió nada. Revise cómo está escrita.
messaging-error-already-member = Esta persona ya está aquí o ya tiene invitación. No se cambió nada.
messaging-error-not-with-yourself = Esa es su propia identificación. No se empezó nada. Escriba la de otra persona.
messaging-error-not-allowed = Las reglas de esta sala no lo permiten. No se cambió nada. Pregunte a quien modera.
messaging-error-server-unreachable = El servidor no respondió. No se cambió nada. Revise la red e inténtelo de nuevo.
messaging-error-rate-limited =
    { $seconds ->
        [one] El servidor pide una pausa. No se ha perdido nada. Inténtelo en { $seconds } segundo.
        [many] El servidor pide una pausa. No se ha perdido nada. Inténtelo en { $seconds } de segundos.
       *[other] El servidor pide una pausa. No se ha perdido nada. Inténtelo en { $seconds } segundos.
    }
messaging-error-server-fault = El servidor tiene un problema propio. No se ha perdido nada. Inténtelo en unos minutos.
messaging-error-disk-not-writable = Este dispositivo no puede guardar más. Lo guardado está a salvo. Libere espacio e inténtelo de nuevo.
messaging-error-link-refused = Este enlace no se abre desde aquí. No se abrió nada.
# What was to go along with a message is larger than the server takes.
messaging-error-attachment-too-large = Esto es demasiado grande para enviarlo aquí. No se envió nada. Pida a su sección un archivo.
# The server has deleted what came with a message.
messaging-error-attachment-gone = El servidor ya no tiene esto. No cambió nada. Pida que lo compartan otra vez.
