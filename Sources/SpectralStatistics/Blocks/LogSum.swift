import Foundation

/// ln Σ exp(values), of at least one value.
package func logSum(_ values: [Double]) -> Double {
  let largest = values.max()!
  return largest + log(values.reduce(0) { $0 + exp($1 - largest) })
}
