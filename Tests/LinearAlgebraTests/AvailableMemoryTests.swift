import LinearAlgebra
import Testing

@Suite("Available memory")
struct AvailableMemoryTests {
  private let memoryInfo = "MemTotal:  8000 kB\nMemFree: 100 kB\nMemAvailable:   4000 kB\n"

  private func available(_ groups: String, _ files: [String: String]) -> Int? {
    AvailableMemory.available(memoryInfo: memoryInfo, controlGroups: groups) { files[$0] }
  }

  @Test("without a limit the kernel's estimate counts")
  func noLimit() {
    #expect(available("0::/\n", [:]) == 4_096_000)
    #expect(
      available(
        "0::/a\n", ["/sys/fs/cgroup/a/memory.max": "max\n", "/sys/fs/cgroup/a/memory.current": "5"])
        == 4_096_000)
    #expect(
      AvailableMemory.available(memoryInfo: nil, controlGroups: nil) { _ in nil } == nil)
  }

  @Test("a version 2 control group of the process or of a parent caps it")
  func version2() {
    let files = [
      "/sys/fs/cgroup/a/memory.max": "1000000\n", "/sys/fs/cgroup/a/memory.current": "400000\n",
      "/sys/fs/cgroup/a/memory.stat": "anon 7\ninactive_file 100000\n",
      "/sys/fs/cgroup/a/b/memory.max": "2000000\n", "/sys/fs/cgroup/a/b/memory.current": "1\n",
    ]
    #expect(available("0::/a/b\n", files) == 700_000)
  }

  @Test("a version 1 memory group caps it, and its huge default is no limit")
  func version1() {
    let folder = "/sys/fs/cgroup/memory/x"
    let usage = [
      "\(folder)/memory.usage_in_bytes": "300\n",
      "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
      "/sys/fs/cgroup/memory/memory.usage_in_bytes": "12345\n",
    ]
    let limited = usage.merging(["\(folder)/memory.limit_in_bytes": "1000\n"]) { $1 }
    #expect(available("4:memory:/x\n1:cpu:/y\n", limited) == 700)
    #expect(available("4:memory:/x\n", usage) == 4_096_000)
  }

  @Test("what does not fit is refused with its size before it is allocated")
  func refusal() throws {
    try AvailableMemory.require(1, for: "one byte")
    let needed = RealSymmetricEigensolver.workspaceBytes(dimension: 10_000_000)
    let error = #expect(throws: InsufficientMemoryError.self) {
      try AvailableMemory.require(needed, for: "sector 0")
    }
    #expect(error?.description.hasPrefix("Not enough memory for sector 0: it takes 7450") == true)
  }
}
