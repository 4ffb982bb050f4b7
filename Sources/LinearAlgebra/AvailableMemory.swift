import CLAPACK
import Foundation

/// The memory that this process can still take without swapping or being killed.
public enum AvailableMemory {
  /// Bytes available: the kernel's estimate (MemAvailable), capped by what the control groups of
  /// the process leave; nil when the system does not say.
  public static var bytes: Int? {
    available(
      memoryInfo: text("/proc/meminfo"), controlGroups: text("/proc/self/cgroup"), read: text)
  }

  /// Makes the process give back large arrays as soon as they are freed, so that it has no more memory than what it uses.
  ///
  /// Without this glibc keeps freed arrays of up to 32 MiB for later, for each thread by itself.
  public static func returnFreedArrays() {
    clapack_return_freed_memory(4 << 20, 16 << 20)
  }

  /// Checks that an allocation fits before it is made.
  /// - Throws: ``InsufficientMemoryError`` when `needed` exceeds what is available.
  public static func require(_ needed: Int, for purpose: String) throws {
    if let bytes, needed > bytes {
      throw InsufficientMemoryError(purpose: purpose, needed: needed, available: bytes)
    }
  }

  package static func available(
    memoryInfo: String?, controlGroups: String?, read: (String) -> String?
  ) -> Int? {
    let system = memoryInfo?.split(separator: "\n")
      .first { $0.hasPrefix("MemAvailable:") }?
      .split(separator: " ").dropFirst().first
      .flatMap { Int($0) }
      .map { $0 * 1024 }
    return ([system].compactMap { $0 } + controlGroupRooms(controlGroups ?? "", read: read)).min()
  }

  /// Limit minus use of the group of the process and of all its parents, versions 1 and 2.
  private static func controlGroupRooms(_ groups: String, read: (String) -> String?) -> [Int] {
    groups.split(separator: "\n").flatMap { line -> [Int] in
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { return [] }
      let isVersion2 = fields[0] == "0" && fields[1].isEmpty
      guard isVersion2 || fields[1].split(separator: ",").contains("memory") else { return [] }
      let root = isVersion2 ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory"
      let names =
        isVersion2
        ? ("memory.max", "memory.current", "inactive_file")
        : ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file")
      return folders(root: root, path: String(fields[2])).compactMap { folder in
        guard let limit = integer(read("\(folder)/\(names.0)")),
          let used = integer(read("\(folder)/\(names.1)"))
        else { return nil }
        let cache = value(names.2, in: read("\(folder)/memory.stat"))
        return max(0, limit - max(0, used - cache))
      }
    }
  }

  private static func folders(root: String, path: String) -> [String] {
    var folders = [root]
    for part in path.split(separator: "/") { folders.append(folders.last! + "/" + part) }
    return folders
  }

  /// A limit that is absent, "max" or practically infinite is none.
  private static func integer(_ text: String?) -> Int? {
    text.flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
      .flatMap { $0 < 1 << 60 ? $0 : nil }
  }

  private static func value(_ name: String, in statistics: String?) -> Int {
    let line = statistics?.split(separator: "\n").first { $0.hasPrefix(name + " ") }
    return line?.split(separator: " ").last.flatMap { Int($0) } ?? 0
  }

  private static func text(_ path: String) -> String? {
    try? String(contentsOfFile: path, encoding: .utf8)
  }
}

/// An allocation that was refused because it would not fit into memory.
public struct InsufficientMemoryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What the memory is for, as "sector 0 (a real matrix of dimension 50000)".
  public let purpose: String
  /// Bytes that it takes.
  public let needed: Int
  /// Bytes that are available.
  public let available: Int

  /// What is wrong and what would be right, in one sentence.
  public var description: String {
    "Not enough memory for \(purpose): it takes \(Self.text(needed)), "
      + "and \(Self.text(available)) are available."
  }

  /// A number of bytes in GiB or MiB with one decimal.
  static func text(_ bytes: Int) -> String {
    let mebibytes = Double(bytes) / 1_048_576
    return mebibytes >= 1024
      ? String(format: "%.1f GiB", mebibytes / 1024) : String(format: "%.1f MiB", mebibytes)
  }
}
