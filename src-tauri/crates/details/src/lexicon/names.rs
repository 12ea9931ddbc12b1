//! Given and family names in Latin letters, as they are common in the countries of the network.
//!
//! Our own short lists, not a register of anybody. A name that is missing here is still found by a title, a cue or its
//! capital letter.

/// Given names that are hardly ever another word.
pub(super) const GIVEN: &str = "
Aaron Abdul Abdullah Abigail Abraham Adam Adriana Adriano Agatha Agnes Agustin Ahmed Aisha Akosua
Alan Alba Albert Alberto
Alejandra Alejandro Alex Alexander Alexandra Alfonso Alfred Alfredo Alice Alicia Alma Alvaro Amanda
Amina Amit Amos Amy Ana
Analyn Anderson Andrea Andres Andrew Angela Angeles Angelica Angelina Anita Anjali Ann Anna
Annabelle Anne Annie Anthony Antonia
Antonio Arlene Armando Arnel Arnold Arthur Arturo Asha Ashok Atieno Augusto Aurora Ayesha Barbara
Beatriz Belinda Benedict Benigno
Benito Benjamin Bernadette Bernard Bernardo Bertha Beth Betty Blanca Bongani Boniface Boupha Brenda
Brian Brigida Bunthoeun Camila Carla
Carlo Carlos Carmela Carmen Carmencita Carol Carolina Caroline Catalina Catherine Cecilia Cesar
Chanda Chandra Chanthy Charles
Charlotte Cherry Chidi Chinedu Chipo Christina Christine Christopher Clara Claudia Consolacion
Corazon Cristina Cristobal Cynthia
Dalia Daniel Daniela Danilo Dara David Deborah Deepak Deepika Delia Denis Dennis Desmond Diana Diane
Diego Dina Dinesh Divya
Dominga Donald Dorothy Douglas Edgar Edgardo Edilberto Edith Eduardo Edward Edwin Efren Elena
Eleuterio Eliza Elizabeth Ella
Ellen Elsa Elvira Emanuel Emeka Emilia Emilio Emily Emma Emmanuel Enrique Eric Erlinda Ernesto
Esteban Estela Esther Eugenia Eugenio Eunice
Eva Evelyn Fatima Fatou Feliciano Felicidad Felipe Felix Fernanda Fernando Fidel Filemon Fiona Flora
Florence Florencia Francisca Francisco
Frank Fred Freddie Frederick Gabriel Gabriela Gavino Geeta Gemma George Gerald Geraldine Gerardo
Gilbert Gilda Gina Giovanni
Gladys Glenda Gloria Gonzalo Gordon Graciela Gregorio Gregory Guadalupe Guillermo Gustavo Hannah
Harold Harry Hassan Hector Helen Henry
Herminia Hernan Hilda Hugo Ian Ibrahim Ignacio Imelda Indira Ines Ingrid Irene Irma Isaac Isabel
Isabella Isagani Ismael Ivan Jacinta Jacqueline
Jaime James Jane Janet Janice Jasmine Javier Jayson Jean Jennifer Jenny Jeremy Jerome Jesica Jessica
Jesus Jhon Jimena Jimmy Joan Joanna Joaquin
Joel John Johnny Jomar Jonathan Jorge Jose Josefa Josefina Joseph Josephine Joshua Josie Joyce Juan
Juana Juanita Judith Julia Julian Juliana
Julie Julieta Julius Junjun Justina Kamala Karen Karina Katherine Kathleen Kavita Kelvin Kenneth
Kevin Khadija Kofi Kosal Kumar Kunthea Kwame
Lakshmi Laura Lawrence Leandro Leila Leonard Leonardo Leonor Leticia Lilian Liliana Lina Linda Lisa
Lito Liza Lorena Lorenzo Louise Lourdes Lucas Lucia
Luciana Lucy Luis Luisa Luzviminda Lydia Lynn Mabel Madhu Magdalena Mahesh Malee Manish Manoj Manuel
Marcela Marcelino Marcelo Marco Marcos Margaret
Margarita Maria Mariana Maribel Maricel Maricar Marie Mariel Marilou Marilyn Mario Marisol Marites
Marivic Marjorie Marlene Marlon Marta Martha
Martin Mary Maryam Mateo Matilda Matthew Maureen Mauricio Mauro Maximo Mayra Meena Melanie Melchor
Melissa Michael Michelle Miguel Milagros Mildred
Miriam Modesto Mohamed Mohammed Moises Monica Monique Moses Mukesh Musa Myra Myrna Nadia Nakato
Nancy Naomi Narciso Natalia Nathan Neema Nelson
Nestor Ngozi Nicanor Nicolas Nicole Nilda Nimfa Noel Noemi Noor Nora Norma Octavio Olga Olivia Omar
Ophelia Oscar Osvaldo Pablo Pamela Pascual Patricia
Patricio Patrick Paul Paula Paulina Pedro Perla Peter Philip Pilar Priscilla Priya Purita Quentin
Rachel Rafael Rahul Rajesh Ralph Ramesh Ramil Ramon Ramona
Randy Raquel Ratana Ravi Raymond Rebecca Regina Reina Rekha Renato Rene Reynaldo Ricardo Richard
Rita Robert Roberto Rodel Rodolfo Rodrigo Roger Rogelio
Roland Rolando Roman Romeo Romulo Ronald Rosa Rosalia Rosalinda Rosana Rosario Rosaura Rosemarie
Rosita Rowena Roy Ruben Rufino Ruth Salma Salome Salvador
Samantha Samnang Samuel Sandra Sanjay Santiago Sara Sarah Saul Savitri Sebastian Serey Sergio Shanti
Sharon Sheila Shirley Silvia Simon Sita Sofia Sokha Sokhom
Sokunthea Somchai Somsak Sonia Sophea Sophia Sopheap Sophie Soriya Sovann Srey Stella Stephanie
Stephen Steven Sunil Sunita Suresh Susan Susana Suzanne Sylvia Tamara
Tatiana Tendai Teodora Teodoro Teofilo Teresa Teresita Thabo Theresa Thomas Timothy Tomas Tony
Ursula Valentina Valeria Vanessa Vannak Veasna Veronica Vicente Victor Victoria
Vijay Vikram Vilma Vincent Virginia Vivian Walter Wanjiru Wendy Wilfredo William Wilma Winnie Wilson
Ximena Yasmin Yesenia Yolanda Yvonne Zainab Zenaida Zulema
Bebang Boyet Bong Chabuca Chayo Chepe Concha Chuy Dodong Inday Jun-jun Lupe Lupita Maring Nacho Nena
Nene Nonoy Paco Pancho Paz-maria Pepe Pepito Quique Tintin Toto Totoy Utoy
";

/// Given names that are ordinary words of one of the languages too: more has to speak for them.
pub(super) const WORDLIKE: &str = "
Alba-luz Amor Amparo Angel Ariel April Art Asuncion Bella Blessing Bill Candelaria Charity Chance
Charm Clemente Concepcion Consuelo Crisanto Cruz Dawn Dignidad
Divine Dolores Dulce Encarnacion Esperanza Estrella Faith Favor Fe Fidelity Flor Florida Gene Girlie
Glory Grace Happy Hope Iris Ivory Jade Jasmin Joy June Justice
Ligaya Lily Love Ludivina Luz Luningning Mar Marina Mark Max May Mayor Mercedes Mercy Merced Miracle
Nieves Norte Patience Paz Pearl Piedad Precious Princess Prince Prudencia
Rey Reyna Rich Rob Rocio Rose Ruby Sky Sol Socorro Soledad Sue Summer Tala Tito Trinidad Victoriano
Violet Visitacion Will
";

/// Family names that say, behind another capitalised word, that the two are a name.
pub(super) const FAMILY: &str = "
Abad Aguilar Aguirre Aquino Bautista Benitez Castillo Castro Chavez Condori Cruz Dagohoy Delgado
Diaz Dizon Domingo Espinoza Fernandez Flores Garcia Gomez Gonzales
Gonzalez Gutierrez Gupta Guzman Hernandez Huaman Jimenez Kumar Kumari Lopez Mamani Manalo Martinez
Mendoza Mensah Mercado Morales Mwangi Navarro Ochieng Okafor Okoye Ortiz Owusu
Pascual Patel Perez Quispe Ramirez Ramos Reyes Rivera Rodriguez Rojas Romero Ruiz Salazar Sanchez
Santiago Santos Sharma Silva Singh Smith Soriano Suarez Tolentino Torres Valdez
Vargas Vasquez Vega Velasco Villanueva Yadav Zapata
";
