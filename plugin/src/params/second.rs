//! The second part: an instrument of its own, with everything that the first one has but the player.

use nice_plug::prelude::Params;

use super::{
    BodyParams, Entry, InstrumentParams, LeftHandParams, OutputParams, PhrasingParams,
    RightHandParams, SkinParams, declare::Declare,
};

/// The second part.
#[derive(Params)]
pub struct SecondParams {
    /// The instrument as it was built and tuned.
    #[nested(group = "Instrument")]
    pub instrument: InstrumentParams,
    /// Where, with what and how hard the strings are met.
    #[nested(group = "Right hand")]
    pub right_hand: RightHandParams,
    /// The body and the losses of the strings.
    #[nested(group = "Body")]
    pub body: BodyParams,
    /// Stopping, sliding, vibrato, and what rings free.
    #[nested(group = "Left hand")]
    pub left_hand: LeftHandParams,
    /// What leaves the instrument.
    #[nested(group = "Output")]
    pub output: OutputParams,
    /// How bow and breath phrase a note.
    #[nested(group = "Bow and breath")]
    pub phrasing: PhrasingParams,
    /// What drums and tongues answer to.
    #[nested(group = "Skin and mouth")]
    pub skin: SkinParams,
}

impl Default for SecondParams {
    fn default() -> Self {
        let declare = Declare::SECOND;
        Self {
            instrument: InstrumentParams::new(declare),
            right_hand: RightHandParams::new(declare),
            body: BodyParams::new(declare),
            left_hand: LeftHandParams::new(declare),
            output: OutputParams::new(declare),
            phrasing: PhrasingParams::new(declare),
            skin: SkinParams::new(declare),
        }
    }
}

impl SecondParams {
    /// Every parameter of the part, in order.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let Self { instrument, right_hand, body, left_hand, output, phrasing, skin } = self;
        instrument
            .entries_of_second()
            .chain(right_hand.entries_of_second())
            .chain(body.entries_of_second())
            .chain(left_hand.entries_of_second())
            .chain(output.entries_of_second())
            .chain(phrasing.entries_of_second())
            .chain(skin.entries_of_second())
    }
}
