"""Curation of the reported figures: what the facts of a row leave open, row by row."""

# Numbers of the five documents exactly as printed there: ids | text.
PRINTED_IN_DOCUMENT = """
S001 | 19-05-2018 21:02
S002 | 19-05-2018 21:26
S003 | 15th
S004 | May 18
S005 | 20th
S006 | 2016-2020
S007 | April 2018
S008 | 60%
S009 | 2016
S010 | 4-year
S011 | 10
S012 | 52nd
S013 | September 2019
S014 | 17%
S015 | 39%
S016 | 10
S017 | 1967
S018 | Thailand, Laos, Cambodia, Brunei, Indonesia, Vietnam, Singapore, Philippines, Malaysia and Myanmar
S019 | 2005
S020 | first
S021 | 2016
S022 | August 9
S023 | 20
S024 | ten
S025 | 2021-2024
S026 | Last year
S027 | 19th
S028 | April 27-28
S029 | 2021-2025
S030 | July this year
S031 | 5th
S032 | 1991
S033 | 24th
S034 | 1996
S035 | 29th
S036 | 1st
S037 | 2005
S038 | 2005-2015
S039 | 2nd
S040 | 2010
S041 | 2016
S042 | 20th
S043 | 2016-2020
S044 | 3rd
S045 | 2018
S046 | 4th
S047 | 2021
S048 | 30th
S049 | 2021-2025
S050 | 2007
S051 | $500,000
S052 | $ 1.5 million
S053 | 2004
S054 | 50
S055 | 2016
S056 | 2022
S057 | 2016-2025
S058 | 15th
S059 | November 2020
S060 | two successive
S061 | 2020
S062 | 2021
S063 | 2019
S064 | June 2010
S065 | 2010
S066 | 2021
S067 | 2009
S068 | August 9, 2017
S069 | 52
S070 | POST-2017
S071 | 2016
S072 | 2016-2020
S073 | 2016-2020
S074 | 2016-2020
S075 | 5th
S076 | 5 August 2016
S077 | the following year
S078 | 14 November 2018
S079 | 3rd
S080 | nine
S081 | 2019/2020
S082 | 8th
S083 | September 2019
S084 | 9th
S085 | 28 August 2020
S086 | 2025
"""

# Numbers of the five documents that the facts do not have:
# id | document | subject | partner | measure | topic | kind | value | unit | start | end | printed | note
ADDED_FROM_DOCUMENTS = """
S087 | sputnik-2019 | THA | RUS | countries with key areas of mutual interest | relations | count | 2 | countries \
| 2019-07-31 | 2019-07-31 | two | Thailand and Russia
S088 | sputnik-2019 | THA | RUS | nations whose trade the growth figures are about | relations | count | 2 | countries \
| 2018-01-01 | 2018-12-31 | two | Thailand and Russia: the growth figures are theirs, not those of ASEAN
S089 | sputnik-2019 | RUS | THA | day of the visit to Bangkok | meeting | ordinal | 1 | ordinal \
| 2019-07-30 | 2019-07-31 | first | day taken from the statement of 30 July 2019 and the date of the article
S090 | tass-2017 | RUS | ASEAN | task of the permanent mission, the first named | relations | ordinal | 1 | ordinal \
| 2017-08-09 | 2017-08-09 | One | activities of the cooperation committee
S091 | tass-2017 | RUS | ASEAN | task of the permanent mission, the second named | relations | ordinal | 2 | ordinal \
| 2017-08-09 | 2017-08-09 | second | tools for cooperation between permanent representatives
S092 | phnompenhpost-2023 | ASEAN | RUS | sides of the partnership | relations | count | 2 | sides \
| 2023-01-01 | 2023-12-31 | two | ASEAN and Russia; printed twice
S093 | phnompenhpost-2023 | ASEAN | RUS | regions of the partnership | relations | count | 2 | regions \
| 2023-01-01 | 2023-12-31 | two | South-East Asia and Russia; printed twice
S094 | phnompenhpost-2023 | RUS | ASEAN | Russia-ASEAN Business Council as member of the Joint Business Council | \
business \
| count | 1 | members | 2023-01-01 | 2023-12-31 | one | one of several members, whose number is not given
S095 | asean-eaeu-priorities | ASEAN | RUS | Post-2017 Roadmap | programme | date | | year \
| 2017-01-01 | 2017-12-31 | Post-2017 | year of the name; the start is not given
S096 | asean-eaeu-priorities | ASEAN | EAEU | step that the Memorandum is in closer cooperation | relations | \
ordinal | 1 \
| ordinal | 2018-11-14 | 2018-11-14 | first |
S097 | phnompenhpost-2023 | ASEAN | RUS | Post Ministerial Conference format with one partner | meeting | count | 1 \
| partners | 2023-01-01 | 2023-12-31 | One | the name of the format, Plus One
"""

# Words of print that the facts quote: id | text. A scale word belongs to the digits.
PRINTED_ELSEWHERE = """
T001 | 5 billion US dollars
T004 | three-fold
T008 | $17.5 billion
T009 | doubled
T010 | $20 billion
T012 | cinq fois
T016 | US$20 billion
T018 | o jedną trzecią
T019 | 15 mld dolarów
T023 | $18 billion
T041 | 20 persen
T070 | more than doubled
T112 | $4,3 млрд
T113 | $6,8 млрд
T163 | 4,5 milliards
T202 | cinq
T212 | $2.6 bln
T215 | 1.5
T310 | USD 271,2 miliar
T342 | US$5.5 billion
T343 | quadrupled
F001 | 500000 USD
F035 | $1.7 billion
M001 | 13th
M052 | third
M055 | first
T366 | -25.2%
"""

# Value and unit at the scale of print, where the facts have multiplied it out: ids | value | unit
RESCALED = """
S052 F003 F006 | 1.5 | million USD per year
F004 | 7.2 | million USD
F005 | 8.13 | million USD
"""

# Measures: ids | measure | topic | kind (`-` leaves what the general rules give)
MEASURES = """
F001 F002 F003 F006 S051 S052 | annual contribution to the ASEAN-Russia Dialogue Partnership Financial Fund | fund \
| contribution
F004 F005 | amount of the ASEAN-Russia Dialogue Partnership Financial Fund | fund | level
S050 | ASEAN-Russia Dialogue Partnership Financial Fund established | fund | date
T028 T029 | trade | trade | -
T188 T191 T364 | trade balance | trade | level
T104 T355 | population of the market | economy | level
T072 T084 T089 T090 T329 X014 X016 X018 X032 X035 F040 | population | economy | level
T073 T085 T091 T105 T356 X015 X017 X019 X033 X034 | gross domestic product | economy | level
S010 | length of the comprehensive plan of action | programme | count
S008 | goals of the comprehensive plan of action achieved | programme | share
T049 | investment in joint projects | investment | level
T050 | investment in joint projects | investment | multiple
F013-F015 F025-F028 F032-F035 | foreign direct investment inflow | investment | level
F016 | foreign direct investment inflow, sum of three years | investment | level
F017-F019 | share of foreign direct investment inflow | investment | share
F020 F021 | foreign direct investment inflow | investment | growth
F022-F024 | foreign direct investment inflow, all partners | investment | level
F029 F030 | foreign direct investment inflow | investment | level
F031 | foreign direct investment inflow | investment | multiple
T058 T059 T064 | foreign direct investment inflow | investment | level
T060 | foreign direct investment inflow | investment | growth
T061 T065 | share of foreign direct investment inflow | investment | share
T098-T101 | average duty | tariff | -
T196 | trade | trade | target
T096 T279 T280 T292 T298 | trade balance | trade | level
T135 T179 | trade, average yearly growth | trade | growth
T312 | trade, yearly average | trade | level
T313 | trade | trade | level
T083 T097 T192 T014 T063 | - | trade | share
T246-T253 T267 | - | trade | share
T088 | days from the last ratification to entry into force | programme | count
T103 | - | tariff | -
F010-F012 T025 | - | activities | -
S023 S069 | - | activities | -
S080 T080 T357 | - | activities | -
F007-F009 | - | programme | count
"""

# Flow of a measure that is a share of trade: ids | flow
FLOWS = """
T014 T063 T083 T097 T192 T267 | T
T246-T250 | X
T251-T253 | M
"""

# Kind of the date rows that are spans of years
SPANS = "S006 S025 S029 S038 S043 S049 S057 S072-S074 S081 F041 M033"

# Sector by ids where the sector of the facts is only a phrase: ids | sector | definition
SECTORS = """
S015 T213 | agriculture | ministry's own
T204 | agriculture | as printed
T165 T166 | vegetable products | as printed
"""

# Period where the facts have a span that is a base and an end, or a moment:
# ids | period start | period end | base start | base end
PERIODS = """
T004 T009 | 2013-01-01 | 2013-12-31 | 2009-01-01 | 2009-12-31
F031 | 2013-01-01 | 2013-12-31 | 2009-01-01 | 2009-12-31
T012 | 2014-01-01 | 2014-12-31 | 2004-01-01 | 2004-12-31
T067 | 2024-01-01 | 2024-12-31 | 2018-01-01 | 2018-12-31
T068 | 2022-01-01 | 2022-12-31 | 2015-01-01 | 2015-12-31
T070 | 2014-01-01 | 2014-12-31 | 2007-01-01 | 2007-12-31
T111 | 2020-01-01 | 2020-12-31 | 2015-01-01 | 2015-12-31
T114 | 2024-01-01 | 2024-12-31 | 2016-01-01 | 2016-12-31
T179 | 2021-01-01 | 2021-12-31 | 2016-01-01 | 2016-12-31
T343 | 2015-01-01 | 2015-12-31 | 2005-01-01 | 2005-12-31
T374 | 2021-01-01 | 2021-12-31 | 2017-01-01 | 2017-12-31
T135 | | | |
S051 | | | |
S069 | | | |
T016 F036 | | | |
S008 | 2019-07-31 | 2019-07-31 | |
F007 | 2020-03-13 | 2020-03-13 | |
F009 | 2021-04-02 | 2021-04-02 | |
F008 | 2016-01-01 | 2020-12-31 | |
S010 | | | |
"""

# Growth whose base period the source states (the others are taken as on the same period a year before).
BASE_STATED = "T004 T007 T009 T012 T035 T042 T050 T067 T068 T070 T110 T111 T114 T343 T370 T374 F031"

# What is inferred and not printed: ids | columns
INFERRED = """
T005 T040 T041 T068 T179 T204 T268 T288 T335 T371 | period
S014 S015 S004 S022 S026 S028 | period
T273 T274 M016-M018 M026 M027 M034 T039 T043 | period
T215 T310 | unit
T047 | period
S032 | -
M021 M022 | -
"""

# Doubts: ids | flag
FLAGS = """
T028 T029 T215 T310 T329 M038 X045 | error in source
T114 T176 T264 T060 | arithmetic does not close
T157-T160 | direction doubtful
T188 T265 T280 T288 | inconsistent
F021 | rate across a sign change
F011 T187-T192 X031 X035 | weak source
X030 | inconsistent
"""

# One claim printed in several papers: claim | ids
CLAIMS = """
tha-rus-2018-growth-17 | S014 T211
tha-rus-2018-agriculture-39 | S015 T213
tha-rus-2017-growth-50 | T206 T209
tha-rus-target-2016 | T199 T218
asean-rus-2017-level | T020 T023 T028
asean-rus-2017-growth-35 | T021 T022 T029
sgp-rus-2017-growth-94 | T210 T345
eaeu-vnm-2017-level | T092 T106
eaeu-vnm-2017-growth-31 | T093 T107
eaeu-vnm-target-2020 | T082 T087 T108
vnm-rus-2018-level | T150 T155
vnm-rus-2018-growth-28.6 | T151 T156
idn-rus-2021-balance | T292 T298
idn-eaeu-2023-level | T319 T321
eaeu-idn-2025q1-level | T323 T326
asean-fdi-rus-2013 | F014 F030
mission-to-asean-2017 | S022 S068
summit-2005 | S019 S037
cpa-2016-2020-years | S006 S043
cpa-2021-2025-years | S029 S049
russia-dialogue-partner-1996 | S034 X043 X044
tac-2004 | S053 X050
armenia-accession-signed | X027 X028
kyrgyzstan-member-as-printed | X030 X031
"""

# Later figures of the same quantity by the same reporter: later | earlier
SUPERSEDES = """
F025 | F013
F026 | F014
F027 | F015
F032 | F034
T306 | T303
T307 | T304
T308 | T305
S086 | S081
"""

# Parts of a whole that has a row of its own: parts | wholes
PARTS = """
T117 T119 | T115
T123 T125 | T121
T163 | T161
T165 | T163
T167 T169 | T165
T157 T159 | T155
T221 | T219
T228 T229 | T227
T231 | T230
T237 T239 | T235
T224 | T223
T076 T078 | T074
T303-T305 | T299
T306-T309 | T311
T320 | T319
T322 | T321
T367 T368 | T365
T380 T381 | T378
F013-F015 | F016
F007 F009 | F008
S061 S062 | S060
"""

# Series: ids | series. General rules give `<pair>-trade/<side>` to trade; these go first.
SERIES = """
T016 T047 T048 | asean-russia-trade/other
T015 T036 T039 | asean-russia-rank
T043 | asean-russia-investment-rank
F001-F003 F006 S051 S052 | ardpff-contributions
F004 F005 | ardpff-amount
S050 | milestones
S008 F007 F009 | cpa-2016-2020-progress
F008 | cpa-2016-2020-action-lines
S010 | cpa-2016-2020-length
S006 S009 S043 | cpa-2016-2020-years
S025 M058-M060 | country-coordinator
S029 S049 | cpa-2021-2025-years
S038 | cpa-2005-2015-years
S072-S074 S057 S070 S071 S081 S086 S095 F041 M030 M033 | programme-years
S023 S054 S069 S080 F010-F012 T025 T080 T357 S060 | activities
S003 S004 S027 S028 M001-M013 | arsom
S075 S076 S082-S085 M026-M029 M031 M032 M034 M035 | aem-russia
S019-S021 S036 S037 S039-S041 S044 S046 S047 S079 M036-M041 | summit
S005 S042 S048 S031 M042 M043 X051 | anniversaries
S030 S061 S062 M044-M051 | ministers
M014-M024 | jcc
M025 | joint-planning-committee
M052 | security-consultations
M053 | science-ministers
M054 | tourism-consultations
M055-M057 | tourism-ministers
S012 S033 S035 | asean-foreign-ministers
S058 | east-asia-summit
S001 S002 | document-dates
S013 S026 S089 S097 | events
S007 S022 S032 S034 S045 S053 S055 S056 S059 S063-S068 S077 S078 | milestones
T086 T136 T154 T358 T359 | milestones
X043-X050 X052 | milestones
S011 S016 S018 S024 X013 | asean-members
X001-X012 S017 | membership/asean
X020-X031 | membership/eaeu
X036-X042 | dialogue-partners
S087 S088 S090-S094 S096 | counts-in-text
F013-F021 F025-F028 F032-F034 F029-F031 | asean-fdi-from-russia
F022-F024 | asean-fdi-total
F035 | asean-russia-fdi-bilateral
T024 | asean-russia-investment-stock
T049 T050 | asean-russia-joint-projects-investment
F036 F037 F039 | asean-russia-visitors
F038 F040 | comparators
T051 T052 T055-T065 | comparators
T053 T054 | comparators
T142 T143 | vietnam-russia-business
T144-T147 T181-T184 | vietnam-russia-investment
T223 T224 | thailand-russia-business
T200 T201 T207 T208 T215 T225 T226 T261 T268 | thailand-russia-visitors
T243 | thailand-russia-investment
T289 | indonesia-russia-visitors
T295 | indonesia-russia-students
T314 | indonesia-russia-investment-rank
T328 | eaeu-indonesia-investment
T348-T350 | singapore-russia-visitors
T351-T354 | singapore-russia-investment
T083 T088 T098 T100 T102 T103 T360 T361 | tariffs
T137 T233 T338 T341 | bilateral-ranks
T019 | asean-russia-trade/russian-side
T187 T188 | thailand-russia-trade/thai-side
T198 T197 T202 T217 T227-T229 | thailand-russia-trade/thai-side
T157-T160 | vietnam-russia-trade/vietnamese-side
T165-T170 | vietnam-russia-trade/russian-side
"""

# Rows that are not the one to use where a series has several for one quantity and period.
NOT_PRINCIPAL = """
S014 S015 T008 T010 T019 T022 T023 T046 T084 T085 T091 T106 T107 T131 T134 T150 T156-T160 T174 T175 T209 T210
T227-T229 T231 T285 T290 T294 T298 T303-T305 T321 T326 T327 T377 F013-F015 F030 F034
"""
