//! The parameter list as plain data, for tools that look at it from outside.

use super::KairatParams;
use super::stage::ParamRef;

/// Normalised positions at which [`ParamInfo::text`] is given.
pub const TEXT_POSITIONS: [f32; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];

/// Everything that can be said about one parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct ParamInfo {
    /// Final id.
    pub id: &'static str,
    /// Display name.
    pub name: String,
    /// Stage it belongs to.
    pub group: &'static str,
    /// Unit of the plain values, empty if there is none.
    pub unit: &'static str,
    /// Lowest plain value.
    pub min: f32,
    /// Highest plain value.
    pub max: f32,
    /// Plain value at first.
    pub default: f32,
    /// Steps from one end to the other, or nothing if it moves continuously.
    pub steps: Option<usize>,
    /// Hosts offer it for automation.
    pub automatable: bool,
    /// CLAP hosts may modulate it.
    pub modulatable: bool,
    /// Text at 0, ¼, ½, ¾ and 1 of the travel.
    pub text: [String; 5],
}

/// The whole list, in the order hosts show it.
#[must_use]
pub fn describe() -> Vec<ParamInfo> {
    let params = KairatParams::default();
    params
        .entries()
        .map(|entry| {
            let param = entry.param;
            ParamInfo {
                id: entry.id,
                name: param.name().to_owned(),
                group: entry.group,
                unit: param.unit(),
                min: param.plain(0.0),
                max: param.plain(1.0),
                default: param.default_plain(),
                steps: param.steps(),
                automatable: param.is_automatable(),
                // The framework offers every automatable parameter for modulation too.
                modulatable: param.is_automatable(),
                text: TEXT_POSITIONS.map(|at| param.text(at)),
            }
        })
        .collect()
}

/// The normalised position, 0–1, of what somebody typed for the parameter `id`.
///
/// A number beyond an end is that end. Nothing comes back for an unknown id or for text that makes
/// no sense there.
#[must_use]
pub fn parse(id: &str, typed: &str) -> Option<f32> {
    with_param(id, |param| param.parse(typed))?
}

/// The text of the parameter `id` at a normalised position.
#[must_use]
pub fn text(id: &str, normalized: f32) -> Option<String> {
    with_param(id, |param| param.text(normalized))
}

/// The number under which CLAP and VST3 hosts know the parameter `id`.
#[must_use]
pub fn clap_id(id: &str) -> Option<u32> {
    with_param(id, |_| hash(id))
}

fn with_param<R>(id: &str, read: impl FnOnce(ParamRef<'_>) -> R) -> Option<R> {
    let params = KairatParams::default();
    let param = params.entries().find(|entry| entry.id == id)?.param;
    Some(read(param))
}

/// The framework's hash of a string id: Rabin's fingerprint, without the bit VST3 keeps for hosts.
fn hash(id: &str) -> u32 {
    let fingerprint =
        id.bytes().fold(0_u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(u32::from(byte)));
    fingerprint & !(1 << 31)
}
