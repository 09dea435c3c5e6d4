import Columns

/// What messages and reject files show of a cell or record: at most 200 bytes, a character of several bytes not cut.
func excerpt(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
  guard bytes.count > 200 else { return TextDictionary.decode(bytes) }
  // A character has at most four bytes, so one of these lengths is a border, unless the text is Latin-1.
  for length in (197...200).reversed() {
    if let text = String(validating: bytes.prefix(length), as: UTF8.self) { return text }
  }
  return TextDictionary.decode(bytes.prefix(200))
}
