import CommandSupport
import LinearAlgebra

// Before anything else: the library chooses its kernels when it is loaded.
LinearAlgebraLibrary.reexecuteWithBestKernel()
AvailableMemory.returnFreedArrays()

Interruption.limitDelay()
runCommand(Xsff.self, classify: Xsff.exitStatus)
