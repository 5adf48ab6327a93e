//! The synth among the parts, and the weave.

pub(super) mod motion;
pub(super) mod shape;
pub(super) mod tone;

use super::{Parameter, parts, say};

pub(super) const LAYER: [Parameter; 13] = [
    say(
        "synth_on",
        ["Plays", "Ойнайды", "Играет"],
        [
            "a modern voice plays the same notes",
            "заманауи дауыс сол ноталарды ойнайды",
            "современный голос играет те же ноты",
        ],
    ),
    say("synth_level", parts::LEVEL, parts::LEVEL_HELP),
    say("synth_pan", parts::PAN, parts::PAN_HELP),
    say("synth_low", parts::LOW, parts::LOW_HELP),
    say("synth_high", parts::HIGH, parts::HIGH_HELP),
    say("synth_transpose", parts::TRANSPOSE, parts::TRANSPOSE_HELP),
    say(
        "blend_mode",
        ["Weave", "Өрім", "Сплетение"],
        [
            "how the first part is woven with its partner",
            "бірінші бөлік серігімен қалай өріледі",
            "как первая партия сплетается с другой",
        ],
    ),
    say(
        "blend_partner",
        ["With", "Серігі", "С чем"],
        [
            "with the synth or with part B",
            "синтпен не екінші бөлікпен",
            "с синтезатором или партией B",
        ],
    ),
    say(
        "blend",
        ["Amount", "Мөлшері", "Мера"],
        [
            "from the first part alone to its partner",
            "бірінші бөліктен серігіне дейін",
            "от одной первой партии до другой",
        ],
    ),
    say(
        "blend_follow",
        ["Follow", "Ілесуі", "Следование"],
        [
            "layer: how far the partner swells and fades with the first part",
            "қабат: серігі бірінші бөлікке қанша ілеседі",
            "слой: насколько вторая дышит вместе с первой",
        ],
    ),
    say(
        "blend_turn",
        ["The other way", "Керісінше", "Наоборот"],
        [
            "the first part speaks with its partner's formants",
            "бірінші бөлік серігінің формантасымен сөйлейді",
            "первая партия говорит формантами второй",
        ],
    ),
    say(
        "blend_noise",
        ["Breath", "Тыныс", "Шум"],
        [
            "vocoder: noise where the voice has no pitch",
            "вокодер: дауыссыз жердегі шуыл",
            "вокодер: шум там, где нет тона",
        ],
    ),
    say(
        "blend_shift",
        ["Formant shift", "Форманта жылжуы", "Сдвиг формант"],
        [
            "formants and vocoder: moves the envelope up or down",
            "формантаны жоғары не төмен жылжытады",
            "двигает форманты вверх или вниз",
        ],
    ),
];
