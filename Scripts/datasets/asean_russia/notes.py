"""Notes in our own words, where the note of the facts is a quotation or names a person: ids | note (`-` for none)."""

NOTES = """
S001 | created 21:02 Indian Standard Time
S002 | updated 21:26 Indian Standard Time
S004 | year from the date line
S005 S007 S011 S016 S020 S023 S024 S031 S042 S048 S050 S060 S080 S081 M052 F029 | -
S006 | another document speaks of a plan of 4 years
S008 | compare 92 of 139 action lines launched in March 2020: another measure
S010 | the plan is named 2016-2020 elsewhere, five calendar years
S013 | prime minister of Malaysia invited
S014 S015 | year inferred from the date of the article; Thailand, not ASEAN
S012 | Bangkok; its days are not in the document
S022 | year from another document
S025 | compare August 2021 to July 2024 in a later paper
S026 | year inferred from the article
S028 | year inferred from the anniversary named
S030 | year inferred; tentative
S034 | Jakarta; one archive page prints July 1997
S051 | rate before the increase; its years are not given
S052 | rate after the increase; its first year is not given
S054 | major Russian companies
S069 | the day of the count is not given
S070 | year of the name; the start is not given
S077 | the year after 2016
T001 | rounded level
T004 | threefold in words; 20/6.8 = 2.94
T005 | year not stated; the speech was in mid-2013, so probably 2012
T008 | said in 2019, with a doubling since 2009
T009 | doubled in words; the ASEAN side says threefold over the same years
T010 | approached, in words
T012 | fivefold in ten years
T016 | year not stated; ASEAN statistics give 13.4 for 2015
T018 | up by a third so far; the number is our reading of the word
T019 | a yearly level said before the year was over
T023 | rounded copy of 18.3
T028 T029 | gives the ASEAN-Russia figure to Singapore
T036 | year of the data not stated; ninth for 2021 elsewhere
T041 | period inferred
T042 | first half on first half; the page misprints one party
T045 | implies 19.2 in 2022, against 20 reported
T047 | printed in October 2024; probably the figure of 2023
T069 | more than doubled since 2007
T071 | doubled since 2007
T086 | day from the weekday
T092 T093 T106 T107 | -
T109 | statistics of the Union, quoted by the Vietnamese embassy
T114 | 6.8/4.3 = +58.1 percent; more than 60 fits only unrounded levels
T127 | no claimant; the level fits Vietnamese customs
T134 | called a record; the paper elsewhere uses the Vietnamese 3.55
T136 | October 2016 elsewhere
T157-T160 | as printed; the growth rates and the months to July fit the opposite direction
T161 | through the Vietnamese trade counsellor
T163 | printed as exports of Viet Nam
T171 | called a record
T187 | secondary copy
T189-T191 T235 T244 T254 T292 T296 T311 T185 | -
T194 | the article gives the reason: destination against origin, oil through Singapore
T202 | base of the target of 10
T203 | the Thai side named 2016
T204 | recent months before April 2015
T205 | said in November 2018
T206 T209 | after the meeting of 14 November 2018; claimant inferred
T212 | implies more than 2.21 in 2017
T211 | primary source of the growth in document sputnik-2019
T215 | the scale word million is missing in print
T216 | cumulative over three years, about 3 a year; unlike the yearly 10 of other years
T265 | a small rise in words, which does not fit 1.5 in 2023
T273 | Russian data, as the embassy says
T280 | larger than the surplus of 2017 though both flows grew; it would mean exports of 2.2
T276 T277 | printed for eleven months; the number is that of the whole year in Russian customs
T283 | the total of Russian customs for 2019
T288 | the lead and the quotation name different years
T294 | 42 percent in April 2022, more than 50 in December 2022 by the same embassy
T297 | with exports a total of 2.74
T299 | April release; 399.6 - 604.2
T303-T305 | April 2022 release
T306 | May 2022 release; the sign changed
T307 T309 | May 2022 release
T308 | May 2022 release; the page misprints the scale word
T310 | scale word wrong and digits transposed; the months sum to -217.2
T323 | as of March
T328 | said to be twice the whole of 2023
T329 | other sources give about 183 million; perhaps the Union with Indonesia
T330 | the trade table has 6.22 billion MYR for 2016
T342 | 7.6 billion SGD in the same place; ASEANstats has 5.65
T343 | quadrupled in words
T344 | ASEANstats has 5.34
T345 | ASEANstats has 61.9
T352 | more than 17 is claimed in November 2018
T375 | more than 60 in the same statement
F007 | of 139 action lines
F009 | of 139 action lines
F011 | blog
F013-F015 | database of 26 May 2015
F022-F024 | database of 26 May 2015
F025-F027 | database as read in November 2017
F031 | fourfold in words; 542/140 = 3.87
F033 | -
F034 | 47.75 in a later release
F035 | both directions
F036 | year not stated
F037 | recent, without a year
F039 | trips both ways, not arrivals
M001 M002 | Moscow; number from its count of years
M031 M032 | Siem Reap; day from the weekday
M034 | Semarang; day from the weekday; the 12th by counting
M059 | article of August 2024; another passage says four years
X007-X011 | standing text of the Secretariat
X012 | 10 members is right only before this day
X026 | 9 October 2014 elsewhere
X030 | 12 August 2015 is the day commonly given
X031 | 12 August 2015 is the day commonly given
X045 | the 29th ministerial meeting was in July 1996
M021 M022 | online; the numbers do not fit one meeting a year
M035 | online; the 9th
M038 | the second summit was in 2010
"""
