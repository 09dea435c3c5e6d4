import Columns

/// What the blocks of a file hold, as a scan of all of it has found: which texts stand in some of its columns, how many
/// records there are, and whether a block begins inside quotes.
///
/// With it, a later scan of the same bytes passes over the blocks in which no row can be selected without reading them, and
/// says all the same how many rows there are: a file sorted by period or reporter answers for one of them in a fraction of
/// the time.
public struct BlockSurvey: Sendable, Equatable {
  /// More texts of a column than these in one block are not kept: the block may hold any.
  static let mostTexts = 64

  /// One block: the records that begin behind its first byte, up to the first of the next.
  struct Block: Sendable, Equatable {
    var startsInQuotes = false
    var records = 0
    /// Whether all records have as many fields as the header: others are told of, whatever is selected.
    var isRegular = true
    /// By column, the numbers of the texts in it; `nil` for any.
    var texts: [[UInt32]?] = []
  }

  /// What the borders of blocks and records depend on.
  struct Shape: Sendable, Equatable {
    var fileSize: Int
    var blockSize: Int
    var bodyOffset: Int
    var fieldCount: Int
    var delimiter: UInt8
    var quote: UInt8?
    var recordEnd: UInt8
  }

  let shape: Shape
  /// The fields whose texts are known, and their texts by number.
  let fields: [Int]
  let texts: [[String]]
  let blocks: [Block]

  /// For each block the number of its records where none of them can be selected, else `nil`.
  func passedOver(by consumer: any BatchConsumer, _ layout: ScanLayout) -> [Int?] {
    var judged: [(column: Int, passes: [Bool])] = []
    for slot in consumer.selectionColumns {
      guard let column = fields.firstIndex(of: layout.fields[slot]),
        let passes = consumer.mayBeSelected(texts[column], inColumn: slot)
      else { continue }
      judged.append((column, passes))
    }
    return blocks.map { block in
      guard block.isRegular else { return nil }
      let isPassedOver = judged.contains { column, passes in
        block.texts[column].map { !$0.contains { passes[Int($0)] } } ?? false
      }
      return isPassedOver ? block.records : nil
    }
  }
}

extension BlockSurvey {
  /// Puts together what workers have found in each block: the texts by column, `nil` for any.
  init(shape: Shape, fields: [Int], found: [(block: Block, texts: [[String]?])]) {
    var numbers: [[String: UInt32]] = fields.map { _ in [:] }
    let blocks = found.map { block, texts in
      var block = block
      block.texts = texts.enumerated().map { column, texts in
        texts.map { texts in
          var found: [UInt32] = []
          for text in texts {
            let number = numbers[column][text] ?? UInt32(truncatingIfNeeded: numbers[column].count)
            numbers[column][text] = number
            found.append(number)
          }
          return found.sorted()
        }
      }
      return block
    }
    self.init(
      shape: shape, fields: fields,
      texts: numbers.map { numbers in numbers.sorted { $0.value < $1.value }.map(\.key) }, blocks: blocks)
  }
}

extension BlockSurvey.Shape {
  init(_ layout: ScanLayout, fileSize: Int, blockSize: Int) {
    self.init(
      fileSize: fileSize, blockSize: blockSize, bodyOffset: layout.bodyOffset, fieldCount: layout.fieldNames.count,
      delimiter: layout.dialect.delimiter, quote: layout.dialect.quote, recordEnd: layout.dialect.recordEnd)
  }
}
