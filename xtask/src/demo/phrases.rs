//! One phrase for every instrument in its own idiom, written for this project; none quotes a piece.

use super::phrase::Phrase;

const fn phrase(
    instrument: &'static str,
    tempo_bpm: f64,
    velocity: i32,
    notes: &'static str,
) -> Phrase {
    Phrase { instrument, tempo_bpm, velocity, notes, options: &[] }
}

/// Every instrument but the dombra, which has a piece of its own.
pub(super) const PHRASES: [Phrase; 25] = [
    // Song over the middle string, then a run in tökpe's gallop.
    phrase(
        "sherter",
        112.0,
        88,
        "D3+G3:1^ A3:.5 Bb3:.5 A3:1 G3:.5 D3+A3:.5 D3+C4:1^ Bb3:.5 A3:.5 D3+G3:1.5 r:.5 \
         D3+D4:1^ C4:.5 D4:.5 F4:.5 D4:.5 C4:.5 Bb3:.5 D3+A3:.5 D3+A3:.25 D3+A3:.25 D3+Bb3:.5 \
         D3+A3:.25 D3+G3:.25 D3+A3:1 D3+G3:1^ G3:.5 A3:.5 D4:1 G4:1.5^ F4:.5 D4:.5 C4:.5 A3:1 D3+G3:3",
    ),
    // Open strings from low to high, water over stones, a bend into the last note.
    phrase(
        "jetigen",
        84.0,
        78,
        "D3:.5 A3:.5 D4:.5 E4:.5 B3:.5 A3:.5 G3:.5 E3:.5 D3:.5 G3:.5 B3:.5 D4:.5 E4:1.5^ r:.5 E4:.25 D4:.25 \
         B3:.25 A3:.25 G3:.5 A3:.5 B3:1 A3:1 C4:1 B3:1 D3:.5 A3:.5 E4:.5 D4:.5 G3+D4:1^ E3:.5 G3:.5 D3+A3:4",
    ),
    phrase(
        "adyrna",
        76.0,
        80,
        "D3:1 A3:.5 D4:.5 F4:1 E4:.5 D4:.5 A3:1 G3:.5 A3:.5 D3+D4:2^ F4:.5 G4:.5 A4:1 G4:.5 F4:.5 D4:1 E4:.5 \
         C4:.5 A3:1 D3:.5 E3:.5 G3:.5 A3:.5 D3+D4:4",
    ),
    // A call on the low string, its answer in flageolet height, back to the drone.
    phrase(
        "qyl_qobyz",
        60.0,
        74,
        "D3:2 A3:1.5~ Bb3:.5~ A3:1 G3:.5~ F3:.5~ E3:1~ D3:1.5 r:.5 A3:.5~ D4:1.5~^ C4:.5~ D4:.5~ E4:.5~ D4:1.5 \
         A3:1~ G3:.5~ A3:2.5",
    ),
    phrase(
        "nar_qobyz",
        56.0,
        80,
        "D2:2 A2:1.5~ G2:.5~ F2:1~ E2:1~ D2:2 F2:.5~ G2:.5~ A2:2^ C3:.5~ A2:.5~ G2:1~ D2:3",
    ),
    phrase(
        "jez_qobyz",
        66.0,
        84,
        "A3:1 D4:1.5~ E4:.5~ F4:1~ E4:.5~ D4:.5~ A3:1.5 r:.5 D4:.5~ E4:.5~ G4:1.5~^ F4:.5~ E4:.5~ D4:.5~ C4:1 \
         D4:1~ A3:3",
    ),
    // A dance: light bow, then one long line.
    phrase(
        "prima_qobyz",
        116.0,
        86,
        "D4:.5' D4:.5' A4:.5' A4:.5' Bb4:.5~ A4:.5~ G4:.5' A4:.5' F4:.5~ G4:.5~ A4:.5' D4:.5' E4:1 D4:1 \
         D5:.5'^ D5:.5' C5:.5' A4:.5' Bb4:.5~ C5:.5~ A4:.5' G4:.5' A4:1.5~^ G4:.5~ F4:.5~ E4:.5~ D4:1~ A3:.5~ D4:3.5",
    ),
    // A lament: slow onsets, a fall at the end of each line.
    phrase(
        "balaban",
        54.0,
        72,
        "D4:1.5~ E4:.5~ F4:1~ E4:.5~ D4:.5~ C4:1 r:.3 A3:.7~ C4:.5~ D4:2 r:.3 F4:.5~ G4:1.2~^ F4:.5~ E4:.5~ D4:1~ \
         C4:.5~ A3:.5~ G3:2.5",
    ),
    phrase(
        "qamys_syrnai",
        108.0,
        86,
        "D4:.5 E4:.5 G4:1 A4:.5~ G4:.5~ E4:1 D4:.5 E4:.5 G4:.5~ A4:.5~ C5:1.5 r:.5 C5:.5~ A4:.5~ G4:1 E4:.5~ G4:.5~ \
         A4:1^ G4:.5~ E4:.5~ D4:1 E4:.25 G4:.25 E4:.5 D4:3 r:.5 D4:.5 A4:.5 G4:.5 D4:2",
    ),
    phrase(
        "jelbuaz",
        104.0,
        84,
        "D4:1 E4:.5~ F4:.5~ G4:.5~ A4:.5~ G4:.5~ F4:.5~ E4:1~ D4:1~ A4:.5~ A4:.5~ C5:.5~ A4:.5~ G4:.5~ F4:.5~ \
         G4:1~ A4:1~ D4:.5~ F4:.5~ E4:.5~ G4:.5~ F4:.5~ A4:.5~ G4:.5~ C5:.5~ A4:1~ G4:.5~ F4:.5~ E4:1~ D4:4",
    ),
    // The lower register asks, the overblown one answers.
    Phrase {
        instrument: "sybyzghy",
        tempo_bpm: 66.0,
        velocity: 80,
        notes: "A3:1.5~ B3:.5~ C#4:1 A3:1 r:.4 A4:.6~ B4:.5~ C#5:1.5~ B4:.5~ A4:1 r:.5 E5:1~^ F#5:.5~ E5:.5~ C#5:1~ B4:.5~ \
                A4:2 r:.4 A3:.6~ C#4:.5~ A3:2.5",
        options: &["--set", "companion=35 %"],
    },
    phrase(
        "saz_syrnai",
        80.0,
        78,
        "A4:1 B4:.5~ C5:.5~ D5:1 C5:.5~ B4:.5~ A4:1.5 r:.5 E5:.5~ D5:.5~ C5:.5~ E5:.5~ D5:1.5~ B4:.5~ C5:1 A4:1 r:.5 \
         G4:.5~ A4:.5~ C5:.5~ B4:1 A4:3",
    ),
    phrase(
        "muiiz_syrnai",
        72.0,
        88,
        "F4:2 r:.5 F4:.5 F4:.5 F4:1.5 r:.5 F5:2^ r:.5 F4:.5 F5:.5 F4:4",
    ),
    phrase(
        "kernei",
        84.0,
        96,
        "F3:2^ r:.5 F3:.5' F3:.5' Bb3:1.5 r:.5 Bb3:.5' Bb3:.5' D4:1.5 Bb3:1 F3:2 r:.5 F3:.5' Bb3:.5' D4:.5' F4:3^",
    ),
    // The mouth walks over the partials of one reed while the horse goes on.
    phrase(
        "shang_qobyz",
        120.0,
        90,
        "D4:.5 D4:.25 D4:.25 F#4:.5 A4:.25 A4:.25 C5:.5 A4:.25 A4:.25 F#4:.5 D4:.5 A4:.5 A4:.25 A4:.25 D5:.5 E5:.25 \
         E5:.25 F#5:.5 E5:.5 D5:.5 A4:.5 D4:.5 F#4:.25 F#4:.25 A4:.5 F#4:.25 D4:.25 A4:1^ D5:1 A4:.5 F#4:.5 D4:.5 \
         D4:.25 D4:.25 F#4:.5 A4:.5 D5:.5 A4:.5 D4:1 A3:1 D4:4",
    ),
    // Open tone and hoop in the gallop.
    phrase(
        "dauylpaz",
        132.0,
        92,
        "k38:1^ k40:.5- k40:.5- k38:1 k39:1^ k38:1 k40:.5- k40:.5- k38:.5 k38:.5 k39:1^ k36:1 k40:.5 k40:.5 k38:1 k41:1^ \
         k38:.5 k40:.25- k40:.25- k38:.5 k40:.5- k39:1^ k42:1 k38:1^ k40:.5- k37:.5 k38:1 k39:1 k41:.25- k41:.25- k41:.25 \
         k41:.25 k41:.25^ k41:.25^ k38:1.5^^ k36:3^",
    ),
    phrase(
        "dabyl",
        112.0,
        96,
        "k36:1^ k38:.5 k40:.5- k36:1 k39:1^ k36:.5 k36:.5 k40:.5- k40:.5- k38:1 k39:1^ k41:1^ k43:.5 k43:.5- k41:1 k37:1 \
         k36:.5^ k40:.5- k38:.5 k40:.5- k39:1^ k42:1 k36:1^ k38:.5 k40:.5 k36:1 k36:3^",
    ),
    phrase(
        "dangyra",
        104.0,
        86,
        "k38:1^ k40:.5- k40:.5- k39:1 k38:1 k36:.5^ k40:.5- k38:.5 k40:.5- k39:1^ k40:.5- k40:.5- k38:1 k38:.5 k40:.5- \
         k36:1^ k39:1 k40:.25- k40:.25- k40:.25- k40:.25 k40:.25 k40:.25 k40:.25^ k40:.25^ k38:1^ k36:1 k38:4",
    ),
    phrase(
        "kepshik",
        120.0,
        84,
        "k38:1^ k40:.5- k38:.5 k40:.5- k40:.5- k39:1^ k38:1 k40:.5- k38:.5 k36:1 k39:1^ k40:.5- k40:.5- k38:.5 k40:.5- \
         k38:.5 k40:.5- k39:1 k36:1^ k38:.5 k40:.5- k38:.5 k40:.5- k39:1^ k42:1 k38:.5 k38:.5 k36:3^",
    ),
    phrase(
        "shyndauyl",
        126.0,
        92,
        "k41:1^ k43:.5- k43:.5- k41:1 k41:1 k41:.5^ k43:.5- k41:.5 k43:.5- k41:1^ k38:1 k41:.25- k41:.25- k41:.25 k41:.25 \
         k41:1^ k43:.5- k43:.5- k41:.5 k43:.5- k41:1^ k38:1 k41:.5 k41:.5 k43:.5- k43:.5- k41:1^ k37:1 k41:1^ k43:.5- \
         k41:.5 k41:3^",
    ),
    phrase(
        "asataiaq",
        88.0,
        84,
        "k36:1.5 k38:1^ r:.5 k36:.5 k36:.5 k38:1^ k36:1 k38:1 k36:.5- k36:.5- k36:1 k38:1.5^ r:.5 k40:.5 k43:.5 k41:.5 k45:.5 \
         k36:1.5^ k38:3^",
    ),
    phrase(
        "tuiaqtas",
        138.0,
        90,
        "k36:1^ k38:.5 k38:.5- k36:1^ k38:.5 k38:.5- k36:.5^ k38:.5 k36:.5 k38:.5 k36:1^ k38:1 k36:1^ k38:.5 k38:.5- k36:1^ \
         k38:.5 k38:.5- k36:.5^ k36:.25- k36:.25- k38:.5 k36:.5 k36:1^ k38:1 k36:1^ k38:.5- k38:.5- k36:1^ k38:.5- k38:.5- \
         k36:.25- k36:.25- k36:.25 k36:.25 k38:.5^ k36:2^",
    ),
    phrase(
        "qonyrau",
        72.0,
        80,
        "k60:1 k64:.5- k67:.5 k60:1.5 r:.5 k36:1 k62:.5- k60:.5 k67:1.5^ r:.5 k64:.5 k60:.5- k62:.5 k36:1.5 k60:.5 k67:.5 k72:1.5 \
         k36+k60:3",
    ),
    phrase(
        "syldyrmaq",
        108.0,
        84,
        "k36:1^ k36:.5- k36:.5- k36:1 k36:1 k38:1^ k36:.5 k36:.5- k36:1^ k36:.5- k36:.5- k36:.5 k36:.5 k38:1^ k36:1 k36:.5- \
         k36:.5- k36:1^ k36:1 k38:.5 k38:.5 k36:1^ k36:.25- k36:.25- k36:.25- k36:.25 k36:.5 k36:.5 k38:3^",
    ),
    // Drum, stick, hoofs and staff together.
    phrase(
        "soqpaly",
        126.0,
        92,
        "k38+k76:1^ k40:.5- k40:.5- k46:1 k39:1^ k38:.5 k40:.5- k46:.5 k48:.5- k39+k47:1^ k38:1 k54:.5 k56:.5- k38:1^ k39:.5 \
         k56:.5- k44:1^ k48:.5- k48:.5- k46:.5 k48:.5- k47:1^ k62:.5 k64:.5- k62:.5 k63:.5 k38+k44:1^ k40:.5- k40:.5- k46:.5 \
         k46:.5 k39+k47:1^ k36+k44:3^^",
    ),
];
