//! How the rack sounds: each part, the weave, what is late, the mix.

use super::{
    Behind, OUTPUTS, PIECE, Partner, Rack, Slot, Stereo, modulation::Modulation, part::Part,
};
use crate::{anatomy::Anatomy, engine::Engine, synth::Synth};

impl Rack {
    /// Overwrites the mix, and the outputs of those parts that have one of their own. All slices have
    /// the length of the mix's left one.
    pub fn render(&mut self, mix: Stereo<'_>, mut own: [Option<Stereo<'_>>; OUTPUTS]) {
        let [left, right] = mix;
        let count = left.len().min(right.len());
        let (left, right) = (&mut left[..count], &mut right[..count]);
        let mut done = 0;
        while done < count {
            let end = (done + self.step()).min(count);
            let [left, right] = [&mut left[done..end], &mut right[done..end]];
            self.render_piece([&mut *left, &mut *right], &mut own, done);
            if let Some(behind) = &mut self.behind {
                behind.space.render(left, right);
                behind.finish.render(left, right);
            }
            done = end;
        }
    }

    /// Begins a step of the modulation if one is due; returns the most that may be rendered at once.
    fn step(&mut self) -> usize {
        let effort = self.engine(Slot::A).map_or(0.0, Engine::effort);
        let Some(behind) = &mut self.behind else { return PIECE };
        if let Some(moved) = behind.modulation.step(effort).copied() {
            self.obey(&moved);
        }
        let left = self.behind.as_ref().and_then(|behind| behind.modulation.left());
        left.map_or(PIECE, |left| left.min(PIECE))
    }

    /// At most a piece.
    fn render_piece(
        &mut self,
        mut mix: Stereo<'_>,
        own: &mut [Option<Stereo<'_>>; OUTPUTS],
        at: usize,
    ) {
        let count = mix[0].len();
        let Self { parts, layer, built, morph, partner, excite, behind, .. } = self;
        let Some(Behind { blend, late, piece, drive, modulation, .. }) = behind else {
            // Before the first preparation nothing plays.
            return mix.iter_mut().for_each(|side| side.fill(0.0));
        };
        let [first, second, percussion] = parts;
        let drive = &mut drive[..count];
        // Who is driven plays after who drives, whose grains then hear nothing new.
        if excite.amount > 0.0 {
            synthesise(layer, modulation, drive);
            first.play(count, |engine, l, r| engine.render_excited(*excite, drive, l, r));
        } else {
            first.play(count, Engine::render);
            if let Some(synth) = layer.player.as_mut().filter(|_| layer.route.is_on()) {
                let [left, right] = first.heard(count);
                synth.listen(left, right);
            }
            synthesise(layer, modulation, drive);
        }
        second.play(count, Engine::render);
        percussion.play(count, Engine::render);
        built.play(count, |anatomy, left, right| anatomy.render_with(drive, left, right));
        morph.play(count, Anatomy::render);
        let [left, right] = first.heard(count);
        modulation.hear(left, right);
        modulation.advance(count);
        let is_late = blend.latency_samples() > 0;
        let heard = [
            first.heard(count),
            second.heard(count),
            percussion.heard(count),
            layer.heard(count),
            built.heard(count),
        ];
        hand_out(heard, own, at, |place, own| late[1 + place].pass(is_late, own));
        let woven = match partner {
            Partner::Synth => layer.heard(count),
            Partner::Second => second.heard(count),
        };
        let [left, right] = &mut mix;
        blend.render(first.heard(count), woven, [&mut **left, &mut **right]);
        let mut rest = piece.each_mut().map(|side| &mut side[..count]);
        for side in &mut rest {
            side.fill(0.0);
        }
        percussion.add_to(&mut rest);
        built.add_to(&mut rest);
        morph.add_to(&mut rest);
        match partner {
            Partner::Synth => second.add_to(&mut rest),
            Partner::Second => layer.add_to(&mut rest),
        }
        let [l, r] = &mut rest;
        late[0].pass(is_late, [&mut **l, &mut **r]);
        add(&rest, &mut mix);
    }
}

/// Plays the synth, and keeps the middle of what it plays before its level.
fn synthesise(layer: &mut Part<Synth>, modulation: &Modulation, drive: &mut [f32]) {
    layer.play(drive.len(), |synth, left, right| {
        match modulation.voices() {
            Some(mut voices) => synth.render_with(&mut voices, left, right),
            None => synth.render(left, right),
        }
        for (y, (l, r)) in drive.iter_mut().zip(left.iter().zip(right)) {
            *y = 0.5 * (*l + *r);
        }
    });
}

/// Adds one bus to another.
fn add(bus: &Stereo<'_>, to: &mut Stereo<'_>) {
    for (to, bus) in to.iter_mut().zip(bus) {
        to.iter_mut().zip(bus.iter()).for_each(|(y, x)| *y += x);
    }
}

/// Gives each part's sound to its own output, if it has one.
fn hand_out(
    heard: [Stereo<'_>; OUTPUTS],
    own: &mut [Option<Stereo<'_>>; OUTPUTS],
    at: usize,
    mut delay: impl FnMut(usize, Stereo<'_>),
) {
    for (place, (own, heard)) in own.iter_mut().zip(heard).enumerate() {
        let Some(own) = own else { continue };
        let mut own = own.each_mut().map(|side| &mut side[at..at + heard[0].len()]);
        own.iter_mut().zip(heard).for_each(|(own, heard)| own.copy_from_slice(heard));
        delay(place, own);
    }
}
