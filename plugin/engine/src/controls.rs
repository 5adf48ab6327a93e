//! What the panel says: one plain struct, read by every stage and written by the bridge.
//!
//! The engine latches it at its control ticks and smooths what may move under a sounding note.

/// How the right hand meets the string. The order is final: it is saved in projects.
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
    /// Left hand only: hammer-on when the new note is higher, pull-off when it is lower.
    Legato,
    /// The stopping finger slides over the tied frets to the new note.
    Slide,
    /// Natural harmonic: a finger touches the node that gives the key.
    Harmonic,
    /// *Teris*: strike, then lay the hand on the strings.
    Choke,
    /// A knock on the soundboard; the strings only answer.
    Tap,
}

impl Articulation {
    /// All of them, in saved order.
    pub const ALL: [Self; 10] = [
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
    ];

    /// Final id, as `--articulation` takes it.
    #[must_use]
    pub fn id(self) -> &'static str {
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
        }
    }
}

/// Which way the stroking hand travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StrokeDirection {
    /// Down and up in turn; down after a pause.
    #[default]
    Alternate,
    /// Low string first, fuller.
    Down,
    /// High string first, tighter, softer and brighter.
    Up,
}

/// What the strings are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Material {
    /// Nylon monofilament, in use since the 1940s.
    #[default]
    Nylon,
    /// Sheep or goat gut.
    Gut,
}

/// Interval of the two open strings below the high one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StringInterval {
    /// D3–G3, the normal tuning.
    #[default]
    Fourth,
    /// C3–G3.
    Fifth,
    /// F3–G3.
    Second,
    /// G3–G3.
    Unison,
}

/// Where the tied frets sit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FretMap {
    /// Twelve equal semitones.
    #[default]
    Equal,
    /// The Bökey school's pure fifths and fourths, its movable frets at their default.
    Bokey,
}

/// How a slide travels along the neck.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SlideMode {
    /// The string catches on every tied fret it passes.
    #[default]
    ThroughFrets,
    /// The finger presses between the frets: a smooth glissando.
    Free,
}

/// Everything on the panel. Ranges are enforced by [`Controls::clamped`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Controls {
    /// Index into the instrument's variants.
    pub variant: usize,
    /// String material.
    pub material: Material,
    /// Interval of the open strings.
    pub string_interval: StringInterval,
    /// Fret map.
    pub fret_map: FretMap,
    /// Reference of A4, 400–480 Hz.
    pub a4_hz: f32,
    /// Contact point from the bridge, as a fraction of the sounding length, 0.05–0.5.
    pub contact_point: f32,
    /// 0 flesh – 1 nail.
    pub nail: f32,
    /// Stroke direction.
    pub stroke_direction: StrokeDirection,
    /// Articulation of coming notes.
    pub articulation: Articulation,
    /// Fingers in a stroke, 1–4.
    pub fingers: usize,
    /// Spread of a down-stroke's fingers, 4–40 ms; an up-stroke takes half.
    pub finger_spread_ms: f32,
    /// Scratch of nail and skin, 0–1.
    pub scratch: f32,
    /// Curve from velocity to force, −1 soft … 0 straight … +1 hard.
    pub dynamics_curve: f32,
    /// Range of force from velocity 0 to 1, 6–60 dB.
    pub dynamics_range_db: f32,
    /// Linear size of the body, 0.7–1.4; modes move as 1/size.
    pub body_size: f32,
    /// Losses of the strings against the material's own, 0.25–4.
    pub damping: f32,
    /// T60 under the finger that mutes a released string, 0.04–1 s.
    pub release_s: f32,
    /// Tension glide against physics, 0–2.
    pub glide: f32,
    /// The string that is not played is free to answer through the bridge; else the thumb rests on it.
    pub sympathy: bool,
    /// A released open string rings on while another note is held.
    pub drone: bool,
    /// How slides travel.
    pub slide_mode: SlideMode,
    /// Range of the pitch wheel outside MPE, 0–48 semitones.
    pub bend_range_semitones: f32,
    /// Vibrato rate, 1–10 Hz.
    pub vibrato_rate_hz: f32,
    /// Human variation, 0–1.
    pub human: f32,
    /// Stereo width of the body, 0–1.
    pub width: f32,
    /// Output level, −60 to +12 dB.
    pub output_db: f32,
    /// Seed of all variation.
    pub seed: u32,
}

impl Default for Controls {
    fn default() -> Self {
        Self {
            variant: 0,
            material: Material::Nylon,
            string_interval: StringInterval::Fourth,
            fret_map: FretMap::Equal,
            a4_hz: 440.0,
            contact_point: 0.235,
            nail: 0.62,
            stroke_direction: StrokeDirection::Alternate,
            articulation: Articulation::Stroke,
            fingers: 2,
            finger_spread_ms: 22.0,
            scratch: 0.5,
            dynamics_curve: 0.0,
            dynamics_range_db: 26.0,
            body_size: 1.0,
            damping: 1.0,
            release_s: 0.12,
            glide: 1.0,
            sympathy: false,
            drone: true,
            slide_mode: SlideMode::ThroughFrets,
            bend_range_semitones: 2.0,
            vibrato_rate_hz: 5.0,
            human: 0.5,
            width: 0.6,
            output_db: 0.0,
            seed: 1,
        }
    }
}

impl Controls {
    /// The same controls with every number inside its range; what is not a number takes its
    /// default.
    #[must_use]
    pub fn clamped(self) -> Self {
        fn within(value: f32, low: f32, high: f32, default: f32) -> f32 {
            if value.is_finite() { value.clamp(low, high) } else { default }
        }
        let d = Self::default();
        Self {
            a4_hz: within(self.a4_hz, 400.0, 480.0, d.a4_hz),
            contact_point: within(self.contact_point, 0.05, 0.5, d.contact_point),
            nail: within(self.nail, 0.0, 1.0, d.nail),
            fingers: self.fingers.clamp(1, 4),
            finger_spread_ms: within(self.finger_spread_ms, 4.0, 40.0, d.finger_spread_ms),
            scratch: within(self.scratch, 0.0, 1.0, d.scratch),
            dynamics_curve: within(self.dynamics_curve, -1.0, 1.0, d.dynamics_curve),
            dynamics_range_db: within(self.dynamics_range_db, 6.0, 60.0, d.dynamics_range_db),
            body_size: within(self.body_size, 0.7, 1.4, d.body_size),
            damping: within(self.damping, 0.25, 4.0, d.damping),
            release_s: within(self.release_s, 0.04, 1.0, d.release_s),
            glide: within(self.glide, 0.0, 2.0, d.glide),
            bend_range_semitones: within(
                self.bend_range_semitones,
                0.0,
                48.0,
                d.bend_range_semitones,
            ),
            vibrato_rate_hz: within(self.vibrato_rate_hz, 1.0, 10.0, d.vibrato_rate_hz),
            human: within(self.human, 0.0, 1.0, d.human),
            width: within(self.width, 0.0, 1.0, d.width),
            output_db: within(self.output_db, -60.0, 12.0, d.output_db),
            ..self
        }
    }
}
