//! The player, and how a controller is understood.

use super::{Parameter, say};

pub(super) const SAID: [Parameter; 8] = [
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
        "seed",
        ["Seed", "Нұсқа", "Зерно"],
        [
            "same seed, same small differences",
            "нұсқасы бірдей болса, айырмасы да бірдей",
            "одно зерно – одни и те же малые отличия",
        ],
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
        "keyswitches",
        ["Keyswitches", "Тәсіл пернелері", "Клавиши приёмов"],
        [
            "low keys choose articulations instead of sounding",
            "төменгі пернелер үн шығармай, ойнау тәсілін таңдайды",
            "нижние клавиши не звучат, а выбирают приём",
        ],
    ),
    say(
        "keyswitch_key",
        ["First key", "Бірінші перне", "Первая клавиша"],
        [
            "where those keys begin; articulations follow in their order",
            "сол пернелердің басы; тәсілдер рет-ретімен жүреді",
            "откуда они начинаются; приёмы идут по порядку",
        ],
    ),
    say(
        "articulation_cc",
        ["Controller", "Контроллер", "Контроллер"],
        [
            "number of the controller that chooses articulations",
            "ойнау тәсілін таңдайтын контроллер нөмірі",
            "номер контроллера, который выбирает приём",
        ],
    ),
];
