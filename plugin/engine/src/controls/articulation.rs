//! How a note is played: one list for all instruments, of which each knows its own few.

/// A way of playing a note. The order is final: it is saved in projects, and only grows at its end.
///
/// An instrument that does not know the chosen one plays the first of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Articulation {
    /// The hand's own stroke: tökpe in the West, shertpe in the East.
    #[default]
    Stroke,
    /// The thumb, with flesh, downward.
    Thumb,
    /// *Ilme*: the index hooks the string upward.
    Ilme,
    /// *Sipay*: brushing with the fingertips.
    Sipay,
    /// *Tyrnama*: fingers scratch across strings and soundboard.
    Tyrnama,
    /// Left hand only: hammer-on when the new note is higher, pull-off when it is lower. On winds and
    /// bowed strings: no new onset, however the keys are played.
    Legato,
    /// The stopping finger slides to the new note; on winds the fingers roll off their holes.
    Slide,
    /// Natural harmonic: a finger touches the node that gives the key.
    Harmonic,
    /// *Teris*: strike, then lay the hand on the strings or the skin.
    Choke,
    /// A knock on the soundboard; the strings only answer.
    Tap,
    /// Bow or breath as it comes: slow onset, a swell in long notes.
    Sustain,
    /// Tongue or bow speaks at once.
    Accent,
    /// Short notes with gaps, however the keys are held.
    Staccato,
    /// The bow bites, then leaves quickly.
    Martele,
    /// The bow is thrown and springs.
    Spiccato,
    /// Quick repetitions of one note: bow strokes to and fro, or a roll on skins.
    Tremolo,
    /// Quick change with the upper neighbour.
    Trill,
    /// One quick turn to the upper neighbour and back at the onset.
    Mordent,
    /// The note is reached from below.
    Scoop,
    /// The note falls off at its end.
    Fall,
    /// The tongue or the throat trembles.
    Flutter,
    /// The nail presses the string from the side: clear and bright.
    Nail,
    /// The fingertip stops the string: dull and short.
    Fingertip,
    /// Two fingers: a stop and a touch above it.
    Artificial,
    /// The finger plucks what is usually bowed.
    Pizzicato,
    /// The other string sounds along as a drone.
    Drone,
    /// The bow presses so hard that the pitch breaks into a howl.
    Howl,
    /// The player draws breath instead of blowing.
    Inhale,
    /// Tongue and mouth gallop like a horse.
    Gallop,
    /// The mouth opens and closes over each note.
    Wow,
    /// The flat hand in the middle of the skin.
    Centre,
    /// The fingers near the hoop.
    Edge,
    /// On the hoop itself.
    Rim,
    /// The open hand slaps and stays.
    Slap,
    /// With the stick.
    Stick,
    /// Shaken to and fro.
    Shake,
    /// The string is pressed behind its bridge: the pitch rises and returns.
    Press,
    /// The note swells in a few steps.
    Terraced,
}

impl Articulation {
    /// All of them, in saved order.
    pub const ALL: [Self; 38] = [
        Self::Stroke,
        Self::Thumb,
        Self::Ilme,
        Self::Sipay,
        Self::Tyrnama,
        Self::Legato,
        Self::Slide,
        Self::Harmonic,
        Self::Choke,
        Self::Tap,
        Self::Sustain,
        Self::Accent,
        Self::Staccato,
        Self::Martele,
        Self::Spiccato,
        Self::Tremolo,
        Self::Trill,
        Self::Mordent,
        Self::Scoop,
        Self::Fall,
        Self::Flutter,
        Self::Nail,
        Self::Fingertip,
        Self::Artificial,
        Self::Pizzicato,
        Self::Drone,
        Self::Howl,
        Self::Inhale,
        Self::Gallop,
        Self::Wow,
        Self::Centre,
        Self::Edge,
        Self::Rim,
        Self::Slap,
        Self::Stick,
        Self::Shake,
        Self::Press,
        Self::Terraced,
    ];

    /// Final id, as `--articulation` takes it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Stroke => "stroke",
            Self::Thumb => "thumb",
            Self::Ilme => "ilme",
            Self::Sipay => "sipay",
            Self::Tyrnama => "tyrnama",
            Self::Legato => "legato",
            Self::Slide => "slide",
            Self::Harmonic => "harmonic",
            Self::Choke => "choke",
            Self::Tap => "tap",
            Self::Sustain => "sustain",
            Self::Accent => "accent",
            Self::Staccato => "staccato",
            Self::Martele => "martele",
            Self::Spiccato => "spiccato",
            Self::Tremolo => "tremolo",
            Self::Trill => "trill",
            Self::Mordent => "mordent",
            Self::Scoop => "scoop",
            Self::Fall => "fall",
            Self::Flutter => "flutter",
            Self::Nail => "nail",
            Self::Fingertip => "fingertip",
            Self::Artificial => "artificial",
            Self::Pizzicato => "pizzicato",
            Self::Drone => "drone",
            Self::Howl => "howl",
            Self::Inhale => "inhale",
            Self::Gallop => "gallop",
            Self::Wow => "wow",
            Self::Centre => "centre",
            Self::Edge => "edge",
            Self::Rim => "rim",
            Self::Slap => "slap",
            Self::Stick => "stick",
            Self::Shake => "shake",
            Self::Press => "press",
            Self::Terraced => "terraced",
        }
    }
}
