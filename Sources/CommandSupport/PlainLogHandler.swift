import Logging

/// Log messages as plain lines on standard error: the level, a colon, the message.
public struct PlainLogHandler: LogHandler {
  /// Extra values that are appended to every message.
  public var metadata: Logger.Metadata = [:]
  /// Less important messages are dropped.
  public var logLevel = Logger.Level.warning
  private let write: @Sendable (String) -> Void

  /// A handler that writes to standard error, or elsewhere.
  public init(
    write: @escaping @Sendable (String) -> Void = { StandardStream.remark($0) }
  ) {
    self.write = write
  }

  /// One of the values that are appended to every message.
  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Writes one line.
  public func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    let values = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
    write("\(event.level): \(event.message)\(values)\n")
  }
}
