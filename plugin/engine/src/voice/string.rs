//! One string as a persistent resonator: two polarisations, a finger at each hand, its own tuning.
//!
//! A note re-excites and re-tunes it; nothing ever cuts it off.

use pulp::Simd;

use super::{
    far_side::FarSide,
    left_hand::Stop,
    notes::Note,
    tables::{self, Tables},
};
use crate::{
    dsp::{
        lanes::mul_add,
        noise::Random,
        simd::{TICK, fma},
    },
    exciters::pluck::{Pluck, Stroke},
    instruments::lute::{LuteSpec, Ring, Stops, StringSpec},
    resonators::{
        complex::Complex,
        dispersion::PROTOTYPE_LOSS,
        loss::{ExtraLoss, LossTaps},
        string_law::StringLaw,
        tuning::{self, Tuner},
        waveguide::Loop,
    },
};

/// Fingers that may be at one string at a time.
const FINGERS: usize = 4;

/// Lowest pitch a loop has room for.
pub(crate) const LOWEST_HZ: f64 = 40.0;

/// Frequency steps below this are not written: 0.002 cent.
const STILL: f64 = 1.2e-6;

/// Steps of the tension glide.
const STILL_CENTS: f64 = 0.15;

/// Steps above this are solved anew, not extrapolated: 20 cents.
const SOLVE_STEP: f64 = 0.0116;

/// Steps above this fade over several ticks, so that a ringing string does not click: half a
/// semitone.
const JUMP: f64 = 0.03;
const JUMP_TICKS: usize = 6;

/// Mean square of its waves below which a string that nobody holds only answers others: −73 dB re
/// fortissimo.
const ANSWER_POWER: f32 = 1.0e-7;

/// How far a bend may go on one prototype.
const KEPT_SEMITONES: f64 = 4.0;

/// Partial whose speed the wave from the contact point is taken to have [by measurement: middle of
/// the audible ones].
const COMB_PARTIAL: f64 = 11.0;

/// What lies on the string besides the stopping finger.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Damper {
    /// Nothing.
    Free,
    /// A finger that takes the first partial by 60 dB in this time, in seconds; it lifts when the
    /// ticks are over, if there are any.
    Finger { t60_s: f32, lifts_in: Option<u32> },
}

/// The settings of a string for one tick.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Setting {
    pub(crate) build: usize,
    pub(crate) material: usize,
    /// Retuning of the open string, in semitones.
    pub(crate) slack_semitones: f64,
    pub(crate) a4_hz: f64,
    pub(crate) damping: f64,
    /// Bend, vibrato and press, in semitones.
    pub(crate) bend_semitones: f64,
    /// Palm on the string: 1/s at 1 kHz.
    pub(crate) palm_per_s: f64,
}

/// The string.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing about now; none are modes")]
pub(crate) struct StringVoice {
    spec: &'static LuteSpec,
    index: usize,
    rate_hz: f64,
    loops: [Loop; 2],
    tuners: [Tuner; 2],
    plucks: [Pluck; FINGERS],
    pub(crate) stop: Stop,
    pub(crate) damper: Damper,
    pub(crate) note: Option<Note>,
    law: StringLaw,
    prototype: usize,
    loss: ExtraLoss,
    loss_taps: [LossTaps; 2],
    written_hz: f64,
    /// Build, material and fret of the prototype in use.
    written_stop: Option<(usize, usize, f64)>,
    impedance: f32,
    /// Sum of squares of this tick's waves, and its running mean.
    power: f32,
    mean_power: [f32; 2],
    glide_cents: f64,
    /// Relative sharpening per mean square of the waves.
    sharpening: f64,
    /// A fade was in the way of the last tuning.
    is_behind: bool,
    /// The thumb lies on it and it is silent: it takes no part until it is played.
    is_resting: bool,
    /// The string moves sideways: it has been plucked since it was silent.
    is_sideways: bool,
    /// Nobody has played it for long: it only answers others, upwards and at less expense.
    is_answering: bool,
    /// Beyond its bridge, where it has one of its own.
    far: Option<FarSide>,
    /// Tuning against the other strings on the bridge, and the partial for which it is still to be
    /// found.
    accord_cents: f64,
    pub(crate) wants_accord: Option<usize>,
    /// What comes back to the bridge in this tick: both polarisations.
    waves: [[f32; TICK]; 2],
    /// What the last tick asked for; the same again needs no work.
    asked: Option<Asked>,
    pub(crate) contact: f32,
}

/// What goes round in a string's loops: gain of one round trip, at one frequency.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Trips {
    upright: Complex,
    sideways: Complex,
    far: Option<Complex>,
}

impl Trips {
    /// The same in a string that is longer by a delay.
    pub(crate) fn delayed(&self, later: Complex) -> Self {
        Self { upright: self.upright * later, sideways: self.sideways * later, far: self.far }
    }

    /// Of every loop.
    #[cfg(test)]
    pub(crate) fn gains(&self) -> [f64; 3] {
        [self.upright, self.sideways, self.far.unwrap_or(Complex { re: 0.0, im: 0.0 })]
            .map(Complex::abs)
    }
}

/// Everything that decides a string's tuning.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Asked {
    setting: Setting,
    position: f64,
    is_open: bool,
    is_answering: bool,
    /// And the tuning against the others.
    glide_cents: f64,
    finger_s: Option<f32>,
}

impl StringVoice {
    pub(crate) fn new(spec: &'static LuteSpec, index: usize, rate_hz: f64) -> Self {
        let longest = (rate_hz / LOWEST_HZ) as usize;
        let law = tables::law(spec, 0, 0, index, 0.0);
        Self {
            spec,
            index,
            rate_hz,
            loops: std::array::from_fn(|_| Loop::new(longest)),
            tuners: std::array::from_fn(|_| Tuner::new(rate_hz)),
            plucks: std::array::from_fn(|_| Pluck::new(rate_hz, longest)),
            stop: Stop::default(),
            damper: Damper::Free,
            note: None,
            law,
            prototype: usize::MAX,
            loss: ExtraLoss::default(),
            loss_taps: [LossTaps::NONE; 2],
            written_hz: 0.0,
            written_stop: None,
            impedance: law.impedance() as f32,
            power: 0.0,
            mean_power: [0.0; 2],
            glide_cents: 0.0,
            sharpening: 0.0,
            is_behind: false,
            is_resting: false,
            is_sideways: false,
            is_answering: spec.stops == Stops::Press,
            far: spec.builds[0].far.map(|far| FarSide::new(far, rate_hz, LOWEST_HZ)),
            accord_cents: 0.0,
            wants_accord: None,
            waves: [[0.0; TICK]; 2],
            asked: None,
            contact: 0.22,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.loops.iter_mut().for_each(Loop::reset);
        self.plucks.iter_mut().for_each(Pluck::reset);
        self.stop = Stop::default();
        self.damper = Damper::Free;
        self.note = None;
        self.is_resting = false;
        self.accord_cents = 0.0;
        self.wants_accord = None;
        self.silence();
    }

    /// Zeroes what is too small to hear and forgets the tuning.
    pub(crate) fn silence(&mut self) {
        self.loops.iter_mut().for_each(Loop::reset);
        self.waves = [[0.0; TICK]; 2];
        if let Some(far) = &mut self.far {
            far.reset();
        }
        self.prototype = usize::MAX;
        self.asked = None;
        self.is_sideways = false;
        self.is_answering = self.spec.stops == Stops::Press;
        self.mean_power = [0.0; 2];
        self.power = 0.0;
        self.glide_cents = 0.0;
    }

    /// Pulling force of the open string for a sideways displacement.
    pub(crate) fn pull_newton(&self, build: usize, material: usize) -> f32 {
        let open = tables::law(self.spec, build, material, self.index, 0.0);
        let pull_m = self.spec.sets[material].pull_m;
        // h = F·β(1−β)·L/T at the middle of the usual contact range, β = 0.22.
        (pull_m * open.tension_newton() / (0.22 * 0.78 * open.length_m)) as f32
    }

    /// Sets a finger to work.
    pub(crate) fn pluck(&mut self, stroke: Stroke, random: Random) {
        self.contact = stroke.contact;
        self.is_sideways = true;
        self.is_resting = false;
        let period = self.rate_hz / self.written_hz.max(LOWEST_HZ);
        let reach = self.loops.iter().map(Loop::reach).min().unwrap_or(0);
        let lead = self.law.phase_lead_samples(COMB_PARTIAL * self.law.f0_hz, self.rate_hz);
        // A free finger, or else the one that has been at it longest: the first.
        let free = self.plucks.iter().position(|pluck| !pluck.is_active()).unwrap_or(0);
        self.plucks[free].start(stroke, [period, period - lead], reach, random);
    }

    /// Whether the string lies still under the thumb.
    #[inline(always)]
    pub(crate) fn is_resting(&self) -> bool {
        self.is_resting
    }

    /// Whether it only answers others.
    #[inline(always)]
    pub(crate) fn is_answering(&self) -> bool {
        self.is_answering
    }

    /// [`StringVoice::blocked`] for a string that only answers.
    #[inline(always)]
    pub(crate) fn answer<S: Simd>(&mut self, simd: S, force: &mut [f32; TICK]) -> f32 {
        let z = self.impedance;
        self.waves[0] = self.loops[0].returning(simd);
        *force = mul_add(simd, &[-2.0 * z; TICK], &self.waves[0], force);
        z
    }

    /// [`StringVoice::commit`] for a string that only answers.
    #[inline(always)]
    pub(crate) fn commit_answer(&mut self, velocity: &[f32; TICK], count: usize) {
        for (wave, v) in self.waves[0].iter_mut().zip(velocity) {
            *wave += v;
        }
        self.loops[0].commit(&self.waves[0], count);
    }

    /// Takes the power of a string that only answers from what is on it, now and then.
    pub(crate) fn listen(&mut self) {
        if self.is_answering {
            let recent = self.loops[0].recent(self.loops[0].span());
            let (sixteens, _) = recent.as_chunks::<TICK>();
            let mut sums = [0.0_f32; TICK];
            for sixteen in sixteens {
                for (sum, y) in sums.iter_mut().zip(sixteen) {
                    *sum += y * y;
                }
            }
            let count = (TICK * sixteens.len()).max(1) as f32;
            self.mean_power = [sums.iter().sum::<f32>() / count; 2];
        }
    }

    /// A hand comes to the string: it is no longer one that only answers.
    pub(crate) fn awaken(&mut self) {
        self.is_answering = false;
    }

    /// Lets a string that nobody holds, and that has as good as died away, only answer the others.
    /// Returns whether it has changed.
    pub(crate) fn calm(&mut self) -> bool {
        let calms = self.spec.stops == Stops::Press
            && !self.is_answering
            && self.note.is_none()
            && self.mean_power[1] < ANSWER_POWER
            && !self.is_plucked();
        if calms {
            self.is_answering = true;
            self.is_sideways = false;
            self.power = 0.0;
            self.glide_cents = 0.0;
            self.loops[1].reset();
            self.waves[1] = [0.0; TICK];
            if let Some(far) = &mut self.far {
                far.reset();
            }
        }
        calms
    }

    /// Whether it rests or only answers, and nothing about its tuning will change by itself.
    pub(crate) fn is_idle(&self) -> bool {
        let rests = self.is_resting && matches!(self.damper, Damper::Finger { lifts_in: None, .. });
        (rests || self.is_answering && self.damper == Damper::Free)
            && !self.is_behind
            && self.wants_accord.is_none()
            && !self.stop.is_moving()
            && self.glide_cents.abs() <= STILL_CENTS
    }

    /// Lets the string rest if it lies under the thumb and is as good as silent, or takes part again
    /// if the thumb has left. Returns whether that has changed.
    pub(crate) fn rest(&mut self, silent_power: f32) -> bool {
        let under_thumb = matches!(self.damper, Damper::Finger { lifts_in: None, .. });
        let rests = under_thumb && !self.is_plucked() && self.mean_power[1] < silent_power;
        if rests && !self.is_resting {
            self.loops.iter_mut().for_each(Loop::reset);
            self.mean_power = [0.0; 2];
        }
        std::mem::replace(&mut self.is_resting, rests) != rests
    }

    /// Forgets the tuning against the others; it is to be found for a partial of the next note.
    pub(crate) fn forget_accord(&mut self, partial: usize) {
        self.accord_cents = 0.0;
        self.wants_accord = Some(partial);
    }

    /// When its pitch can be heard best after a stroke on `material`.
    pub(crate) fn ring(&self, material: usize) -> Ring {
        self.spec.sets[material].ring
    }

    /// Takes the partial for which a tuning against the others is to be found, if it is the time for it.
    pub(crate) fn accord(&mut self) -> Option<usize> {
        let is_still = !self.loops[0].is_fading() && !self.stop.is_sliding() && !self.is_behind;
        if is_still { self.wants_accord.take() } else { None }
    }

    /// Tuning against the others, in cents.
    pub(crate) fn accord_cents(&self) -> f64 {
        self.accord_cents
    }

    /// Tunes it against the others, at the next tick that finds it ready.
    pub(crate) fn set_accord(&mut self, cents: f64) {
        self.is_behind |= self.accord_cents != cents;
        self.accord_cents = cents;
    }

    /// What goes round in its loops, at `z⁻¹`.
    pub(crate) fn trips(&self, back: Complex) -> Trips {
        let [upright, sideways] = &self.loops;
        let none = Complex { re: 0.0, im: 0.0 };
        Trips {
            upright: upright.round_trip(back),
            sideways: if self.is_answering { none } else { sideways.round_trip(back) },
            far: self.far.as_ref().filter(|_| !self.is_answering).map(|far| far.round_trip(back)),
        }
    }

    /// Force per velocity of the bridge, at `z⁻¹`, of a string that is longer by a delay.
    pub(crate) fn drag(&self, back: Complex, later: Complex) -> Complex {
        if self.is_answering {
            let round = self.loops[0].round_trip(back) * later;
            let z = f64::from(self.impedance);
            return (Complex::ONE + round).scale(z) / (Complex::ONE - round);
        }
        let mut trips = self.trips(back).delayed(later);
        if !self.is_sideways {
            trips.sideways = Complex { re: 0.0, im: 0.0 };
            trips.far = None;
        }
        self.at_bridge(&trips, 0.0).0
    }

    /// Force per velocity of the bridge, and per wave that a pluck at an angle sends to it.
    pub(crate) fn at_bridge(&self, trips: &Trips, angle_rad: f64) -> (Complex, Complex) {
        let one = Complex::ONE;
        let horizontal = self.spec.touch.horizontal_coupling;
        let aside = one / (one - trips.sideways);
        let (mut load, mut per_velocity, mut per_wave) =
            (1.0 + horizontal * horizontal, trips.upright, one);
        let near = if let (Some(round), Some(far)) = (trips.far, &self.far) {
            load += 1.0;
            let (c, s) = far.rocking();
            let echo = round / (one - round.scale(c));
            let alone = one / (one - trips.upright.scale(c) + (trips.upright * echo).scale(s * s));
            let both = one.scale(c + s) + echo.scale((c - s) * s);
            per_velocity = both * alone * trips.upright * (one - echo.scale(s)) + echo.scale(c - s);
            per_wave = both * alone;
            one
        } else {
            one / (one - trips.upright)
        };
        let velocity =
            near * per_velocity + (aside * trips.sideways).scale(horizontal * horizontal);
        let (sin, cos) = angle_rad.sin_cos();
        let z = f64::from(self.impedance);
        let drag = (one.scale(load) + velocity.scale(2.0)).scale(z);
        (drag, (near * per_wave).scale(cos) + aside.scale(horizontal * sin))
    }

    /// Whether it must be tuned again at the next tick.
    pub(crate) fn is_behind(&self) -> bool {
        self.is_behind
    }

    pub(crate) fn is_plucked(&self) -> bool {
        self.plucks.iter().any(Pluck::is_active)
    }

    /// Mean square of the waves on the string, both polarisations.
    pub(crate) fn mean_power(&self) -> f32 {
        self.mean_power[1]
    }

    /// Present pitch as written to the loops.
    pub(crate) fn frequency_hz(&self) -> f64 {
        self.written_hz
    }

    /// T60 of the first partial with what now lies on the string, without the body's share.
    pub(crate) fn t60_s(&self) -> f64 {
        let decay = self.prototype_loss() * self.law.decay_per_s(self.law.f0_hz)
            + self.loss.decay_per_s(&self.law, self.law.f0_hz);
        3.0 * std::f64::consts::LN_10 / decay
    }

    /// Brings the loops in tune with the hands, against the `admittance` of the body at `z⁻¹`.
    pub(crate) fn tune(
        &mut self,
        tables: &Tables,
        setting: &Setting,
        body_changed: bool,
        admittance: impl Fn(Complex) -> Complex,
    ) {
        self.is_behind = self.loops[0].is_fading();
        if self.is_behind {
            return;
        }
        let asked = Asked {
            setting: *setting,
            position: self.stop.position(),
            is_open: self.stop.is_open(),
            is_answering: self.is_answering,
            glide_cents: self.glide_cents + self.accord_cents,
            finger_s: match self.damper {
                Damper::Finger { t60_s, .. } => Some(t60_s),
                Damper::Free => None,
            },
        };
        if self.asked == Some(asked) && !body_changed {
            return;
        }
        self.asked = Some(asked);
        let fret = setting.slack_semitones + self.stop.position();
        let off_cents = self.glide_cents + self.accord_cents;
        let semitones = fret + setting.bend_semitones + off_cents / 100.0;
        let semitones = semitones.min(self.spec.highest_semitones);
        let open_midi = f64::from(self.open(setting.build).open_midi);
        let f0_hz = crate::Pitch(open_midi + semitones)
            .hz(setting.a4_hz)
            .clamp(LOWEST_HZ, self.rate_hz / 10.0);
        let unbent = tables::law(self.spec, setting.build, setting.material, self.index, fret);
        let loss = self.wanted_loss(setting, &unbent);
        let echoes = self.tune_far(setting.build, f0_hz, &unbent, semitones);
        let near = fret + setting.bend_semitones;
        let prototype = self.prototype_for(tables, setting, fret);
        let drift = (f0_hz / self.tuners[0].f0_hz() - 1.0).abs();
        if body_changed
            || echoes
            || prototype != self.prototype
            || loss != self.loss
            || drift > SOLVE_STEP
        {
            let step = (f0_hz / self.written_hz.max(1.0) - 1.0).abs();
            let fresh = self.prototype == usize::MAX;
            self.written_stop = Some((setting.build, setting.material, fret));
            // A bend keeps its loss filter too: another spacing of its taps would be heard.
            let refit = fresh || loss != self.loss || prototype != self.prototype;
            self.prototype = prototype;
            self.loss = loss;
            self.law = tables::law(self.spec, setting.build, setting.material, self.index, near);
            self.law.f0_hz = f0_hz;
            // Not the bent string's: a jump of the impedance would be heard.
            self.impedance = unbent.impedance() as f32;
            self.sharpening = sharpening(&self.law);
            if refit {
                self.fit_losses(&unbent);
            }
            self.solve(tables, &admittance);
            self.write(f0_hz, if step > JUMP && !fresh { JUMP_TICKS } else { 1 });
            if fresh {
                self.loops.iter_mut().for_each(Loop::finish_fade);
            }
        } else if (f0_hz / self.written_hz - 1.0).abs() > STILL {
            self.write(f0_hz, 1);
        }
    }

    /// The prototype for a string stopped at `fret`, as it is bent.
    fn prototype_for(&self, tables: &Tables, setting: &Setting, fret: f64) -> usize {
        if self.is_answering {
            return Tables::PLAIN;
        }
        let near = fret + setting.bend_semitones;
        // A bend stays on the prototype it started with: changing it would be heard above 12 kHz.
        let stays = self.prototype < Tables::PLAIN
            && self.written_stop == Some((setting.build, setting.material, fret))
            && (near - tables.fret(self.prototype)).abs() < KEPT_SEMITONES;
        if stays {
            self.prototype
        } else {
            tables.index(setting.build, setting.material, self.index, near)
        }
    }

    /// Follows the energy of the vibration, once per tick, and the glide of `glide` times the physical one.
    /// Returns whether the glide has moved.
    pub(crate) fn track_power(&mut self, glide: f64) -> bool {
        if self.is_answering {
            // [`StringVoice::listen`] does it; an answer is too weak to glide.
            return false;
        }
        let mean = std::mem::take(&mut self.power) / TICK as f32;
        // Two poles of 8 ms ride over the period of the lowest string.
        let rate = (TICK as f64 / (0.008 * self.rate_hz)).min(1.0) as f32;
        self.mean_power[0] += rate * (mean - self.mean_power[0]);
        self.mean_power[1] += rate * (self.mean_power[0] - self.mean_power[1]);
        let sharp = self.sharpening * f64::from(self.mean_power[1]);
        let cents = (glide * sharp.min(0.02) * crate::units::CENTS_PER_NEPER).min(35.0);
        let moved = (cents - self.glide_cents).abs() > STILL_CENTS;
        if moved {
            self.glide_cents = cents;
        }
        moved
    }

    fn wanted_loss(&self, setting: &Setting, unbent: &StringLaw) -> ExtraLoss {
        let touch = &self.spec.touch;
        let nut_loss = self.spec.sets[setting.material].nut_loss;
        let mut loss = ExtraLoss {
            material: setting.damping - self.prototype_loss(),
            flat_per_s: setting.damping * nut_loss * unbent.f0_hz,
            at_1k_per_s: setting.palm_per_s,
        };
        if !self.stop.is_open() {
            let stop = setting.damping * self.spec.builds[setting.build].stop_loss;
            loss.material += stop * touch.fret_material_loss;
            loss.flat_per_s += stop * touch.fret_loss * unbent.f0_hz;
        }
        if let Damper::Finger { t60_s, .. } = self.damper {
            let decay = 3.0 * std::f64::consts::LN_10 / f64::from(t60_s);
            loss.flat_per_s += decay;
            loss.at_1k_per_s += 0.5 * decay;
        }
        loss
    }

    /// Share of the material's loss that the prototype has.
    fn prototype_loss(&self) -> f64 {
        if self.is_answering { 0.0 } else { PROTOTYPE_LOSS }
    }

    fn open(&self, build: usize) -> &'static StringSpec {
        &self.spec.builds[build].strings[self.index]
    }

    /// Lets what lies beyond the bridge follow. Returns whether it has changed.
    fn tune_far(&mut self, build: usize, f0_hz: f64, unbent: &StringLaw, pressed: f64) -> bool {
        let open = self.open(build);
        match &mut self.far {
            Some(far) if !self.is_answering => {
                far.tune(&StringLaw { f0_hz, ..*unbent }, open, pressed)
            }
            _ => false,
        }
    }

    /// Fits the loss taps of both polarisations.
    fn fit_losses(&mut self, unbent: &StringLaw) {
        let widest = 1 + 2 * usize::from(unbent.f0_hz * 60.0 < self.rate_hz);
        let sideways = self.spec.touch.horizontal_loss_per_s;
        for (taps, more_per_s) in self.loss_taps.iter_mut().zip([0.0, sideways]) {
            let mut loss = self.loss;
            loss.flat_per_s += more_per_s;
            *taps = if self.is_answering {
                LossTaps::short(&loss, unbent, self.rate_hz)
            } else {
                LossTaps::fit(&loss, unbent, self.rate_hz, widest)
            };
        }
    }

    fn solve(&mut self, tables: &Tables, admittance: &impl Fn(Complex) -> Complex) {
        let touch = &self.spec.touch;
        let detune = (touch.horizontal_cents / 1_200.0).exp2();
        let impedance = f64::from(self.impedance);
        let prototypes = tables.at(self.prototype);
        let within = self.prototype_loss();
        let mut far = self.far.as_ref().filter(|_| !self.is_answering);
        let polarisations =
            [(1.0, 1.0, 0.0), (touch.horizontal_coupling, detune, touch.horizontal_loss_per_s)];
        for (((tuner, prototype), taps), (coupling, ratio, loss_per_s)) in
            self.tuners.iter_mut().zip(prototypes).zip(self.loss_taps).zip(polarisations)
        {
            let mut loss = self.loss;
            loss.flat_per_s += loss_per_s;
            let note = tuning::Note {
                prototype,
                loss: taps,
                f0_hz: self.law.f0_hz * ratio,
                decay_per_s: within * self.law.decay_per_s(self.law.f0_hz)
                    + loss.decay_per_s(&self.law, self.law.f0_hz),
                highest_gain: self.spec.highest_gain,
            };
            // b = n·v − a at a bridge of admittance Y: −(1 − n²ZY)/(1 + n²ZY) times the wave.
            let weight = coupling * coupling * impedance;
            let far = far.take();
            tuner.solve(&note, |back| {
                let load = admittance(back).scale(weight);
                match far {
                    Some(far) => far.reflect(back, load),
                    None => (Complex::ONE - load) / (Complex::ONE + load),
                }
            });
        }
    }

    fn write(&mut self, f0_hz: f64, ticks: usize) {
        let detune = (self.spec.touch.horizontal_cents / 1_200.0).exp2();
        for ((wave, tuner), ratio) in self.loops.iter_mut().zip(&self.tuners).zip([1.0, detune]) {
            tuner.write(f0_hz * ratio, wave.next_filter(ticks));
            if self.is_resting {
                // Nothing moves that could fade.
                wave.finish_fade();
            }
        }
        self.written_hz = f0_hz;
    }

    /// Samples that may be rendered at once.
    #[inline(always)]
    pub(crate) fn lookahead(&self) -> usize {
        if self.is_resting {
            return TICK;
        }
        if self.is_answering {
            return self.loops[0].lookahead();
        }
        let near = self.loops[0].lookahead().min(self.loops[1].lookahead());
        self.far.as_ref().map_or(near, |far| far.lookahead().min(near))
    }

    /// Works out the waves that would leave a bridge that does not move, and adds what it then feels to
    /// `force`; the board gets its share of the scratch. Returns what of the bridge's own motion the
    /// string answers with as force.
    #[inline(always)]
    pub(crate) fn blocked<S: Simd>(
        &mut self,
        simd: S,
        count: usize,
        force: &mut [f32; TICK],
        board: &mut [f32; TICK],
    ) -> f32 {
        self.waves[0] = self.loops[0].returning(simd);
        if self.is_sideways {
            self.waves[1] = self.loops[1].returning(simd);
        }
        if self.is_plucked() {
            self.excite(count, board);
        }
        let z = self.impedance;
        let horizontal = self.spec.touch.horizontal_coupling as f32;
        let mut load = z * (1.0 + horizontal * horizontal);
        if let Some(far) = &mut self.far
            && self.is_sideways
        {
            far.blocked(simd, &mut self.waves[0], z, force);
            load += z;
        }
        let [upright, sideways] = &self.waves;
        let both = mul_add(simd, &[horizontal; TICK], sideways, upright);
        *force = mul_add(simd, &[-2.0 * z; TICK], &both, force);
        load
    }

    /// Lets the fingers work. Sample by sample, finger by finger: no sum may depend on how a tick
    /// is cut.
    #[inline(never)]
    fn excite(&mut self, count: usize, board: &mut [f32; TICK]) {
        let gain = 0.5 / self.impedance;
        for i in 0..count {
            for pluck in self.plucks.iter_mut().filter(|pluck| pluck.is_active()) {
                let Some(touch) = pluck.tick() else { continue };
                let (shares, early) = (pluck.shares(), pluck.early());
                for ((wave, line), share) in self.waves.iter_mut().zip(&mut self.loops).zip(shares)
                {
                    wave[i] = wave[i] * touch.left - gain * share * touch.wave;
                    // A string stopped shorter meanwhile has no room for the wave any more.
                    if let Some((ago, weights)) = early
                        && ago + 3 < line.reach()
                    {
                        line.lay(i, ago, &weights, gain * share * touch.early);
                    }
                }
                board[i] += self.spec.touch.scratch_on_board * touch.scratch;
            }
        }
    }

    /// Sends the waves off from a bridge that moves with `velocity`.
    #[inline(always)]
    pub(crate) fn commit<S: Simd>(&mut self, velocity: &[f32; TICK], count: usize) {
        let coupling = [1.0, self.spec.touch.horizontal_coupling as f32];
        let mut power = [0.0_f32; TICK];
        let moving = 1 + usize::from(self.is_sideways);
        for ((wave, line), n) in
            self.waves.iter_mut().zip(&mut self.loops).zip(coupling).take(moving)
        {
            for i in 0..TICK {
                wave[i] = fma::<S>(n, velocity[i], wave[i]);
                power[i] = fma::<S>(wave[i], wave[i], power[i]);
            }
            line.commit(wave, count);
        }
        if let Some(far) = &mut self.far
            && self.is_sideways
        {
            far.commit(velocity, count);
        }
        // One by one: the sum must not depend on how a tick is cut.
        if count == TICK {
            // Of known length, so that it is unrolled.
            for p in &power {
                self.power += p;
            }
        } else {
            for p in &power[..count] {
                self.power += p;
            }
        }
    }

    /// Energy of the travelling waves in joules.
    pub(crate) fn energy(&self) -> f64 {
        let impedance = f64::from(self.impedance);
        let waves = self.loops.iter().flat_map(|line| line.recent(line.span()));
        let far = self.far.as_ref().map_or(0.0, FarSide::square);
        (waves.map(|y| f64::from(*y).powi(2)).sum::<f64>() + far) * impedance / self.rate_hz
    }

    /// Displacement of the first modes, counted from the bridge, in metres.
    pub(crate) fn shape_m<const N: usize>(&self) -> [f32; N] {
        let period = self.rate_hz / self.written_hz.max(LOWEST_HZ);
        let recent = self.loops[0].recent(period as usize);
        std::array::from_fn(|mode| {
            let n = (mode + 1) as f64;
            let turn = Complex::polar(1.0, std::f64::consts::TAU * n / period);
            let mut phase = Complex::ONE;
            let mut sum = 0.0;
            for y in recent.iter().rev() {
                sum += f64::from(*y) * phase.re;
                phase = phase * turn;
            }
            let omega = std::f64::consts::TAU * n * self.written_hz.max(LOWEST_HZ);
            (-4.0 * sum / (period * omega)) as f32
        })
    }
}

/// Relative rise of pitch per mean square of a string's velocity waves, in s²/m²:
/// `Δf/f = ½·(EA/T)·(1/2L)·∫u'²`, where `∫u'² = energy/T` in the mean and the energy of the waves is
/// `Z·mean(y²)/f0`.
fn sharpening(law: &StringLaw) -> f64 {
    let tension = law.tension_newton();
    law.axial_stiffness_newton() * law.impedance()
        / (law.f0_hz * 4.0 * law.length_m * tension * tension)
}
