"""The names chosen where ISO's own are inverted or longer than a table wants."""

# Official short names in their natural order, as the United Nations print them.
OFFICIAL = {
    "BOL": "Bolivia (Plurinational State of)",
    "COD": "Democratic Republic of the Congo",
    "COG": "Congo",
    "FSM": "Micronesia (Federated States of)",
    "HKG": "China, Hong Kong SAR",
    "IRN": "Iran (Islamic Republic of)",
    "KOR": "Republic of Korea",
    "MAC": "China, Macao SAR",
    "MDA": "Republic of Moldova",
    "PRK": "Democratic People's Republic of Korea",
    "PSE": "State of Palestine",
    "TZA": "United Republic of Tanzania",
    "USA": "United States of America",
    "VEN": "Venezuela (Bolivarian Republic of)",
    "VGB": "British Virgin Islands",
    "VIR": "United States Virgin Islands",
}

# Names short enough for a column of a table.
SHORT = {
    "ARE": "United Arab Emirates",
    "BES": "Bonaire",
    "BRN": "Brunei",
    "COD": "DR Congo",
    "FLK": "Falkland Islands",
    "FSM": "Micronesia",
    "HKG": "Hong Kong",
    "KOR": "South Korea",
    "LAO": "Lao PDR",
    "MAC": "Macao",
    "MAF": "Saint Martin",
    "PRK": "North Korea",
    "PSE": "Palestine",
    "RUS": "Russia",
    "SHN": "Saint Helena",
    "SXM": "Sint Maarten",
    "SYR": "Syria",
    "USA": "United States",
    "VAT": "Holy See",
    "VGB": "British Virgin Islands",
    "VIR": "US Virgin Islands",
    "VNM": "Viet Nam",
}

# Economies that statistics know and ISO 3166-1 does not: user-assigned codes, UN M49 or Comtrade numbers.
UNLISTED = [
    ("CHI", "JG", 830, "Channel Islands", "Channel Islands"),
    ("XKX", "XK", 412, "Kosovo", "Kosovo"),
]

# ISO 3166-3 (withdrawn codes) of the areas that Comtrade's partner list still carries.
FORMER = [
    ("ANT", "AN", 530, "Netherlands Antilles", "Netherlands Antilles", 2010),
    ("ATB", "BQ", 80, "British Antarctic Territory", "British Antarctic Territory", 1979),
    ("CSK", "CS", 200, "Czechoslovakia", "Czechoslovakia", 1992),
    ("DDR", "DD", 278, "German Democratic Republic", "East Germany", 1990),
    ("NTZ", "NT", 536, "Neutral Zone", "Neutral Zone", 1993),
    ("PCI", "PC", 582, "Pacific Islands (trust territory)", "Pacific Islands", 1991),
    ("PCZ", "PZ", 592, "Panama Canal Zone", "Panama Canal Zone", 1977),
    ("PUS", "PU", 849, "US Miscellaneous Pacific Islands", "US Pacific Islands", 1986),
    ("SCG", "CS", 891, "Serbia and Montenegro", "Serbia and Montenegro", 2006),
    ("SUN", "SU", 810, "Union of Soviet Socialist Republics", "USSR", 1991),
    ("VDR", "VD", 866, "Democratic Republic of Viet-Nam", "North Viet Nam", 1974),
    ("YMD", "YD", 720, "Democratic Yemen", "Democratic Yemen", 1990),
    ("YUG", "YU", 890, "Yugoslavia", "Yugoslavia", 1991),
]

# World, groups, special categories and regional "not elsewhere specified" rows: PartnerArea, written by hand.
SPECIAL_CODES = {
    0, 97, 129, 221, 290, 471, 472, 473, 490, 492, 527, 568, 577, 636, 637, 697, 837, 838, 839, 879, 899, 975,
}

# Funds, precious metals, test and accounting codes: not currencies a price is quoted in.
FUND_CODES = {
    "BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "UYI", "UYW", "XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XPD",
    "XPT", "XSU", "XTS", "XUA", "XXX",
}

# Years of validity as Comtrade's published data use the codes, where its reference tables are narrower:
# first and last year, empty when unbounded (seen in the rows of HS 27 and 44, all reporters, 1988 to 2017).
VALIDITY_IN_USE = {
    530: (1986, 2011),
    626: ("", ""),
    688: (2005, ""),
    810: ("", 1991),
}
