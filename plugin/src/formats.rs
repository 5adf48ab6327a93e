//! What each format wants to know of the plugin besides.

use kairat_engine::synth::POLYPHONY;
use nice_plug::prelude::{
    ClapFeature, ClapPlugin, PolyModulationConfig, RemoteControlsContext, RemoteControlsPage,
    RemoteControlsSection,
};
#[cfg(feature = "vst3")]
use nice_plug::prelude::{Vst3Plugin, Vst3SubCategory};

use crate::{Kairat, params::KairatParams};

impl ClapPlugin for Kairat {
    const CLAP_ID: &'static str = "org.kairat.kairat";
    const CLAP_DESCRIPTION: Option<&'static str> = Some("Physically modelled Kazakh instruments");
    const CLAP_MANUAL_URL: Option<&'static str> = None;
    const CLAP_SUPPORT_URL: Option<&'static str> = None;
    const CLAP_FEATURES: &'static [ClapFeature] =
        &[ClapFeature::Instrument, ClapFeature::Synthesizer, ClapFeature::Stereo];

    const CLAP_POLY_MODULATION_CONFIG: Option<PolyModulationConfig> = Some(PolyModulationConfig {
        max_voice_capacity: POLYPHONY as u32,
        supports_overlapping_voices: true,
    });

    fn remote_controls(&self, context: &mut impl RemoteControlsContext) {
        let KairatParams { macros, blend, parts, layer, anatomy_place, .. } = &*self.params;
        context.add_section("Kairat", |section| {
            section.add_page("Macros", |page| {
                for knob in macros.all() {
                    page.add_param(knob);
                }
            });
            section.add_page("Levels and weave", |page| {
                page.add_param(&parts.a_level);
                page.add_param(&parts.b_level);
                page.add_param(&parts.drums_level);
                page.add_param(&layer.synth_level);
                page.add_param(&anatomy_place.level);
                page.add_param(&blend.blend_mode);
                page.add_param(&blend.blend);
                page.add_param(&blend.blend_follow);
            });
        });
    }
}

#[cfg(feature = "vst3")]
impl Vst3Plugin for Kairat {
    const VST3_CLASS_ID: [u8; 16] = *b"KairatSynthPlug1";
    const VST3_SUBCATEGORIES: &'static [Vst3SubCategory] =
        &[Vst3SubCategory::Instrument, Vst3SubCategory::Synth, Vst3SubCategory::Stereo];
}
