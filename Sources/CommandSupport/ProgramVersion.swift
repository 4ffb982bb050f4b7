import Foundation

/// The version of the commands, as result files record it.
public struct ProgramVersion: Sendable, Equatable, CustomStringConvertible {
  /// The released version.
  public let number: String
  /// The git revision of the checkout that the program runs from; nil outside a checkout.
  public let revision: String?

  /// The version of this program.
  public static let number = "0.1.0"

  /// The running program's version.
  public static var current: ProgramVersion {
    let locator = try? ResourceLocator()
    return ProgramVersion(checkout: locator.flatMap { $0.isCheckout ? $0.home : nil })
  }

  /// The version with the revision that a checkout's `.git` names, read without running git.
  public init(checkout: URL?) {
    number = Self.number
    revision = checkout.flatMap(Self.revision)
  }

  /// Such as "0.1.0 (revision 1fedade…)", or "0.1.0 (revision unknown)".
  public var description: String { "\(number) (revision \(revision ?? "unknown"))" }

  private static func revision(of checkout: URL) -> String? {
    guard let folder = gitFolder(of: checkout),
      let head = contents(of: folder.appending(path: "HEAD"))
    else { return nil }
    guard let reference = value(after: "ref: ", in: head) else { return checked(head) }
    let shared =
      contents(of: folder.appending(path: "commondir"))
      .map { URL(fileURLWithPath: $0, relativeTo: folder).standardizedFileURL } ?? folder
    for place in [folder, shared] {
      if let found = contents(of: place.appending(path: reference)) { return checked(found) }
    }
    let packed = contents(of: shared.appending(path: "packed-refs")) ?? ""
    let line = packed.split(separator: "\n").first { $0.hasSuffix(" " + reference) }
    return line.flatMap { checked(String($0.prefix { $0 != " " })) }
  }

  /// `.git` itself, or in a linked work tree the folder that the file `.git` names.
  private static func gitFolder(of checkout: URL) -> URL? {
    let git = checkout.appending(path: ".git")
    guard let file = contents(of: git) else { return git }
    return value(after: "gitdir: ", in: file)
      .map { URL(fileURLWithPath: $0, relativeTo: checkout.appending(path: "/")) }
  }

  private static func contents(of file: URL) -> String? {
    (try? String(contentsOf: file, encoding: .utf8))?
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func value(after prefix: String, in text: String) -> String? {
    text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
  }

  private static func checked(_ revision: String) -> String? {
    revision.count >= 40 && revision.allSatisfy(\.isHexDigit) ? revision : nil
  }
}
