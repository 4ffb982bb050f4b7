import CommandSupport
import ExactDiagonalization
import LinearAlgebra
import ModelFiles

// Before anything else: the library chooses its kernels when it is loaded.
LinearAlgebraLibrary.reexecuteWithBestKernel()

Interruption.limitDelay()
runCommand(Xsff.self) { error in
  switch error {
  case is ModelFileError: .wrongInputFile
  case is ModelParameterError: .wrongCommandLine
  default: nil
  }
}
