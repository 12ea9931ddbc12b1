### What languages call themselves. Only those that the window’s own tables (CLDR 48) name by a code or in
### another language; the name of the app’s own languages stands in their meta.toml.

ada = Dangme
ay = Aymar aru
bcl = Bikol
cnh = Laiholh
gaa = Gã
hil = Hiligaynon
ht = Kreyòl ayisyen
ilo = Ilokano
kek = Qʼeqchiʼ
mam = Mam
mnw = ဘာသာမန်
quc = Kʼicheʼ
quy = Chanka Runasimi
quz = Qusqu Runasimi
shn = လိၵ်ႈတႆး
war = Winaray
