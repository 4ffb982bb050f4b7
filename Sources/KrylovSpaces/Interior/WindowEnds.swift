/// Windows whose ends keep their distance from all levels.
public enum WindowEnds {
  /// With ends that are moved inwards, past levels that lie at them; nil where nothing is left. The levels ascend.
  public static func inwards(
    _ window: ClosedRange<Double>, among levels: [Double], tie: Double
  ) -> ClosedRange<Double>? {
    let low = place(from: window.lowerBound, among: levels, tie: tie)
    let high = -place(from: -window.upperBound, among: mirrored(levels), tie: tie)
    return low < high ? low...high : nil
  }

  /// With ends that are moved outwards, past levels that lie at them. The levels ascend.
  public static func outwards(
    _ window: ClosedRange<Double>, among levels: [Double], tie: Double
  ) -> ClosedRange<Double> {
    let low = -place(from: -window.lowerBound, among: mirrored(levels), tie: tie)
    return low...place(from: window.upperBound, among: levels, tie: tie)
  }

  private static func mirrored(_ levels: [Double]) -> [Double] { levels.reversed().map { -$0 } }

  /// The first energy upwards that keeps its distance from all levels.
  private static func place(from energy: Double, among levels: [Double], tie: Double) -> Double {
    var place = energy
    for level in levels where level >= energy - tie {
      guard level - place <= tie else { break }
      place = level + 1.5 * tie
    }
    return place
  }
}
