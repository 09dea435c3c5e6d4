"""Curated tables beside the figures: conflicts, programmes, progress, fund, targets, meetings, milestones."""

# Quantities for which sources give different figures:
# id | subject | partner | quantity | period | figures, one group a reading | why | note
CONFLICTS = """
asean-rus-2013-level | ASEAN | RUS | trade | 2013 | T003 / T006 T008 | sides | nearly 20 against 17.5
asean-rus-2009-2013-multiple | ASEAN | RUS | trade, multiple of 2009 | 2013 | T004 / T009 | sides | \
threefold against doubled
asean-rus-2015-level | ASEAN | RUS | trade | 2015 | T013 / T016 | year not stated | over 20 was printed in May 2016 \
without a year
asean-rus-2017-level | ASEAN | RUS | trade | 2017 | T026 / T020 T023 / T019 | sides | 16.7 against 18.3; 15 a year was \
printed before the year was over
asean-rus-2017-growth | ASEAN | RUS | trade, growth | 2017 | T027 / T021 T022 | sides | almost 40 against 35
asean-rus-2018-level | ASEAN | RUS | trade | 2018 | T030 / T032 T010 | sides | the levels agree within 1 percent
asean-rus-2018-growth | ASEAN | RUS | trade, growth | 2018 | T031 / T033 | sides | 17.9 against 6.8: the levels of \
2018 \
agree, the bases of 2017 do not
asean-rus-2022-level | ASEAN | RUS | trade | 2022 | T040 / T044 T045 | implied | almost 22 less 14.6 percent implies \
19.2 for 2022
asean-rus-2023-growth | ASEAN | RUS | trade, growth | 2023 | T045 / T046 | rounding | 14.6 against 14.5
asean-rus-rank | ASEAN | RUS | rank of the Russian Federation as trading partner | | T015 T036 / T039 | period | \
eighth (2015, and in 2021) against ninth (2021)
tha-rus-2008-level | THA | RUS | trade | 2008 | T187 / T189 T190 | sides | 2.11 against 1.23 and 1.49
tha-rus-2013-level | THA | RUS | trade | 2013 | T193 / T194 | definition | destination against origin; oil through \
Singapore
tha-rus-2021-level | THA | RUS | trade | 2021 | T235 / T227 T230 | sides | 2.3 against 2.7
tha-rus-2021-russian-exports | THA | RUS | exports of the Russian Federation to Thailand | 2021 | T237 / T220 T229 | \
sides | 0.494 against 1.752
tha-rus-2023-level | THA | RUS | trade | 2023 | T263 / T264 T244 | arithmetic | about 2 less 17 percent is 1.66, not 1.5
tha-rus-2024-level | THA | RUS | trade | 2024 | T265 / T263 | arithmetic | about 2 after about 1.5 is not a small rise
tha-rus-target-year | THA | RUS | year of the target of 10 billion | | T199 T218 / T203 | sides | 2016 against 2017
vnm-rus-2017-level | VNM | RUS | trade | 2017 | T148 / T132 T134 | sides | 3.55 against 5.35 and 5.2
vnm-rus-2017-growth | VNM | RUS | trade, growth | 2017 | T149 / T133 | sides | 31 against more than 35
vnm-rus-2018-direction | VNM | RUS | direction of exports | 2018 | T157 T158 T159 T160 / T138 T140 | print | the \
directions are probably swapped
vnm-rus-2021-level | VNM | RUS | trade | 2021 | T174 T177 / T171 | sides | 5.5 against 7.1
vnm-rus-2022-level | VNM | RUS | trade | 2022 | T175 / T178 | unexplained | 3.75 against 3.55, both Vietnamese
vnm-rus-2022-growth | VNM | RUS | trade, growth | 2022 | T176 / T175 T174 | arithmetic | 5.5 to 3.75 is -31.8 percent; \
almost -35 fits 3.55
vnm-eaeu-2016-2024 | VNM | EAEU | trade, growth | 2024 | T114 / T112 T113 | arithmetic | 4.3 to 6.8 is 58.1 percent; \
more than 60 fits only unrounded levels
vnm-eaeu-in-force | VNM | EAEU | month of entry into force | 2016 | T154 / T136 | unexplained | October against November
sgp-rus-2017-level | SGP | RUS | trade | 2017 | T344 / T028 | print | one paper gives the total of ASEAN to Singapore; \
ASEANstats has 5.34 in the trade table
sgp-rus-2017-growth | SGP | RUS | trade, growth | 2017 | T345 T210 / T029 | print | ASEANstats gives 61.9 percent in \
the \
trade table
sgp-investment-in-russia | SGP | RUS | investment in the Russian Federation | | T352 / T353 | definition | 1 in 2016 \
against more than 17 in 2018
idn-rus-2019-level | IDN | RUS | trade | 2019 | T285 / T283 | unexplained | 1.9 by the Russian, 2.45 by the Indonesian \
embassy; 2.45 is the total of Russian customs
idn-rus-2021-level | IDN | RUS | trade | 2021 | T290 / T287 / T296 T297 | sides | nearly 3, 3.3, and 1.49 with 1.25
idn-rus-2021-growth | IDN | RUS | trade, growth | 2021 | T291 / T294 / T288 | unexplained | 42, 47 and more than 50 by \
the same embassy within a year
idn-rus-2016-balance | IDN | RUS | trade balance | 2016 | T280 / T278 T279 | arithmetic | a surplus of 1.8 in a trade \
of 2.6 means exports of 2.2
idn-rus-2022-balance | IDN | RUS | trade balance, January to April | 2022 | T310 / T311 | print | digits transposed \
and \
a wrong scale word
idn-eaeu-2025q1-level | IDN | EAEU | trade, first quarter | 2025 | T323 / T326 | rounding | 1.6 against 1.57
idn-eaeu-2025q1-growth | IDN | EAEU | trade, growth, first quarter | 2025 | T324 / T327 | rounding | 85 against 84.4
mys-rus-level | MYS | RUS | trade | | T337 / T335 | sides | 2.48 for 2024 against nearly 3.5, probably for 2023
phl-rus-2018-level | PHL | RUS | trade | 2018 | T369 / T371 | sides | 1.36 against 1.2
lao-rus-2024-growth | LAO | RUS | trade, growth | 2024 | T375 / T377 | unexplained | 66 against 65
arpasti-years | ASEAN | RUS | years of the Plan of Action on Science, Technology and Innovation | | S057 / S073 | \
unexplained | 2016-2025 against 2016-2020
cpa-2016-2020-length | ASEAN | RUS | length of the comprehensive plan of action | | S010 / S006 S043 | unexplained | \
4 years against 2016-2020
summit-numbers | ASEAN | RUS | number of the summit | | M037 / S044 S079 | definition | Sochi 2016 as the third, or \
Singapore 2018
jcc-numbers | ASEAN | RUS | number of the Joint Cooperation Committee meeting | | M021 / M019 M023 | numbering | 18 in \
2020, 19 in 2022, 21 in 2023: the 20th has no date
summit-hanoi-year | ASEAN | RUS | year of the second summit | 2010 | M038 / S040 | print | 2012 is a misprint
full-dialogue-partner | ASEAN | RUS | year of full dialogue partnership | | X045 / S034 X043 X044 | print | July 1997 \
against July 1996
armenia-accession | ARM | EAEU | day the accession treaty was signed | 2014 | X026 / X027 X028 | unexplained | 10 \
against 9 October
asean-fdi-rus-2012 | ASEAN | RUS | foreign direct investment inflow | 2012 | F013 / F025 | vintage | 184.4, then 189
asean-fdi-rus-2013 | ASEAN | RUS | foreign direct investment inflow | 2013 | F014 F030 / F026 | vintage | 542.1, \
then 607
asean-fdi-rus-2014 | ASEAN | RUS | foreign direct investment inflow | 2014 | F015 / F027 | vintage | -28.4, then -113.25
asean-fdi-rus-2017 | ASEAN | RUS | foreign direct investment inflow | 2017 | F034 / F032 | vintage | 40, then 47.75
eaeu-population | EAEU | | population | | T072 / T084 / T090 / T104 T355 X032 / T329 | definition | 176 to 183 \
million; \
460 million is a misprint or another area
plus3-fdi-2022-growth | ASEAN | PLUS3 | foreign direct investment inflow, growth | 2022 | T060 / T058 T059 | \
rounding | \
48 to 54 is 12.5 percent; 13.8 fits unrounded levels
"""

# Programmes: id | variant | name | start | end | basis | figures | note
PROGRAMMES = """
cpa-2005-2015 | calendar | Comprehensive Programme of Action 2005-2015 | 2005-01-01 | 2015-12-31 | printed years | \
S038 |
cpa-2016-2020 | calendar | Comprehensive Plan of Action 2016-2020 | 2016-01-01 | 2020-12-31 | printed years | S006 \
S043 |
cpa-2016-2020 | from-summit | Comprehensive Plan of Action 2016-2020 | 2016-05-20 | 2020-12-31 | day of adoption | \
M036 S006 | the Sochi summit ended on 20 May 2016
cpa-2016-2020 | four-year | Comprehensive Plan of Action 2016-2020 | 2016-01-01 | 2019-12-31 | printed length | \
S010 S009 | a plan of 4 years set in 2016
cpa-2021-2025 | calendar | Comprehensive Plan of Action 2021-2025 | 2021-01-01 | 2025-12-31 | printed years | S029 \
S049 |
trade-investment-post-2017 | named | Post-2017 Trade and Investment Work Programme | | | name only | S070 S069 | \
neither start nor end is given
trade-investment-2021-2025 | calendar | Trade and Investment Work Programme and Roadmap 2021-2025 | 2021-01-01 | \
2025-12-31 | printed years | M033 M030 |
agriculture-2016-2020 | calendar | Agriculture and Food Security Cooperation Work Programme | 2016-01-01 | \
2020-12-31 | \
printed years | S072 |
arpasti | 2016-2020 | Plan of Action on Science, Technology and Innovation | 2016-01-01 | 2020-12-31 | printed years | \
S073 | ASEAN Secretariat
arpasti | 2016-2025 | Plan of Action on Science, Technology and Innovation | 2016-01-01 | 2025-12-31 | printed years | \
S057 | Phnom Penh Post
energy-2016-2020 | calendar | Energy Cooperation Work Plan | 2016-01-01 | 2020-12-31 | printed years | S074 |
asean-eaeu-cooperation | original | ASEAN-EAEU Programme of Cooperation | 2019-01-01 | 2020-12-31 | printed years | \
S081 |
asean-eaeu-cooperation | extended | ASEAN-EAEU Programme of Cooperation | 2019-01-01 | 2025-12-31 | printed years | \
S081 S086 | extended on 28 August 2020
science-year-2022 | calendar | ASEAN-Russia Year of Science, Technology and Industrial Cooperation | 2022-01-01 | \
2022-12-31 | printed years | S056 |
tourism-2022-2024 | calendar | Tourism Work Plan 2022-2024 | 2022-01-01 | 2024-12-31 | printed years | F041 |
"""

# Progress: id | programme | measure | definition | as of | qualifier | met | total | low | high | figures | note
PROGRESS = """
cpa-2019-07-achieved | cpa-2016-2020 | achieved | goals achieved, as the Indonesian foreign ministry says | \
2019-07-31 | \
more than | | | 0.6 | 1 | S008 | day of the article; low is not reached itself
cpa-2020-03-launched | cpa-2016-2020 | launched | action lines launched of all action lines | 2020-03-13 | exact | \
92 | \
139 | 0.661871 | 0.661871 | F007 F008 | day of the 18th Joint Cooperation Committee
cpa-2021-04-carried-out | cpa-2016-2020 | carried out | action lines carried out of all action lines | 2021-04-02 | \
exact | 99 | 139 | 0.712230 | 0.712230 | F009 F008 | after the end of the plan; the total is that of March 2020
"""

# Fund: id | kind | period start | period end | low | high | basis | printed | qualifier | figures | note
FUND_PRINTED = """
contribution-2007 | contribution | 2007-01-01 | 2007-12-31 | 500000 | 500000 | printed | 500000 USD | exact | F001 |
contribution-2008 | contribution | 2008-01-01 | 2008-12-31 | 500000 | 500000 | printed | 500000 USD | exact | F002 |
contribution-2020 | contribution | 2020-01-01 | 2020-12-31 | 1500000 | 1500000 | printed | 1.5 million USD per year | \
exact | F003 |
contribution-2021 | contribution | 2021-01-01 | 2021-12-31 | 1500000 | 1500000 | printed | 1.5 million USD per year | \
exact | F006 |
rate-before | rate | | | 500000 | 500000 | printed | $500,000 | from-to | S051 | yearly rate before the increase; its \
years are not given
rate-after | rate | | | 1500000 | 1500000 | printed | $ 1.5 million | from-to | S052 | yearly rate after the increase; \
its first year is not given
amount-2020-01 | amount | 2020-01-31 | 2020-01-31 | 7200000 | | printed | 7.2 million USD | more than | F004 | a lower \
bound; cumulated or left in the fund is not said
amount-2021-02 | amount | 2021-02-28 | 2021-02-28 | 8130000 | | printed | 8.13 million USD | more than | F005 | a \
lower \
bound; cumulated or left in the fund is not said
"""
FUND_BOUNDS = (2009, 2019, "500000", "1500000", "S051 S052")

# Activities and other counts: id | noun | subject | partner | as of | figure | part of | note
ACTIVITIES = """
post-2017-activities | activities | ASEAN | RUS | | S069 | | Post-2017 Trade and Investment Work Programme; the day of \
the count is not given
initiatives-2017 | initiatives | ASEAN | RUS | 2017-08-09 | S023 | | under consideration, in several sectors
council-companies | companies | RUS | ASEAN | | S054 | | major members of the Russia-ASEAN Business Council; article \
of 2023
memorandum-articles | articles | ASEAN | EAEU | 2018-11-14 | S080 | | memorandum between ASEAN and the Eurasian \
Economic Commission
ministers-covid-meetings | meetings | ASEAN | RUS | 2021-12-31 | S060 | | special meetings of foreign ministers in \
2020 \
and 2021
cpa-action-lines | action lines | ASEAN | RUS | 2020-03-13 | F008 | | Comprehensive Plan of Action 2016-2020
cpa-action-lines-launched | action lines | ASEAN | RUS | 2020-03-13 | F007 | cpa-action-lines | launched
cpa-action-lines-carried-out | action lines | ASEAN | RUS | 2021-04-02 | F009 | cpa-action-lines | carried out
cooperation-projects-2016 | projects | RUS | ASEAN | 2016-05-19 | F010 | | prepared with ASEAN
investment-projects-2015 | projects | RUS | ASEAN | 2015-08-31 | F011 | | joint investment projects; weak source
priority-projects-2007 | projects | RUS | ASEAN | 2007-08-01 | F012 | | first joint priority projects
roadmap-projects-2018 | projects | RUS | ASEAN | 2018-11-14 | T025 | | joint roadmap of business cooperation
commission-memoranda | memoranda | EAEU | GOVERNMENTS | 2021-12-31 | T080 | | concluded by the Eurasian Economic \
Commission with governments of all regions
fta-rounds-singapore | rounds | EAEU | SGP | 2019-01-15 | T357 | | negotiation rounds after the first
"""

# Targets: id | kind | subject | partner | measure | target figures | deadline | outcome figures | trade key | note
# The trade key is reporter,partner,flow,period of rows of the trade table that tell the outcome.
TARGETS = """
vnm-eaeu-2020 | target | EAEU | VNM | trade | T082 T087 T108 | 2020-12-31 | T109 | | not reached: 6.2 of 10
idn-rus-2019 | target | IDN | RUS | trade | T282 | 2019-12-31 | T283 T285 | RUS,IDN,T,2019 | not reached: 2.45 \
(Indonesian embassy) or 1.9 (Russian embassy) of 5
idn-rus-2020 | expectation | IDN | RUS | trade | T284 | 2020-12-31 | T286 | RUS,IDN,T,2020 | hoped for 2.4; 2.3 by the \
Russian embassy
vnm-rus-2020 | target | RUS | VNM | trade | T131 | 2020-12-31 | | RUS,VNM,T,2020 | no reported outcome; Russian \
customs \
by month
vnm-rus-2023 | expectation | VNM | RUS | trade | T173 | 2023-12-31 | | | no reported outcome
vnm-rus-2025 | target | VNM | RUS | trade | T180 | 2025-12-31 | | | no reported outcome
tha-rus-2014 | expectation | RUS | THA | trade | T195 | 2014-12-31 | T202 | | more than 4 expected by the Russian \
side; \
5 is not a Russian figure
tha-rus-2016 | target | THA | RUS | trade | T199 T218 | 2016-12-31 | | | no level of 2016 is published
tha-rus-2017 | target | RUS | THA | trade | T203 | 2017-12-31 | | | no level of 2017 is published
tha-rus-2020 | target | THA | RUS | trade | T205 | 2020-12-31 | | | no level of 2020 is published
tha-rus-2021-2023 | target | THA | RUS | trade, sum of three years | T216 | 2023-12-31 | T235 T244 T263 | | not \
reached: \
2.3, about 2 and about 1.5 of at least 10 in sum
tha-rus-undated | target | THA | RUS | trade | T214 T234 | | | | no year
idn-rus-undated | target | IDN | RUS | trade | T275 T293 | | T287 | | 5 without a year; 3.3 in 2021
idn-rus-10-undated | target | RUS | IDN | trade | T315 | | | | up to 10 without a year
mmr-rus-2017 | target | RUS | MMR | trade | T384 | 2017-12-31 | | | no reported outcome
tha-visitors-revenue-2023 | expectation | THA | RUS | revenue from Russian visitors | T262 | 2023-12-31 | T261 | | on \
condition of 1.5 million visitors; 2 by 19 August 2023
vnm-eaeu-duty-2025 | target | VNM | EAEU | average duty | T099 | 2025-12-31 | | | from 10 percent (T098)
eaeu-vnm-duty-2025 | target | EAEU | VNM | average duty | T101 | 2025-12-31 | | | from 9.7 percent (T100)
"""

# Meetings: series | number | number basis | start | end | date basis | place | status | figures | note
MEETINGS = """
arsom | 13 | printed | 2016-04-04 | 2016-04-05 | printed | Moscow | held | M001 M002 M003 | one source names 5 April \
only
arsom | 14 | inferred | 2017-03-29 | 2017-03-29 | printed | Vientiane | held | M004 | number by counting
arsom | 15 | printed | 2018-05-18 | 2018-05-18 | printed | Moscow | held | S003 S004 | year from the date line
arsom | 16 | printed | 2019-02-19 | 2019-02-20 | printed | Bali | held | M005 M006 M007 M008 | ASEAN names 20 \
February only
arsom | 17 | printed | 2021-01-26 | 2021-01-26 | printed | virtual | held | M009 M010 |
arsom | 18 | printed | 2022-05-01 | 2022-05-26 | bounds | | held | M011 | day not known; printed on 26 May
arsom | 19 | printed | 2023-04-27 | 2023-04-28 | printed | Siem Reap | planned | S027 S028 | announced; the year is \
inferred
arsom | 20 | printed | 2024-04-26 | 2024-04-26 | printed | St Petersburg | held | M012 M013 |
aem-russia | 1 | printed | 2010-08-24 | 2010-08-24 | inferred | Da Nang | held | M026 M027 | year from the summit of \
October 2010
aem-russia | 5 | printed | 2016-08-05 | 2016-08-05 | printed | | held | S075 S076 |
aem-russia | 6 | printed | 2017-09-07 | 2017-09-11 | bounds | Pasay | held | M028 | day not known; printed on 11 \
September
aem-russia | 8 | printed | 2019-09-01 | 2019-09-30 | bounds | | held | S082 S083 | endorsed the Programme of Cooperation
aem-russia | 9 | printed | 2020-08-28 | 2020-08-28 | printed | online | held | S084 S085 M035 | extended the Programme \
of Cooperation
aem-russia | 10 | inferred | 2021-09-14 | 2021-09-14 | printed | | held | M029 | number by counting
aem-russia | 11 | printed | 2022-09-16 | 2022-09-16 | inferred | Siem Reap | held | M031 M032 | day from the weekday
aem-russia | 12 | inferred | 2023-08-21 | 2023-08-21 | inferred | Semarang | held | M034 | number by counting, day \
from \
the weekday
summit | 1 | printed | 2005-01-01 | 2005-12-31 | year only | Kuala Lumpur | held | S019 S020 S036 S037 |
summit | 2 | printed | 2010-01-01 | 2010-12-31 | year only | Hanoi | held | S039 S040 | one source prints 2012
summit | | none | 2016-05-19 | 2016-05-20 | printed | Sochi | held | M036 S021 S041 M037 | commemorative; the Russian \
news agency counts it as the third
summit | 3 | printed | 2018-11-14 | 2018-11-14 | printed | Singapore | held | S044 S045 S079 M039 |
summit | 4 | printed | 2021-10-28 | 2021-10-28 | printed | | held | S046 S047 M040 |
summit | | none | 2026-06-17 | 2026-06-18 | printed | Kazan | held | M041 | commemorative
ministers | | none | 2007-08-01 | 2007-08-01 | printed | Manila | held | M044 |
ministers | | none | 2008-07-23 | 2008-07-23 | printed | Singapore | held | M045 |
ministers | | none | 2016-07-25 | 2016-07-25 | printed | Vientiane | held | M046 |
ministers | | none | 2017-08-06 | 2017-08-06 | printed | Manila | held | M047 |
ministers | | none | 2018-08-02 | 2018-08-02 | printed | Singapore | held | M048 |
ministers | | none | 2020-01-01 | 2020-12-31 | year only | | held | S061 S060 | special, on Covid-19
ministers | | none | 2021-07-06 | 2021-07-06 | printed | virtual | held | M049 S062 S060 | special
ministers | | none | 2023-07-13 | 2023-07-13 | printed | Jakarta | held | M050 S030 | July had been announced as \
tentative
ministers | | none | 2024-07-26 | 2024-07-26 | printed | Vientiane | held | M051 |
jcc | 1 | printed | 1997-06-05 | 1997-06-06 | printed | Moscow | held | M014 M015 |
jcc | 12 | printed | 2014-04-30 | 2014-04-30 | inferred | Jakarta | held | M016 M017 | year inferred
jcc | 13 | printed | 2015-01-01 | 2015-12-31 | year only | | held | M018 | year inferred
jcc | 18 | printed | 2020-03-13 | 2020-03-13 | printed | Jakarta | held | M019 M020 |
jcc | 19 | printed | 2022-03-25 | 2022-03-29 | printed | online | held | M021 M022 | the numbers do not fit one \
meeting a year
jcc | 21 | printed | 2023-04-04 | 2023-04-04 | printed | Jakarta | held | M023 M024 |
joint-planning-committee | 20 | printed | 2022-03-25 | 2022-03-29 | printed | online | held | M025 |
security-consultations | 3 | printed | 2023-05-23 | 2023-05-23 | printed | Moscow Region | held | M052 |
science-ministers | 1 | printed | 2022-02-14 | 2022-02-14 | printed | | held | M053 |
tourism-consultations | 9 | printed | 2019-01-15 | 2019-01-15 | printed | Ha Long | held | M054 |
tourism-ministers | 1 | printed | 2022-01-21 | 2022-01-21 | printed | | held | M055 | day of the statement
tourism-ministers | 2 | printed | 2023-02-01 | 2023-02-28 | bounds | Yogyakarta | held | M056 | day not known
tourism-ministers | 4 | printed | 2025-01-20 | 2025-01-20 | printed | Johor | held | M057 |
"""

# Where the record of a series has no gap: series | complete from | complete to | title
MEETING_SERIES = """
arsom | 2016-04-04 | 2024-04-26 | ASEAN-Russia Senior Officials' Meeting
aem-russia | 2019-09-01 | 2023-08-21 | Consultations of the ASEAN Economic Ministers with the Russian Federation
summit | 2005-01-01 | 2026-06-18 | ASEAN-Russia Summit
ministers | | | Meetings of foreign ministers, ASEAN and the Russian Federation
jcc | | | ASEAN-Russia Joint Cooperation Committee
joint-planning-committee | | | ASEAN-Russia Joint Planning and Management Committee
security-consultations | | | Consultations of High Representatives for Security Issues
science-ministers | | | Ministerial meeting on science, technology and innovation
tourism-consultations | | | Tourism Consultation Meeting
tourism-ministers | | | Tourism Ministers Meeting
"""

# Milestones: id | start | end | title | subject | partner | figures | note
MILESTONES = """
asean-founded | 1967-08-08 | 1967-08-08 | ASEAN founded | ASEAN | | X001 S017 |
tac-signed | 1976-01-01 | 1976-12-31 | Treaty of Amity and Cooperation signed | ASEAN | | X052 |
first-contact | 1991-01-01 | 1991-12-31 | Russia attends an ASEAN Ministerial Meeting as guest | ASEAN | RUS | S032 \
X046 |
institutional-wish | 1993-01-01 | 1993-12-31 | Wish to give relations an institutional form | ASEAN | RUS | X047 |
regional-forum | 1994-01-01 | 1994-12-31 | Russia in the ASEAN Regional Forum | ASEAN | RUS | X048 |
dialogue-partner | 1996-07-01 | 1996-07-31 | Russia full dialogue partner | ASEAN | RUS | S034 X043 X044 X045 | one \
source prints July 1997
jcc-rules | 1997-01-01 | 1997-01-31 | Rules of the Joint Cooperation Committee adopted | ASEAN | RUS | X049 |
tac-accession | 2004-01-01 | 2004-12-31 | Russia accedes to the Treaty of Amity and Cooperation | ASEAN | RUS | S053 \
X050 |
first-summit | 2005-01-01 | 2005-12-31 | First summit, Joint Declaration and Programme of Action | ASEAN | RUS | \
S037 S019 |
fund | 2007-01-01 | 2007-12-31 | Dialogue Partnership Financial Fund established | ASEAN | RUS | S050 F001 |
ambassador | 2009-01-01 | 2009-12-31 | Russian ambassador accredited to ASEAN | ASEAN | RUS | S067 |
asean-centre | 2010-06-01 | 2010-06-30 | ASEAN Centre launched in Moscow | ASEAN | RUS | S064 |
cultural-agreement | 2010-01-01 | 2010-12-31 | Agreement on cultural cooperation | ASEAN | RUS | S065 |
second-summit | 2010-01-01 | 2010-12-31 | Second summit, Hanoi | ASEAN | RUS | S040 |
eaeu-treaty | 2014-05-29 | 2014-05-29 | Treaty on the Eurasian Economic Union signed | EAEU | | X020 |
eaeu-in-force | 2015-01-01 | 2015-01-01 | Eurasian Economic Union in force | EAEU | | X021 |
vnm-eaeu-signed | 2015-05-29 | 2015-05-29 | Free trade agreement EAEU-Viet Nam signed | EAEU | VNM | T086 |
transport-declaration | 2016-01-01 | 2016-12-31 | Moscow Joint Declaration of transport ministers | ASEAN | RUS | S055 |
sectoral-plans | 2016-01-01 | 2016-12-31 | Work plans for agriculture, science and energy agreed | ASEAN | RUS | S071 |
sochi-summit | 2016-05-19 | 2016-05-20 | Commemorative summit, Sochi Declaration | ASEAN | RUS | M036 S041 |
fta-study-proposed | 2016-08-05 | 2016-08-05 | ASEAN welcomes a joint feasibility study of an FTA with the EAEU | \
ASEAN | \
EAEU | S076 |
vnm-eaeu-in-force | 2016-10-01 | 2016-11-30 | Free trade agreement EAEU-Viet Nam in force | EAEU | VNM | T154 T136 | \
sources differ: October, November
confidence-first | 2017-01-01 | 2017-12-31 | Ministers note: confidence building before a feasibility study | ASEAN | \
EAEU | S077 |
mission | 2017-08-09 | 2017-08-09 | Permanent Mission of Russia to ASEAN opened | ASEAN | RUS | S022 S068 |
sgp-eaeu-talks | 2017-08-01 | 2017-08-31 | Negotiations EAEU-Singapore begin | EAEU | SGP | T359 |
think-tanks | 2018-04-01 | 2018-04-30 | Network of think-tanks, first meeting | ASEAN | RUS | S007 |
strategic-partnership | 2018-11-14 | 2018-11-14 | Strategic partnership at the third summit | ASEAN | RUS | S045 \
S079 M039 |
eaeu-memorandum | 2018-11-14 | 2018-11-14 | Memorandum ASEAN-EAEU on economic cooperation signed | ASEAN | EAEU | \
S078 S080 |
education-forum | 2019-01-01 | 2019-12-31 | Forum on education, Moscow | ASEAN | RUS | S063 |
cooperation-programme | 2019-09-01 | 2019-09-30 | Programme of Cooperation ASEAN-EAEU endorsed | ASEAN | EAEU | S083 \
S081 |
sgp-eaeu-framework | 2019-10-01 | 2019-10-01 | Framework agreement EAEU-Singapore signed | EAEU | SGP | T358 |
cooperation-extended | 2020-08-28 | 2020-08-28 | Programme of Cooperation extended to 2025 | ASEAN | EAEU | S085 S086 |
epidemics-statement | 2020-11-01 | 2020-11-30 | East Asia Summit statement on epidemics | ASEAN | RUS | S059 S058 |
disaster-memorandum | 2021-01-01 | 2021-12-31 | Memoranda on disaster management signed | ASEAN | RUS | S066 |
trade-roadmap | 2021-09-14 | 2021-09-14 | Trade and Investment Cooperation Roadmap approved | ASEAN | RUS | M029 M030 |
fourth-summit | 2021-10-28 | 2021-10-28 | Fourth summit, Comprehensive Plan of Action 2021-2025 | ASEAN | RUS | M040 \
S047 S029 |
science-year | 2022-01-01 | 2022-12-31 | Year of Science, Technology and Industrial Cooperation | ASEAN | RUS | S056 |
timor-leste | 2025-10-26 | 2025-10-26 | Timor-Leste becomes the eleventh member | ASEAN | TLS | X012 X013 |
kazan-summit | 2026-06-17 | 2026-06-18 | Commemorative summit, Kazan | ASEAN | RUS | M041 |
"""

# Units: unit | base unit | scale | dimension
UNITS = """
percent | 1 | 0.01 | ratio
percent per year | 1 per year | 0.01 | rate
times | 1 | 1 | ratio
ordinal | 1 | 1 | ordinal
date | date | 1 | date
year | date | 1 | date
USD | USD | 1 | currency
million USD | USD | 1000000 | currency
billion USD | USD | 1000000000 | currency
billion SGD | SGD | 1000000000 | currency
billion THB | THB | 1000000000 | currency
billion MYR | MYR | 1000000000 | currency
MYR | MYR | 1 | currency
USD per year | USD per year | 1 | currency rate
million USD per year | USD per year | 1000000 | currency rate
persons | persons | 1 | count
million persons | persons | 1000000 | count
persons per year | persons per year | 1 | count rate
million trips | trips | 1000000 | count
years | years | 1 | duration
days | days | 1 | duration
projects | projects | 1 | count
countries | countries | 1 | count
companies | companies | 1 | count
action lines | action lines | 1 | count
tariff lines | tariff lines | 1 | count
initiatives | initiatives | 1 | count
meetings | meetings | 1 | count
activities | activities | 1 | count
articles | articles | 1 | count
memoranda | memoranda | 1 | count
rounds | rounds | 1 | count
sides | sides | 1 | count
regions | regions | 1 | count
members | members | 1 | count
partners | partners | 1 | count
"""

# Areas of ASEAN-Russia cooperation that a core document names: source | areas, apart by semicolons
COOPERATION_AREAS = """
tass-2017 | energy; science and technology; agriculture and food; digital technologies; education; transport; culture
devdiscourse-2018 | security; business; trade; investment; science and technology; transport; energy; \
agriculture and food; disaster management; education; culture
asean-eaeu-priorities | trade; small enterprises; services; investment; tourism; agriculture and food; infrastructure; \
digital technologies; science and technology; energy; space; disaster management; culture
phnompenhpost-2023 | security; trade; investment; business; energy; agriculture and food; transport; tourism; \
science and technology; health; education; culture; disaster management
"""
