"""Features of our instruments beside recordings of their kin, as a table in Markdown.

The kin are the sampled instruments of Debian's `fluid-soundfont-gm`, played by `fluidsynth`, one lone note
each, without room. Ours are rendered dry through the built plugin.

    apt-get install fluidsynth fluid-soundfont-gm
    python3 -m venv target/kin && target/kin/bin/pip install numpy soundfile mido
    cargo xtask bundle && target/kin/bin/python tests/python/kin.py
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import mido
import numpy as np
import soundfile

ROOT = Path(__file__).resolve().parents[2]
XTASK = ROOT / "target/release/xtask"
FONT = Path("/usr/share/sounds/sf2/FluidR3_GM.sf2")
RATE = 48_000
HELD_S = 2.0
LENGTH_S = 4.0

# Ours, the key, and the programs of the kin (General MIDI, from 0) on the same key.
GROUPS = [
    ("qyl_qobyz", 62, {"violin": 40, "cello": 42, "fiddle": 110}),
    ("qyl_qobyz", 57, {"cello": 42, "viola": 41}),
    ("nar_qobyz", 45, {"cello": 42}),
    ("prima_qobyz", 69, {"violin": 40, "fiddle": 110}),
    ("balaban", 60, {"English horn": 69, "oboe": 68, "shanai": 111, "clarinet": 71}),
    ("qamys_syrnai", 67, {"clarinet": 71, "shanai": 111}),
    ("jelbuaz", 67, {"bagpipe": 109}),
    ("sybyzghy", 69, {"shakuhachi": 77, "flute": 73}),
    ("sybyzghy", 76, {"shakuhachi": 77, "flute": 73}),
    ("saz_syrnai", 74, {"ocarina": 79}),
    ("kernei", 58, {"trombone": 57, "horn": 60}),
    ("dombra", 60, {"nylon guitar": 24, "shamisen": 106}),
    ("sherter", 60, {"banjo": 105, "shamisen": 106}),
    ("jetigen", 62, {"koto": 107, "sitar": 104}),
    ("dauylpaz", 38, {"taiko": 116}),
    ("dabyl", 36, {"taiko": 116}),
]
STRUCK = {"dombra", "sherter", "jetigen", "dauylpaz", "dabyl"}


def recorded(program, key, folder):
    """One lone note of the font."""
    song = mido.MidiFile(ticks_per_beat=480)
    track = mido.MidiTrack()
    song.tracks.append(track)
    track.append(mido.Message("program_change", program=program))
    track.append(mido.Message("note_on", note=key, velocity=90))
    track.append(mido.Message("note_off", note=key, velocity=64, time=int(HELD_S * 960)))
    track.append(mido.Message("note_off", note=key, velocity=64, time=int((LENGTH_S - HELD_S) * 960)))
    song.save(folder / "kin.mid")
    out = folder / "kin.wav"
    command = ["fluidsynth", "-ni", "-R", "0", "-C", "0", "-g", "0.6", "-r", str(RATE), "-F", out, FONT]
    subprocess.run([*map(str, command), str(folder / "kin.mid")], check=True, capture_output=True)
    return load(out)


def ours(instrument, key, folder):
    """One lone note of the plugin."""
    out = folder / "ours.wav"
    note = f"{key}:0:{HELD_S}:0.7"
    command = [XTASK, "render", "--instrument", instrument, "--dry", "--note", note, "--out", out]
    command += ["--seconds", str(LENGTH_S)]
    subprocess.run([*map(str, command)], check=True, capture_output=True)
    return load(out)


def load(path):
    sound, rate = soundfile.read(path)
    assert rate == RATE
    sound = sound.mean(axis=1)
    return np.pad(sound, (0, max(0, int(LENGTH_S * RATE) - len(sound))))


def decibel(x):
    return 20 * np.log10(np.maximum(x, 1e-9))


def levels(sound, hop=0.01):
    """rms in steps of 10 ms."""
    size = int(hop * RATE)
    frames = sound[: len(sound) // size * size].reshape(-1, size)
    return np.sqrt((frames**2).mean(axis=1))


def tracks(sound, key, window=4096, hop=480):
    """Levels of the harmonics over time in dB, and the pitch of the first in cents."""
    hertz = 440 * 2 ** ((key - 69) / 12)
    shape = np.hanning(window)
    starts = np.arange(0, len(sound) - window, hop)
    spectra = np.array([np.fft.rfft(sound[s : s + window] * shape, 4 * window) for s in starts])
    bins = RATE / (4 * window)
    count = int(min(20, 10_000 / hertz))
    found = []
    for n in range(1, count + 1):
        low, high = int(n * hertz * 0.97 / bins), int(n * hertz * 1.03 / bins) + 2
        found.append(decibel(np.abs(spectra[:, low:high]).max(axis=1)))
    low, high = int(hertz * 0.95 / bins), int(hertz * 1.05 / bins) + 2
    peak = low + np.abs(spectra[:, low:high]).argmax(axis=1)
    rows = np.arange(len(starts))
    a, b, c = (decibel(np.abs(spectra[rows, peak + d])) for d in (-1, 0, 1))
    exact = (peak + 0.5 * (a - c) / (a - 2 * b + c + 1e-12)) * bins
    return np.array(found), 1200 * np.log2(np.maximum(exact, 1) / hertz), starts / RATE


def residual_db(sound, key):
    """What is not harmonic, 80 Hz to 8 kHz, against all."""
    hertz = 440 * 2 ** ((key - 69) / 12)
    part = sound[int(0.6 * RATE) : int(1.8 * RATE)]
    power = np.abs(np.fft.rfft(part * np.blackman(len(part)))) ** 2
    frequency = np.fft.rfftfreq(len(part), 1 / RATE)
    band = (frequency > 80) & (frequency < 8_000)
    cents = 1200 * np.log2(np.maximum(frequency, 1) / (hertz * np.maximum(np.round(frequency / hertz), 1)))
    off = band & ((np.abs(cents) > 60) | (frequency < hertz * 0.9))
    return 10 * np.log10((power[off].sum() + 1e-20) / (power[band].sum() + 1e-20))


def features(sound, key, is_struck):
    """Everything that stands in a row."""
    level = levels(sound)
    top = level.max()
    attack = (np.argmax(level >= 0.7 * top) - np.argmax(level >= 0.1 * top)) * 10
    partials, cents, times = tracks(sound, key)
    inside = (times > 0.5) & (times < 1.8)
    mean = partials[:, inside].mean(axis=1)
    strong = mean > mean.max() - 25
    motion = partials[strong][:, inside].std(axis=1).mean()
    held = decibel(level[50:190]).std()
    amplitude = 10 ** (mean / 20)
    order = np.arange(1, len(mean) + 1)
    hertz = 440 * 2 ** ((key - 69) / 12)
    centroid = (amplitude**2 * order).sum() / (amplitude**2).sum() * hertz
    tilt = np.polyfit(np.log2(order), np.maximum(mean - mean.max(), -70), 1)[0]
    swing = cents[inside] - cents[inside].mean()
    spectrum = np.abs(np.fft.rfft(swing * np.hanning(len(swing)), 4096))
    rate = np.fft.rfftfreq(4096, 0.01)
    band = (rate > 3) & (rate < 9)
    sustain = np.sqrt((level[150:195] ** 2).mean())
    end = int(HELD_S * 100)
    ring = [decibel(level[end + d] / (sustain + 1e-12)) for d in (5, 10, 20, 40)]
    row = [f"{attack}", f"{centroid:.0f}", f"{tilt:.1f}", f"{residual_db(sound, key):.0f}"]
    if is_struck:
        falls = [first_fall(partials[n], times) for n in range(min(3, len(partials)))]
        return row + ["", "", "", " ".join(f"{t:.1f}" for t in falls)]
    shake = f"±{np.sqrt(2) * swing.std():.0f} at {rate[band][spectrum[band].argmax()]:.1f}"
    return row + [f"{motion:.1f}", f"{held:.1f}", shake, " ".join(f"{r:.0f}" for r in ring)]


def first_fall(track, times):
    """T60 of one partial from its first 20 dB, in seconds."""
    start = track.argmax()
    below = np.argmax(track[start:] < track[start] - 20)
    return 3 * (times[start + below] - times[start]) if below else float("nan")


def main():
    head = "attack ms|centroid Hz|tilt dB/oct|residual dB|partials sd dB|level sd dB|vibrato ct, Hz|ring dB at 50 100 200 400 ms, or T60 s of H1–3"
    print("| instrument | key | " + head.replace("|", " | ") + " |")
    print("|---" * (head.count("|") + 3) + "|")
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for instrument, key, kin in GROUPS:
            is_struck = instrument in STRUCK
            rows = [(f"**{instrument}**", ours(instrument, key, folder))] if "--kin" not in sys.argv else []
            rows += [(name, recorded(program, key, folder)) for name, program in kin.items()]
            for name, sound in rows:
                print(f"| {name} | {key} | " + " | ".join(features(sound, key, is_struck)) + " |", flush=True)


if __name__ == "__main__":
    main()
