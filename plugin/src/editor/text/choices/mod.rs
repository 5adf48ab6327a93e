//! Names of the choices of every parameter that has some, in saved order.

mod anatomy;
mod modulation;
mod synth;

use super::Phrase;

/// The choices of the parameter with this id; empty if it has none of its own.
#[must_use]
pub fn of(id: &str) -> &'static [Phrase] {
    if let Some(named) = synth::of(id).or_else(|| modulation::of(id)).or_else(|| anatomy::of(id)) {
        return named;
    }
    match id {
        "material" => &MATERIAL,
        "string_interval" => &STRING_INTERVAL,
        "fret_map" => &FRET_MAP,
        "stroke_direction" => &STROKE_DIRECTION,
        "articulation" => &ARTICULATION,
        "slide_mode" => &SLIDE_MODE,
        "mpe" => &MPE,
        "space_room" => &ROOM,
        "delay_note" => &NOTE_VALUE,
        "delay_feel" => &FEEL,
        "tremolo_sync" => &PULSE,
        _ => &[],
    }
}

/// Where nothing is chosen.
pub const NOTHING: Phrase = ["None", "Жоқ", "Нет"];

/// Line under the title of the dombra's stage: how each variant is played.
pub const TRADITION: [Phrase; 2] = [
    ["Western, tökpe", "Батыс төкпе дәстүрі", "Западная, токпе"],
    ["Eastern, shertpe", "Шығыс шертпе дәстүрі", "Восточная, шертпе"],
];

/// Open strings of each interval, as the stage names them.
pub const OPEN_STRINGS: [&str; 4] = ["D3 G3", "C3 G3", "F3 G3", "G3 G3"];

/// Materials, in saved order.
const MATERIAL: [Phrase; 11] = [
    ["Nylon", "Капрон", "Капрон"],
    ["Gut", "Ішек", "Жила"],
    ["Horsehair", "Қыл", "Конский волос"],
    ["Steel", "Болат", "Сталь"],
    ["Brass", "Жез", "Латунь"],
    ["Wood", "Ағаш", "Дерево"],
    ["Cane", "Қамыс", "Тростник"],
    ["Clay", "Саз", "Глина"],
    ["Goatskin", "Ешкі терісі", "Козья кожа"],
    ["Hide", "Қалың тері", "Толстая кожа"],
    ["Horn", "Мүйіз", "Рог"],
];

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

const ARTICULATION: [Phrase; 38] = [
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
    ["Sustain", "Созу", "Тянуть"],
    ["Accent", "Екпін", "Акцент"],
    ["Staccato", "Стаккато", "Стаккато"],
    ["Martelé", "Мартеле", "Мартеле"],
    ["Spiccato", "Спиккато", "Спиккато"],
    ["Tremolo", "Тремоло", "Тремоло"],
    ["Trill", "Трель", "Трель"],
    ["Mordent", "Мордент", "Мордент"],
    ["Scoop", "Астынан алу", "Подъезд"],
    ["Fall", "Құлату", "Спад"],
    ["Flutter", "Дірілдету", "Фруллато"],
    ["Nail stop", "Тырнақпен басу", "Ногтем"],
    ["Fingertip stop", "Саусақ ұшымен басу", "Подушечкой"],
    ["Artificial harmonic", "Жасанды флажолет", "Искусственный флажолет"],
    ["Pizzicato", "Пиццикато", "Пиццикато"],
    ["Drone", "Дрон", "Бурдон"],
    ["Howl", "Ұлу", "Вой"],
    ["Inhale", "Дем тарту", "На вдохе"],
    ["Gallop", "Шабыс", "Скачка"],
    ["Wow", "Ауызды ашып-жабу", "Вау"],
    ["Centre", "Ортасы", "Середина"],
    ["Edge", "Шеті", "Край"],
    ["Rim", "Шығыршығы", "Обод"],
    ["Slap", "Шапалақ", "Шлепок"],
    ["Stick", "Таяқ", "Палочка"],
    ["Shake", "Сілку", "Тряска"],
    ["Press behind the bridge", "Тиек артын басу", "Нажим за подставкой"],
    ["Terraced swell", "Сатылап күшейту", "Ступенчатое нарастание"],
];

const SLIDE_MODE: [Phrase; 2] =
    [["Through frets", "Пернелі", "По ладам"], ["Free slide", "Еркін сырғу", "Свободно"]];

const PULSE: [Phrase; 7] = [
    ["Free", "Еркін", "Свободно"],
    ["1/8"; 3],
    ["1/8 triplet", "1/8 триоль", "1/8 триоль"],
    ["1/16"; 3],
    ["1/16 triplet", "1/16 триоль", "1/16 триоль"],
    ["1/32"; 3],
    ["1/32 triplet", "1/32 триоль", "1/32 триоль"],
];

const ROOM: [Phrase; 4] = [
    ["Concert hall", "Концерт залы", "Концертный зал"],
    ["Yurt", "Киіз үй", "Юрта"],
    ["Steppe", "Дала", "Степь"],
    ["Dry studio", "Студия", "Студия"],
];

const NOTE_VALUE: [Phrase; 7] = [
    ["Free", "Еркін", "Свободно"],
    ["1/1"; 3],
    ["1/2"; 3],
    ["1/4"; 3],
    ["1/8"; 3],
    ["1/16"; 3],
    ["1/32"; 3],
];

const FEEL: [Phrase; 3] = [
    ["Straight", "Тура", "Ровно"],
    ["Dotted", "Нүктелі", "С точкой"],
    ["Triplet", "Триоль", "Триоль"],
];

const MPE: [Phrase; 3] =
    [["Auto", "Авто", "Авто"], ["Off", "Өшірулі", "Выкл."], ["On", "Қосулы", "Вкл."]];
