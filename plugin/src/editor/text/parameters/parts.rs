//! The parts and the percussion.

use super::{Parameter, say};
use crate::editor::text::Phrase;

pub(super) const LEVEL: Phrase = ["Level", "Деңгейі", "Громкость"];
pub(super) const PAN: Phrase = ["Pan", "Орны", "Панорама"];
pub(super) const LOW: Phrase = ["Lowest key", "Ең төменгі перне", "Нижняя клавиша"];
pub(super) const HIGH: Phrase = ["Highest key", "Ең жоғарғы перне", "Верхняя клавиша"];
pub(super) const TRANSPOSE: Phrase = ["Transpose", "Жылжыту", "Транспозиция"];

pub(super) const LEVEL_HELP: Phrase = [
    "how loud the part is in the mix",
    "бөліктің қоспадағы деңгейі",
    "громкость партии в общем звуке",
];
pub(super) const PAN_HELP: Phrase =
    ["where the part stands: left to right", "бөліктің орны: солдан оңға", "слева направо"];
pub(super) const LOW_HELP: Phrase =
    ["keys below are not heard", "одан төменгі пернелер естілмейді", "клавиши ниже не звучат"];
pub(super) const HIGH_HELP: Phrase =
    ["keys above are not heard", "одан жоғарғы пернелер естілмейді", "клавиши выше не звучат"];
pub(super) const TRANSPOSE_HELP: Phrase = [
    "from the played key to the one that sounds",
    "басылған пернеден естілетін пернеге дейін",
    "от нажатой клавиши до звучащей",
];

pub(super) const SAID: [Parameter; 20] = [
    say("a_level", LEVEL, LEVEL_HELP),
    say("a_pan", PAN, PAN_HELP),
    say("a_low", LOW, LOW_HELP),
    say("a_high", HIGH, HIGH_HELP),
    say("a_transpose", TRANSPOSE, TRANSPOSE_HELP),
    say(
        "b_on",
        ["Plays", "Ойнайды", "Играет"],
        [
            "the second part plays with the first",
            "екінші бөлік біріншісімен бірге ойнайды",
            "вторая партия играет вместе с первой",
        ],
    ),
    say("b_level", LEVEL, LEVEL_HELP),
    say("b_pan", PAN, PAN_HELP),
    say("b_low", LOW, LOW_HELP),
    say("b_high", HIGH, HIGH_HELP),
    say("b_transpose", TRANSPOSE, TRANSPOSE_HELP),
    say(
        "drums_on",
        ["Plays", "Ойнайды", "Играет"],
        [
            "skins and rattles play, each on its own key",
            "ұрмалы аспаптар ойнайды, әрқайсысы өз пернесінде",
            "ударные играют, каждый на своей клавише",
        ],
    ),
    say("drums_level", LEVEL, LEVEL_HELP),
    say("drums_pan", PAN, PAN_HELP),
    say("drums_low", LOW, LOW_HELP),
    say("drums_high", HIGH, HIGH_HELP),
    say("drums_transpose", TRANSPOSE, TRANSPOSE_HELP),
    say(
        "drums_hardness",
        ["Hardness", "Қаттылығы", "Жёсткость"],
        ["soft hand or hard stick", "жұмсақ қол не қатты таяқ", "мягкая рука или твёрдая палочка"],
    ),
    say(
        "drums_weather",
        ["Weather", "Ауа райы", "Погода"],
        [
            "damp air slackens the skins, dry air tightens them",
            "дымқыл ауа теріні босатады, құрғақ ауа тартады",
            "сырость ослабляет кожу, сухость натягивает",
        ],
    ),
    say(
        "drums_rattle",
        ["Rattle", "Сылдыр", "Бренчание"],
        ["how many rings and bells answer", "қанша сақина сылдырлайды", "сколько колец отзывается"],
    ),
];
