//! One note: exciters on a resonator, to which a second one is tied.
//!
//! Path: player → exciters ⇄ first resonator ⇄ second resonator → left, right.

use super::{
    bank::Bank,
    controls::AnatomyControls,
    ear::Ear,
    exciter::{Exciter, Hold, PRESS_LISTED},
    ledger::Ledger,
    loudness,
    player::Player,
    ramp::Ramp,
    scene::Scene,
};
use crate::{
    dsp::{noise::Random, simd::TICK, smooth::Smooth},
    modes::ModeSet,
    voice::notes::{Expression, Note},
};

/// Time constant of the fade of a stolen note, in seconds.
const STEAL_S: f32 = 0.0025;

/// A voice.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says another thing of a note's life")]
pub(super) struct Voice {
    pub(super) note: Note,
    pub(super) is_on: bool,
    pub(super) is_stolen: bool,
    /// Waits for the fade of what it takes the place of.
    pub(super) next: Option<Note>,
    pub(super) order: u32,
    pub(super) ledger: Ledger,
    pub(super) first: Bank,
    pub(super) second: Bank,
    pub(super) exciters: [Exciter; 2],
    pub(super) player: Player,
    pub(super) ear: Ear,
    pub(super) key: Smooth,
    pub(super) fade: Smooth,
    pub(super) place: f32,
    pub(super) designed: f64,
    pub(super) set: ModeSet,
    pub(super) second_set: ModeSet,
    pub(super) matched: f32,
    /// Where its list of modes is bowed.
    pub(super) contact: f32,
    pub(super) shift_hz: f64,
    pub(super) is_coupled: bool,
    pub(super) ties: [Ramp; 2],
    pub(super) tie: Ramp,
    pub(super) load: Ramp,
    pub(super) source: Ramp,
    pub(super) gains: [Ramp; 2],
    /// Bow or breath when the key was last down.
    pub(super) breath: f32,
    pub(super) is_struck_anew: bool,
    pub(super) age: u32,
    pub(super) quiet: u32,
    /// Largest sample of the present tick.
    pub(super) peak: f32,
}

impl Voice {
    pub(super) fn new(rate_hz: f64) -> Self {
        let tick_s = TICK as f64 / rate_hz;
        let smooth = |value: f32, time_s: f32| {
            let mut smooth = Smooth::new(value);
            smooth.set_time(time_s, 1.0 / tick_s as f32);
            smooth
        };
        Self {
            note: Note::new(crate::NoteAddress::default(), 60, 0.0),
            is_on: false,
            is_stolen: false,
            next: None,
            order: 0,
            ledger: Ledger::default(),
            first: Bank::new(rate_hz),
            second: Bank::new(rate_hz),
            exciters: [Exciter::new(rate_hz), Exciter::new(rate_hz)],
            player: Player::new(tick_s as f32),
            ear: Ear::new(tick_s),
            key: smooth(60.0, 0.03),
            fade: smooth(1.0, STEAL_S),
            place: 0.0,
            designed: -1.0,
            set: ModeSet::default(),
            second_set: ModeSet::default(),
            matched: 1.0,
            contact: 0.1,
            shift_hz: 0.0,
            is_coupled: false,
            ties: [Ramp::default(); 2],
            tie: Ramp::default(),
            load: Ramp::default(),
            source: Ramp::default(),
            gains: [Ramp::default(); 2],
            breath: 0.0,
            is_struck_anew: false,
            age: 0,
            quiet: 0,
            peak: 0.0,
        }
    }

    /// Begins, from silence or on what still rings.
    pub(super) fn start(&mut self, note: Note, scene: &Scene<'_>, heard: &Expression, order: u32) {
        let is_fresh = !self.is_on;
        self.note = note;
        self.order = order;
        (self.is_on, self.is_stolen) = (true, false);
        (self.age, self.quiet) = (0, 0);
        self.fade.snap(1.0);
        self.key.snap(f32::from(note.key));
        let mut random = Random::new(scene.controls.seed, order);
        self.player.start(heard, random.fork(), is_fresh);
        if is_fresh {
            (self.designed, self.place) = (-1.0, self.place_of(scene.controls));
            self.second.reset();
            self.ledger.begin();
        }
        self.design(scene, is_fresh);
        self.strike(scene, is_fresh);
        self.ear.begin(self.known_cents(scene.controls));
        self.move_on(scene, is_fresh);
    }

    /// Another key for a voice that goes on; `is_struck` if its exciter begins anew.
    pub(super) fn take_over(&mut self, note: Note, is_struck: bool) {
        self.note = note;
        (self.is_struck_anew, self.quiet) = (is_struck, 0);
        self.key.aim(f32::from(note.key));
    }

    pub(super) fn strike(&mut self, scene: &Scene<'_>, is_fresh: bool) {
        let controls = scene.controls;
        // Only tied keys glide.
        self.key.snap(f32::from(self.note.key));
        let mut random = Random::new(controls.seed ^ 0x5bd1, self.order.wrapping_add(self.age));
        let human = 1.0 + 0.12 * controls.human * random.bipolar();
        let velocity = 1.0 - controls.velocity * (1.0 - self.note.velocity);
        let hold = self.hold(scene);
        for (exciter, build) in self.exciters.iter_mut().zip(&controls.builds) {
            let velocity = (velocity * human).clamp(0.0, 1.0);
            exciter.start(build.exciter, &hold, velocity, random.fork(), is_fresh);
        }
    }

    pub(super) fn hold(&self, scene: &Scene<'_>) -> Hold {
        let is_loaded = scene.loaded().is_some();
        Hold {
            effort: self.player.drive,
            hz: scene.hz(f64::from(self.key.value()) + self.player.bend),
            hardness: self.player.hardness(scene.controls),
            noise: scene.controls.noise,
            weight: 1.0,
            position: if is_loaded { self.contact } else { scene.controls.position },
            press: if is_loaded { PRESS_LISTED } else { 1.0 },
        }
    }

    pub(super) fn place_of(&self, controls: &AnatomyControls) -> f32 {
        (controls.morph + controls.morph_pressure * self.player.pressure()).clamp(0.0, 1.0)
    }

    /// Cents by which this build has to be tuned, as far as is known before it sounds.
    fn known_cents(&self, controls: &AnatomyControls) -> f64 {
        loudness::known_cents(controls.builds, self.place, self.key.value())
    }

    pub(super) fn correction_cents(&self) -> f64 {
        self.ear.cents
    }

    pub(super) fn is_coupled(&self) -> bool {
        self.is_coupled
    }
}
