//! What the instrument is, and how it is built and tuned.

use super::{Parameter, say};

pub(super) const SAID: [Parameter; 6] = [
    say(
        "instrument",
        ["Instrument", "Аспап", "Инструмент"],
        ["what sounds", "не ойнайды", "что звучит"],
    ),
    say(
        "variant",
        ["Build", "Түрі", "Вид"],
        [
            "how it is built and tuned; every tradition has its own",
            "жасалуы мен күйі; әр дәстүрдің өзінікі бар",
            "как он сделан и настроен; у каждой традиции свой",
        ],
    ),
    say(
        "material",
        ["Material", "Материал", "Материал"],
        [
            "what strings, reed, tongue, skin or shell are made of",
            "ішектің, тілшіктің, терінің не шанақтың неден жасалғаны",
            "из чего сделаны струны, трость, язычок, кожа или корпус",
        ],
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
];
