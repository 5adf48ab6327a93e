//! Ports: the mix, and in a second layout an output for each part.

use std::num::NonZeroU32;

use kairat_engine::rack::OUTPUTS;
use nice_plug::prelude::{AudioIOLayout, PortNames, new_nonzero_u32};

/// Both layouts. The first stays without outputs of the parts: a host that connects only some of those
/// that a layout has is not handed a block at all.
pub(crate) const LAYOUTS: [AudioIOLayout; 2] = [
    AudioIOLayout {
        main_input_channels: None,
        main_output_channels: NonZeroU32::new(2),
        names: PortNames { main_output: Some("Output"), ..PortNames::const_default() },
        ..AudioIOLayout::const_default()
    },
    AudioIOLayout {
        main_input_channels: None,
        main_output_channels: NonZeroU32::new(2),
        aux_output_ports: &[new_nonzero_u32(2); OUTPUTS],
        names: PortNames {
            layout: Some("Parts apart"),
            main_output: Some("Output"),
            aux_outputs: &["Part A", "Part B", "Percussion", "Synth", "Anatomy"],
            ..PortNames::const_default()
        },
        ..AudioIOLayout::const_default()
    },
];
