import Decimals

/// Words that are numbers or parts of them.
enum NumberWords {
  static let small: [String: Int] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
  ]

  /// Powers of ten behind a number in words or digits: spelt out, and abbreviated.
  static let scales: [String: Int] = [
    "thousand": 3, "thousands": 3, "million": 6, "millions": 6, "billion": 9, "billions": 9, "trillion": 12,
    "trillions": 12, "thsd": 3, "mln": 6, "mn": 6, "mio": 6, "mil": 6, "bln": 9, "bn": 9, "bil": 9, "mrd": 9, "mlrd": 9,
    "trn": 12, "tn": 12,
    "tln": 12, "trln": 12, "trl": 12, "tril": 12,
    "crore": 7, "crores": 7, "lakh": 5, "lakhs": 5,
  ]

  /// Letters that are scales only right behind the digits of money or, for k and m, of people: $5m, 20k.
  static let letterScales: [String: Int] = ["k": 3, "m": 6, "b": 9, "t": 12]

  static let fractions: [String: (Int, Int)] = [
    "half": (1, 2), "halves": (1, 2), "third": (1, 3), "thirds": (1, 3), "quarter": (1, 4), "quarters": (1, 4),
    "fifth": (1, 5), "fifths": (1, 5), "sixth": (1, 6), "sixths": (1, 6), "seventh": (1, 7), "sevenths": (1, 7),
    "eighth": (1, 8), "eighths": (1, 8), "ninth": (1, 9), "ninths": (1, 9), "tenth": (1, 10), "tenths": (1, 10),
  ]

  static let vulgarFractions: [String: (Int, Int)] = [
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
  ]

  static let ordinals: [String: Int] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
  ]

  /// A fraction in percent, rounded to four digits after the point: 33.3333 for a third.
  static func percent(_ numerator: Int, _ denominator: Int) -> ExactDecimal {
    ExactDecimal(mantissa: Int128((numerator * 2_000_000 + denominator) / (2 * denominator)), scale: 4)
  }
}
