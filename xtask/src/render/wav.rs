//! WAV files of 32-bit floating-point samples.

use std::io::Cursor;

use hound::{SampleFormat, WavSpec, WavWriter};

use crate::failure::{Failure, Outcome};

/// The whole file, channels interleaved; all have the same length.
pub(crate) fn encode(rate_hz: u32, channels: &[&[f32]]) -> Outcome<Vec<u8>> {
    let refused = |error: hound::Error| Failure::failed(format!("WAV: {error}"));
    let spec = WavSpec {
        channels: channels.len() as u16,
        sample_rate: rate_hz,
        bits_per_sample: 32,
        sample_format: SampleFormat::Float,
    };
    let mut file = Cursor::new(Vec::new());
    let mut writer = WavWriter::new(&mut file, spec).map_err(refused)?;
    for frame in 0..channels.first().map_or(0, |channel| channel.len()) {
        for channel in channels {
            writer.write_sample(channel[frame]).map_err(refused)?;
        }
    }
    writer.finalize().map_err(refused)?;
    Ok(file.into_inner())
}
