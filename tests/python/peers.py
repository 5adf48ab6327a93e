"""Our instruments beside the open physical models, measured by one kit in one run, as tables in Markdown.

The kit (`run.py`, `analyse.py`) drives every model by the same command line and measures all of them alike; an
instrument of ours counts on the keys of its own range.

    apt-get install --no-install-recommends g++ faust libstk-dev stk csound supercollider-server valgrind
    cargo xtask bundle && target/venv/bin/python tests/python/peers.py KIT WORK [measure]

`WORK` keeps what was measured; without `measure` only the tables are printed.
"""

import json
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
XTASK = ROOT / "target/release/xtask"
RATES = ["44100", "48000", "96000"]
GAINS = ["0.3", "0.6", "1"]
# The kit's classes of our models.
CLASSES = {
    "plucked": ["string", "dombra", "sherter", "jetigen", "adyrna"],
    "bowed": ["bow", "qyl_qobyz", "nar_qobyz", "jez_qobyz", "prima_qobyz"],
    "reed": ["reed", "balaban", "qamys_syrnai", "jelbuaz", "muiiz_syrnai", "kernei"],
    "flute": ["jet", "sybyzghy", "saz_syrnai"],
    "modal": ["bank64"],
}
SUSTAINED = {"bowed", "reed", "flute"}


def ours():
    """The kit's list of our models."""
    kinds = {name: "sustained" if name in SUSTAINED else name for name in CLASSES}
    return [
        {"name": f"ours:{model}", "cls": cls, "kind": kinds[cls], "cmd": [str(XTASK), "voice", model]}
        for cls, models in CLASSES.items()
        for model in models
    ]


def ranges():
    """Lowest and highest key by model; bare parts are measured on all."""
    said = subprocess.run([XTASK, "instruments"], check=True, capture_output=True)
    return {f"ours:{i['id']}": (i["low"], i["high"]) for i in json.loads(said.stdout)}


def measure(kit, work):
    """Runs the kit on everything."""
    models = work / "ours.json"
    models.write_text(json.dumps(ours()))

    def run(*words):
        subprocess.run([sys.executable, kit / "run.py", *words, "--work", work, "--ours", models], check=True)

    run("build")
    run("tune", "--sr", *RATES)
    for gain in GAINS:
        run("tune", "--gain", gain)
    run("stress")
    run("ir")


def row(rows):
    """Keys that speak, pitch, purity and DC of one model."""
    good = [r for r in rows if r.get("status") == "ok" and r.get("cents") is not None]
    if not good:
        return f"0 of {len(rows)} | | | |"
    cents = sorted(abs(r["cents"]) for r in good)
    worst = [max((r[k] for r in good if r.get(k) is not None), default=None) for k in ("spur_db", "dc_rel_peak_db")]
    figures = [cents[int(0.95 * (len(cents) - 1))], cents[-1], *worst]
    shown = " | ".join("" if figure is None else f"{figure:.2f}" for figure in figures)
    speak = [r["speak_ms"] for r in good if r.get("speak_ms") is not None]
    return f"{len(good)} of {len(rows)} | {shown} | {statistics.median(speak):.0f}" if speak else f"{len(good)} of {len(rows)} | {shown} |"


def tables(work):
    """Prints what was measured."""
    results = json.loads((work / "results.json").read_text())
    mine, playable = {m["name"]: m["cls"] for m in ours()}, ranges()
    counts = results.get("ir", {})
    taken = {}
    for r in results["tune"]:
        low, high = playable.get(r["name"].split("@")[0], (0, 127))
        if low <= r["note"] <= high:
            taken.setdefault((r["sr"], r["name"]), []).append(r)
    for rate in sorted({rate for rate, _ in taken}):
        print(f"\n{rate} Hz\n")
        print("| model | speaks | 95 % cents | max cents | worst spur dB | worst DC dB | speaks after ms | instructions |")
        print("|---" * 8 + "|")
        names = sorted((n for r, n in taken if r == rate), key=lambda n: (n.split(":")[0] != "ours", n))
        for name in names:
            count = counts.get(name.split("@")[0])
            shown = f"**{name}**" if name.split("@")[0] in mine else name
            print(f"| {shown} | {row(taken[rate, name])} | {'' if count is None else count} |")
    print("\n| model | moved | clicks (still) | above 12 kHz dB (still) |\n|---|---|---|---|")
    for r in sorted(results.get("stress", []), key=lambda r: (r["name"], r["mod"])):
        if "peak" in r:
            print(f"| {r['name']} | {r['mod']} | {r['clicks']} ({r['clicks_still']}) | {r['hf_db']} ({r['hf_still_db']}) |")


def main():
    if len(sys.argv) < 3:
        sys.exit("peers.py KIT WORK [measure]")
    kit, work = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    work.mkdir(parents=True, exist_ok=True)
    if "measure" in sys.argv[3:]:
        measure(kit, work)
    tables(work)


if __name__ == "__main__":
    main()
