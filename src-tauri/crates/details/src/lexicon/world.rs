//! What is large: countries, regions, big cities, peoples, and other capitalised words that tell nobody apart.
//!
//! In English, Spanish and Filipino together, with commas. A name that is missing here is shown to a person in vain; a
//! small place that stood here would be passed over, so what has fewer than about 100,000 people does not.

pub(super) const COUNTRIES: &str = "
Afghanistan, Albania, Algeria, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahrain,
Bangladesh, Belarus, Belgium, Benin, Bhutan, Bolivia,
Bosnia, Botswana, Brazil, Brasil, Brunei, Bulgaria, Burkina Faso, Burma, Burundi, Cambodia, Camboya,
Cameroon, Canada, Canadá, Chad, Chile, China, Colombia, Congo,
Costa Rica, Croatia, Cuba, Cyprus, Czechia, Denmark, Djibouti, Dominican Republic,
República Dominicana, Ecuador, Egypt, Egipto, El Salvador, England, Inglaterra,
Eritrea, Estonia, Ethiopia, Etiopía, Fiji, Filipinas, Finland, France, Francia, Gabon, Gambia,
Georgia, Germany, Alemania, Ghana, Greece, Grecia, Guatemala, Guinea, Guyana,
Haiti, Haití, Honduras, Hong Kong, Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Irlanda,
Israel, Italy, Italia, Ivory Coast, Jamaica, Japan, Japón, Hapon, Jordan,
Kazakhstan, Kenya, Korea, Corea, Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon, Líbano, Lesotho,
Liberia, Libya, Lithuania, Luxembourg, Macau, Madagascar, Malawi, Malaysia,
Malasia, Maldives, Mali, Malta, Mauritania, Mauritius, Mexico, México, Moldova, Mongolia, Morocco,
Marruecos, Mozambique, Myanmar, Namibia, Nepal, Netherlands, Países Bajos,
New Zealand, Nicaragua, Niger, Nigeria, North Korea, Norway, Noruega, Oman, Pakistan, Palestine,
Panama, Panamá, Papua New Guinea, Paraguay, Peru, Perú, Philippines, Pilipinas,
Poland, Polonia, Portugal, Qatar, Romania, Rumanía, Russia, Rusia, Rwanda, Saudi Arabia,
Arabia Saudita, Saudi, Scotland, Senegal, Serbia, Sierra Leone, Singapore, Singapur, Singapura,
Slovakia, Slovenia, Somalia, South Africa, Sudáfrica, South Korea, South Sudan, Spain, España,
Espanya, Sri Lanka, Sudan, Sweden, Suecia, Switzerland, Suiza, Syria, Siria, Taiwan, Tajikistan,
Tanzania,
Thailand, Tailandia, Timor-Leste, Togo, Tunisia, Türkiye, Turkey, Turquía, Turkmenistan, Uganda,
Ukraine, Ucrania, United Arab Emirates, Emiratos Árabes Unidos, United Kingdom, Reino Unido,
United States,
United States of America, Estados Unidos, Estados Unidos de América, Uruguay, Uzbekistan, Venezuela,
Vietnam, Viet Nam, Wales, Yemen, Zambia, Zimbabwe, Amerika, Britain, Great Britain, Tsina, USA, UK,
UAE, EU, UN
";

pub(super) const REGIONS: &str = "
Africa, África, Asia, Europe, Europa, America, América, Americas, Latin America, América Latina,
Latinoamérica, Central America, Centroamérica, South America, Sudamérica, North America, Caribbean,
Caribe,
Middle East, Gulf, Southeast Asia, South Asia, East Africa, West Africa, Sahel, Mekong, Pacific,
Andes, Amazon, Amazonía, Amazonia, Mediterranean, Asya, Timog-Silangang Asya, Golden Triangle,
Global South,
Luzon, Visayas, Mindanao, Metro Manila, National Capital Region, Bicol, Calabarzon, Mimaropa,
Bangsamoro, Cavite, Laguna, Batangas, Bulacan, Pampanga, Pangasinan, Iloilo, Negros, Bohol, Leyte,
Samar, Palawan,
Zamboanga, Cotabato, Sulu, Basilan, Misamis Oriental, Bukidnon, Camarines Sur, Quezon, Rizal,
Tarlac, Isabela, Ilocos, Cordillera, Central Luzon, Eastern Visayas,
Bihar, Jharkhand, Odisha, Uttar Pradesh, Madhya Pradesh, Tamil Nadu, Karnataka, Kerala, Maharashtra,
Rajasthan, Gujarat, Punjab, Haryana, West Bengal, Assam, Telangana, Andhra Pradesh, Chhattisgarh,
Uttarakhand,
Isan, Battambang, Siem Reap, Banteay Meanchey, Kampong Cham, Prey Veng, Svay Rieng, Kampong Thom,
Poipet, Loreto, Madre de Dios, Puno, Cajamarca, Ucayali, Junín, Ayacucho, Huánuco, Piura, Antioquia,
Chiapas,
Oaxaca, Jalisco, Sonora, Guerrero, Veracruz, Petén, Chocó, Santander, Nariño, California, Texas,
New York, Florida, Washington
";

pub(super) const CITIES: &str = "
Abuja, Accra, Addis Ababa, Ahmedabad, Amsterdam, Arequipa, Asunción, Bacolod, Baguio, Bangalore,
Bengaluru, Bangkok, Barcelona, Batam, Beijing, Beirut, Berlin, Bhubaneswar, Bogotá, Boston,
Brussels, Bruselas, Buenos Aires,
Butuan, Cagayan de Oro, Cairo, Calamba, Cali, Caloocan, Caracas, Cebu, Cebu City, Chennai,
Chiang Mai, Chiang Rai, Chicago, Chimbote, Chonburi, Ciudad de México, Ciudad Juárez, Cochabamba,
Colombo, Cusco, Dammam, Dar es Salaam,
Dasmariñas, Davao, Davao City, Delhi, New Delhi, Dhaka, Doha, Dubai, Dubái, Freetown,
General Santos, Geneva, Ginebra, Guadalajara, Guangzhou, Guatemala City, Guayaquil, Hanoi, Hat Yai,
Ho Chi Minh City, Houston, Hyderabad, Iloilo City, Iquitos,
Istanbul, Jaipur, Jakarta, Jeddah, Johannesburg, Juba, Kampala, Karachi, Kathmandu, Khon Kaen,
Kigali, Kisumu, Kolkata, Kuala Lumpur, Kuwait City, La Paz, Lagos, Lahore, Las Piñas, Lilongwe,
Lima, London, Londres, Los Angeles, Lusaka, Macati,
Madrid, Makati, Managua, Mandaluyong, Manila, Maynila, Maputo, Marikina, Medellín, Melbourne, Miami,
Mombasa, Monrovia, Monterrey, Montevideo, Mumbai, Muntinlupa, Nairobi, Osaka, Palermo, Paris, París,
Parañaque, Pasay, Pasig, Patna, Pattaya, Phnom Penh,
Phuket, Port-au-Prince, Pucallpa, Puerto Maldonado, Quezon City, Quito, Rangoon, Riyadh, Rome, Roma,
Samut Sakhon, San José, San Salvador, San Pedro Sula, Santa Cruz de la Sierra, Santiago de Chile,
Santo Domingo, São Paulo, Seoul, Seúl, Shanghai, Sihanoukville,
Singapore City, Sydney, Taguig, Tapachula, Tegucigalpa, The Hague, La Haya, Tijuana, Tokyo, Tokio,
Trujillo, Valenzuela, Vienna, Viena, Vientiane, Warsaw, Yangon, Zamboanga City, Maracaibo,
Valparaíso, Mandalay, Surabaya, Medan, Antipolo
";

pub(super) const PEOPLES: &str = "
African, American, Arab, Arabic, Argentine, Asian, Australian, Bangladeshi, Bengali, Bisaya,
Bolivian, Brazilian, Brazilians, British, Burmese, Cambodian, Cambodians, Canadian, Cebuano,
Chilean, Chinese, Colombian, Dutch, English, Ethiopian,
European, Filipina, Filipinas, Filipino, Filipinos, French, German, Ghanaian, Guatemalan, Haitian,
Hindi, Hindu, Hispanic, Ilocano, Ilonggo, Indian, Indians, Indigenous, Indonesian, Italian,
Japanese, Kenyan, Khmer, Korean, Lao, Latin, Latino, Malay, Malaysian, Mexican,
Nepali, Nepalese, Nigerian, Pakistani, Peruvian, Philippine, Portuguese, Quechua, Aymara, Rohingya,
Russian, Singaporean, Somali, Southeast Asian, Spanish, Swahili, Tagalog, Taiwanese, Tamil, Telugu,
Thai, Thais, Ugandan, Ukrainian, Urdu, Venezuelan, Vietnamese,
Christian, Christians, Catholic, Muslim, Muslims, Buddhist, Protestant, Evangelical, Jewish,
Waray, Ilokano, Hiligaynon, Bikolano, Bicolano, Kapampangan, Pangasinense, Chavacano, Chabacano, Maranao,
Maguindanaon, Tausug, Bisdak, Binisaya, Bahasa, Cantonese, Mandarin, Javanese, Sinhala, Sinhalese,
Punjabi, Marathi, Gujarati, Kannada, Malayalam, Odia, Bhojpuri, Maithili, Santali, Assamese, Yoruba, Igbo, Hausa,
Amharic, Guaraní, Náhuatl, Mapuche, Creole, Kreyòl, Garífuna, Miskito,
Kristiyano, Katoliko, Pilipino, Pinoy, Pinay, Amerikano, Hapones, Bisaya, Ingles, Espanyol, Kastila
";

pub(super) const OTHERS: &str = "
January, February, March, April, May, June, July, August, September, October, November, December,
Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday,
Jan, Feb, Mar, Apr, Jun, Jul, Aug, Sep, Sept, Oct, Nov, Dec,
enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, setiembre, octubre, noviembre,
diciembre, lunes, martes, miércoles, jueves, viernes, sábado, domingo,
Enero, Pebrero, Marso, Abril, Mayo, Hunyo, Hulyo, Agosto, Setyembre, Oktubre, Nobyembre, Disyembre,
Lunes, Martes, Miyerkules, Huwebes, Biyernes, Sabado, Linggo,
God, Dios, Diyos, Jesus Christ, Allah, Christmas, Easter, Ramadan, Lent, Holy Week, New Year, Bible,
Quran, Navidad, Semana Santa, Pasko, Bagong Taon, Bibliya, Biblia,
Facebook, Messenger, Instagram, TikTok, Telegram, WhatsApp, Viber, Line, LINE, WeChat, Signal,
Twitter, YouTube, Google, Skype, Zoom, Snapchat, Zalo, Larkspur, Matrix, Internet, Wi-Fi, GCash,
PayPal, Western Union,
SMS, COVID-19, Covid, Covid-19, HIV, AIDS, Grab, Uber, Android, iPhone, Gmail, Airbnb, Ctrl, Shift,
Enter, Settings, Ajustes, Mayús, Excel, Word, PDF, ID, OK,
I, Palermo, Istanbul, Beijing, Bangkok, Bohol, Paris, Geneva, Nobel, Monday Morning, State, States,
Estado, Estados, Gobyerno, Government, Parliament, Parlamento, Congress, Congreso, Kongreso, Senado,
Senate, Internet
";
