//! Everything the window says, in English, Kazakh and Russian; there is no text elsewhere.

pub mod cards;
pub mod choices;
pub mod instruments;
pub mod numbers;
pub mod parameters;
pub mod targets;
pub mod variants;
pub mod words;

/// One phrase in the three languages, in the order of [`Words::LANGUAGES`].
pub type Phrase = [&'static str; 3];

/// A language to speak in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words(u8);

impl Words {
    /// English.
    pub const EN: Self = Self(0);
    /// Kazakh, Cyrillic.
    pub const KK: Self = Self(1);
    /// Russian.
    pub const RU: Self = Self(2);
    /// All of them.
    pub const LANGUAGES: [Self; 3] = [Self::EN, Self::KK, Self::RU];

    /// The phrase in this language.
    #[must_use]
    pub fn say(self, phrase: &Phrase) -> &'static str {
        phrase[usize::from(self.0)]
    }

    /// Position among [`Words::LANGUAGES`].
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}
