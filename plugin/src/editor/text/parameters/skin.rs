//! Skins, what hangs on them, and the mouth before a tongue.

use super::{Parameter, say};

pub(super) const SAID: [Parameter; 6] = [
    say(
        "hardness",
        ["Hardness", "Қаттылық", "Жёсткость"],
        [
            "soft hand at 0, hard stick at 100",
            "0 – жұмсақ қол, 100 – қатты таяқ",
            "0 – мягкая рука, 100 – твёрдая палочка",
        ],
    ),
    say(
        "weather",
        ["Weather", "Ауа райы", "Погода"],
        [
            "humid air slackens the skins, dry air tightens them",
            "дымқыл ауа теріні босатады, құрғағы тартады",
            "влажный воздух ослабляет кожу, сухой натягивает",
        ],
    ),
    say(
        "rattle",
        ["Rattles", "Сылдырмақтар", "Подвески"],
        [
            "pendants, rings and jingles; 50 is the instrument's own",
            "салпыншақ, шығыршық, сылдырмақ; 50 – аспаптың өзінікі",
            "подвески, кольца, бубенцы; 50 – свои у инструмента",
        ],
    ),
    say(
        "mouth",
        ["Mouth", "Ауыз", "Рот"],
        [
            "from closed to open: it picks the partial that rings out",
            "жабықтан ашыққа: қай обертон естілерін таңдайды",
            "от закрытого к открытому: выбирает звучащий обертон",
        ],
    ),
    say(
        "throat",
        ["Throat", "Көмей", "Горло"],
        [
            "the second formant, behind the tongue of the player",
            "екінші форманта, орындаушы тілінің артында",
            "вторая форманта, за языком исполнителя",
        ],
    ),
    say(
        "magnet",
        ["Hold on a partial", "Обертонды ұстау", "Удержание обертона"],
        [
            "how firmly the mouth holds to one partial at a time",
            "ауыз бір обертонды қаншалықты берік ұстайды",
            "насколько твёрдо рот держится одного обертона",
        ],
    ),
];
