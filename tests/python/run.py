"""The built .vst3 in a JUCE host that is not ours: notes, automation, state, and the same sound.

Run by `cargo xtask test` in an environment of its own; prints what cargo's test programs print.
"""

import json
import struct
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

import dawdreamer
import numpy as np

ROOT = Path(__file__).resolve().parents[2]
PLUGIN = ROOT / "target/bundled/Kairat.vst3"
XTASK = ROOT / "target/release" / ("xtask.exe" if sys.platform == "win32" else "xtask")
RATE = 48_000


class Host:
    """One instance of the plugin in an engine of its own."""

    def __init__(self, block=512):
        self.engine = dawdreamer.RenderEngine(RATE, block)
        self.plugin = self.engine.make_plugin_processor("kairat", str(PLUGIN))
        self.engine.load_graph([(self.plugin, [])])
        count = self.plugin.get_plugin_parameter_size()
        shown = {self.plugin.get_parameter_name(i): i for i in reversed(range(count))}
        self.index = {p["id"]: shown[p["name"]] for p in parameters() if p["name"] in shown}

    def render(self, seconds):
        """Both channels of the next render, from the start."""
        self.engine.render(seconds)
        return self.engine.get_audio().astype(np.float64)


def level_db(x):
    """Root mean square in decibels."""
    return 20 * np.log10(np.sqrt(np.mean(x**2)) + 1e-10)


def pitch_hz(x):
    """Pitch by autocorrelation over a window, refined by a parabola."""
    x = x * np.hanning(len(x))
    spectrum = np.abs(np.fft.rfft(x, 2 * len(x))) ** 2
    r = np.fft.irfft(spectrum)[: len(x)]
    low, high = int(RATE / 700), int(RATE / 90)
    k = low + int(np.argmax(r[low:high]))
    a, b, c = r[k - 1], r[k], r[k + 1]
    return RATE / (k + 0.5 * (a - c) / (a - 2 * b + c))


def parameters():
    """The list that the commands print."""
    said = subprocess.run([XTASK, "params"], check=True, capture_output=True)
    return json.loads(said.stdout)


def midi_file(path, events):
    """Writes (seconds, bytes) events as a MIDI file of 960 ticks to half a second."""
    track, last = b"", 0
    for seconds, message in events:
        tick = round(seconds * 1920)
        delta, last = tick - last, tick
        digits = [delta & 0x7F]
        while delta := delta >> 7:
            digits.append(delta & 0x7F | 0x80)
        track += bytes(reversed(digits)) + bytes(message)
    track += b"\x00\xff\x2f\x00"
    head = b"MThd" + struct.pack(">IHHH", 6, 0, 1, 960)
    path.write_bytes(head + b"MTrk" + struct.pack(">I", len(track)) + track)


def vst3_preset(path, state):
    """Writes a state as the preset file of a VST3 host."""
    class_id = b"KairatSynthPlug1".hex().upper().encode()
    head = b"VST3" + struct.pack("<i", 1) + class_id + struct.pack("<q", 48 + len(state))
    entries = b"List" + struct.pack("<i", 1) + b"Comp" + struct.pack("<qq", 48, len(state))
    path.write_bytes(head + state + entries)


def component_state(content):
    """The plugin's own bytes in a state that JUCE has saved, in JUCE's own base 64."""
    text = content.split(b"<IComponent>")[1].split(b"</IComponent>")[0].decode()
    size, letters = text.split(".", 1)
    table = ".ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+"
    bits = sum(table.index(letter) << 6 * i for i, letter in enumerate(letters))
    return (bits & (1 << 8 * int(size)) - 1).to_bytes(int(size), "little")


def clap(folder, *options):
    """The same through our own CLAP host."""
    out = folder / "clap.wav"
    subprocess.run([XTASK, "render", "--out", out, *options], check=True, capture_output=True)
    content = out.read_bytes()
    start = content.index(b"data") + 8
    return np.frombuffer(content[start:], "<f4").reshape(-1, 2).T.astype(np.float64)


def test_it_loads_with_every_parameter(_):
    host = Host()
    wanted = [parameter["id"] for parameter in parameters() if parameter["automatable"]]
    assert wanted, "there are no parameters"
    missing = [name for name in wanted if name not in host.index]
    assert not missing, f"the host does not see {missing}"
    assert host.plugin.get_num_output_channels() == 2
    assert host.plugin.get_latency_samples() == 0


def test_defaults_read_as_the_list_says(_):
    host = Host()
    for parameter in parameters():
        if parameter["id"] not in host.index:
            continue
        index = host.index[parameter["id"]]
        for position, text in zip((0.0, 0.25, 0.5, 0.75, 1.0), parameter["text"]):
            host.plugin.set_parameter(index, position)
            shown = host.plugin.get_parameter_text(index)
            assert text.startswith(shown.split()[0]), f"{parameter['id']}: {shown!r}, not {text!r}"


def test_a_note_sounds_in_tune_and_ends(_):
    host = Host()
    host.plugin.add_midi_note(57, 100, 0.25, 1.0)
    sound = host.render(4.0)
    onset = int(np.argmax(np.abs(sound[0]) > 1e-4))
    assert abs(onset - 0.25 * RATE) < 0.01 * RATE, f"it begins at sample {onset}"
    assert np.all(sound[:, : int(0.25 * RATE)] == 0.0), "there is sound before the note"
    cents = 1200 * np.log2(pitch_hz(sound[0, int(0.6 * RATE) : int(1.2 * RATE)]) / 220.0)
    assert abs(cents) < 3, f"it is {cents:.1f} cents off"
    held, gone = sound[0, int(0.5 * RATE) : RATE], sound[0, int(3.0 * RATE) :]
    assert level_db(held) > -60, f"it is at {level_db(held):.0f} dB"
    assert level_db(gone) < level_db(held) - 40, "the note does not end"


def test_automation_is_heard(_):
    host = Host()
    index = host.index["output"]
    level = np.ones(2 * RATE)
    level[: RATE] = 0.0
    host.plugin.set_automation(index, level)
    host.plugin.add_midi_note(55, 110, 0.0, 2.0)
    sound = host.render(2.0)[0]
    quiet, loud = sound[int(0.5 * RATE) : int(0.9 * RATE)], sound[int(1.1 * RATE) : int(1.5 * RATE)]
    assert level_db(loud) > level_db(quiet) + 30, f"{level_db(quiet):.1f}, {level_db(loud):.1f} dB"


def test_a_state_goes_round(folder):
    """From our CLAP host into JUCE, where it sounds the same, and out of JUCE to the byte."""
    state, preset, saved = folder / "state", folder / "preset.vstpreset", folder / "saved"
    changes = ["contact_point=0.4", "body_size=1.2", "nail=10 %", "seed=7"]
    settings = [word for change in changes for word in ("--set", change)]
    clap(folder, "--seconds", "0.1", *settings, "--save-state", str(state))
    vst3_preset(preset, state.read_bytes())
    score = folder / "score.mid"
    midi_file(score, [(0.1, (0x90, 55, 100)), (0.6, (0x80, 55, 0))])
    host = Host(480)
    assert host.plugin.load_vst3_preset(str(preset))
    host.plugin.load_midi(str(score))
    vst3 = host.render(1.0)
    host.plugin.save_state(str(saved))
    assert component_state(saved.read_bytes()) == state.read_bytes(), "the state is another"
    ours = clap(folder, "--midi", str(score), "--seconds", "1", "--state", str(state))
    plain = clap(folder, "--midi", str(score), "--seconds", "1")
    assert np.max(np.abs(ours - plain)) > 1e-3, "the state is not heard"
    apart = np.max(np.abs(vst3 - ours))
    assert apart <= 1e-6, f"the sounds are {apart} apart"


def test_clap_and_vst3_sound_the_same(folder):
    score = folder / "score.mid"
    midi_file(
        score,
        [
            (0.1, (0x90, 50, 100)),
            (0.1, (0x90, 55, 110)),
            (0.4, (0xB0, 1, 64)),
            (0.5, (0x80, 55, 0)),
            (0.5, (0x90, 60, 70)),
            (0.7, (0xE0, 0x00, 0x60)),
            (0.9, (0xE0, 0x00, 0x40)),
            (1.1, (0x80, 60, 0)),
            (1.2, (0x80, 50, 0)),
        ],
    )
    # JUCE hands controllers over at the start of a block: every event of the score is at one.
    host = Host(480)
    host.plugin.load_midi(str(score))
    vst3 = host.render(2.0)
    ours = clap(folder, "--midi", str(score), "--seconds", "2")
    assert np.max(np.abs(ours)) > 1e-3, "there is nothing to hear"
    apart = np.abs(vst3 - ours).max(axis=0)
    assert apart.max() <= 1e-6, f"{apart.max()} apart, from sample {np.argmax(apart > 1e-6)} on"


def test_blocks_do_not_matter(_):
    sounds = []
    for block in (32, 512, 4096):
        host = Host(block)
        host.plugin.add_midi_note(50, 100, 0.1, 0.6)
        host.plugin.add_midi_note(62, 90, 0.35, 0.3)
        sounds.append(host.render(1.0)[:, : int(0.95 * RATE)])
    for sound in sounds[1:]:
        assert np.array_equal(sounds[0], sound), "the block size is heard"


def main():
    """Runs every test; returns how many failed."""
    tests = {name: test for name, test in globals().items() if name.startswith("test_")}
    failed = 0
    print(f"\nrunning {len(tests)} tests", flush=True)
    for name, test in tests.items():
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(Path(folder))
                print(f"test {name} ... ok", flush=True)
            except Exception:
                failed += 1
                print(f"test {name} ... FAILED\n{traceback.format_exc(limit=-1)}", flush=True)
    word = "FAILED" if failed else "ok"
    print(f"\ntest result: {word}. {len(tests) - failed} passed; {failed} failed; 0 ignored\n")
    return failed


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
