"""The tables of the package: title, description, key, foreign keys and fields, from which datapackage.json is made."""

from . import rows

DATE = r"pattern=\d{4}-\d{2}-\d{2}"
IDS = r"pattern=[STFMX]\d{3}(;[STFMX]\d{3})*"

# Field rows: name | type | constraints, apart by blanks (required, unique, pattern=…, enum=a,b) | description
TABLES = {}


def table(name, title, description, key, foreign, fields, order=None):
    TABLES[name] = {
        "title": title,
        "description": description,
        "key": key.split(),
        "order": (order or key).split(),
        "foreign": [item.split(" ") for item in foreign.split(", ") if item],
        "fields": [(cells + [""] * 4)[:4] for cells in rows(fields)],
    }


table(
    "areas",
    "Economies, blocs and groups",
    "Codes used by every other table. Economies have ISO 3166-1 alpha-3 codes.",
    "code",
    "",
    """
code | string | required unique | ISO 3166-1 alpha-3 code of an economy, or the code of a bloc, group or organisation
name | string | required | English name
kind | string | required enum=economy,bloc,group,organisation | What the code stands for
""",
)

table(
    "institutions",
    "Institutions that report figures or keep statistics",
    "Institutions only, never persons.",
    "name",
    "area areas.code",
    """
name | string | required unique | English name
area | string | required | Economy or bloc it belongs to
side | string | required | Name of its side in the series of two-sided trade
""",
)

table(
    "units",
    "Units as printed",
    "How a printed unit is read: value × scale in the base unit.",
    "unit",
    "",
    """
unit | string | required unique | Unit with its scale word, as in the other tables
base_unit | string | required | Unit without scale word; 1 is a pure number
scale | number | required | Factor from the unit to the base unit
dimension | string | required | currency, currency rate, ratio, rate, count, count rate, duration, ordinal or date
""",
)

table(
    "sources",
    "Publications and data sets",
    "One row a distinct publication.",
    "id",
    "",
    """
id | string | required unique pattern=[a-z0-9.-]+ | Short and stable identifier
publisher | string | required | Institution that prints
title | string | required | Title of the publication
title_basis | string | required enum=printed,address,described | Printed, taken from the address, or a description
published | string | pattern=\\d{4}(-\\d{2}(-\\d{2})?)? | Day, month or year of publication; empty when not known
published_note | string | | What is uncertain about the date
address | string | required | Web address
document | string | | Name of the core document, for the five documents
kind | string | required enum=publication,data | Publication with figures in words, or a data set
licence | string | required | Licence or terms
accessed | string | required | How the copy was had
""",
)

table(
    "figures",
    "Figures reported in words",
    "Every figure of the five core documents and of the other publications: as printed, with its qualifier, its "
    "claimant and its period. Later decisions are columns, never silent corrections.",
    "id",
    "subject areas.code, partner areas.code, reporter institutions.name, data_origin institutions.name, "
    "source sources.id, unit units.unit",
    f"""
id | string | required unique pattern=[STFMX]\\d{{3}} | S core documents, T trade, F fund and investment, M meetings, \
X membership and size
subject | string | required | Area the figure is about, as composed on that date
partner | string | | Partner area
topic | string | required enum=trade,economy,investment,tourism,fund,activities,programme,meeting,membership,\
relations,business,tariff,education | What the figure is about
measure | string | required | What is measured
flow | string | enum=X,M,T,B | X exports, M imports, T exports and imports, B balance; seen from the subject
sector | string | | Sector of the goods; total for all
sector_definition | string | | Whose definition of the sector: as printed, or ministry's own
kind | string | required enum=level,growth,multiple,share,count,contribution,target,ordinal,date,period | Kind of figure
value | number | | Number at the scale of its unit; empty for dates and periods
upper | number | | Upper number of a range
as_printed | string | required | The number as printed; its digits and scale word carry the precision
printed_basis | string | required enum=document,transcribed | Seen in a core document, or built from value and unit of \
the transcription (digits reliable, trailing zeros perhaps lost)
qualifier | string | required enum=exact,about,nearly,almost,more than,at least,up to,after,preliminary,tentative,\
from-to | Word of qualification; exact means printed without one
unit | string | required | Unit with its scale word
period_start | date | | First day of the period; empty when not known
period_end | date | | Last day of the period
period_kind | string | required enum=annual,part-year,multi-year,cumulative,as-of,event,span,unknown | Kind of period
base_start | date | | First day of the base period of a growth or multiple
base_end | date | | Last day of the base period
reporter | string | | Institution that makes the claim; empty when the publication does not say
data_origin | string | | Institution whose statistics they are; empty when not said
source | string | required | Publication
series | string | | Comparable series it belongs to; empty for rows that must not enter one
principal | boolean | required | The row to use where a series has several for one quantity and period
claim | string | | Common name of rows that are one claim printed in several publications
part_of | string | {IDS} | Rows of which it is a part: never add parts to the whole
supersedes | string | {IDS} | Earlier rows of the same quantity by the same keeper
conflicts_with | string | {IDS} | Rows that give another figure for the same quantity (see conflicts)
derived_from | string | {IDS} | Rows from which this number was computed: a check of one of them never uses it
complete_from | date | | For a series of events: from when the record has no gap
inferred | string | | Columns of this row that are inferred, apart by semicolons
flag | string | enum=error in source,arithmetic does not close,direction doubtful,inconsistent,weak source,\
rate across a sign change | Doubt about the figure as printed
note | string | | Short note
hash | string | required unique pattern=[0-9a-f]{{64}} | SHA-256 of the filled cells of the row (decision 0011)
""",
)

table(
    "trade",
    "Official levels of trade",
    "One row a reporter, partner, flow, period and sector. Rows that differ in unit, price base or scope are different "
    "series and are never added; total and sectors are not added either. In the ITPD-E rows the reporter "
    "is the economy from which the flow is seen: the figures are importers' reports both ways.",
    "reporter partner flow period sector unit price_base scope",
    "reporter areas.code, partner areas.code, data_origin institutions.name, source sources.id, unit units.unit",
    """
reporter | string | required | Economy whose exports or imports they are
partner | string | required | Partner economy
flow | string | required enum=X,M | X exports, M imports
period | string | required pattern=\\d{4}(-[01]\\d)? | Year, or year and month
sector | string | required | total, or a sector
sector_definition | string | required enum=all goods,all goods and services,HS,SITC | Classification of the sector
value | number | required | Value in the unit, exact
unit | string | required enum=USD,MYR | Currency
price_base | string | required enum=current,2010 | Current prices, or dollars of 2010
scope | string | required enum=goods customs,goods and services ITPD-E | What is covered
data_origin | string | required | Whose statistics
source | string | required | Data set
note | string | | Short note
""",
)

table(
    "indicators",
    "Gross domestic product and population",
    "World Development Indicators by economy and year.",
    "indicator economy year",
    "economy areas.code, source sources.id",
    """
economy | string | required | Economy
indicator | string | required enum=NY.GDP.MKTP.CD,SP.POP.TOTL | GDP in current US dollars, population
year | integer | required | Year
value | number | required | Value
unit | string | required | USD or persons
source | string | required | Data set
""",
)

table(
    "rates",
    "Exchange rates, annual averages",
    "Currency units for one US dollar.",
    "currency year",
    "source sources.id",
    """
currency | string | required pattern=[A-Z]{3} | ISO 4217 code
year | integer | required | Year
per_usd | number | required | Currency units for one US dollar
source | string | required | Data set
""",
)

table(
    "prices",
    "Consumer prices",
    "Annual mean of the monthly index, not seasonally adjusted.",
    "economy year",
    "economy areas.code, source sources.id",
    """
economy | string | required | Economy
year | integer | required | Year
index | number | required | Index
base | string | required | Base period of the index
source | string | required | Data set
""",
)

table(
    "fund",
    "ASEAN-Russia Dialogue Partnership Financial Fund",
    "Yearly contributions as intervals, the two printed rates whose years are not given, and reported "
    "amounts. A sum of contributions is the sum of the lows and the sum of the highs; "
    "rates and amounts are not added to them.",
    "id",
    "unit units.unit",
    f"""
id | string | required unique | Identifier
kind | string | required enum=contribution,rate,amount | Contribution of a year, rate without years, amount at a day
period_start | date | | First day
period_end | date | | Last day
low | number | required | Lower bound
high | number | | Upper bound; empty when there is none
unit | string | required | Currency, for rates a year
basis | string | required enum=printed,bounds | Printed for the period, or between the two printed rates
as_printed | string | | Number as printed
qualifier | string | required enum=exact,more than,from-to,between | Word of qualification
figures | string | required {IDS} | Figures it rests on
note | string | | Short note
""",
    "period_start id",
)

table(
    "activities",
    "Counts of activities",
    "Counts of different things are never added together.",
    "id",
    "subject areas.code, partner areas.code, figure figures.id, source sources.id",
    """
id | string | required unique | Identifier
noun | string | required | What is counted
subject | string | required | Subject
partner | string | required | Partner
value | number | required | Count
as_printed | string | required | Number as printed
qualifier | string | required | Word of qualification
as_of | date | | Day of the count; empty when not known
figure | string | required | Figure
source | string | required | Publication
document | string | | Core document
part_of | string | | Count of which it is a part
note | string | | Short note
""",
)

table(
    "programmes",
    "Programmes with their years",
    "One row for each start and end that the sources give.",
    "id variant",
    "",
    f"""
id | string | required | Programme
variant | string | required | Which start and end
name | string | required | Name
start | date | | First day
end | date | | Last day, included
basis | string | required enum=printed years,day of adoption,printed length,name only | Where the days come from
figures | string | required {IDS} | Figures
note | string | | Short note
""",
)

table(
    "progress",
    "Progress of programmes",
    "Each measure has its own definition. Fractions are rounded to six digits; met and total are exact. Share of time "
    "gone: days from start to as_of over days from start to the day after the end.",
    "id",
    "",
    f"""
id | string | required unique | Identifier
programme | string | required | Programme
measure | string | required enum=achieved,launched,carried out | What counts as met
definition | string | required | The measure in words
as_of | date | required | Day
qualifier | string | required enum=exact,more than | Word of qualification
met | integer | | Met
total | integer | | Of
low | number | required minimum=0 maximum=1 | Lower bound of the fraction met
high | number | required minimum=0 maximum=1 | Upper bound
figures | string | required {IDS} | Figures
note | string | | Short note
""",
)

table(
    "targets",
    "Targets and what is known of the outcome",
    "Joins of figures; values are in figures.",
    "id",
    "subject areas.code, partner areas.code",
    f"""
id | string | required unique | Identifier
kind | string | required enum=target,expectation | Target agreed, or level expected
subject | string | required | Subject
partner | string | required | Partner
measure | string | required | Measure
target_figures | string | required {IDS} | Figures that state it
target_value | number | required | Value of the first of them
target_unit | string | required | Unit
deadline | date | | Day by which; empty when not given
outcome_figures | string | {IDS} | Figures of the outcome
outcome_values | string | | Their values, in the same order
outcome_units | string | | Their units, in the same order
trade_key | string | pattern=[A-Z]{{3}},[A-Z]{{3}},[XMT],\\d{{4}} | Reporter, partner, flow and year of rows of trade \
that tell it
note | string | | Short note
""",
)

table(
    "cooperation_areas",
    "Areas of cooperation that the core documents name",
    "One row an area and a document; areas are normalised, and a document that does not name one is silent, not opposed.",
    "area source",
    "source sources.id",
    """
area | string | required | Area of cooperation between ASEAN and the Russian Federation
source | string | required | Document that names it
""",
)

table(
    "meeting_series",
    "Series of meetings",
    "From when to when the record of a series has no gap.",
    "series",
    "",
    """
series | string | required unique | Series
complete_from | date | | First day of the run without a gap; empty when there is none
complete_to | date | | Last day of that run
title | string | required | Full name
""",
)

table(
    "meetings",
    "Meetings",
    "Meetings read with a date.",
    "series date_start",
    "series meeting_series.series",
    f"""
series | string | required | Series
number | integer | | Number in the series
number_basis | string | required enum=printed,inferred,none | Printed, inferred by counting, or not numbered
date_start | date | required | First day, or first possible day
date_end | date | required | Last day, or last possible day
date_basis | string | required enum=printed,inferred,bounds,year only | Printed, day or year inferred, or bounds only
place | string | | Place
status | string | required enum=held,planned | Held, or announced
figures | string | required {IDS} | Figures
sources | string | required | Publications, apart by semicolons
in_complete_run | boolean | required | Lies in the run without a gap
note | string | | Short note
""",
)

table(
    "milestones",
    "Milestones",
    "Dated events; a date is the interval in which the event lies.",
    "id",
    "subject areas.code, partner areas.code",
    f"""
id | string | required unique | Identifier
date_start | date | required | First possible day
date_end | date | required | Last possible day
title | string | required | What happened
subject | string | required | Subject
partner | string | | Partner
figures | string | required {IDS} | Figures
sources | string | required | Publications, apart by semicolons
note | string | | Short note
""",
    "date_start id",
)

table(
    "conflicts",
    "Conflicts between figures",
    "Quantities for which sources give different figures. Groups of figures are apart by /, figures of one reading by "
    "semicolons.",
    "id",
    "subject areas.code, partner areas.code",
    """
id | string | required unique | Identifier
subject | string | required | Subject
partner | string | | Partner
quantity | string | required | Quantity
period | string | | Year; empty when there is none
figures | string | required | Figures, readings apart by /
reason | string | required enum=sides,definition,rounding,period,print,vintage,arithmetic,implied,numbering,\
year not stated,unexplained | Why they differ, as far as known
note | string | | Short note
""",
)

table(
    "membership",
    "Membership of blocs",
    "First days of membership as printed.",
    "bloc economy",
    "bloc areas.code, economy areas.code, figure figures.id, source sources.id",
    """
bloc | string | required enum=ASEAN,EAEU | Bloc
economy | string | required | Economy
from | date | required | First day as printed
basis | string | required enum=founding member,joined,member from | How the source says it
figure | string | required | Figure
source | string | required | Publication
flag | string | | Doubt
note | string | | Short note
""",
)
