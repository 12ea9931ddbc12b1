### Escuchar una página, y leerla en voz alta.

## Escuchar

# Nombre de la barra encima del texto de una página, solo para lectores de pantalla.
resources-narration-bar = Escuchar esta página
# Botón que lee la página desde el principio.
resources-narration-listen = Escuchar
# Botón que detiene por un momento lo que se oye.
resources-narration-pause = Pausa
# El mismo botón durante la pausa: sigue donde estaba.
resources-narration-go-on = Seguir
# Botón que termina lo que se oye.
resources-narration-stop = Parar
# Etiqueta de la elección de la velocidad. Lleva una de las cuatro siguientes.
resources-narration-speed = Velocidad
# Una velocidad: tres cuartos de como se habló.
resources-narration-slower = más lenta
# Una velocidad: como se habló.
resources-narration-as-spoken = como se habló
# Una velocidad: un cuarto más rápida.
resources-narration-faster = más rápida
# Una velocidad: la mitad más rápida.
resources-narration-fastest = mucho más rápida
# CRITICAL
# En la barra, mientras se oye una parte cuyo texto ya es otro.
resources-narration-changed = El texto ha cambiado desde que se leyó en voz alta.
# CRITICAL
# En la barra, mientras no se oye nada: algunas partes se leyeron antes de que cambiara su texto.
resources-narration-some-changed = Parte del texto ha cambiado desde que se leyó en voz alta.

## Leer en voz alta

# Botón de una página que abre la grabadora.
resources-narration-record-open = Leerla en voz alta
# Título de la grabadora.
resources-narration-record-title = Leer esta página en voz alta
# Debajo de ese título: qué hacer.
resources-narration-record-what = Lee una parte tras otra. Puedes oírla de nuevo y cambiarla.
# CRITICAL
# Debajo: quién puede oír lo que se graba.
resources-narration-record-sees = Las grabaciones se quedan en tu bóveda. Nadie más puede oírlas.
# Botón junto a una parte: abre el micrófono.
resources-narration-record-start = Grabar
# El mismo botón con el micrófono abierto: lo cierra y guarda lo dicho.
resources-narration-record-stop = Parar y guardar
# CRITICAL
# Se ve mientras el micrófono está abierto.
resources-narration-record-listening = El micrófono está encendido.
# Botón junto a una parte: reproduce lo grabado.
resources-narration-record-play = Escuchar
# El mismo botón mientras suena.
resources-narration-record-play-stop = Parar
# Junto a una parte: que está grabada, y cuánto dura.
# $seconds (Number) - segundos, al menos 1
resources-narration-record-length = { $seconds ->
    [one] Grabado: { $seconds } segundo
    [many] Grabado: { $seconds } de segundos
   *[other] Grabado: { $seconds } segundos
}
# Junto a una parte que se grabó antes de que cambiara su texto.
resources-narration-record-changed = El texto ha cambiado desde que lo leíste en voz alta.
# Botón junto a una parte, y de la pregunta que sigue: borra su grabación.
resources-narration-record-drop = Borrar
# La pregunta después de ese botón.
resources-narration-record-drop-question = ¿Borrar esta grabación? Nadie puede recuperarla.
# Botón de esa pregunta: la grabación se queda.
resources-narration-record-drop-keep = Guardarla
# Botón que cierra la grabadora.
resources-narration-record-close = Cerrar

## Errores

# Nada reproduce sonido.
resources-narration-error-no-speaker = Ahora nada reproduce sonido aquí. Tus páginas y grabaciones están a salvo. Revisa el altavoz e inténtalo otra vez.
# No hay micrófono.
resources-narration-error-no-microphone = Ahora no se puede usar ningún micrófono. Lo que grabaste antes se conserva. Revisa el micrófono e inténtalo otra vez.
# Un sonido no se puede reproducir.
resources-narration-error-bad-sound = Este sonido no se puede reproducir. La página se puede leer igual.
# El micrófono no oyó nada.
resources-narration-error-nothing-recorded = No se grabó nada. Lo que tenías antes se conserva. Pulsa Grabar, habla y luego pulsa Parar.
