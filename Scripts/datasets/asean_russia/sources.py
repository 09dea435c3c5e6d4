"""Publications: first fact that cites it | id | who reports there unless a row says otherwise | whose statistics."""

SOURCES = """
S001 | devdiscourse-2018 | |
S008 | sputnik-2019 | |
S022 | tass-2017 | |
S025 | phnompenhpost-2023 | |
S069 | asean-eaeu-priorities | ASEAN-SEC |
T001 | rt-2007-08 | MFA-RU |
T002 | vna-2014-10 | ASEAN-MOSCOW |
T005 | vovworld-2013 | MFA-RU |
T006 | baobinhduong-2014-04-02 | MED-RU |
T008 | sputnik-2019-11-03 | GOV-RU |
T011 | vna-fr-2015-04 | GOV-RU |
T013 | vietstock-2016-08 | | ASEANSTATS
T016 | vgp-2016-05 | |
T017 | sputnik-pl-2017-11-13 | GOV-RU |
T020 | rt-2018-11-14 | |
T022 | cna-2018-11-14 | |
T023 | ruasean-2018-11 | KREMLIN |
T026 | bcri-2018-11-15 | PRES-ID |
T028 | owc-2018-11-21 | |
T030 | vna-2020-03-13 | JCC |
T032 | newsfront-2020-02-02 | MFA-RU |
T034 | prensalatina-2021-10-28 | KREMLIN |
T036 | khmerpost-2021-06-29 | GOV-KH |
T037 | xinhua-2022-09-17 | AEM-RUSSIA |
T040 | antara-2023-08-21 | |
T044 | mid-2024-07-25 | MFA-RU |
T046 | tass-2024-09-04 | CCI-RU |
T047 | russiaspivot-2024-10 | |
T048 | ria-2025-12-15 | ASEAN-MOSCOW |
T049 | tass-2021-09-14 | MED-RU |
T051 | iseas-2018-11-27 | |
T053 | tass-2023-09-12 | KREMLIN |
T055 | apt-2023-08-22 | APT |
T062 | asean-2018-09-01 | EAS-EMM |
T066 | tass-2025-09-01 | EEC | EEC
T068 | russiaeu-2023-08-25 | EEC | EEC
T069 | aseanbriefing-2015 | |
T074 | eec-2022-05-27 | EEC | EEC
T081 | reuters-2015-05-29 | |
T086 | xinhua-2015-05-30 | |
T090 | moscowtimes-2015-05-21 | | WORLD-BANK
T092 | vietnambriefing-2018 | |
T106 | qdnd-2018-06 | |
T109 | urdupoint-2021-09-27 | EMB-VN-RU | EEC
T112 | sputnik-uz-2026-03-03 | EEC | EEC
T115 | sggp-2012-11 | MED-RU | FCS
T127 | tass-2017-09-08 | |
T132 | mk-2018-03-17 | MFA-RU | FCS
T134 | qdnd-2018-09 | |
T148 | tass-2019-05-20 | GOV-VN |
T155 | nova-2019-05-23 | MOIT-VN |
T161 | vna-fr-2022-02-10 | TRADE-VN-RU | FCS
T171 | vietreader-2023 | |
T174 | urdupoint-2023-04-17 | EMB-VN-RU |
T177 | vneconomy-2023 | MOIT-VN |
T185 | vneconomy-2022 | | CUSTOMS-VN
T187 | wikimirror-thailand | |
T193 | tass-2014-12-05 | TRADE-RU-TH |
T197 | amurpolit-2014 | |
T199 | reuters-2015-04-08 | |
T202 | terrenet-2015-04 | |
T204 | ruptly-2015-04 | GOV-RU |
T205 | euromedia24-2018-11-15 | |
T209 | newcoldwar-2018-11-18 | KREMLIN |
T211 | mid-2019-07-30 | MFA-RU |
T213 | tass-2019-07-30 | MFA-RU |
T216 | pattayamail-2020-10-23 | |
T217 | urdupoint-2020-09-25 | |
T219 | nation-2022-03-16 | OSMEP |
T227 | phuketnews-2022-03 | |
T230 | bangkokpost-2022-05 | MOC-TH |
T235 | nation-2022-10-26 | EMB-RU-TH | FCS
T244 | urdupoint-2023-02-14 | EMB-RU-TH | FCS
T254 | prensalatina-2023-03-24 | | CUSTOMS-TH
T260 | tass-2023-08-19 | |
T263 | tass-2024-02-09 | EMB-RU-TH |
T265 | tass-2025-09-06 | EMB-RU-TH |
T267 | tass-2025-11-26 | MIT-RU |
T268 | mid-thailand-2017 | EMB-RU-TH |
T269 | antara-2009 | EMB-RU-ID |
T271 | viva-2015-12-02 | BC-ID-RU |
T273 | asiabusinesschannel-2018 | EMB-RU-ID |
T276 | tempo-2018-02-23 | EMB-ID-RU |
T283 | mobsearch-2020 | EMB-ID-RU |
T285 | rt-2022-12-17 | EMB-RU-ID |
T290 | kompas-2022-04-23 | EMB-RU-ID |
T294 | antara-2022-06 | EMB-RU-ID |
T296 | voi-2022-02 | BPS | BPS
T299 | voi-2022-04-18 | BPS | BPS
T306 | bogordaily-2022-05 | BPS | BPS
T311 | idxchannel-2022-05-17 | BPS | BPS
T312 | urdupoint-2023-03-27 | |
T315 | mina-2020 | |
T316 | vna-2023-01-31 | |
T318 | ice-2024-03-26 | |
T321 | bilaterals-2024-08-01 | |
T323 | reuters-2025-06-20 | |
T326 | abnnews-2025-07-11 | |
T330 | bernama-2018 | MFA-MY |
T331 | asialive-2024-12-02 | |
T335 | bernama-2024-09-05 | KREMLIN |
T336 | thesun-2025-05-15 | |
T339 | businesstimes-2016-05-18 | PMO-SG |
T342 | asiabiztoday-2016-05-20 | PMO-SG |
T344 | tass-2018-11-14 | KREMLIN |
T351 | tass-2016-05-19-singapore | KREMLIN |
T355 | straitstimes-2019-01-15 | PMO-SG |
T356 | straitstimes-2019-01 | PMO-SG |
T358 | neo-2020-01-23 | |
T362 | newsfeedph-2016 | |
T365 | forumspb-2017 | |
T369 | tass-2019-10-04 | PRES-PH |
T371 | abscbn-2019-09-25 | MIT-RU |
T373 | urdupoint-2022-10-28 | GOV-RU |
T375 | tass-2025-07-31 | KREMLIN |
T377 | sputnik-2025-12-11 | SC-RU |
T378 | laotiantimes-2023-11-15 | |
T383 | myanmarmatters-2014 | |
T385 | izvestia-2022-09-07 | KREMLIN |
F002 | mid-2008-07-23 | MFA-RU |
F005 | vna-2021-04-02 | JCC |
F010 | cri-2016-05-20-projects | ASEAN-SEC |
F011 | b-copysf-2016-04-18 | |
F012 | ria-2007-08-01 | MFA-RU |
F013 | asean-fdi-2015-05-26 | ASEAN-SEC | ASEANSTATS
F025 | businessmirror-2017-11-13 | | ASEANSTATS
F028 | manilabulletin-2017-11 | |
F037 | vietnamtourism-2019-01-15 | VNAT |
F039 | tass-2025-01-20 | MED-RU |
F040 | tass-2022-01-21 | |
F041 | vna-2023-02 | |
M001 | dfa-2016-04-08 | |
M003 | russia-asean20-2016-04-05 | |
M004 | mid-2017-03-29 | MFA-RU |
M005 | asean-2019-02-21 | ASEAN-SEC |
M007 | baliekbis-2019-02 | |
M009 | asean-2021-01-26 | ASEAN-SEC |
M011 | nation-2022-05-26 | |
M012 | mid-2024-07 | MFA-RU |
M014 | asean-1997-06 | ASEAN-SEC |
M016 | vna-2014-04 | |
M018 | vna-2015 | |
M021 | mgimo-2022-03 | MGIMO |
M023 | mid-2023-04-06 | MFA-RU |
M026 | vna-2010-08 | |
M028 | antara-2017-09-11 | |
M029 | economy-2021-09-14 | MED-RU |
M035 | vna-2020-08-28 | |
M036 | tass-2016-05-19 | |
M038 | cri-2016-05-20 | |
M040 | kremlin-2021-10-28 | KREMLIN |
M041 | straitstimes-2026-06-19 | |
M046 | mid-2016-07-26 | MFA-RU |
M047 | mid-2017-08-07 | MFA-RU |
M048 | mid-2018-08-03 | MFA-RU |
M049 | phnompenhpost-2021-07-05 | |
M050 | mid-2023-07-11 | MFA-RU |
M051 | mission-2024-07-26 | MISSION-RU |
M059 | phnompenhpost-2024-08 | |
X001 | news24-2025-10-26 | |
X014 | afp-2025-10-27 | |
X018 | tass-ar-2016-05-19 | |
X020 | ragmamoul-2015-01-02 | |
X027 | mid-thailand-eaeu | EMB-RU-TH |
X028 | commonspace-2015-01 | |
X031 | wikimirror-eaeu | |
X036 | asean-archive-dialogue | ASEAN-SEC |
X043 | tass-2016-05-20 | |
X045 | asean-archive-russia | ASEAN-SEC |
X050 | mid-uk-2016 | EMB-RU-UK |
"""

# Rows of a source whose claimant or statistics differ from the default above: ids | reporter | data origin.
# `-` leaves the default, `none` takes it away, `?` after a code marks it inferred.
ATTRIBUTIONS = """
S008-S010 | MFA-ID | -
S014 S015 S023 | MFA-RU | -
T020 T021 T024 | KREMLIN | -
T022 | KREMLIN | -
T026 T027 F034 | - | ASEANSTATS?
T030 T031 | - | ASEANSTATS?
T353 T354 | RDIF | -
T040-T042 | MED-RU | -
T043 | TRADE-ID | -
T081 | EEC | -
T092 T093 T106 T107 | - | CUSTOMS-VN
T115-T126 | - | FCS?
T127-T130 | - | CUSTOMS-VN?
T133 | - | FCS?
T134 | - | FCS?
T148 T149 | - | CUSTOMS-VN
T150-T153 | - | CUSTOMS-VN?
T154 | - | none
T171 | TRADE-VN-RU | FCS
T189-T191 | - | FCS
T193 | - | FCS
T194 | MOC-TH | MOC-TH
T203 | GOV-RU | -
T205 | GOV-TH | -
T206 T209 | KREMLIN? | -
T243 | - | none
T273 | - | FCS
T274 | - | FCS?
T276-T281 T283 | - | FCS?
T285-T288 | - | FCS?
T290 T291 T294 | - | FCS?
T292 | BPS | BPS
T323 T324 | EKON-ID | -
F003 F004 F007 F008 | JCC | -
F032 F033 | JCC | -
X014-X017 | - | -
"""

# Data sets: id | publisher | title | published | address | licence | accessed
DATA_SOURCES = """
fcs-monthly | Federal Customs Service of Russia | Foreign trade of the Russian Federation by country and month, \
2006-2021 (extract: Viet Nam, Indonesia) | | https://customs.gov.ru | Apache-2.0 for the compilation; official \
statistics, cite the Federal Customs Service | Through a public compilation; day of access not recorded
aseanstats-2018 | ASEANstats | ASEAN International Merchandise Trade Statistics, extract | 2018 | \
https://data.aseanstats.org/trade | No licence stated; official statistics, cite ASEANstats | Through \
github.com/vink94/uiuxsgtrade, commit 1be83d77ab62; reporter Singapore inferred from that project
aseanstats-2018-hs2 | ASEANstats | ASEAN International Merchandise Trade Statistics, HS 2-digit extract | 2018 | \
https://data.aseanstats.org/trade | No licence stated; official statistics, cite ASEANstats | Through \
github.com/vink94/uiuxsgtrade, commit 1be83d77ab62; reporter Singapore inferred from that project
dosm-2013-2019 | Department of Statistics Malaysia | External trade by country and SITC 2-digit, extract | | \
https://www.dosm.gov.my | Open data of the department; no licence stated in the copy | Through \
github.com/hazimutalib/dosm, commit a87f615bff14
itpd-e-r01 | United States International Trade Commission | International Trade and Production Database for Estimation \
(ITPD-E), release 1, aggregated and deflated by D. Klein and C. Seussler | | \
https://www.usitc.gov/data/gravity/itpde.htm | Work of the United States government; cite ITPD-E and the aggregation | \
Stored extract; day of access not recorded
wdi-gdp | World Bank | World Development Indicators: GDP, current US dollars (NY.GDP.MKTP.CD) | | \
https://data.worldbank.org/indicator/NY.GDP.MKTP.CD | CC BY 4.0 | Stored extract; day of access not recorded
wdi-population | World Bank | World Development Indicators: population, total (SP.POP.TOTL) | | \
https://data.worldbank.org/indicator/SP.POP.TOTL | CC BY 4.0 | Stored extract; day of access not recorded
fred-exchange-rates | Board of Governors of the Federal Reserve System | Foreign exchange rates, annual averages \
(H.10, G.5A), through FRED | | https://fred.stlouisfed.org | ODC-PDDL-1.0 | Through \
github.com/datasets/exchange-rates, commit fa7d949
bls-cpi-u | United States Bureau of Labor Statistics | Consumer price index, all urban consumers, 1982-84 = 100 | | \
https://www.bls.gov/cpi/ | ODC-PDDL-1.0 | Through github.com/datasets/cpi-us, commit a1f785a
"""

# Publishers as institutions: name in the facts | name here | what kind of copy it is
PUBLISHERS = """
The Phnom Penh Post (opinion, Chun Sovannarith) | The Phnom Penh Post | opinion article
ISEAS (Ian Storey) | ISEAS - Yusof Ishak Institute | commentary
Embassy of Russia in the UK (Yakovenko for RT) | Embassy of Russia in the UK | article for RT
"""
