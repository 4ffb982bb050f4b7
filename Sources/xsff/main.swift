import CommandSupport
import CurveImport
import ExactDiagonalization
import Figures
import LinearAlgebra
import ModelFiles
import NumPyFiles

// Before anything else: the library chooses its kernels when it is loaded.
LinearAlgebraLibrary.reexecuteWithBestKernel()
AvailableMemory.returnFreedArrays()

Interruption.limitDelay()
runCommand(Xsff.self) { error in
  switch error {
  case is ModelFileError, is NumPyFileError: .wrongInputFile
  case let error as CurveImportError: error.isRequest ? .wrongCommandLine : .wrongInputFile
  case is ModelParameterError: .wrongCommandLine
  default: nil
  }
}
