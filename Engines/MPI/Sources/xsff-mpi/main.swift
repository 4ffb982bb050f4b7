import CommandSupport
import Foundation
import LinearAlgebra
import xsff

// Before anything else: the library chooses its kernels when it is loaded.
LinearAlgebraLibrary.reexecuteWithBestKernel()
AvailableMemory.returnFreedArrays()

let group = MPIGroup()
if group.rank > 0 {
  // Process 0 says when to stop, and leaves the files in order before.
  for number in [SIGINT, SIGTERM] { signal(number, SIG_IGN) }
  var worker = Worker(group)
  worker.run()
  group.end()
  exit(ExitStatus.done.rawValue)
}

CurrentEngine.use(MPIEngine(group: group))
// However the command ends, the others are told.
atexit {
  group.request(.end)
  group.end()
}
// mpirun kills a second after SIGTERM what has not ended.
Interruption.limitDelay(to: 0.2)
runCommand(XsffMPI.self, classify: Xsff.exitStatus)
