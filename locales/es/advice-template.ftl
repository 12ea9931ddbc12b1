### Los tipos de documentos: sus nombres, secciones y líneas.

# In place of the name of a kind of document that only a newer version of the app knows, or while it has not come.
advice-template-newer = Un tipo de documento que aquí aún no se conoce

## Una recomendación en una página

# A kind of document: a recommendation on one page, for officials.
advice-template-brief = Una página
# Below the name of that kind of document, where one is chosen: what it is for.
advice-template-brief-for = Un problema y qué debería hacerse, para quienes deciden en una oficina.
# Heading of a section of that document.
advice-template-brief-ask = La petición en una frase
# Below that heading: one line that helps.
advice-template-brief-ask-hint = Qué debe cambiar, quién debe hacerlo y para cuándo.
# Heading of a section of that document.
advice-template-brief-issue = El problema
# Below that heading: one line that helps.
advice-template-brief-issue-hint = Qué pasa ahora, a quién y dónde. Bastan unas frases.
# Heading of a section of that document.
advice-template-brief-evidence = Pruebas
# Below that heading: one line that helps.
advice-template-brief-evidence-hint = Cómo lo saben: una ley, un número, un informe, cada uno con su fuente.
# Heading of a section of that document.
advice-template-brief-perspective = Lo que dicen las personas
# Below that heading: one line that helps.
advice-template-brief-perspective-hint = Con palabras que las personas aceptaron compartir. Nadie tiene que contar su historia.
# Heading of a section of that document.
advice-template-brief-actions = Lo que pedimos
# Below that heading: one line that helps.
advice-template-brief-actions-hint = Cada acción con quién la hace, para cuándo y cómo se ve que se hizo.
# Heading of a section of that document.
advice-template-brief-contact = Contacto
# Below that heading: one line that helps.
advice-template-brief-contact-hint = Cómo llegar a la organización. Deje fuera lo que lleve a una persona.
# Label of a line in that section.
advice-template-brief-contact-organisation = Organización
# Label of a line in that section.
advice-template-brief-contact-reach = Cómo comunicarse

## Un aporte al Examen Periódico Universal

# A kind of document: a submission to the Universal Periodic Review of the United Nations.
advice-template-upr = Aporte al examen de la ONU
# Below the name of that kind of document, where one is chosen: what it is for.
advice-template-upr-for = Lo que su grupo dice al Consejo de Derechos Humanos sobre un país. Se hace público.
# Heading of a section of that document.
advice-template-upr-cover = Portada
# Below that heading: one line that helps.
advice-template-upr-cover-hint = Sobre el grupo, no sobre sus miembros. Se hace público.
# Label of a line in that section.
advice-template-upr-cover-name = Nombre del grupo
# Label of a line in that section.
advice-template-upr-cover-type = Qué tipo de grupo es
# Label of a line in that section.
advice-template-upr-cover-founded = Desde cuándo existe
# Label of a line in that section.
advice-template-upr-cover-contact = Cómo comunicarse
# Heading of a section of that document.
advice-template-upr-key-words = Palabras clave
# Below that heading: one line that helps.
advice-template-upr-key-words-hint = Unas pocas palabras para encontrarlo, como trabajo forzoso.
# Heading of a section of that document.
advice-template-upr-past = Qué fue de las recomendaciones pasadas
# Below that heading: one line that helps.
advice-template-upr-past-hint = De cada una: qué dice, si el país la aceptó, cómo va y cómo lo saben.
# Heading of a section of that document.
advice-template-upr-new-issues = Asuntos nuevos
# Below that heading: one line that helps.
advice-template-upr-new-issues-hint = Lo que ha surgido desde el último examen.
# Heading of a section of that document.
advice-template-upr-recommendations = Recomendaciones
# Below that heading: one line that helps.
advice-template-upr-recommendations-hint = Qué debería hacer el país. Una acción en cada párrafo.
# Heading of a section of that document.
advice-template-upr-notes = Notas
# Below that heading: one line that helps.
advice-template-upr-notes-hint = Las fuentes, una tras otra, con su lugar en el texto.

## Pruebas escritas para un parlamento

# A kind of document: written evidence to a committee of a parliament.
advice-template-parliament-evidence = Pruebas escritas
# Below the name of that kind of document, where one is chosen: what it is for.
advice-template-parliament-evidence-for = Lo que su grupo dice a una comisión de un parlamento. Puede hacerse público.
# Heading of a section of that document.
advice-template-parliament-evidence-title = Página de título
# Below that heading: one line that helps.
advice-template-parliament-evidence-title-hint = La comisión lo imprime encima de sus pruebas.
# Label of a line in that section.
advice-template-parliament-evidence-title-submitted-by = Presentado por
# Label of a line in that section.
advice-template-parliament-evidence-title-call = La convocatoria a la que responde
# Label of a line in that section.
advice-template-parliament-evidence-title-date = Fecha
# Heading of a section of that document.
advice-template-parliament-evidence-summary = Resumen
# Below that heading: one line that helps.
advice-template-parliament-evidence-summary-hint = Los puntos más importantes, uno en cada línea.
# Heading of a section of that document.
advice-template-parliament-evidence-who-we-are = Quiénes somos y por qué escribimos
# Below that heading: one line that helps.
advice-template-parliament-evidence-who-we-are-hint = Lo que su grupo sabe de esto. No hay que nombrar a nadie.
# Heading of a section of that document.
advice-template-parliament-evidence-evidence = Pruebas
# Below that heading: one line that helps.
advice-template-parliament-evidence-evidence-hint = Una idea en cada párrafo. No lo publiquen antes que la comisión.
# Heading of a section of that document.
advice-template-parliament-evidence-recommendations = Recomendaciones
# Below that heading: one line that helps.
advice-template-parliament-evidence-recommendations-hint = Qué debería pedir la comisión y a quién.
# Heading of a section of that document.
advice-template-parliament-evidence-sources = Fuentes
# Below that heading: one line that helps.
advice-template-parliament-evidence-sources-hint = De dónde vienen los datos.

## Una declaración hablada

# A kind of document: a statement that somebody speaks at a hearing.
advice-template-oral-statement = Declaración hablada
# Below the name of that kind of document, where one is chosen: what it is for.
advice-template-oral-statement-for = Palabras para una audiencia, con una idea y tres peticiones. Puede hacerse público.
# Heading of a section of that document.
advice-template-oral-statement-greeting = Saludo
# Below that heading: one line that helps.
advice-template-oral-statement-greeting-hint = A quién se dirige. Una frase.
# Heading of a section of that document.
advice-template-oral-statement-who = Quién habla
# Below that heading: one line that helps.
advice-template-oral-statement-who-hint = En nombre de quién habla. Usted decide si da un nombre.
# Heading of a section of that document.
advice-template-oral-statement-point = La idea principal
# Below that heading: one line that helps.
advice-template-oral-statement-point-hint = Lo que deben recordar. No hace falta una historia.
# Heading of a section of that document.
advice-template-oral-statement-asks = Tres peticiones
# Below that heading: one line that helps.
advice-template-oral-statement-asks-hint = Una frase para cada una: quién debe hacer qué y para cuándo.
# Heading of a section of that document.
advice-template-oral-statement-thanks = Agradecimiento
# Below that heading: one line that helps.
advice-template-oral-statement-thanks-hint = Una frase.
