/// A specification to begin with.
public enum SpecificationExample {
  public static let text = """
    # A report: comity report THIS.yaml --output report.html
    # Every text may hold {name} for a parameter; --set name=value changes it for one run.
    title: "{member}'s trade with Russia"
    subtitle: As importers report it

    parameters:
      member: VNM
      source: itpd-e-r01

    # Files, folders or bundled data sets; the paths of files begin at this file.
    data:
      trade:
        files: asean-russia/trade
        where: ["source={source}", reporter=RUS]

    # Single numbers for texts.
    values:
      last:
        where: [flow=T, period=2016, "partner={member}"]
        places: 0

    sections:
      - heading: Levels
      - text: "In 2016 trade was {last} million US dollars."
      - table:
          title: Trade by year and flow
          where: ["flow=M,X", "partner={member}"]
          rows: period
          columns: flow
      - chart:
          title: Trade by year
          where: [flow=T, "partner={member}"]
          trend: log-linear
      - subheading: Beside the other members
      - table:
          title: Changes since 2010
          where: flow=T
          rows: partner
          columns: period
          against: 2010
      - indicator:
          title: How Russia's exports are spread over the members
          name: hhi
          over: partner
          where: flow=X
      - heading: What follows from them
      - list:
          - Growth is on the year before.
          - A forecast is no promise.
      - growth:
          where: [flow=T, "partner={member}"]
      - trend:
          where: [flow=T, "partner={member}"]
      - forecast:
          where: [flow=T, "partner={member}"]
          horizon: 3
      - heading: Claims and programmes
      - claims:
          where: [kind=growth, subject=RUS]
          form: both
      - progress:
          form: both
      # A part of the bundled report; comity report --init asean-russia shows them all.
      - record:
          part: fund

    """
}
