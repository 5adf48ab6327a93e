//! The synth's low-frequency oscillators, and how it is played.

use super::super::{Parameter, say};

pub(in super::super) const LFO: [Parameter; 12] = [
    say("lfo_shape", ["Shape", "Пішіні", "Форма"], ["its shape", "пішіні", "его форма"]),
    say(
        "lfo_rate",
        ["Rate", "Жылдамдығы", "Скорость"],
        [
            "rate while it does not follow the tempo",
            "қарқынға ермеген кездегі жылдамдығы",
            "скорость без привязки к темпу",
        ],
    ),
    say(
        "lfo_sync",
        ["Tempo", "Қарқынмен", "В темпе"],
        ["follows the host's tempo", "қарқынға ереді", "следует за темпом"],
    ),
    say(
        "lfo_division",
        ["Length", "Ұзақтығы", "Длительность"],
        ["period while it follows the tempo", "қарқынмен кездегі кезеңі", "период в темпе"],
    ),
    say(
        "lfo_feel",
        ["Feel", "Ырғағы", "Пунктир"],
        ["straight, dotted or triplet", "түзу, нүктелі не триоль", "ровно, с точкой или триоль"],
    ),
    say(
        "lfo_global",
        ["Shared", "Ортақ", "Общий"],
        [
            "all notes share it; else each begins its own",
            "барлық нотаға ортақ",
            "общий для всех нот",
        ],
    ),
    say(
        "lfo_phase",
        ["Phase", "Фаза", "Фаза"],
        [
            "where in its period it begins",
            "кезеңнің қай жерінен басталады",
            "с какого места периода",
        ],
    ),
    say(
        "lfo_fade",
        ["Fade in", "Енуі", "Вход"],
        ["time in which it fades in", "біртіндеп ену уақыты", "время вхождения"],
    ),
    say(
        "lfo_pitch",
        ["Pitch", "Биіктік", "Высота"],
        ["how far it bends the pitch", "биіктікті қанша иеді", "насколько гнёт высоту"],
    ),
    say(
        "lfo_cutoff",
        ["Cutoff", "Кесу жиілігі", "Срез"],
        ["how far it moves the cutoff", "кесу жиілігін қанша жылжытады", "насколько двигает срез"],
    ),
    say(
        "lfo_timbre",
        ["Timbre", "Үн", "Тембр"],
        [
            "how far it moves pulse width and table position",
            "импульс ені мен кесте орнын жылжытады",
            "двигает ширину импульса и место в таблице",
        ],
    ),
    say(
        "lfo_level",
        ["Level", "Деңгей", "Громкость"],
        ["how far it moves the level", "деңгейді қанша жылжытады", "насколько двигает громкость"],
    ),
];

pub(in super::super) const PLAY: [Parameter; 13] = [
    say(
        "synth_mode",
        ["Mode", "Тәсілі", "Режим"],
        [
            "a voice per note, or one voice",
            "әр нотаға дауыс не бір дауыс",
            "голос на ноту или один голос",
        ],
    ),
    say(
        "synth_glide",
        ["Glide", "Сырғу", "Глиссандо"],
        [
            "time of the way from note to note",
            "нотадан нотаға өту уақыты",
            "время перехода между нотами",
        ],
    ),
    say(
        "synth_glide_mode",
        ["Glide time", "Сырғу уақыты", "Время глиссандо"],
        [
            "the same for every interval, or per octave",
            "әр аралыққа бірдей не октаваға",
            "для любого интервала или на октаву",
        ],
    ),
    say(
        "synth_velocity",
        ["Velocity", "Екпін", "Сила удара"],
        [
            "how much velocity sets the level",
            "екпіннің деңгейге әсері",
            "влияние силы удара на громкость",
        ],
    ),
    say(
        "synth_pitch_env",
        ["Pitch, env. 3", "Биіктік, 3-орам", "Высота, огиб. 3"],
        [
            "how far the third envelope bends the pitch",
            "үшінші орам биіктікті қанша иеді",
            "насколько третья огибающая гнёт высоту",
        ],
    ),
    say(
        "synth_timbre_env",
        ["Timbre, env. 3", "Үн, 3-орам", "Тембр, огиб. 3"],
        [
            "how far it moves pulse width and table position",
            "импульс ені мен кесте орнын жылжытады",
            "двигает ширину импульса и место в таблице",
        ],
    ),
    say(
        "synth_bright",
        ["Brightness", "Жарқындық", "Яркость"],
        [
            "how far brightness opens the filter",
            "жарқындық сүзгіні қанша ашады",
            "насколько яркость открывает фильтр",
        ],
    ),
    say(
        "synth_press_cutoff",
        ["Pressure, cutoff", "Қысым, кесу", "Нажим, срез"],
        [
            "how far pressure opens the filter",
            "қысым сүзгіні қанша ашады",
            "насколько нажим открывает фильтр",
        ],
    ),
    say(
        "synth_press_level",
        ["Pressure, level", "Қысым, деңгей", "Нажим, громкость"],
        [
            "how far pressure raises the level",
            "қысым деңгейді қанша көтереді",
            "насколько нажим усиливает",
        ],
    ),
    say(
        "synth_breath_level",
        ["Breath, level", "Дем, деңгей", "Дыхание, громкость"],
        [
            "how much of the level breath takes over",
            "деңгейді дем қанша басқарады",
            "доля громкости у дыхания",
        ],
    ),
    say(
        "synth_breath_cutoff",
        ["Breath, cutoff", "Дем, кесу", "Дыхание, срез"],
        [
            "how far breath opens the filter",
            "дем сүзгіні қанша ашады",
            "насколько дыхание открывает фильтр",
        ],
    ),
    say(
        "synth_vibrato",
        ["Vibrato", "Вибрато", "Вибрато"],
        [
            "depth under full modulation",
            "толық модуляциядағы тереңдігі",
            "глубина при полной модуляции",
        ],
    ),
    say(
        "synth_vibrato_rate",
        ["Vibrato rate", "Вибрато жылдамдығы", "Скорость вибрато"],
        ["how fast it is", "жылдамдығы", "его скорость"],
    ),
];
