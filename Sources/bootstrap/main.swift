import CommandSupport
import ResultFiles
import SpectralStatistics

Interruption.limitDelay()
runCommand(BootstrapCommand.self) { error in
  switch error {
  case is ResultFileError: .wrongInputFile
  case SpectralSignaturesError.noLevels: .wrongInputFile
  default: nil
  }
}
