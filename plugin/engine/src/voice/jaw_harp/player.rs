//! The player of a jaw harp between two ticks: finger, hand, lungs, and where the mouth goes.

use super::{GALLOP, JawHarp, SLOW, tongue::Swing};
use crate::{
    controls::{Articulation, Controls, Material},
    dsp::simd::TICK,
    instruments::jaw_harp::Tongue as Make,
    units::{Pitch, db_to_gain},
    voice::struck::mechanism::{Hold, Strike},
};

/// From flow per area to full scale at the reference reed [by ear: fortissimo peaks at −6 dBFS].
const OUTPUT: f32 = 4.6;
/// ln 1000: decay per second over T60.
const T60: f64 = 6.907_755;
/// Losses of a tongue that a hand holds, per second [E].
const CHOKE_PER_S: f64 = 70.0;
/// Variation of the pluck at full human variation, in dB [E].
const PLUCK_SD_DB: f32 = 1.5;

/// Breath behind an inhaled stroke without a breath controller: softest, hardest [E].
const OWN_BREATH: [f32; 2] = [0.25, 0.8];

impl JawHarp {
    pub(super) fn make(&self, material: Material) -> &'static Make {
        let tongues = self.spec.tongues;
        let place = match material {
            Material::Brass => 1,
            Material::Wood => 2,
            _ => 0,
        };
        &tongues[place.min(tongues.len() - 1)]
    }

    /// The reed in the frame.
    pub(super) fn reed_hz(&self, controls: &Controls) -> f64 {
        let reeds = self.spec.reed_midi;
        let variant = controls.variant.min(reeds.len() - 1);
        let midi = match self.reed {
            Some((chosen_in, key)) if chosen_in == variant => f64::from(key),
            _ => reeds[variant],
        };
        Pitch(midi).hz(f64::from(controls.a4_hz))
    }

    pub(super) fn is_reed_key(&self, key: u8) -> bool {
        let (low, high) = self.spec.reed_keys;
        key <= high.max(low)
    }

    /// Key, articulation and breath of a stroke, and the stroke.
    pub(super) fn take(&mut self, strike: &Strike, controls: &Controls) {
        self.random = strike.random;
        self.held = Some(strike.key);
        self.articulation = strike.articulation;
        self.velocity = strike.velocity;
        self.choked = false;
        let rings = self.tongue.swing_m() > 0.02 * self.spec.swing_m;
        if self.is_reed_key(strike.key) {
            let (low, high) = self.spec.reed_keys;
            let variants = self.spec.reed_midi.len() - 1;
            self.reed = Some((controls.variant.min(variants), strike.key.clamp(low, high)));
            self.aim.open(rings);
        } else {
            self.aim.take(strike.key, rings);
        }
        let [soft, hard] = OWN_BREATH;
        let is_drawn = strike.articulation == Articulation::Inhale;
        self.own_breath.aim(if is_drawn { soft + (hard - soft) * strike.velocity } else { 0.0 });
        self.gallop_place = 0;
        self.gallop_s = GALLOP[0].0 / controls.tremolo_hz;
        if strike.articulation == Articulation::Legato && rings {
            return;
        }
        self.f1_hz = self.reed_hz(controls);
        self.pluck(strike.velocity, controls);
    }

    /// The breath's flow at the coming tick's end.
    pub(super) fn flow_on(&mut self, controls: &Controls) {
        let full = std::f64::consts::TAU * self.reed_hz * self.spec.swing_m * self.spec.breath_flow;
        let pressure = f64::from(self.breath);
        let flow = full * pressure.signum() * pressure.abs().sqrt();
        self.flow_step = (flow - self.flow) / TICK as f64;
        self.hiss = self.spec.breath_noise * 2.0 * controls.noise * flow.abs() as f32;
    }

    /// A finger on the tongue.
    pub(super) fn pluck(&mut self, strength: f32, controls: &Controls) {
        let [soft, hard] = self.spec.contact_s;
        let hardness = 0.5 * f64::from(controls.hardness) + 0.5 * f64::from(strength);
        let contact_s = soft + (hard - soft) * hardness;
        let spread = controls.human * PLUCK_SD_DB * self.random.normal();
        let level_db = controls.dynamics_range_db * (strength - 1.0) + spread;
        let swing_m = self.spec.swing_m * f64::from(db_to_gain(level_db));
        let swing_m = swing_m.min(1.3 * self.spec.swing_m) * f64::from(self.push.natural);
        // A finger that does not pluck does not touch the tongue either.
        if swing_m > 0.0 {
            self.tongue.pluck(swing_m, contact_s);
        }
    }

    /// Strokes that follow by themselves while the key is held.
    pub(super) fn follow_gallop(&mut self, controls: &Controls) {
        if self.articulation != Articulation::Gallop || self.held.is_none() {
            return;
        }
        self.gallop_s -= TICK as f32 / self.rate_hz as f32;
        if self.gallop_s <= 0.0 {
            self.gallop_place = (self.gallop_place + 1) % GALLOP.len();
            let (units, strength, octaves) = GALLOP[self.gallop_place];
            self.gallop_s += units / controls.tremolo_hz;
            self.aim.lean(octaves);
            self.pluck(self.velocity * strength.sqrt(), controls);
        }
    }

    /// What the lungs do now.
    pub(super) fn breathe(&mut self, hold: &Hold) {
        let own = self.own_breath.tick();
        let is_drawn = self.articulation == Articulation::Inhale;
        let asked = if is_drawn { hold.breath.unwrap_or(own) } else { hold.breath.unwrap_or(0.0) };
        let pressure = asked.clamp(0.0, 1.0);
        let signed = if is_drawn { pressure } else { -pressure };
        // The tongue bends a little with every change of pressure: so breath alone can start it.
        let swing_m = self.spec.breath_swing * self.spec.swing_m;
        self.tongue.push(0.08 * swing_m * f64::from(signed - self.breath));
        self.breath = signed;
    }

    /// Growth that breath gives to the swing, per second.
    pub(super) fn drive_per_s(&self, loss_per_s: f64) -> f64 {
        let pressure = f64::from(self.breath.abs());
        if pressure < 1.0e-4 {
            return 0.0;
        }
        let limit_m = self.spec.breath_swing * self.spec.swing_m * pressure.sqrt();
        let over = (self.tongue.swing_m() / limit_m).powi(2);
        // The threshold lies where pressure feeds as much as the tongue loses.
        let gain = self.spec.breath_drive_per_s * pressure + loss_per_s * (8.0 * pressure).min(1.0);
        gain * (1.0 - over).max(-0.5)
    }

    /// What changes slowly: tongue's pitch and losses, and the mouth.
    pub(super) fn move_slowly(&mut self, hold: &Hold, controls: &Controls) {
        let make = self.make(controls.material);
        let bright = f64::from(hold.brightness - 0.5);
        let swing = (self.tongue.swing_m() / self.spec.swing_m).min(1.5);
        let cents = self.spec.glide_cents * f64::from(controls.glide) * swing * swing;
        self.reed_hz = self.reed_hz(controls);
        self.f1_hz = self.reed_hz * (cents / 1200.0).exp2();
        let hand = CHOKE_PER_S * f64::from(hold.pressure).max(f64::from(u8::from(self.choked)));
        let damping = f64::from(controls.damping);
        let loss_per_s = T60 / make.t60_s * damping + hand;
        let moving = Swing {
            f1_hz: self.f1_hz,
            loss_per_s: loss_per_s - if self.choked { 0.0 } else { self.drive_per_s(loss_per_s) },
            twang_per_s: T60 / make.twang_s * damping.max(1.0) + hand,
        };
        let sharper = Make { smear: make.smear * (-1.2 * bright).exp2(), ..*make };
        self.tongue.set(self.spec, &sharper, &moving);
        // The reference keeps its flow whatever the reed: the slot passes per stroke, not per second.
        let speed_m_per_s = std::f64::consts::TAU * self.reed_hz * self.spec.swing_m;
        self.gain = OUTPUT / speed_m_per_s as f32;

        let exhaled = (-self.breath).max(0.0);
        let reed_hz = self.reed_hz;
        let bands = self.aim.bands(self.spec, reed_hz, hold, controls, self.articulation, exhaled);
        self.mouth.aim(&bands, SLOW * TICK);
        let flowing =
            self.tongue.speed_m_per_s() + 2.0 * speed_m_per_s * f64::from(self.breath.abs());
        self.level = 4.0 * flowing as f32 * self.gain + self.mouth.level() * self.gain;
    }
}
