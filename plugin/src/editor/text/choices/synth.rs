//! The choices of the synth's panel and of the weave.

use crate::editor::text::{Phrase, parameters};

/// The choices of the synth's panel and of the weave.
pub(super) fn of(id: &str) -> Option<&'static [Phrase]> {
    Some(match parameters::family(id) {
        ("osc_", "kind") => &OSCILLATOR,
        ("osc_", "shape") => &ANALOGUE,
        ("osc_", "table") => &WAVETABLE,
        ("osc_", "noise") => &NOISE,
        ("lfo_", "shape") => &LFO_SHAPE,
        ("lfo_", "feel") => &super::FEEL,
        (_, "filter_kind") => &FILTER,
        (_, "synth_mode") => &PLAY_MODE,
        (_, "synth_glide_mode") => &GLIDE_MODE,
        (_, "blend_mode") => &BLEND,
        (_, "blend_partner") => &PARTNER,
        _ => return None,
    })
}

const OSCILLATOR: [Phrase; 5] = [
    ["Analogue", "Аналог", "Аналоговый"],
    ["Wavetable", "Толқын кестесі", "Таблица волн"],
    ["FM", "FM", "FM"],
    ["Grain", "Түйірлер", "Зёрна"],
    ["Noise", "Шуыл", "Шум"],
];

const ANALOGUE: [Phrase; 3] = [
    ["Saw", "Ара тісі", "Пила"],
    ["Pulse", "Импульс", "Импульс"],
    ["Triangle", "Үшбұрыш", "Треугольник"],
];

const WAVETABLE: [Phrase; 11] = [
    ["Saw to square", "Ара тісінен шаршыға", "От пилы к квадрату"],
    ["Reed", "Тілшік", "Язычок"],
    ["Bow", "Ысқыш", "Смычок"],
    ["Horn", "Мүйіз", "Рог"],
    ["Vowels", "Дауыстылар", "Гласные"],
    ["Bell", "Қоңырау", "Колокол"],
    ["Organ", "Орган", "Орган"],
    ["Glass", "Шыны", "Стекло"],
    ["String", "Шек", "Струна"],
    ["Drone", "Ысқырық", "Бурдон"],
    ["Loaded", "Жүктелген", "Загруженная"],
];

const NOISE: [Phrase; 3] =
    [["White", "Ақ", "Белый"], ["Pink", "Қызғылт", "Розовый"], ["Band", "Жолақ", "Полоса"]];

const FILTER: [Phrase; 4] = [
    ["Low-pass", "Төменгі өткізгіш", "Нижние"],
    ["Band-pass", "Жолақ өткізгіш", "Полоса"],
    ["High-pass", "Жоғарғы өткізгіш", "Верхние"],
    ["Ladder", "Саты", "Лестница"],
];

const PLAY_MODE: [Phrase; 3] =
    [["Poly", "Көп", "Поли"], ["Mono", "Жеке", "Моно"], ["Legato", "Легато", "Легато"]];

const GLIDE_MODE: [Phrase; 2] =
    [["Every glide", "Әр сырғу", "Весь переход"], ["An octave", "Октава", "Октава"]];

const LFO_SHAPE: [Phrase; 6] = [
    ["Sine", "Синус", "Синус"],
    ["Triangle", "Үшбұрыш", "Треугольник"],
    ["Saw", "Ара тісі", "Пила"],
    ["Square", "Шаршы", "Квадрат"],
    ["Random steps", "Кездейсоқ сатылар", "Случайные шаги"],
    ["Smooth random", "Баяу кездейсоқ", "Плавно случайно"],
];

const BLEND: [Phrase; 7] = [
    ["Off", "Өшірулі", "Нет"],
    ["Layer", "Қабат", "Слои"],
    ["Spectra", "Спектр", "Спектры"],
    ["Formants", "Форманталар", "Форманты"],
    ["Vocoder", "Вокодер", "Вокодер"],
    ["Morph to part B", "Екінші бөлікке өту", "Морф в партию B"],
    ["Excite", "Қоздыру", "Возбуждение"],
];

const PARTNER: [Phrase; 2] =
    [["Synth", "Синт", "Синтезатор"], ["Part B", "Екінші бөлік", "Партия B"]];
