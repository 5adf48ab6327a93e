//! What the host moves for single notes: CLAP's polyphonic modulation.

/// Most that is remembered; of more, the oldest is forgotten.
const MOST: usize = 256;

/// One control of one note.
#[derive(Clone, Copy, Debug)]
pub(super) struct Own {
    pub(super) voice: i32,
    /// Place among the targets.
    pub(super) target: usize,
    /// By how much of its travel.
    pub(super) offset: f32,
}

/// All that the host has moved.
#[derive(Debug)]
pub(super) struct Host {
    all: [Own; MOST],
    count: usize,
    /// Where the next one goes when there is no more room.
    oldest: usize,
}

impl Default for Host {
    fn default() -> Self {
        Self { all: [Own { voice: 0, target: 0, offset: 0.0 }; MOST], count: 0, oldest: 0 }
    }
}

impl Host {
    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// What one note has of its own.
    pub(super) fn of(&self, voice: i32) -> impl Iterator<Item = &Own> {
        self.all[..self.count].iter().filter(move |own| own.voice == voice)
    }

    pub(super) fn set(&mut self, voice: i32, target: usize, offset: f32) {
        let own = Own { voice, target, offset };
        let is_same = |known: &&mut Own| known.voice == voice && known.target == target;
        if let Some(known) = self.all[..self.count].iter_mut().find(is_same) {
            *known = own;
        } else if let Some(free) = self.all.get_mut(self.count) {
            *free = own;
            self.count += 1;
        } else {
            self.all[self.oldest] = own;
            self.oldest = (self.oldest + 1) % MOST;
        }
    }

    /// A note begins anew.
    pub(super) fn forget(&mut self, voice: i32) {
        let mut at = 0;
        while at < self.count {
            if self.all[at].voice == voice {
                self.count -= 1;
                self.all[at] = self.all[self.count];
            } else {
                at += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_keeps_what_is_its_own_until_it_begins_anew() {
        let mut host = Host::default();
        host.set(3, 10, 0.5);
        host.set(4, 10, -0.5);
        host.set(3, 10, 0.25);
        assert_eq!(host.of(3).map(|own| own.offset).collect::<Vec<_>>(), [0.25]);
        host.forget(3);
        assert_eq!((host.of(3).count(), host.of(4).count()), (0, 1));
        for voice in 0..1_000 {
            host.set(voice, 1, 0.1);
        }
        assert_eq!(host.of(999).count(), 1);
    }
}
