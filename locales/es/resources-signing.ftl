### Firmar: la clave de quien edita, y el certificado de la red para ella.

# Heading of a part below the packs, for those who put together new versions of pages.
resources-signing-title = Para quienes editan
# Below that heading: what the part is for.
resources-signing-what = Quien edita reúne las páginas revisadas en una versión nueva y la firma. Para eso necesita una clave, y un certificado de la red para ella.
# Button that makes such a key.
resources-signing-make = Crear una clave
# CRITICAL
# Label of the line that others check signatures with. It can be read by anybody.
resources-signing-public = La línea pública de su clave
# Below that line: what to do with it.
resources-signing-public-hint = Envíe esta línea a quienes guardan la clave raíz de la red. La clave misma nunca sale de este dispositivo. Si olvida su frase de paso, se pierde.
# Instead of a certificate: there is none yet.
resources-signing-none = Aquí la red todavía no ha certificado esta clave. Hasta entonces no firma nada.
# Of a certificate: for whom the person signs.
# $chapter (String) - the name of a chapter, as in “Philippines”
resources-signing-for = Usted firma para el sección { $chapter }
# Of a certificate: which packs it is for.
resources-signing-all = Todos los paquetes menos el de Larkspur.
# Of a certificate: which packs it is for.
# $packs (String) - the ids of packs, with commas between them
resources-signing-only = Estos paquetes: { $packs }
# State of a certificate: it holds today.
resources-signing-holds = Vigente
# State of a certificate: its first day is still to come.
resources-signing-not-yet = Todavía no vigente
# State of a certificate: its last day is over.
resources-signing-ended = Terminado
# State of a certificate: the network has called the key back.
resources-signing-revoked = Retirado
# Of a certificate: its last day.
# $day (String) - a day, as in “25 November 2027”
resources-signing-until = hasta el { $day }
# Label of the field where a certificate is pasted.
resources-signing-paste = El certificado para esta clave
# The same where there is one already.
resources-signing-paste-newer = Un certificado más nuevo para esta clave
# Below that field: what has to be pasted.
resources-signing-paste-hint = Pegue todo lo que la red le envió: el certificado y su firma.
# Button that adds what was pasted.
resources-signing-add = Añadir el certificado
# Said after a certificate was added.
resources-signing-added = El certificado está añadido.
# Button that throws the key away, and the button of its question.
resources-signing-drop = Desechar la clave
# Title of the question before that.
resources-signing-drop-question = ¿Desechar esta clave?
# CRITICAL
# In that question: what goes.
resources-signing-drop-what = Ya no podrá firmar nada con ella. Nadie puede recuperarla. Para una clave nueva necesita un certificado nuevo.
# In that question: what stays.
resources-signing-drop-stays = Lo que ha firmado sigue firmado. Si otra persona puede tener esta clave, avise a la red.

## Errores

# A certificate was pasted that is none, or not all of one.
resources-signing-refused-not-one = Esto no es un certificado completo con su firma. No se añadió nada. Pegue todo lo que envió la red.
# A certificate has a form that a newer app knows.
resources-signing-refused-needs-newer-app = Este certificado necesita un Larkspur más nuevo. No se añadió nada. Actualice Larkspur primero.
# The app has no keys of the network to check certificates with.
resources-signing-refused-no-keys = Este Larkspur se hizo sin las claves de la red y no puede comprobar certificados. No se añadió nada.
# A certificate was not signed by the network.
resources-signing-refused-unknown-signer = La red no ha firmado este certificado. No se añadió nada. Pregunte a quienes guardan su clave raíz.
# A certificate was changed after it was signed.
resources-signing-refused-forged = Este certificado se cambió después de firmarlo. No se añadió nada. Pídalo otra vez.
# A certificate is for another key.
resources-signing-refused-other-key = Este certificado es para otra clave. No se añadió nada. Envíe a la red la línea de arriba.
# The last day of a certificate is over.
resources-signing-refused-ended = Este certificado ya no está vigente. No se añadió nada. Pida a la red uno nuevo.
# The network has called the key of a certificate back.
resources-signing-refused-revoked = La red ha retirado esta clave. No se añadió nada. Cree una clave nueva y pida un certificado.
