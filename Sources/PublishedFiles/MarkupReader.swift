import CMarkup

/// Walks through a page or through the XML of a workbook's part from its beginning to its end.
///
/// Memory of a page grows with it; XML is read as it goes. Belongs to one thread at a time.
final class MarkupReader {
  enum Event: Equatable {
    case start(String, attributes: [String: String])
    case end(String)
    case text(String)
  }

  private let markup: OpaquePointer
  /// What the library reads from.
  private let bytes: UnsafeMutableBufferPointer<CChar>
  private let file: String
  /// The end of an element that was empty, still to be told.
  private var pendingEnd: String?

  init(html: [UInt8], file: String) throws(PublishedFileError) {
    self.file = file
    bytes = Self.copied(html)
    guard let markup = comity_markup_page(bytes.baseAddress, Int32(clamping: html.count)) else {
      bytes.deallocate()
      throw .unreadable(file: file, reason: "it is no page")
    }
    self.markup = markup
  }

  init(xml: [UInt8], file: String) throws(PublishedFileError) {
    self.file = file
    bytes = Self.copied(xml)
    guard let markup = comity_markup_xml(bytes.baseAddress, Int32(clamping: xml.count)) else {
      bytes.deallocate()
      throw .unreadable(file: file, reason: "a part of it is no XML")
    }
    self.markup = markup
  }

  private static func copied(_ bytes: [UInt8]) -> UnsafeMutableBufferPointer<CChar> {
    let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: max(1, bytes.count))
    _ = copy.initialize(from: bytes.lazy.map { CChar(bitPattern: $0) })
    return copy
  }

  deinit {
    comity_markup_close(markup)
    bytes.deallocate()
  }

  /// `nil` at the end.
  func next() throws(PublishedFileError) -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name)
    }
    switch Int(comity_markup_next(markup)) {
    case COMITY_MARKUP_END: return nil
    case COMITY_MARKUP_OPENS:
      let name = Self.text(comity_markup_name(markup))
      if comity_markup_is_empty(markup) == 1 { pendingEnd = name }
      return .start(name, attributes: attributes())
    case COMITY_MARKUP_CLOSES: return .end(Self.text(comity_markup_name(markup)))
    case COMITY_MARKUP_TEXT: return .text(Self.text(comity_markup_text(markup)))
    default: throw .unreadable(file: file, reason: "it is cut off or damaged")
    }
  }

  private func attributes() -> [String: String] {
    var attributes: [String: String] = [:]
    var name: UnsafePointer<CChar>?
    var value: UnsafePointer<CChar>?
    while comity_markup_next_attribute(markup, &name, &value) == 1 {
      attributes[Self.text(name)] = Self.text(value)
    }
    return attributes
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}
