/// Small words that end noun phrases, plurals without s, and labels whose number is a name.
enum GrammarWords {
  private static func set(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// No noun phrase goes past these.
  static let ends = set(
    """
    is are was were be been being am has have had having do does did will would can could may might shall should must
    of to in on at by for from with without within off or nor but as than that which who whom whose where when while if
    because since until till after before during between among under over below about against into through across via
    per a an the this these those it they we he she i you them him us not also only each every all any either neither
    there here so yet amid despite including include includes included respectively however thus hence then versus vs
    according both namely e.g. i.e. etc inclusive onto upon toward towards throughout along alongside around above ago
    beyond concerning regarding following whether how what why though although unlike except plus minus times
    took take takes came come comes went go goes gets made make held saw see said says say set began begin started
    start became
    become
    remain remains remained its their our his her my your
    """)

  /// Determiners between a number and its noun: "five of the goals".
  static let determiners = set("the a an this that these those its their our his her all such")

  static let irregularPlurals = set(
    """
    people persons men women children staff personnel aircraft police media fora memoranda criteria headquarters crew
    cattle livestock troops feet phenomena alumni data teu km kg ha gw mw kw kwh mwh gwh twh mt t kt bcm mcm sqm km2 m2
    m3 head mmt mmtpa mtpa bbl bbls dwt cbm pax boe mtoe toe bpd fish sheep poultry youth spacecraft offspring hectares memorandums businessmen
    businesswomen fishermen seamen servicemen nationals applicants hp tonnes tons series species means crossroads
    consortia symposia curricula indices matrices bushels mbps gbps gb tb mm cm
    businesspeople salespeople spokespeople chairpersons salespersons
    """)

  /// Words in s that are no plurals.
  static let falsePlurals = set(
    """
    this his its was has does as us plus versus thus across towards besides perhaps always sometimes whereas overseas
    afterwards less unless yes gas basis business bus campus chaos news politics economics physics christmas mathematics
    james laos paris brussels texas wales athens cyprus honduras barbados maldives athletics upwards
    downwards backwards forwards nowadays alias brics cites bias canvas atlas cosmos ethos lens mars swiss
    """)

  /// Plurals that may stand before another one: "three sports facilities".
  static let adjectivalPlurals = set(
    """
    head sports goods customs logistics economics sales savings arms services communications telecommunications affairs
    works systems operations electronics plastics textiles metals minerals ministers leaders officials women
    headquarters statistics securities futures news series data staff media youth cubic square sq people
    states nations
    """)

  /// Modifiers that a number may have before its noun, though they end other phrases.
  static let modifiers = set("more other additional new such further consecutive successive following")

  /// Words after which a number is a name: "Article 5", "HS 27", "phase 2".
  static let labels = set(
    """
    article articles art resolution resolutions chapter chapters section sections annex annexes annexe appendix
    paragraph paragraphs para paras table tables figure figures fig figs box phase stage step part pillar item items
    sdg sdgs page pages p pp volume vol issue version v room building flight route highway decision regulation
    directive law decree order protocol hs sitc cpc isic iso nace cn hts clause schedule track tier category class
    level grade type model week session tel fax phone ext code zone unit lot number nos nr numbers №
    footnote note heading headings subheading rule file case form question slide chart exhibit attachment recital
    expo apt suite floor gate terminal platform bloc windows covid apollo sputnik soyuz boeing airbus convention
    agenda vision goal target priority objective strategy outcome scenario option line column row act bill verse
    """)

  /// Labels that are also plain words: they name a number only in the singular with a capital or right before digits.
  static let capitalLabels = set(
    """
    item items step part pillar level class type model unit lot number numbers order case form line goal target
    priority objective strategy outcome scenario option law act bill note agenda vision issue stage phase track tier
    category zone room building flight route decision code file row column figure figures platform floor gate terminal
    session week convention box table tables
    """)

  /// Nouns of one word and a hyphen that count: "ten-member bloc".
  static let hyphenatedCounts = set(
    """
    member nation country state party point article seat item strong person man page step-up lane storey story bed
    seater room chapter part volume course partner economy
    """)

  /// Measures that describe one thing behind a number and a hyphen: "a 1,200-kilometre line", "20-foot containers".
  static let hyphenatedMeasures = set(
    """
    foot feet ft inch mile kilometre kilometer km metre meter m centimetre centimeter cm millimetre millimeter mm
    hectare ha acre square sq cubic tonne ton t kilogram kilo kg gram g litre liter barrel gallon bushel watt kilowatt
    kw megawatt mw gigawatt gw terawatt tw kwh mwh gwh volt kilovolt kv degree teu
    """)

  /// What parliaments, pupils and travellers pass: no number is a mark to go beyond there.
  static let passable = set(
    """
    laws bills acts resolutions motions amendments regulations decrees decisions ordinances budgets tests exams
    examinations inspections audits checks checkpoints borders judgments sentences reforms measures directives
    statutes rivers bridges verdicts treaties
    """)

  /// Words behind a number and a hyphen that make it a description.
  static let hyphenatedDescriptions = set(
    """
    way fold d dimensional sided pronged tier tiered track star stop on to off one time hand handed digit third
    thirds half quarter quarters fourths fifths fifth old olds class based level step size
    """)

  /// Words behind which "number" is a verb: "we now number 203".
  static let beforeVerbNumber = set("now already currently we they which who")

  static let phrasesOfSpeaking = set(
    """
    talk talks talked talking inform informed information concern concerned concerns discuss question questions think
    news know told speak spoke learn learned what how report reports reported brings bring brought written
    """)

  static let aroundVerbs = set(
    """
    centred centered centres centers revolve revolves revolved revolving built build organised organized structured
    based focused arranged grouped clustered designed framed
    """)

  /// Nouns that "under" governs: "under two programmes" is a place, not a limit.
  static let governedByUnder = set(
    """
    agreements programmes programs projects frameworks memoranda mous scenarios pillars headings components contracts
    themes initiatives schemes arrangements mechanisms resolutions plans
    """)

  static func isPlural(_ token: Token) -> Bool {
    let word = token.text
    if irregularPlurals.contains(word) { return true }
    guard word.utf8.count > 2, word.hasSuffix("s") else { return false }
    if word.hasSuffix("ss") || word.hasSuffix("us") || word.hasSuffix("is") { return false }
    // Short capitals are names (CIS, EAS), long ones a heading's words.
    if token.isAllCapitals, word.utf8.count < 5 { return false }
    return !falsePlurals.contains(word)
  }
}
