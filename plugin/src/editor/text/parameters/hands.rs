//! The two hands on plucked strings.

use super::{Parameter, say};

pub(super) const SAID: [Parameter; 10] = [
    say(
        "articulation",
        ["Articulation", "Ойнау тәсілі", "Приём"],
        [
            "how coming notes are played",
            "келесі дыбыстар қалай ойналады",
            "как играются следующие ноты",
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
];
