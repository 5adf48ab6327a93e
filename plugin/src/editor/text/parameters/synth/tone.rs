//! The synth's oscillators and their operators.

use super::super::{Parameter, say};

pub(in super::super) const TONE: [Parameter; 20] = [
    say(
        "osc_kind",
        ["Kind", "Түрі", "Вид"],
        ["what the oscillator is made of", "осциллятор неден тұрады", "из чего состоит осциллятор"],
    ),
    say(
        "osc_coarse",
        ["Semitones", "Жарты тон", "Полутоны"],
        ["coarse tuning", "дөрекі күйі", "грубая настройка"],
    ),
    say("osc_fine", ["Cents", "Цент", "Центы"], ["fine tuning", "дәл күйі", "точная настройка"]),
    say(
        "osc_level",
        ["Level", "Деңгейі", "Громкость"],
        ["how loud the oscillator is", "осциллятордың деңгейі", "громкость осциллятора"],
    ),
    say(
        "osc_pan",
        ["Pan", "Орны", "Панорама"],
        [
            "where it stands: 0 left, 50 centre, 100 right",
            "орны: 0 сол, 50 орта, 100 оң",
            "место: 0 слева, 50 центр, 100 справа",
        ],
    ),
    say(
        "osc_shape",
        ["Shape", "Пішіні", "Форма"],
        ["saw, pulse or triangle", "ара тісі, импульс не үшбұрыш", "пила, импульс или треугольник"],
    ),
    say(
        "osc_width",
        ["Pulse width", "Импульс ені", "Ширина импульса"],
        ["how long the pulse stays high", "импульстің ұзақтығы", "сколько длится импульс"],
    ),
    say(
        "osc_sync",
        ["Hard sync", "Синхрон", "Синхронизация"],
        [
            "frequency against the one that resets it; 1 is no sync",
            "негізгіге қатысты жиілік; 1 — синхрон жоқ",
            "частота к ведущей; 1 — без синхронизации",
        ],
    ),
    say(
        "osc_table",
        ["Wavetable", "Толқын кестесі", "Таблица"],
        ["which wavetable is read", "қай толқын кестесі оқылады", "какая таблица волн читается"],
    ),
    say(
        "osc_position",
        ["Position", "Орналасуы", "Положение"],
        ["where in the wavetable it reads", "кестенің қай жері оқылады", "место в таблице волн"],
    ),
    say(
        "osc_algorithm",
        ["Algorithm", "Алгоритм", "Алгоритм"],
        [
            "which of eight ways the operators are joined",
            "операторлар сегіз жолдың қайсысымен қосылған",
            "какой из восьми способов соединяет операторы",
        ],
    ),
    say(
        "osc_feedback",
        ["Feedback", "Кері байланыс", "Обратная связь"],
        [
            "how far the fourth operator moves itself",
            "төртінші оператордың өзіне әсері",
            "насколько четвёртый оператор движет себя",
        ],
    ),
    say(
        "osc_grain_position",
        ["Grains from", "Түйір орны", "Откуда зёрна"],
        [
            "how far back in the last second grains begin",
            "соңғы секундтың қай жерінен басталады",
            "откуда в последней секунде берутся зёрна",
        ],
    ),
    say(
        "osc_grain_spray",
        ["Spray", "Шашырауы", "Разброс"],
        [
            "how far from there they may begin",
            "одан қаншаға ауытқиды",
            "насколько далеко от этого места",
        ],
    ),
    say(
        "osc_grain_size",
        ["Grain size", "Түйір ұзақтығы", "Длина зерна"],
        ["length of a grain", "бір түйірдің ұзақтығы", "длительность зерна"],
    ),
    say(
        "osc_grain_density",
        ["Density", "Қоюлығы", "Плотность"],
        [
            "how many grains sound at a time",
            "бір мезетте неше түйір естіледі",
            "сколько зёрен звучит сразу",
        ],
    ),
    say(
        "osc_grain_reverse",
        ["Backwards", "Кері", "Назад"],
        [
            "share of the grains that run backwards",
            "кері жүретін түйірлер үлесі",
            "доля зёрен, что идут назад",
        ],
    ),
    say(
        "osc_grain_width",
        ["Grain width", "Түйір ені", "Ширина зёрен"],
        [
            "how far apart grains stand",
            "түйірлердің стереодағы ені",
            "насколько широко стоят зёрна",
        ],
    ),
    say(
        "osc_noise",
        ["Noise", "Шуыл", "Шум"],
        ["colour of the noise", "шуылдың түсі", "цвет шума"],
    ),
    say(
        "osc_focus",
        ["Focus", "Шоғыры", "Фокус"],
        ["how narrow the band of noise is", "шуыл жолағының тарлығы", "насколько узка полоса шума"],
    ),
];

pub(in super::super) const OPERATOR: [Parameter; 5] = [
    say(
        "op_ratio",
        ["Ratio", "Қатынас", "Отношение"],
        ["frequency against the key", "пернеге қатысты жиілік", "частота относительно клавиши"],
    ),
    say(
        "op_level",
        ["Level", "Деңгейі", "Уровень"],
        [
            "how loud it is, or how far it bends another",
            "деңгейі не басқаға әсері",
            "громкость или сила воздействия",
        ],
    ),
    say(
        "op_envelope",
        ["Envelope 3", "3-орам", "Огибающая 3"],
        [
            "how much of the level the third envelope takes over",
            "деңгейді үшінші орам қанша басқарады",
            "доля уровня у третьей огибающей",
        ],
    ),
    say(
        "op_fixed",
        ["Fixed", "Тұрақты", "Фиксирован"],
        ["does not follow the key", "пернеге ермейді", "не следует за клавишей"],
    ),
    say(
        "op_hz",
        ["Frequency", "Жиілік", "Частота"],
        ["frequency while it is fixed", "тұрақты кездегі жиілігі", "частота, когда фиксирован"],
    ),
];
