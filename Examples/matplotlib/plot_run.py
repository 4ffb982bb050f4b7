"""K(t) and the plateau matrix of a run file, with matplotlib.

    python plot_run.py s3-chain.h5 figure.png

Needs h5py and matplotlib. Colours: Okabe and Ito, for readers of any colour vision.
"""

import sys

import h5py
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"]


def read(path):
    """What the figure shows: names, times over the Heisenberg time, K, its error, plateaus."""
    with h5py.File(path) as run:
        names = list(run["sectors/name"].asstr()[:])
        heisenberg_time = run["time"].attrs["heisenberg_time"]
        times = run["time"][:] / np.ravel(heisenberg_time)[0]
        kind = "smoothed" if "smoothed" in run["xsff"] else "mean"
        curves = run["xsff"][kind][:]
        errors = run["xsff/standard_error"][:]
        plateaus = run["plateau/exact" if "exact" in run["plateau"] else "plateau/time_average"][:]
    return names, times, curves, errors, plateaus


def draw_curves(axes, names, times, curves, errors, plateaus):
    """Each sector with itself: K, one standard error, and the plateau."""
    for sector, name in enumerate(names):
        colour = COLOURS[sector % len(COLOURS)]
        curve, error = curves[sector, sector], errors[sector, sector]
        axes.fill_between(times, curve - error, curve + error, color=colour, alpha=0.25, lw=0)
        axes.plot(times, curve, color=colour, label=name)
        axes.axhline(plateaus[sector, sector], color=colour, ls="--", lw=0.8)
    axes.set_ylim(0, 1.35 * np.nanmax(np.diag(plateaus)))
    axes.set_xlim(0, times[-1])
    axes.set_xlabel(r"time $t/t_\mathrm{H}$")
    axes.set_ylabel(r"$K_{\lambda\lambda}(t)$")
    axes.legend(title="sector", fontsize="small", loc="lower right")


def draw_plateaus(axes, names, plateaus):
    """The matrix, its entries over the geometric mean of the diagonal ones."""
    scale = np.sqrt(np.outer(np.diag(plateaus), np.diag(plateaus)))
    axes.imshow(plateaus / np.where(scale > 0, scale, 1), cmap="Blues", vmin=0, vmax=1.2)
    axes.set_xticks(range(len(names)), names, rotation=45, ha="right")
    axes.set_yticks(range(len(names)), names)
    if len(names) <= 12:
        for (row, column), value in np.ndenumerate(plateaus):
            is_dark = scale[row, column] > 0 and value / scale[row, column] > 0.7
            axes.text(
                column, row, f"{value:.4g}", ha="center", va="center", fontsize="small",
                color="white" if is_dark else "black",
            )
    axes.set_xlabel(r"sector $\mu$")
    axes.set_ylabel(r"sector $\lambda$")


def main(path, output):
    names, times, curves, errors, plateaus = read(path)
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.2), width_ratios=[1.6, 1])
    draw_curves(left, names, times, curves, errors, plateaus)
    draw_plateaus(right, names, plateaus)
    figure.tight_layout()
    figure.savefig(output, dpi=150)


if __name__ == "__main__":
    main(*sys.argv[1:3])
