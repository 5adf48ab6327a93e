//! The modulation: sixteen slots, and eight macros.

use kairat_engine::rack::{MACROS, SLOTS};
use nice_plug::prelude::{FloatParam, IntParam, Params};

use super::declare::Declare;
use super::stage::stage;
use super::{Entry, choice, target};

stage! {
    /// One slot: what moves what, and how far.
    pub struct SlotParams in {
        entries: "mod1_", "Modulation/Slot 1";
        entries_of_2: "mod2_", "Modulation/Slot 2";
        entries_of_3: "mod3_", "Modulation/Slot 3";
        entries_of_4: "mod4_", "Modulation/Slot 4";
        entries_of_5: "mod5_", "Modulation/Slot 5";
        entries_of_6: "mod6_", "Modulation/Slot 6";
        entries_of_7: "mod7_", "Modulation/Slot 7";
        entries_of_8: "mod8_", "Modulation/Slot 8";
        entries_of_9: "mod9_", "Modulation/Slot 9";
        entries_of_10: "mod10_", "Modulation/Slot 10";
        entries_of_11: "mod11_", "Modulation/Slot 11";
        entries_of_12: "mod12_", "Modulation/Slot 12";
        entries_of_13: "mod13_", "Modulation/Slot 13";
        entries_of_14: "mod14_", "Modulation/Slot 14";
        entries_of_15: "mod15_", "Modulation/Slot 15";
        entries_of_16: "mod16_", "Modulation/Slot 16";
    } {
        /// What moves.
        #[id = "source"]
        source: IntParam,
        /// What is moved.
        #[id = "target"]
        target: IntParam,
        /// How far, −100–100 % of the target's travel.
        #[id = "depth"]
        depth: FloatParam,
        /// Bend of the source, −100 % fast first – 100 % slow first.
        #[id = "curve"]
        curve: FloatParam,
        /// What scales the depth besides.
        #[id = "via"]
        via: IntParam,
    }
}

impl SlotParams {
    /// Declared.
    fn new(declare: Declare) -> Self {
        Self {
            source: declare.choice("Source", &choice::SOURCE),
            target: target::declared(declare, "Target"),
            depth: declare.percent("Depth", 0.0, (-1.0, 1.0)),
            curve: declare.percent("Curve", 0.0, (-1.0, 1.0)),
            via: declare.choice("Via", &choice::SOURCE),
        }
    }
}

stage! {
    /// The macros: each moves whatever slots take it for their source.
    pub struct MacroParams in { entries: "", "Macros"; } {
        /// Macro 1, 0–100 %.
        #[id = "macro1"]
        macro1: FloatParam,
        /// Macro 2, 0–100 %.
        #[id = "macro2"]
        macro2: FloatParam,
        /// Macro 3, 0–100 %.
        #[id = "macro3"]
        macro3: FloatParam,
        /// Macro 4, 0–100 %.
        #[id = "macro4"]
        macro4: FloatParam,
        /// Macro 5, 0–100 %.
        #[id = "macro5"]
        macro5: FloatParam,
        /// Macro 6, 0–100 %.
        #[id = "macro6"]
        macro6: FloatParam,
        /// Macro 7, 0–100 %.
        #[id = "macro7"]
        macro7: FloatParam,
        /// Macro 8, 0–100 %.
        #[id = "macro8"]
        macro8: FloatParam,
    }
}

impl MacroParams {
    /// Declared.
    fn new(declare: Declare) -> Self {
        let percent = |name| declare.percent(name, 0.0, (0.0, 1.0));
        Self {
            macro1: percent("Macro 1"),
            macro2: percent("Macro 2"),
            macro3: percent("Macro 3"),
            macro4: percent("Macro 4"),
            macro5: percent("Macro 5"),
            macro6: percent("Macro 6"),
            macro7: percent("Macro 7"),
            macro8: percent("Macro 8"),
        }
    }

    /// Where they stand.
    #[must_use]
    pub fn all(&self) -> [&FloatParam; MACROS] {
        let Self { macro1, macro2, macro3, macro4, macro5, macro6, macro7, macro8 } = self;
        [macro1, macro2, macro3, macro4, macro5, macro6, macro7, macro8]
    }
}

/// Everything on the panel.
#[derive(Params)]
pub struct ModulationParams {
    /// Slot 1.
    #[nested(id_prefix = "mod1", group = "Slot 1")]
    pub slot1: SlotParams,
    /// Slot 2.
    #[nested(id_prefix = "mod2", group = "Slot 2")]
    pub slot2: SlotParams,
    /// Slot 3.
    #[nested(id_prefix = "mod3", group = "Slot 3")]
    pub slot3: SlotParams,
    /// Slot 4.
    #[nested(id_prefix = "mod4", group = "Slot 4")]
    pub slot4: SlotParams,
    /// Slot 5.
    #[nested(id_prefix = "mod5", group = "Slot 5")]
    pub slot5: SlotParams,
    /// Slot 6.
    #[nested(id_prefix = "mod6", group = "Slot 6")]
    pub slot6: SlotParams,
    /// Slot 7.
    #[nested(id_prefix = "mod7", group = "Slot 7")]
    pub slot7: SlotParams,
    /// Slot 8.
    #[nested(id_prefix = "mod8", group = "Slot 8")]
    pub slot8: SlotParams,
    /// Slot 9.
    #[nested(id_prefix = "mod9", group = "Slot 9")]
    pub slot9: SlotParams,
    /// Slot 10.
    #[nested(id_prefix = "mod10", group = "Slot 10")]
    pub slot10: SlotParams,
    /// Slot 11.
    #[nested(id_prefix = "mod11", group = "Slot 11")]
    pub slot11: SlotParams,
    /// Slot 12.
    #[nested(id_prefix = "mod12", group = "Slot 12")]
    pub slot12: SlotParams,
    /// Slot 13.
    #[nested(id_prefix = "mod13", group = "Slot 13")]
    pub slot13: SlotParams,
    /// Slot 14.
    #[nested(id_prefix = "mod14", group = "Slot 14")]
    pub slot14: SlotParams,
    /// Slot 15.
    #[nested(id_prefix = "mod15", group = "Slot 15")]
    pub slot15: SlotParams,
    /// Slot 16.
    #[nested(id_prefix = "mod16", group = "Slot 16")]
    pub slot16: SlotParams,
}

impl Default for ModulationParams {
    fn default() -> Self {
        Self {
            slot1: SlotParams::new(Declare::of("Mod 1 ")),
            slot2: SlotParams::new(Declare::of("Mod 2 ")),
            slot3: SlotParams::new(Declare::of("Mod 3 ")),
            slot4: SlotParams::new(Declare::of("Mod 4 ")),
            slot5: SlotParams::new(Declare::of("Mod 5 ")),
            slot6: SlotParams::new(Declare::of("Mod 6 ")),
            slot7: SlotParams::new(Declare::of("Mod 7 ")),
            slot8: SlotParams::new(Declare::of("Mod 8 ")),
            slot9: SlotParams::new(Declare::of("Mod 9 ")),
            slot10: SlotParams::new(Declare::of("Mod 10 ")),
            slot11: SlotParams::new(Declare::of("Mod 11 ")),
            slot12: SlotParams::new(Declare::of("Mod 12 ")),
            slot13: SlotParams::new(Declare::of("Mod 13 ")),
            slot14: SlotParams::new(Declare::of("Mod 14 ")),
            slot15: SlotParams::new(Declare::of("Mod 15 ")),
            slot16: SlotParams::new(Declare::of("Mod 16 ")),
        }
    }
}

impl ModulationParams {
    /// The slots.
    #[must_use]
    pub fn slots(&self) -> [&SlotParams; SLOTS] {
        [
            &self.slot1,
            &self.slot2,
            &self.slot3,
            &self.slot4,
            &self.slot5,
            &self.slot6,
            &self.slot7,
            &self.slot8,
            &self.slot9,
            &self.slot10,
            &self.slot11,
            &self.slot12,
            &self.slot13,
            &self.slot14,
            &self.slot15,
            &self.slot16,
        ]
    }

    /// Every parameter, in order.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.slot1
            .entries()
            .chain(self.slot2.entries_of_2())
            .chain(self.slot3.entries_of_3())
            .chain(self.slot4.entries_of_4())
            .chain(self.slot5.entries_of_5())
            .chain(self.slot6.entries_of_6())
            .chain(self.slot7.entries_of_7())
            .chain(self.slot8.entries_of_8())
            .chain(self.slot9.entries_of_9())
            .chain(self.slot10.entries_of_10())
            .chain(self.slot11.entries_of_11())
            .chain(self.slot12.entries_of_12())
            .chain(self.slot13.entries_of_13())
            .chain(self.slot14.entries_of_14())
            .chain(self.slot15.entries_of_15())
            .chain(self.slot16.entries_of_16())
    }
}
