//! Dynamics, body and output.

use super::{Parameter, say};

pub(super) const SAID: [Parameter; 8] = [
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
            "losses against the instrument's own",
            "аспаптың өз шығынына қатысты басылуы",
            "потери относительно собственных потерь инструмента",
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
        "width",
        ["Width", "Ені", "Ширина"],
        [
            "how wide the body stands in stereo",
            "шанақтың стереодағы ені",
            "насколько широко корпус стоит в стерео",
        ],
    ),
    say(
        "output",
        ["Output", "Шығыс", "Выход"],
        ["level of the whole instrument", "бүкіл аспаптың деңгейі", "уровень всего инструмента"],
    ),
];
