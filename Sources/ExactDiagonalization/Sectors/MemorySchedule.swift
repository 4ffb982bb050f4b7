/// The most memory that tasks take side by side, when threads take one after the other.
struct MemorySchedule {
  /// The work on one sector.
  struct Task {
    /// Bytes that it keeps when it has ended.
    var kept = 0.0
    /// Bytes that it has at most while it runs.
    let most: Double
    /// In any unit.
    let duration: Double
  }

  private let tasks: [Task]

  /// Tasks in the order in which they are taken.
  init(_ tasks: [Task]) { self.tasks = tasks }

  /// The most memory at any moment.
  ///
  /// Complexity: tasks × (threads + log tasks).
  func peak(threads: Int) -> Double {
    var free = [Double](repeating: 0, count: max(1, min(threads, tasks.count)))
    var spans: [(start: Double, end: Double, task: Task)] = []
    for task in tasks {
      let thread = free.indices.min { free[$0] < free[$1] }!
      spans.append((free[thread], free[thread] + task.duration, task))
      free[thread] += task.duration
    }
    // At equal times a task ends before the next one begins.
    let moments =
      spans.map { (time: $0.start, isStart: 1, task: $0.task) }
      + spans.map { (time: $0.end, isStart: 0, task: $0.task) }
    var (now, peak) = (0.0, 0.0)
    for moment in moments.sorted(by: { ($0.time, $0.isStart) < ($1.time, $1.isStart) }) {
      now += moment.isStart == 1 ? moment.task.most : moment.task.kept - moment.task.most
      peak = max(peak, now)
    }
    return peak
  }
}

extension MemorySchedule {
  /// The diagonalizations of some samples, the largest sectors of each first; small sectors and further samples change nothing.
  init(
    sectors: [(rows: Int, isReal: Bool)], _ method: SectorMethod, samples: Int, threads: Int
  ) {
    let largest = sectors.map { (size: $0, work: Self.work(rows: $0.rows, isReal: $0.isReal)) }
      .sorted { $0.work > $1.work }.prefix(Self.mostSectors)
    let sample = largest.map {
      Task(
        most: method.bytes(rows: $0.size.rows, isReal: $0.size.isReal), duration: $0.work)
    }
    self.init((0..<min(samples, threads + 1)).flatMap { _ in sample })
  }

  private static let mostSectors = 64

  /// The relative cost of a diagonalization; small matrices still cost a little.
  static func work(rows: Int, isReal: Bool) -> Double {
    let rows = Double(rows)
    return rows * rows * rows * (isReal ? 1 : 3) + 1000
  }
}
