#!/bin/sh
# Levels of a spin model by 2 Sz, with the full diagonalization of HΦ: the folder model/ holds its definitions (namelist.def
# and what it names, with CalcType 2 in calcmod.def), and every sector gets a copy with its own 2Sz in modpara.def.
#
#     sh hphi_levels.sh 8
#     xsff import --charges 2Sz -o levels.h5 -- -8=sz-8/output/Eigenvalue.dat … 8=sz8/output/Eigenvalue.dat
#     bootstrap solve levels.h5
set -e
sites=$1
sz=$((-sites))
while [ "$sz" -le "$sites" ]; do
  rm -rf "sz$sz"
  cp -r model "sz$sz"
  (cd "sz$sz" && sed -i "s/^2Sz .*/2Sz $sz/" modpara.def && HPhi -e namelist.def)
  sz=$((sz + 2))
done
