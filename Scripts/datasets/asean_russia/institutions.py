"""Institutions that report figures or keep the statistics behind them: short code | name | area | side of a series."""

INSTITUTIONS = """
MFA-RU | Ministry of Foreign Affairs of the Russian Federation | RUS | russian
KREMLIN | Administration of the President of the Russian Federation | RUS | russian
GOV-RU | Government of the Russian Federation | RUS | russian
MED-RU | Ministry of Economic Development of the Russian Federation | RUS | russian
MIT-RU | Ministry of Industry and Trade of the Russian Federation | RUS | russian
CCI-RU | Chamber of Commerce and Industry of the Russian Federation | RUS | russian
SC-RU | Security Council of the Russian Federation | RUS | russian
RDIF | Russian Direct Investment Fund | RUS | russian
FCS | Federal Customs Service of Russia | RUS | russian
EMB-RU-ID | Embassy of the Russian Federation in Indonesia | RUS | russian
EMB-RU-TH | Embassy of the Russian Federation in Thailand | RUS | russian
EMB-RU-UK | Embassy of the Russian Federation in the United Kingdom | RUS | russian
MISSION-RU | Permanent Mission of the Russian Federation to ASEAN | RUS | russian
TRADE-RU-TH | Trade Representation of the Russian Federation in Thailand | RUS | russian
MGIMO | ASEAN Centre in MGIMO University | RUS | russian
ASEAN-SEC | ASEAN Secretariat | ASEAN | asean
ASEANSTATS | ASEANstats | ASEAN | asean
ASEAN-MOSCOW | ASEAN Committee in Moscow | ASEAN | asean
JCC | ASEAN-Russia Joint Cooperation Committee | ASEAN | asean
AEM-RUSSIA | AEM-Russia Consultations | ASEAN | asean
APT | ASEAN Plus Three Economic Ministers | ASEAN | asean
EAS-EMM | East Asia Summit Economic Ministers | ASEAN | asean
GOV-KH | Government of Cambodia | KHM | cambodian
PRES-ID | Office of the President of Indonesia | IDN | indonesian
MFA-ID | Ministry of Foreign Affairs of Indonesia | IDN | indonesian
TRADE-ID | Ministry of Trade of Indonesia | IDN | indonesian
EKON-ID | Coordinating Ministry for Economic Affairs of Indonesia | IDN | indonesian
EMB-ID-RU | Embassy of Indonesia in the Russian Federation | IDN | indonesian
BC-ID-RU | Indonesia-Russia Business Council | IDN | indonesian
BPS | Statistics Indonesia (BPS) | IDN | indonesian
GOV-VN | Government of Viet Nam | VNM | vietnamese
MOIT-VN | Ministry of Industry and Trade of Viet Nam | VNM | vietnamese
EMB-VN-RU | Embassy of Viet Nam in the Russian Federation | VNM | vietnamese
TRADE-VN-RU | Trade Office of Viet Nam in the Russian Federation | VNM | vietnamese
CUSTOMS-VN | General Department of Viet Nam Customs | VNM | vietnamese
VNAT | Viet Nam National Administration of Tourism | VNM | vietnamese
GOV-TH | Government of Thailand | THA | thai
MOC-TH | Ministry of Commerce of Thailand | THA | thai
OSMEP | Office of Small and Medium Enterprises Promotion of Thailand | THA | thai
CUSTOMS-TH | Thai Customs Department | THA | thai
MFA-MY | Ministry of Foreign Affairs of Malaysia | MYS | malaysian
DOSM | Department of Statistics Malaysia | MYS | malaysian
PMO-SG | Prime Minister's Office of Singapore | SGP | singaporean
PRES-PH | Office of the President of the Philippines | PHL | philippine
EMB-PH-RU | Embassy of the Philippines in the Russian Federation | PHL | philippine
EEC | Eurasian Economic Commission | EAEU | eaeu
WORLD-BANK | World Bank | WLD | other
ITPD-E | ITPD-E (importers' reports both ways) | WLD | other
FRED | Board of Governors of the Federal Reserve System | USA | other
BLS | United States Bureau of Labor Statistics | USA | other
"""

# Areas: name in the facts | code | name here | kind. Economies have ISO 3166 alpha-3 codes, blocs and groups their own.
AREAS = """
Russia | RUS | Russian Federation | economy
Armenia | ARM | Armenia | economy
Belarus | BLR | Belarus | economy
Kazakhstan | KAZ | Kazakhstan | economy
Kyrgyzstan | KGZ | Kyrgyzstan | economy
Brunei Darussalam | BRN | Brunei Darussalam | economy
Cambodia | KHM | Cambodia | economy
Indonesia | IDN | Indonesia | economy
Lao PDR,Laos | LAO | Lao PDR | economy
Malaysia | MYS | Malaysia | economy
Myanmar | MMR | Myanmar | economy
Philippines | PHL | Philippines | economy
Singapore | SGP | Singapore | economy
Thailand | THA | Thailand | economy
Timor-Leste | TLS | Timor-Leste | economy
Viet Nam,Vietnam | VNM | Viet Nam | economy
Australia | AUS | Australia | economy
New Zealand | NZL | New Zealand | economy
United States | USA | United States | economy
China | CHN | China | economy
Japan | JPN | Japan | economy
ASEAN | ASEAN | Association of Southeast Asian Nations, as composed on the date | bloc
EAEU | EAEU | Eurasian Economic Union, as composed on the date | bloc
EEC | EEC | European Economic Community | bloc
Plus Three | PLUS3 | China, Japan and the Republic of Korea as partners of ASEAN | group
other eight EAS | EAS8 | The eight participants of the East Asia Summit outside ASEAN | group
Asia-Pacific | APAC | Asia-Pacific, not defined by the source | group
third countries | EAEU-EXT | All economies outside the Eurasian Economic Union | group
World | WLD | World | group
governments | GOVERNMENTS | Governments, not named by the source | organisation
UNDP | UNDP | United Nations Development Programme | organisation
"""
