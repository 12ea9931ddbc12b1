//! Spanish cues.

use super::{Latin, Words};

/// Words of which the names of authorities, laws and programmes are made.
pub(super) const INSTITUTIONS: &str = "
Academia Acuerdo Administración Agenda Alcaldía Anexo Artículo Asamblea Asociación Asuntos Autoridad
Banco Capítulo Carta Centro Código Colegio Comisaría Comisión Comité Comunidades Confederación
Conferencia
Congreso Consejo Constitución Consulado Consultivo Contra Convención Convenio Cooperación
Coordinadora Corte Cruz-Roja Cuadro Cumbre Declaración Decreto Defensor Defensora Defensoría
Delegación Departamento Derecho Derechos Desarrollo Dirección Directiva Directrices
Educación Embajada Esclavitud Estado Estrategia Exteriores Federación Fiscal Fiscalía Fiscalías
Fondo Foro Fundación Gobierno Guía Hogar Humanos Infancia Informe Iniciativa Inspección Instituto
Inter-Agencial Interamericana Interamericano Interior Internacional Jefatura Judicial
Justicia Laboral Legislativo Ley Leyes Línea Magistratura Mecanismo Memorando Mesa Migración
Migraciones Migratoria Ministerial Ministerio Ministerios Ministra Ministro Mujer Mujeres
Multisectorial Mundial Municipalidad Nación Nacional Nacionales Naciones Niñez Norma Objetivo
Objetivos Observatorio Oficina
Ordenanza Organismo Organización Pacto Parlamento Penal Personas Plan Planes Plataforma Poder
Policía Política Políticas Presidencia Presidenta Presidente Principio Principios Procedimiento
Procuraduría Programa Protección Protocolo Protocolos Provincia Recomendación Recomendaciones Red
Reglamento
Relator Relatora Relatoría República Resolución Salud Sección Secretaría Seguridad Senado Servicio
Servicios Sindicato Sistema Social Sociales Suprema Supremo Sostenible Tabla Trabajadores
Trabajadoras Trabajo Trata Tratado Tribunales Unidad Unidas Unidos Unión Universal Universidad
Víctimas Violencia Vulnerables
";

const TITLES: &str = "
Señor Señora Señorita Sr Sra Srta Don Doña Doctor Doctora Dr Dra Licenciado Licenciada Lic Ingeniero
Ingeniera Ing Padre Hermana Hermano Sor Fray Monseñor Pastor Pastora Profesor Profesora Maestro
Maestra Capitán Coronel Teniente Sargento Comandante Jueza Juez Tía Tío
Compadre Comadre Mamá Papá Madrina Padrino Abuela Abuelo Cabo Suboficial
";

const NAME_CUES: &str = "
llamado llamada llamaba apodado apodada alias reclutador reclutadora tratante jefe jefa patrón
patrona dueño dueña capataz encargado encargada esposo esposa novio marido vecino vecina primo prima
hermana hermano amiga amigo compañera compañero abogada abogado
hija hijo madre padre enganchador tratantes proxeneta administrador administradora llamo llama
";

const COMMON: &str = "
A Además Ahora Al Algo Alguien Algunas Algunos Ante Antes Aquel Aquella Aquí Así Aún Aunque Bajo
Cada Casi Como Cómo Con Contra Cual Cuál Cualquier Cuando Cuándo Cuánto Cuántas De Debe Deben Del
Dentro Desde Después Donde Dónde Durante E El Él Ella Ellas Ellos En Entonces Entre Era Eran Es Esa
Ese Eso Esta Está Están Estas Este Esto Estos Fue Fueron
Gracias Ha Había Hace Hacia Han Hasta Hay Hemos Hoy La Las Le Les Lo Los Luego Mañana Mas Más Me Mi
Mientras Mis Mucha Muchas Mucho Muchos Muy Nada Nadie Ni Ningún Ninguna No Nos Nosotras Nosotros
Nuestra Nuestras Nuestro Nuestros Nunca O Otra Otras Otro Otros Para Pero Poco Pocos Por Porque
Pueden Puede Pues Que Qué Quien Quién Quienes Se Según Ser Si Sí Siempre
Sin Sobre Solo Sólo Son Su Sus También Tampoco Tan Tanto Te Tengo Tenía Toda Todas Todavía Todo
Todos Tras Tu Tus Un Una Unas Unos Usted Ustedes Ya Yo Y Escriban Llamen Pidan Pedimos Queremos
Vengo Soy Somos Trabajé Vivía Vivo Nací Conocí Nadie Estimada Estimado Querida Querido Primero
Segundo Tercero Ayer
";

/// Words before the name of a place.
const PLACE_BEFORE: &str = "
aldea caserío comunidad pueblo pueblito barrio vereda corregimiento municipio distrito cantón
parroquia anexo centro-poblado poblado calle jirón avenida pasaje cuadra localidad colonia ranchería
asentamiento campamento isla paraje villa comarca urbanización mercado terminal comisaría escuela
hospital iglesia colegio capilla posta bar originaria originario natural vecina vecino vengo vine
venimos venía salí soy somos somo nací llegué viví vivo vivía
";

/// Words with which names of places begin.
const PLACE_BEGINNINGS: &str = "
San Santa Santo Villa Puerto Alto Alta Bajo Baja Nuevo Nueva Cerro Quebrada Río Valle Monte Laguna
Pampa Loma Agua Aguas Piedra Playa Isla Boca Paso Pueblo Ciudad Colonia Cruz Rincón Tambo Punta Cabo
Campo Llano Peña Salto Arroyo Ojo Barrio
";

/// Words before the name of a firm.
const EMPLOYER_BEFORE: &str = "
empresa agencia fábrica finca hacienda compañía taller mina maquila maquiladora constructora
contratista fundo estancia aserradero ladrillera plantación empacadora consorcio empleador
empleadora cooperativa granja chacra camaronera
";

/// Words of which names of firms are made.
const EMPLOYER_INSIDE: &str = "
S.A SAC SRL SA EIRL SpA Cía Ltda Ltd Inc Textiles Confecciones Constructora Minera Agroindustrias
Agrícola Agroexportadora Pesquera Importaciones Exportaciones Inversiones Servicios-Generales Finca
Hacienda Empresa Fábrica Fundo Maquiladora Ladrillera Aserradero Hermanos Industrias Corporación
Grupo
";

/// Words for bars, hotels, shops.
const VENUE: &str = "
bar hotel hostal hospedaje motel discoteca cantina restaurante restaurant club casino karaoke
prostíbulo burdel salón spa cevichería pollería cafetería café picantería chifa bodega tienda
panadería lavandería peluquería night-club nightclub fonda posada pensión
";

/// What few people are in a small place.
const ROLES: &str = "
maestra maestro profesora profesor enfermera enfermero partera comadrona doctora doctor médica
médico párroco cura sacerdote pastor pastora alcalde alcaldesa regidor regidora gobernador teniente
juez jueza fiscal promotora promotor policía comisario curandera curandero directora director
catequista presidenta presidente dirigente dirigenta lideresa líder boticaria farmacéutica tendera
panadera chofer secretaria secretario obstetra monja psicóloga trabajadora-social
";

/// The lexicon.
pub(super) fn lexicon() -> Latin {
    Latin {
        titles: Words::of(&[TITLES]),
        name_cues: Words::of(&[NAME_CUES]),
        place_prepositions: Words::of(&["en desde hacia hasta a cerca"]),
        place_before: Words::of(&[PLACE_BEFORE]),
        place_behind: Words::of(&[""]),
        place_beginnings: Words::of(&[PLACE_BEGINNINGS]),
        articles: Words::of(&[
            "el la los las un una unos unas este esta ese esa nuestro nuestra nuestros nuestras su sus al del cada",
        ]),
        common: Words::of(&[COMMON]),
        employer_before: Words::of(&[EMPLOYER_BEFORE]),
        employer_inside: Words::of(&[EMPLOYER_INSIDE]),
        venue: Words::of(&[VENUE]),
        vessel: Words::of(&["
            barco buque pesquero pesquera lancha embarcación nave bote barcaza carguero motonave
            yate remolcador atunero balandra
            "]),
        court: Words::of(&[
            "juzgado juzgados tribunal sala fiscalía corte audiencia-provincial fiscal",
        ]),
        roles: Words::of(&[ROLES]),
        capitals_tell: true,
    }
}
