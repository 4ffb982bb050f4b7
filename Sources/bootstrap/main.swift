import CommandSupport
import ResultFiles

runCommand(BootstrapCommand.self) { error in
  switch error {
  case is ResultFileError: .wrongInputFile
  default: nil
  }
}
