//! Name and one sentence for every parameter, by its final id.

use super::Phrase;

/// What is said of one parameter.
#[derive(Debug)]
pub struct Parameter {
    /// Final id.
    pub id: &'static str,
    /// Name on the panel, short enough for its place.
    pub name: Phrase,
    /// One sentence on what it does.
    pub sentence: Phrase,
}

/// What is said of the parameter with this id.
#[must_use]
pub fn of(id: &str) -> Option<&'static Parameter> {
    ALL.iter().find(|parameter| parameter.id == id)
}

const fn say(id: &'static str, name: Phrase, sentence: Phrase) -> Parameter {
    Parameter { id, name, sentence }
}

/// Every parameter, in the order of the panels.
pub const ALL: [Parameter; 29] = [
    say(
        "variant",
        ["Tradition", "Дәстүр", "Традиция"],
        [
            "Western dombra for tökpe, or Eastern for shertpe",
            "батыстың төкпе не шығыстың шертпе домбырасы",
            "западная домбра для токпе или восточная для шертпе",
        ],
    ),
    say(
        "material",
        ["Material", "Материал", "Материал"],
        ["what the strings are made of", "ішектің неден жасалғаны", "из чего сделаны струны"],
    ),
    say(
        "string_interval",
        ["Open strings", "Ашық ішектер", "Открытые струны"],
        [
            "interval between the two open strings",
            "екі ашық ішектің арасы",
            "интервал между открытыми струнами",
        ],
    ),
    say(
        "fret_map",
        ["Frets", "Пернелер", "Лады"],
        [
            "where the tied frets sit on the neck",
            "байлама пернелердің мойындағы орны",
            "где на грифе завязаны лады",
        ],
    ),
    say(
        "a4",
        ["Pitch of A4", "A4 биіктігі", "Высота A4"],
        [
            "reference that everything is tuned to",
            "бәрі соған келтірілетін жиілік",
            "частота, по которой всё настроено",
        ],
    ),
    say(
        "articulation",
        ["Articulation", "Ойнау тәсілі", "Приём"],
        [
            "how the hand meets the string on coming notes",
            "келесі дыбыстарда қолдың ішекке тиюі",
            "как рука касается струны на следующих нотах",
        ],
    ),
    say(
        "stroke_direction",
        ["Direction", "Бағыты", "Направление"],
        [
            "which way the stroking hand travels",
            "қағатын қолдың жүру бағыты",
            "куда идёт бьющая рука",
        ],
    ),
    say(
        "contact_point",
        ["Contact point", "Тию нүктесі", "Точка касания"],
        [
            "distance from the bridge; near it is thin and bright",
            "тиектен қашықтық; жақын болса жіңішке, ашық",
            "расстояние от подставки; ближе – тоньше и ярче",
        ],
    ),
    say(
        "nail",
        ["Nail and flesh", "Тырнақ пен ет", "Ноготь и мякоть"],
        [
            "soft fingertip at 0, hard nail at 100",
            "0 – жұмсақ саусақ ұшы, 100 – қатты тырнақ",
            "0 – мягкая подушечка, 100 – твёрдый ноготь",
        ],
    ),
    say(
        "finger_spread",
        ["Finger spread", "Саусақ аралығы", "Разброс пальцев"],
        [
            "time over which the fingers of one stroke arrive",
            "бір қағыстағы саусақтардың келу уақыты",
            "за сколько пальцы одного удара достигают струн",
        ],
    ),
    say(
        "fingers",
        ["Fingers", "Саусақтар", "Пальцы"],
        [
            "how many fingers strike in one stroke",
            "бір қағыста неше саусақ соғады",
            "сколько пальцев бьёт за один удар",
        ],
    ),
    say(
        "slide_mode",
        ["Slide", "Сырғыту", "Скольжение"],
        [
            "the string catches on every fret, or glides between them",
            "ішек әр пернеге ілінеді не арасымен сырғиды",
            "струна цепляет каждый лад или скользит между ними",
        ],
    ),
    say(
        "drone",
        ["Drone rings on", "Дрон үзілмейді", "Дрон звучит"],
        [
            "an open string rings on while another note is held",
            "басқа дыбыс тұрғанда ашық ішек үнін үзбейді",
            "открытая струна звучит, пока держится другая нота",
        ],
    ),
    say(
        "sympathy",
        ["Open string answers", "Ашық ішек үндеседі", "Отклик струны"],
        [
            "the string that is not played answers through the bridge",
            "шертілмеген ішек тиек арқылы үн қосады",
            "струна, по которой не бьют, отвечает через подставку",
        ],
    ),
    say(
        "release",
        ["Release", "Басылу", "Глушение"],
        [
            "how fast the finger stops a released string",
            "саусақ жіберілген ішекті қаншалықты тез басады",
            "как быстро палец глушит отпущенную струну",
        ],
    ),
    say(
        "vibrato_rate",
        ["Vibrato", "Вибрато", "Вибрато"],
        [
            "speed of the stopping finger's swing",
            "басқан саусақтың тербелу жылдамдығы",
            "скорость качания прижимающего пальца",
        ],
    ),
    say(
        "dynamics_range",
        ["Dynamics", "Динамика", "Динамика"],
        [
            "from the softest stroke to the hardest",
            "ең жұмсақ қағыстан ең қаттысына дейін",
            "от самого мягкого удара до самого сильного",
        ],
    ),
    say(
        "dynamics_curve",
        ["Touch", "Сезгіштік", "Отзывчивость"],
        [
            "how velocity becomes force: soft, straight or hard",
            "жылдамдық күшке қалай айналады: жұмсақ, түзу, қатты",
            "как скорость клавиши становится силой: мягко или жёстко",
        ],
    ),
    say(
        "scratch",
        ["Scratch", "Сыдыр", "Шорох"],
        [
            "noise of nail and skin on strings and soundboard",
            "тырнақ пен терінің ішек пен қақпақтағы сыдыры",
            "шум ногтя и кожи по струнам и деке",
        ],
    ),
    say(
        "body_size",
        ["Body size", "Шанақ", "Корпус"],
        [
            "a larger body moves all its resonances down",
            "шанақ үлкейсе, үндестігі түгел төмендейді",
            "большой корпус опускает все свои резонансы",
        ],
    ),
    say(
        "damping",
        ["Damping", "Бәсеңдету", "Затухание"],
        [
            "losses of the strings against their own",
            "ішектің өз шығынына қатысты басылуы",
            "потери струн относительно их собственных",
        ],
    ),
    say(
        "glide",
        ["Glide", "Керілу", "Натяжение"],
        [
            "how far a hard stroke lifts the pitch, as tension does",
            "қатты қағыс дыбысты қаншалықты көтереді",
            "насколько сильный удар поднимает высоту",
        ],
    ),
    say(
        "human",
        ["Human", "Тірі ойын", "Живость"],
        [
            "small differences from stroke to stroke",
            "қағыстан қағысқа болмашы айырма",
            "малые отличия от удара к удару",
        ],
    ),
    say(
        "output",
        ["Output", "Шығыс", "Выход"],
        ["level of the whole instrument", "бүкіл аспаптың деңгейі", "уровень всего инструмента"],
    ),
    say(
        "mpe",
        ["MPE", "MPE", "MPE"],
        [
            "one channel per note: on, off, or when the controller asks",
            "әр дыбысқа бір арна: қосулы, өшірулі не сұраса",
            "канал на каждую ноту: вкл., выкл. или по запросу",
        ],
    ),
    say(
        "bend_range",
        ["Bend", "Иілу", "Изгиб"],
        [
            "range of the pitch wheel outside MPE",
            "MPE-ден тыс иілу дөңгелегінің ауқымы",
            "диапазон колеса высоты вне MPE",
        ],
    ),
    say(
        "mpe_bend_range",
        ["MPE bend", "MPE иілу", "Изгиб MPE"],
        [
            "range of a note's own bend under MPE",
            "MPE-де әр дыбыстың өз иілу ауқымы",
            "диапазон изгиба отдельной ноты в MPE",
        ],
    ),
    say(
        "width",
        ["Width", "Ені", "Ширина"],
        [
            "how wide the body stands in stereo",
            "шанақтың стереодағы ені",
            "насколько широко корпус стоит в стерео",
        ],
    ),
    say(
        "seed",
        ["Seed", "Нұсқа", "Зерно"],
        [
            "same seed, same small differences",
            "нұсқасы бірдей болса, айырмасы да бірдей",
            "одно зерно – одни и те же малые отличия",
        ],
    ),
];
