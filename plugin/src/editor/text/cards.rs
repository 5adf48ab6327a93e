//! Titles of the cards of pages that belong to no instrument.

use super::Phrase;

/// Leaves of the synth's page.
pub const OSCILLATOR_1: Phrase = ["Oscillator 1", "1-осциллятор", "Осциллятор 1"];
/// The second one's.
pub const OSCILLATOR_2: Phrase = ["Oscillator 2", "2-осциллятор", "Осциллятор 2"];
/// Filter and envelopes.
pub const SHAPING: Phrase = ["Filter and envelopes", "Сүзгі мен орамдар", "Фильтр и огибающие"];
/// Low-frequency oscillators, and how it is played.
pub const MOTION: Phrase = ["Motion and playing", "Қозғалыс пен ойын", "Движение и игра"];
/// Cards of the synth.
pub const TONE: Phrase = ["Tone", "Үн", "Тон"];
/// The analogue oscillator's.
pub const ANALOGUE: Phrase = ["Analogue", "Аналог", "Аналоговый"];
/// The wavetable's.
pub const WAVETABLE: Phrase = ["Wavetable", "Толқын кестесі", "Таблица волн"];
/// The cloud's.
pub const GRAIN: Phrase = ["Grain", "Түйірлер", "Зёрна"];
/// The noise's.
pub const NOISE: Phrase = ["Noise", "Шуыл", "Шум"];
/// The FM oscillator's.
pub const FM: Phrase = ["FM", "FM", "FM"];
/// Its operators'.
pub const OPERATORS: [Phrase; 4] = [
    ["Operator 1", "1-оператор", "Оператор 1"],
    ["Operator 2", "2-оператор", "Оператор 2"],
    ["Operator 3", "3-оператор", "Оператор 3"],
    ["Operator 4", "4-оператор", "Оператор 4"],
];
/// The filter's.
pub const FILTER: Phrase = ["Filter", "Сүзгі", "Фильтр"];
/// The copies'.
pub const UNISON: Phrase = ["Unison", "Унисон", "Унисон"];
/// The envelopes'.
pub const ENVELOPES: [Phrase; 3] = [
    ["Envelope 1, level", "1-орам, деңгей", "Огибающая 1, громкость"],
    ["Envelope 2, cutoff", "2-орам, кесу", "Огибающая 2, срез"],
    ["Envelope 3, free", "3-орам, еркін", "Огибающая 3, свободная"],
];
/// The low-frequency oscillators'.
pub const LFOS: [Phrase; 3] =
    [["LFO 1", "LFO 1", "LFO 1"], ["LFO 2", "LFO 2", "LFO 2"], ["LFO 3", "LFO 3", "LFO 3"]];
/// How the synth is played.
pub const PLAYING: Phrase = ["Playing", "Ойын", "Игра"];
/// The synth's place among the parts.
pub const SYNTH: Phrase = ["Synth", "Синт", "Синтезатор"];
/// The weave's.
pub const BLEND: Phrase = ["Weave", "Өрім", "Сплетение"];
/// Cards of room and finish.
pub const ROOM: Phrase = ["Room", "Орын", "Помещение"];
/// The drive's.
pub const DRIVE: Phrase = ["Drive", "Драйв", "Драйв"];
/// The equaliser's.
pub const EQUALISER: Phrase = ["Equaliser", "Эквалайзер", "Эквалайзер"];
/// The compressor's.
pub const COMPRESSOR: Phrase = ["Compressor", "Компрессор", "Компрессор"];
/// The chorus's.
pub const CHORUS: Phrase = ["Chorus", "Хор", "Хорус"];
/// The delay's.
pub const DELAY: Phrase = ["Delay", "Жаңғырық", "Задержка"];
/// The whole's.
pub const WHOLE: Phrase = ["Whole", "Барлығы", "Всё вместе"];
/// Cards of the parts.
pub const FIRST_PART: Phrase = ["Part A", "Бірінші бөлік", "Партия A"];
/// The second part's.
pub const SECOND_PART: Phrase = ["Part B", "Екінші бөлік", "Партия B"];
/// The percussion's.
pub const PERCUSSION: Phrase = ["Percussion", "Соқпалы аспаптар", "Ударные"];
/// Leaves of the modulation's page.
pub const SLOTS: [Phrase; 2] =
    [["Slots 1–8", "1–8 ұялар", "Слоты 1–8"], ["Slots 9–16", "9–16 ұялар", "Слоты 9–16"]];
/// The macros'.
pub const MACROS: Phrase = ["Macros", "Макролар", "Макросы"];
/// The cards of the slots.
pub const SLOT: [Phrase; 16] = [
    ["Slot 1", "1-ұя", "Слот 1"],
    ["Slot 2", "2-ұя", "Слот 2"],
    ["Slot 3", "3-ұя", "Слот 3"],
    ["Slot 4", "4-ұя", "Слот 4"],
    ["Slot 5", "5-ұя", "Слот 5"],
    ["Slot 6", "6-ұя", "Слот 6"],
    ["Slot 7", "7-ұя", "Слот 7"],
    ["Slot 8", "8-ұя", "Слот 8"],
    ["Slot 9", "9-ұя", "Слот 9"],
    ["Slot 10", "10-ұя", "Слот 10"],
    ["Slot 11", "11-ұя", "Слот 11"],
    ["Slot 12", "12-ұя", "Слот 12"],
    ["Slot 13", "13-ұя", "Слот 13"],
    ["Slot 14", "14-ұя", "Слот 14"],
    ["Slot 15", "15-ұя", "Слот 15"],
    ["Slot 16", "16-ұя", "Слот 16"],
];
/// Where a parameter stands, before its name, if its id begins so.
pub const PLACES: [(&str, Phrase); 24] = [
    ("anatomy_", ANATOMY),
    ("osc1_", OSCILLATOR_1),
    ("osc2_", OSCILLATOR_2),
    ("env1_", ENVELOPES[0]),
    ("env2_", ENVELOPES[1]),
    ("env3_", ENVELOPES[2]),
    ("lfo1_", LFOS[0]),
    ("lfo2_", LFOS[1]),
    ("lfo3_", LFOS[2]),
    ("filter_", FILTER),
    ("unison_", UNISON),
    ("synth_", SYNTH),
    ("a_", FIRST_PART),
    ("b_", SECOND_PART),
    ("drums_", PERCUSSION),
    ("blend", BLEND),
    ("space_", ROOM),
    ("drive_", DRIVE),
    ("eq_", EQUALISER),
    ("comp_", COMPRESSOR),
    ("chorus_", CHORUS),
    ("delay_", DELAY),
    ("macro", ["Macro", "Макро", "Макрос"]),
    ("mod", ["Slot", "Ұя", "Слот"]),
];
/// Cards of the anatomy.
pub const ANATOMY: Phrase = ["Anatomy", "Құрылым", "Анатомия"];
/// Where it stands among the parts.
pub const PLACE: Phrase = ["Place", "Орны", "Место"];
/// The other end of the morph.
pub const MORPH: Phrase = ["Morph to", "Неге өзгереді", "Морф в"];
/// The second resonator's.
pub const TIED: Phrase = ["Tied to", "Неге байланған", "Связан с"];
/// What comes with Kairat.
pub const PATCHES: Phrase = ["Patches", "Үлгілер", "Пресеты"];
/// The resonator's.
pub const RESONATOR: Phrase = ["Resonator", "Резонатор", "Резонатор"];
