# Levels of a Heisenberg chain with random bonds, by 2 Sz: with XDiag.jl and HDF5.jl.
#
#     julia xdiag_levels.jl levels-xdiag.h5
#     xsff import levels-xdiag.h5 --charges 2Sz -o levels.h5
#     bootstrap solve levels.h5

using HDF5, LinearAlgebra, Random, XDiag

sites = 8
Random.seed!(7)
bonds = randn(sites)
ops = OpSum()
for i in 1:sites
    ops += "J$i" * Op("SdotS", [i, mod1(i + 1, sites)])
    ops["J$i"] = bonds[i]
end

h5open(ARGS[1], "w") do file
    for up in 0:sites
        block = Spinhalf(sites, up)
        file["levels/$(2up - sites)"] = eigvals(Hermitian(matrix(ops, block)))
    end
end
