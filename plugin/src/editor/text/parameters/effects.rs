//! Room and finish.

use super::{Parameter, say};

pub(super) const SAID: [Parameter; 42] = [
    say(
        "space_on",
        ["Room", "Орын", "Помещение"],
        ["the sound stands in a room", "дыбыс белгілі бір орында шығады", "звук стоит в помещении"],
    ),
    say(
        "space_room",
        ["Where", "Қайда", "Где"],
        [
            "concert hall, yurt, open steppe or dry studio",
            "концерт залы, киіз үй, ашық дала не студия",
            "концертный зал, юрта, степь или студия",
        ],
    ),
    say(
        "space_mix",
        ["Mix", "Қоспа", "Смесь"],
        [
            "from dry to the room alone",
            "құрғақ дыбыстан тек орынға дейін",
            "от сухого звука до одного помещения",
        ],
    ),
    say(
        "space_distance",
        ["Distance", "Қашықтық", "Расстояние"],
        [
            "from the instrument to the listener",
            "аспаптан тыңдаушыға дейін",
            "от инструмента до слушателя",
        ],
    ),
    say(
        "space_width",
        ["Width", "Ені", "Ширина"],
        [
            "how wide the room stands in stereo",
            "орынның стереодағы ені",
            "ширина помещения в стерео",
        ],
    ),
    say(
        "space_size",
        ["Size", "Көлемі", "Размер"],
        [
            "lengths of the room against its own",
            "орынның өз көлеміне қатысты",
            "размеры относительно собственных",
        ],
    ),
    say(
        "space_low",
        ["Bass decay", "Төменгі өшу", "Спад низких"],
        [
            "how long the bass rings on, against the room's own",
            "төменгі дыбыстың жаңғыруы",
            "сколько звенят низкие",
        ],
    ),
    say(
        "space_mid",
        ["Middle decay", "Орта өшу", "Спад средних"],
        [
            "how long the middle rings on, against the room's own",
            "орта дыбыстың жаңғыруы",
            "сколько звенят средние",
        ],
    ),
    say(
        "space_high",
        ["Treble decay", "Жоғарғы өшу", "Спад высоких"],
        [
            "how long the treble rings on, against the room's own",
            "жоғарғы дыбыстың жаңғыруы",
            "сколько звенят высокие",
        ],
    ),
    say(
        "space_wind",
        ["Wind", "Жел", "Ветер"],
        ["wind over the steppe", "даладағы жел", "ветер над степью"],
    ),
    say(
        "effects_on",
        ["Effects", "Әсерлер", "Эффекты"],
        [
            "room and finish as a whole; the limiter stays",
            "орын мен өңдеу түгел; шектеуіш қалады",
            "всё помещение и обработка; лимитер остаётся",
        ],
    ),
    say(
        "limiter_on",
        ["True-peak limiter", "Шектеуіш", "Лимитер"],
        [
            "keeps every peak below full scale",
            "шыңдарды толық шектен асырмайды",
            "держит пики ниже полной шкалы",
        ],
    ),
    say(
        "drive_on",
        ["On", "Қосу", "Включить"],
        [
            "a soft curve that rounds off what is loud",
            "қатты дыбысты жұмыртатын қисық",
            "мягкая кривая, скругляющая громкое",
        ],
    ),
    say(
        "drive_gain",
        ["Drive", "Күші", "Драйв"],
        [
            "how hard the curve is driven",
            "қисыққа қаншалықты басылады",
            "насколько сильно нагружена кривая",
        ],
    ),
    say(
        "drive_lean",
        ["Lean", "Еңкею", "Наклон"],
        [
            "leans to one side: even harmonics",
            "бір жаққа еңкею: жұп гармоникалар",
            "наклон в сторону: чётные гармоники",
        ],
    ),
    say(
        "eq_on",
        ["On", "Қосу", "Включить"],
        ["two shelves and a peak", "екі сөре мен бір шың", "две полки и пик"],
    ),
    say(
        "eq_low_hz",
        ["Low corner", "Төменгі шек", "Частота низких"],
        [
            "where the low shelf begins",
            "төменгі сөре қайдан басталады",
            "где начинается низкая полка",
        ],
    ),
    say(
        "eq_low",
        ["Low", "Төменгі", "Низкие"],
        ["gain of the low shelf", "төменгі сөренің деңгейі", "усиление низкой полки"],
    ),
    say(
        "eq_peak_hz",
        ["Peak middle", "Шың ортасы", "Частота пика"],
        ["middle of the peak", "шыңның ортасы", "середина пика"],
    ),
    say("eq_peak", ["Peak", "Шың", "Пик"], ["gain of the peak", "шыңның деңгейі", "усиление пика"]),
    say(
        "eq_peak_q",
        ["Narrowness", "Тарлығы", "Узость"],
        ["how narrow the peak is", "шың қаншалықты тар", "насколько узок пик"],
    ),
    say(
        "eq_high_hz",
        ["High corner", "Жоғарғы шек", "Частота высоких"],
        [
            "where the high shelf begins",
            "жоғарғы сөре қайдан басталады",
            "где начинается высокая полка",
        ],
    ),
    say(
        "eq_high",
        ["High", "Жоғарғы", "Высокие"],
        ["gain of the high shelf", "жоғарғы сөренің деңгейі", "усиление высокой полки"],
    ),
    say(
        "comp_on",
        ["On", "Қосу", "Включить"],
        [
            "holds loud and soft together",
            "қатты мен жұмсақты жақындатады",
            "сближает громкое и тихое",
        ],
    ),
    say(
        "comp_threshold",
        ["Threshold", "Табалдырық", "Порог"],
        ["level above which it works", "осыдан жоғары жұмыс істейді", "выше этого уровня работает"],
    ),
    say(
        "comp_ratio",
        ["Ratio", "Қатынас", "Отношение"],
        ["decibels in for one out", "бір децибелге қанша кіреді", "децибелы входа на один выхода"],
    ),
    say(
        "comp_knee",
        ["Knee", "Иін", "Колено"],
        [
            "width of the bend at the threshold",
            "табалдырықтағы иіннің ені",
            "ширина изгиба у порога",
        ],
    ),
    say(
        "comp_attack",
        ["Attack", "Алу", "Атака"],
        ["time in which it takes", "қанша уақытта алады", "за сколько убирает"],
    ),
    say(
        "comp_release",
        ["Release", "Қайтару", "Восстановление"],
        ["time in which it gives back", "қанша уақытта қайтарады", "за сколько возвращает"],
    ),
    say(
        "comp_makeup",
        ["Makeup", "Өтеу", "Компенсация"],
        ["gain behind it", "артындағы күшейту", "усиление после него"],
    ),
    say(
        "chorus_on",
        ["On", "Қосу", "Включить"],
        ["three voices beside the sound", "дыбыс қасында үш дауыс", "три голоса рядом со звуком"],
    ),
    say(
        "chorus_rate",
        ["Rate", "Жиілігі", "Частота"],
        [
            "turns of the voices per second",
            "дауыстардың секундтағы айналымы",
            "обороты голосов в секунду",
        ],
    ),
    say(
        "chorus_depth",
        ["Depth", "Тереңдігі", "Глубина"],
        ["how far the voices go", "дауыстар қанша алыстайды", "насколько уходят голоса"],
    ),
    say(
        "chorus_mix",
        ["Mix", "Қоспа", "Смесь"],
        ["level of the voices", "дауыстардың деңгейі", "громкость голосов"],
    ),
    say(
        "delay_on",
        ["On", "Қосу", "Включить"],
        [
            "repeats, at the host's tempo or free",
            "қайталау: екпінмен не еркін",
            "повторы: в темпе или свободно",
        ],
    ),
    say(
        "delay_note",
        ["Note", "Нота", "Длительность"],
        ["time between repeats as a note", "қайталаулар арасы нотамен", "время между повторами"],
    ),
    say(
        "delay_feel",
        ["Feel", "Ырғақ", "Ритм"],
        ["straight, dotted or triplet", "тура, нүктелі не триоль", "ровно, с точкой или триоль"],
    ),
    say(
        "delay_time",
        ["Free time", "Еркін уақыт", "Свободное время"],
        [
            "time between repeats where the note is free",
            "нота еркін болғандағы арасы",
            "время, если длительность свободна",
        ],
    ),
    say(
        "delay_feedback",
        ["Feedback", "Қайталау", "Обратная связь"],
        ["how much comes round again", "қаншасы қайта айналады", "сколько возвращается"],
    ),
    say(
        "delay_tone",
        ["Tone", "Реңкі", "Тон"],
        [
            "repeats lose what lies above",
            "қайталау осыдан жоғарысын жоғалтады",
            "повторы теряют верх",
        ],
    ),
    say(
        "delay_ping_pong",
        ["Side to side", "Бір жақтан екіншіге", "Слева направо"],
        [
            "repeats go from side to side",
            "қайталау екі жаққа кезек түседі",
            "повторы ходят из стороны в сторону",
        ],
    ),
    say(
        "delay_mix",
        ["Mix", "Қоспа", "Смесь"],
        ["level of the repeats", "қайталаудың деңгейі", "громкость повторов"],
    ),
];
