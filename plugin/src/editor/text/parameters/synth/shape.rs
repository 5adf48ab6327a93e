//! The synth's filter, envelopes and copies.

use super::super::{Parameter, say};

pub(in super::super) const FILTER: [Parameter; 8] = [
    say(
        "filter_kind",
        ["Filter", "Сүзгі", "Фильтр"],
        ["what the filter lets through", "сүзгі нені өткізеді", "что пропускает фильтр"],
    ),
    say(
        "filter_cutoff",
        ["Cutoff", "Кесу жиілігі", "Срез"],
        [
            "where it cuts, at middle C",
            "орта До-дағы кесу жиілігі",
            "частота среза на до первой октавы",
        ],
    ),
    say(
        "filter_resonance",
        ["Resonance", "Резонанс", "Резонанс"],
        [
            "how much it rings at the cutoff",
            "кесу жиілігінде қанша жаңғырады",
            "насколько звенит на срезе",
        ],
    ),
    say(
        "filter_driven",
        ["Driven", "Қыздырылған", "С перегрузом"],
        [
            "the two-pole filter is overdriven; the ladder always is",
            "екі полюсті сүзгі қыздырылады",
            "двухполюсный фильтр перегружен",
        ],
    ),
    say(
        "filter_drive",
        ["Drive", "Драйв", "Драйв"],
        [
            "how hard a driven filter is driven",
            "сүзгі қанша қыздырылады",
            "насколько перегружен фильтр",
        ],
    ),
    say(
        "filter_key",
        ["Key tracking", "Пернеге еруі", "За клавишей"],
        [
            "how far the cutoff follows the key",
            "кесу жиілігінің пернеге еруі",
            "насколько срез следует за клавишей",
        ],
    ),
    say(
        "filter_envelope",
        ["Envelope 2", "2-орам", "Огибающая 2"],
        [
            "how far the second envelope opens it",
            "екінші орам қанша ашады",
            "насколько открывает вторая огибающая",
        ],
    ),
    say(
        "filter_velocity",
        ["Velocity", "Екпін", "Сила удара"],
        [
            "how far a hard stroke opens it",
            "қатты соққы қанша ашады",
            "насколько открывает сильный удар",
        ],
    ),
];

pub(in super::super) const ENVELOPE: [Parameter; 9] = [
    say(
        "env_delay",
        ["Delay", "Кідіріс", "Задержка"],
        ["time before it begins", "басталғанға дейінгі уақыт", "время до начала"],
    ),
    say(
        "env_attack",
        ["Attack", "Шабуыл", "Атака"],
        ["time of its rise", "көтерілу уақыты", "время подъёма"],
    ),
    say(
        "env_hold",
        ["Hold", "Ұстау", "Удержание"],
        ["time at the top", "шыңдағы уақыты", "время на вершине"],
    ),
    say(
        "env_decay",
        ["Decay", "Түсу", "Спад"],
        [
            "time to the sustained level",
            "тұрақты деңгейге дейінгі уақыт",
            "время до уровня удержания",
        ],
    ),
    say(
        "env_sustain",
        ["Sustain", "Тұрақты деңгей", "Уровень"],
        [
            "level while the key is down",
            "перне басулы кездегі деңгей",
            "уровень, пока клавиша нажата",
        ],
    ),
    say(
        "env_release",
        ["Release", "Босату", "Затухание"],
        ["time of its fall to nothing", "өшу уақыты", "время до тишины"],
    ),
    say(
        "env_attack_curve",
        ["Attack curve", "Шабуыл иілуі", "Изгиб атаки"],
        [
            "below zero slow first, above fast first",
            "нөлден төмен баяу, жоғары жылдам басталады",
            "меньше нуля сначала медленно, больше быстро",
        ],
    ),
    say(
        "env_decay_curve",
        ["Decay curve", "Түсу иілуі", "Изгиб спада"],
        [
            "below zero slow first, above fast first",
            "нөлден төмен баяу, жоғары жылдам басталады",
            "меньше нуля сначала медленно, больше быстро",
        ],
    ),
    say(
        "env_release_curve",
        ["Release curve", "Босату иілуі", "Изгиб затухания"],
        [
            "below zero slow first, above fast first",
            "нөлден төмен баяу, жоғары жылдам басталады",
            "меньше нуля сначала медленно, больше быстро",
        ],
    ),
];

pub(in super::super) const UNISON: [Parameter; 4] = [
    say(
        "unison_copies",
        ["Copies", "Көшірмелер", "Копии"],
        ["copies of each oscillator", "әр осциллятордың көшірмелері", "копий каждого осциллятора"],
    ),
    say(
        "unison_detune",
        ["Detune", "Алшақтық", "Расстройка"],
        [
            "how far the copies stand apart in pitch",
            "көшірмелердің биіктік айырмасы",
            "насколько копии расстроены",
        ],
    ),
    say(
        "unison_spread",
        ["Spread", "Кеңдігі", "Ширина"],
        ["how far apart they stand in stereo", "стереодағы кеңдігі", "ширина в стерео"],
    ),
    say(
        "unison_drift",
        ["Drift", "Ауытқуы", "Дрейф"],
        ["how far each copy wanders", "әр көшірменің ауытқуы", "насколько каждая блуждает"],
    ),
];
