"""Makes the broken run files of this folder; `python make.py`, with h5py. Each lacks or contradicts one thing of a sound file."""

import pathlib

import h5py
import numpy as np

FOLDER = pathlib.Path(__file__).parent
w = np.exp(2j * np.pi / 3)
levels = np.random.default_rng(1).uniform(0.1, 1, size=(2, 12)).cumsum(axis=1)


def sound(path):
    """Z3 with levels that S3 would have."""
    file = h5py.File(path, "w", libver=("v108", "v110"))
    group = file.create_group("visible_group")
    group.attrs["kind"] = "finite"
    group.attrs["order"] = 3
    group["class_sizes"] = [1, 1, 1]
    group["element_orders"] = [1, 3, 3]
    group["power_maps"] = [[0, 0, 0]]
    group["power_maps"].attrs["primes"] = [3]
    group["characters"] = np.array([[1, 1, 1], [1, w, w**2], [1, w**2, w]])
    sectors = file.create_group("sectors")
    sectors["name"] = ["0", "1", "2"]
    sectors["irrep_dimension"] = [1, 1, 1]
    sectors["multiplicity"] = [12, 12, 12]
    spectra = file.create_group("spectra")
    for k, shift in enumerate([0.1234, 0, 0]):
        spectra[str(k)] = levels + shift
    return file


def replaced(file, path, value, dtype=None):
    attributes = dict(file[path].attrs)
    del file[path]
    file.create_dataset(path, data=value, dtype=dtype)
    file[path].attrs.update(attributes)


def changed(file, path, index, value):
    data = file[path][()]
    data[index] = value
    file[path][...] = data


def without(path):
    return lambda f: f.__delitem__(path)


BROKEN = {
    "no-visible-group": without("visible_group"),
    "no-characters": without("visible_group/characters"),
    "no-class-sizes": without("visible_group/class_sizes"),
    "no-power-maps": without("visible_group/power_maps"),
    "no-primes": lambda f: f["visible_group/power_maps"].attrs.__delitem__("primes"),
    "no-sectors": without("sectors"),
    "no-multiplicity": without("sectors/multiplicity"),
    "no-levels-at-all": without("spectra"),
    "no-levels-of-a-sector": without("spectra/2"),
    "unknown-kind": lambda f: f["visible_group"].attrs.__setitem__("kind", "finit"),
    "kind-is-a-number": lambda f: f["visible_group"].attrs.__setitem__("kind", 7),
    "wrong-order": lambda f: f["visible_group"].attrs.__setitem__("order", 5),
    "class-sizes-that-do-not-add-up": lambda f: changed(f, "visible_group/class_sizes", 1, 2),
    "negative-class-size": lambda f: changed(f, "visible_group/class_sizes", 2, -1),
    "characters-not-orthogonal": lambda f: changed(f, "visible_group/characters", (1, 1), 1),
    "characters-not-square": lambda f: replaced(f, "visible_group/characters", np.ones((2, 3), complex)),
    "characters-not-finite": lambda f: changed(f, "visible_group/characters", (0, 0), np.nan),
    "power-map-outside": lambda f: changed(f, "visible_group/power_maps", (0, 1), 9),
    "prime-that-is-none": lambda f: f["visible_group/power_maps"].attrs.__setitem__("primes", [4]),
    "dimension-of-another-irrep": lambda f: changed(f, "sectors/irrep_dimension", 1, 2),
    "negative-multiplicity": lambda f: changed(f, "sectors/multiplicity", 0, -12),
    "multiplicity-of-other-levels": lambda f: changed(f, "sectors/multiplicity", 0, 13),
    "names-are-numbers": lambda f: replaced(f, "sectors/name", [0.5, 1.5, 2.5]),
    "too-few-names": lambda f: replaced(f, "sectors/name", ["0", "1"]),
    "levels-not-ascending": lambda f: changed(f, "spectra/1", (0, 3), -50.0),
    "level-not-finite": lambda f: changed(f, "spectra/1", (1, 4), np.inf),
    "levels-in-one-row": lambda f: replaced(f, "spectra/0", levels[0]),
    "samples-of-unequal-number": lambda f: replaced(f, "spectra/2", levels[:1]),
    "levels-are-texts": lambda f: replaced(f, "spectra/0", [["a", "b"], ["c", "d"]], h5py.string_dtype()),
    "window-upside-down": lambda f: f["spectra"].attrs.__setitem__("window", [1.0, -1.0]),
    "period-of-zero": lambda f: f["spectra"].attrs.__setitem__("period", 0.0),
    "dataset-in-place-of-a-group": lambda f: (f.__delitem__("sectors"), f.__setitem__("sectors", [1, 2, 3])),
}

if __name__ == "__main__":
    for name, break_it in BROKEN.items():
        with sound(FOLDER / f"{name}.h5") as file:
            break_it(file)
    whole = FOLDER / "whole.h5"
    sound(whole).close()
    data = whole.read_bytes()
    (FOLDER / "cut-off.h5").write_bytes(data[: len(data) // 2])
    (FOLDER / "no-hdf5.h5").write_bytes(b"energy,sector\n0.1,0\n")
    (FOLDER / "empty.h5").write_bytes(b"")
    whole.unlink()
