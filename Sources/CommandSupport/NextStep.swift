/// What a reader may want to run next, as the last line of what a command prints.
public enum NextStep {
  /// The line for a command with its arguments.
  public static func line(_ words: String...) -> String {
    "Next: " + words.map(shellWord).joined(separator: " ") + "\n"
  }

  /// A word as a shell takes it: names with spaces or signs stand in quotes.
  public static func shellWord(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0)
          || "_-./,=+:%@".unicodeScalars.contains($0)
      }
    return isPlain ? word : "'" + word.replacing("'", with: #"'\''"#) + "'"
  }
}
