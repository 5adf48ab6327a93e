//! What the panel says: one plain struct, read by every stage and written by the bridge.
//!
//! The engine latches it at its control ticks and smooths what may move under a sounding note.

mod articulation;
mod choices;
mod excite;
mod limits;

pub use articulation::Articulation;
pub use choices::{Feel, FretMap, Material, SlideMode, StringInterval, StrokeDirection};
pub use excite::Excite;

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
    /// Depth of vibrato against the instrument's own, 0–3.
    pub vibrato: f32,
    /// How much of the phrasing comes from velocity and length of the notes, 0–1.
    pub auto_expression: f32,
    /// Length of onsets against the instrument's own, 0.25–4.
    pub onset: f32,
    /// Length of transitions between tied notes against the instrument's own, 0.25–4.
    pub portamento: f32,
    /// How far the player corrects the instrument's pitch, 0–1.
    pub intonation: f32,
    /// How surely bow and breath stay where the tone speaks well, 0–1.
    pub skill: f32,
    /// Breath and friction noise: 0 none, 0.5 the instrument's own, 1 extreme.
    pub noise: f32,
    /// Lip on the reed, edge before the jet, −1 slack … 0 the instrument's own … 1 tight.
    pub embouchure: f32,
    /// Second pipe, sung voice or bag drone, 0–1.
    pub companion: f32,
    /// Pitch of the companion above the instrument's tonic, −24–24 semitones.
    pub companion_semitones: f32,
    /// Pendants, rings and jingles: 0 none, 0.5 the instrument's own, 1 many.
    pub rattle: f32,
    /// Humidity on skins, −300–200 cents.
    pub weather_cents: f32,
    /// Soft hand or hard stick, 0–1, 0.5 the instrument's own.
    pub hardness: f32,
    /// Mouth from closed to open: the formant that picks the partial, 0–1.
    pub mouth: f32,
    /// Throat, the second formant, 0–1.
    pub throat: f32,
    /// How firmly the mouth's formant holds to a partial, 0–1.
    pub magnet: f32,
    /// Rate of trills and tremolos, 1–32 Hz.
    pub tremolo_hz: f32,
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
            vibrato: 1.0,
            auto_expression: 1.0,
            onset: 1.0,
            portamento: 1.0,
            intonation: 1.0,
            skill: 1.0,
            noise: 0.5,
            embouchure: 0.0,
            companion: 0.0,
            companion_semitones: -12.0,
            rattle: 0.5,
            weather_cents: 0.0,
            hardness: 0.5,
            mouth: 0.5,
            throat: 0.5,
            magnet: 0.8,
            tremolo_hz: 9.0,
        }
    }
}
