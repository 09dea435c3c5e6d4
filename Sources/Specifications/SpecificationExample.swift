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
        where: ["source={source}", "partner={member}", reporter=RUS]

    # Single numbers for texts.
    values:
      last:
        where: [flow=T, period=2016]
        places: 0

    sections:
      - heading: Levels
      - text: "In 2016 trade was {last} million US dollars."
      - table:
          title: Trade by year and flow
          where: "flow=M,X"
          rows: period
          columns: flow
      - chart:
          title: Trade by year
          where: flow=T
          trend: log-linear
      - heading: What follows from them
      - list:
          - Growth is on the year before.
          - A forecast is no promise.
      - growth:
          where: flow=T
      - trend:
          where: flow=T
      - forecast:
          where: flow=T
          horizon: 3
      - heading: Claims and programmes
      - claims:
          where: kind=growth
      - progress: {}

    """
}
