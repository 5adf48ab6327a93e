//! Where and how each stroke falls on a drum.

use crate::{
    controls::Controls,
    dsp::noise::Random,
    exciters::mallet::Blow,
    instruments::skin::{Beater, DrumSpec, Stroke},
};

/// A hand that stays lies at least this long [E].
pub(crate) const HAND_STAYS_S: f32 = 0.12;

/// Energy of the rings per power of the skin's sound [by ear], and below which they rest.
pub(crate) const RINGS_PER_POWER: f32 = 40.0;
pub(crate) const RINGS_REST: f32 = 2.0e-4;

/// One blow on its way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Blowing {
    /// On the far skin.
    pub(crate) is_far: bool,
    /// 0 middle – 1 hoop.
    pub(crate) radius: f64,
    pub(crate) angle_rad: f64,
    pub(crate) width_m: f64,
    /// Share that the hoop takes.
    pub(crate) on_shell: f64,
    /// Noise re the drum's own, its band's shift and its length.
    pub(crate) noise: f32,
    pub(crate) brightness: f32,
    pub(crate) ring: f32,
    /// How firmly the hand stays, 0–1.
    pub(crate) lies: f32,
    beater: Beater,
    speed: f64,
    stiffness: f64,
}

/// How a stroke differs from the drum's own tone [E: after hand-drum schools of the kin].
#[derive(Clone, Copy, Debug)]
struct Manner {
    is_stick: bool,
    radius: f64,
    on_shell: f64,
    speed: f64,
    stiffness: f64,
    noise: f32,
    brightness: f32,
    ring: f32,
    lies: f32,
}

impl Manner {
    const OPEN: Self = Self {
        is_stick: false,
        radius: 0.68,
        on_shell: 0.02,
        speed: 1.0,
        stiffness: 1.0,
        noise: 1.0,
        brightness: 1.0,
        ring: 1.0,
        lies: 0.0,
    };

    const fn of(stroke: Stroke) -> Self {
        let open = Self::OPEN;
        let stick = Self { is_stick: true, noise: 0.9, brightness: 1.35, on_shell: 0.03, ..open };
        match stroke {
            Stroke::Centre => {
                Self { radius: 0.02, speed: 0.75, noise: 0.8, brightness: 0.75, ..open }
            }
            Stroke::Edge => Self {
                radius: 0.86,
                on_shell: 0.06,
                stiffness: 2.5,
                noise: 1.1,
                brightness: 1.5,
                ..open
            },
            Stroke::Rim => Self {
                is_stick: true,
                radius: 0.97,
                on_shell: 0.95,
                stiffness: 8.0,
                noise: 0.7,
                brightness: 2.0,
                ring: 0.5,
                ..open
            },
            Stroke::Slap => Self {
                radius: 0.55,
                on_shell: 0.04,
                speed: 1.15,
                stiffness: 6.0,
                noise: 2.0,
                brightness: 1.8,
                ring: 0.7,
                lies: 0.55,
                ..open
            },
            Stroke::Choke => Self { radius: 0.45, speed: 0.85, noise: 1.1, lies: 1.0, ..open },
            Stroke::Stick => Self { radius: 0.62, ..stick },
            Stroke::StickEdge => Self { radius: 0.88, brightness: 1.7, ..stick },
            // The listener hears the blow itself from behind the drum.
            Stroke::Far => Self { noise: 0.5, brightness: 0.7, ..open },
            Stroke::FarStick => Self { radius: 0.62, noise: 0.45, brightness: 0.9, ..stick },
            _ => open,
        }
    }
}

impl Blowing {
    pub(crate) fn of(
        spec: &DrumSpec,
        stroke: Stroke,
        controls: &Controls,
        brightness: f32,
        random: &mut Random,
    ) -> Self {
        let manner = Manner::of(stroke);
        let human = controls.human;
        let mut drift = |deviation: f32| f64::from(deviation * human * random.normal());
        let beater = if manner.is_stick { spec.stick } else { spec.hand };
        // From the soft pad to the nail or the bare stick, a hundredfold stiffness.
        let hard = f64::from(controls.hardness + 0.6 * (brightness - 0.5)).clamp(0.0, 1.0);
        let stiffer = 10.0_f64.powf(2.0 * (hard - 0.5));
        let radius = (manner.radius + drift(0.02)).abs().min(0.985);
        Self {
            is_far: matches!(stroke, Stroke::Far | Stroke::FarStick),
            radius,
            angle_rad: 0.35 + drift(0.25),
            width_m: beater.width_m * (1.3 - 0.6 * hard),
            on_shell: manner.on_shell,
            noise: manner.noise * (1.0 + drift(0.08) as f32),
            brightness: manner.brightness * (1.6 * (hard as f32 - 0.5)).exp2(),
            ring: manner.ring,
            lies: manner.lies,
            beater,
            speed: manner.speed * (1.0 + drift(0.06)),
            stiffness: manner.stiffness * stiffer,
        }
    }

    /// What falls on the skin at a share of fortissimo.
    pub(crate) fn blow(&self, force: f32) -> Blow {
        Blow {
            mass_kg: self.beater.mass_kg,
            speed_m_per_s: self.beater.speed_m_per_s * self.speed.max(0.1) * f64::from(force),
            stiffness: self.beater.stiffness * self.stiffness,
            loss: self.beater.loss * self.stiffness.sqrt(),
        }
    }
}
