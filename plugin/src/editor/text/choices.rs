//! Names of the choices of every parameter that has some, in saved order.

use super::Phrase;

/// The choices of the parameter with this id; empty if it has none of its own.
#[must_use]
pub fn of(id: &str) -> &'static [Phrase] {
    match id {
        "variant" => &VARIANT,
        "material" => &MATERIAL,
        "string_interval" => &STRING_INTERVAL,
        "fret_map" => &FRET_MAP,
        "stroke_direction" => &STROKE_DIRECTION,
        "articulation" => &ARTICULATION,
        "slide_mode" => &SLIDE_MODE,
        "mpe" => &MPE,
        _ => &[],
    }
}

/// Line under the title of the stage: how each variant is played.
pub const TRADITION: [Phrase; 2] = [
    ["Western, tökpe", "Батыс төкпе дәстүрі", "Западная, токпе"],
    ["Eastern, shertpe", "Шығыс шертпе дәстүрі", "Восточная, шертпе"],
];

/// Open strings of each interval, as the stage names them.
pub const OPEN_STRINGS: [&str; 4] = ["D3 G3", "C3 G3", "F3 G3", "G3 G3"];

/// String material, as the stage names it.
pub const STRUNG: [Phrase; 2] = [["plain nylon", "капрон", "капрон"], ["gut", "ішек", "жила"]];

const VARIANT: [Phrase; 2] = [["Western", "Батыс", "Западная"], ["Eastern", "Шығыс", "Восточная"]];

const MATERIAL: [Phrase; 2] = [["Nylon", "Капрон", "Капрон"], ["Gut", "Ішек", "Жила"]];

const STRING_INTERVAL: [Phrase; 4] = [
    ["Fourth, D–G", "Кварта, D–G", "Кварта, D–G"],
    ["Fifth, C–G", "Квинта, C–G", "Квинта, C–G"],
    ["Second, F–G", "Секунда, F–G", "Секунда, F–G"],
    ["Unison, G–G", "Унисон, G–G", "Унисон, G–G"],
];

const FRET_MAP: [Phrase; 2] =
    [["Equal, 12 steps", "Тең, 12 саты", "Равные, 12"], ["Bökey", "Бөкей", "Бокей"]];

const STROKE_DIRECTION: [Phrase; 3] =
    [["Alternate", "Кезек", "Попеременно"], ["Down", "Төмен", "Вниз"], ["Up", "Жоғары", "Вверх"]];

const ARTICULATION: [Phrase; 10] = [
    ["Stroke", "Қағыс", "Удар"],
    ["Thumb", "Бас бармақ", "Большой палец"],
    ["Ilme", "Ілме", "Ильме"],
    ["Sipay", "Сипай", "Сипай"],
    ["Tyrnama", "Тырнама", "Тырнама"],
    ["Legato", "Легато", "Легато"],
    ["Slide", "Сырғыту", "Скольжение"],
    ["Harmonic", "Флажолет", "Флажолет"],
    ["Choke", "Теріс", "Терис"],
    ["Tap", "Тоқылдату", "Стук"],
];

const SLIDE_MODE: [Phrase; 2] =
    [["Through frets", "Пернелі", "По ладам"], ["Free slide", "Еркін сырғу", "Свободно"]];

const MPE: [Phrase; 3] =
    [["Auto", "Авто", "Авто"], ["Off", "Өшірулі", "Выкл."], ["On", "Қосулы", "Вкл."]];
