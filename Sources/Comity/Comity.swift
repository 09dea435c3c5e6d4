// One import for Swift programs: whatever the command line can do, `import Comity` can.
@_exported public import Columns
@_exported public import Datasets
@_exported public import Decimals
@_exported public import DelimitedText
@_exported public import Documents
@_exported public import Figures
@_exported public import Ingest
@_exported public import Intervals
@_exported public import Nomenclature
@_exported public import Observations
@_exported public import Panels
@_exported public import Renderers
@_exported public import Reports
@_exported public import Trends
@_exported public import Vectors
@_exported public import Workflows
